"""What is known before the command is: language, home, terminal."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from inspector.i18n import LANGUAGES, Lang

NAME = "inspector"


def chosen_lang(args: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """The language of this call: `--lang`, else INSPECTOR_LANG, else the locale, else Chinese.

    Looked up before the command is parsed, since even its complaints are in that language.
    """
    return asked_lang(args, environ) or system_lang(environ)


def asked_lang(args: Sequence[str], environ: Mapping[str, str]) -> Lang | None:
    """The language that this call asks for; a word that is none is left to the parser."""
    for word in (*reversed(_values("--lang", args)), environ.get("INSPECTOR_LANG", "")):
        if word in LANGUAGES:
            return word
    return None


def system_lang(environ: Mapping[str, str]) -> Lang:
    """The language of the locale, else Chinese."""
    locale = next((environ[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(k)), "")
    prefix = locale.partition("_")[0].partition(".")[0].lower()
    return prefix if prefix in LANGUAGES else "zh"


def wants_json(args: Sequence[str]) -> bool:
    """Whether one JSON document is asked for, however wrong the rest of the call may be."""
    return "--json" in (args[: args.index("--")] if "--" in args else args)


def default_home(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where the workspace lies: INSPECTOR_HOME, else in the platform's data folder."""
    if environ.get("INSPECTOR_HOME"):
        return Path(environ["INSPECTOR_HOME"])
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / NAME
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / NAME
    data = environ.get("XDG_DATA_HOME", "")
    # The XDG specification: a relative path is invalid and must be ignored.
    return (Path(data) if os.path.isabs(data) else Path.home() / ".local" / "share") / NAME  # noqa: PTH117


def has_terminal() -> bool:
    """Whether a person sits there: keys come in and pictures go out."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def own_version() -> str:
    """The version of this program, as it was installed."""
    from importlib.metadata import version  # noqa: PLC0415 - as slow to load as the rest together

    return version(NAME)


def _values(option: str, args: Sequence[str]) -> list[str]:
    """Every value given to an option, in order."""
    spaced = [args[at + 1] for at, word in enumerate(args[:-1]) if word == option]
    joined = [word.partition("=")[2] for word in args if word.startswith(f"{option}=")]
    return spaced + joined
