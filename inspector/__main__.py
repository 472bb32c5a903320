"""Chooses a front end: the app where no command is named, else the command line."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from inspector.cli.edge import guarded
from inspector.cli.surroundings import asked_lang, default_home, has_terminal, system_lang
from inspector.errors import Exit, InspectorError
from inspector.errors import usage as faults
from inspector.i18n import Lang, speak

DUMB = ("dumb", "unknown")
"""What a terminal is called of which nothing more is known than that it takes text."""


def main() -> int:
    """Run one call of `inspector`.

    Returns:
        The exit code.
    """
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        # Whatever the locale says: scripts read UTF-8, and a stray byte ends nothing.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl+C while the modules load is as good as any other.
        code = Exit.INTERRUPTED
    if code == Exit.INTERRUPTED:
        _leave(code)
    return code


def open_app(home: Path, lang: Lang | None, passphrase: str | None) -> int:
    """Open the app; only here is the terminal's library loaded.

    Raises:
        InspectorError: USAGE_025, when the terminal cannot move its cursor.
    """
    term = os.environ.get("TERM", "")
    if term in DUMB:
        raise InspectorError(faults.DUMB_TERMINAL, term=term)
    from inspector.tui import run  # noqa: PLC0415 - only here is it needed

    return run(home, lang, system_lang=system_lang(os.environ), passphrase=passphrase)


def _leave(code: int) -> NoReturn:
    """End at once with that exit code.

    The interpreter remembers an interrupt that struck within `exec`, as when a dataclass is made,
    and would end by the signal although it was caught. Workspaces are closed by now.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def _run(args: list[str]) -> int:
    if not args and has_terminal():
        # The way of every day does without the command line, which takes as long to load again.
        passphrase = os.environ.get("INSPECTOR_PASSPHRASE") or None
        home, lang = default_home(os.environ), asked_lang(args, os.environ)
        speak(lang or system_lang(os.environ))
        return guarded(lambda: open_app(home, lang, passphrase), as_json=False)
    from inspector.cli.main import main as run_command  # noqa: PLC0415 - see above

    return run_command(args, os.environ, open_app=open_app)


if __name__ == "__main__":
    sys.exit(main())
