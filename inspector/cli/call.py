"""One call of the command line: its options, and the passphrase."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from getpass import getpass
from pathlib import Path

from inspector.clock import Clock
from inspector.domain.masking import Private
from inspector.errors import InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, Lang, spoken, text
from inspector.i18n.system import reason_of

OpenApp = Callable[[Path, Lang | None, str | None], int]
"""Opens the app on a workspace, in a language if this call asks for one, with the passphrase if it
is known; tells the exit code."""


@dataclass(slots=True, kw_only=True)
class Call:
    """What every command is told: the global options, and how to reach the workspace."""

    environ: Mapping[str, str]
    lang: Lang
    asked_lang: Lang | None
    """The language that the call itself asks for; without it the app takes the remembered one."""
    as_json: bool
    home: Path
    open_app: OpenApp
    person: str | None = None
    """Who acts, if not the person the workspace was made for."""
    passphrase_file: Path | None = None
    clock: Clock | None = None
    """None: the machine's."""
    masked: Counter[Private] = field(default_factory=Counter)
    """Private numbers that were masked in what the command wrote."""

    def passphrase(self) -> str:
        """The passphrase at hand, else what the person types.

        Raises:
            InspectorError: USAGE_013, when there is no one to ask; USAGE_014.
        """
        held = self.passphrase_at_hand()
        if held is not None:
            return held
        return self._typed(text(N_("Passphrase: ")))

    def first_passphrase(self) -> str:
        """The passphrase of a workspace to be made; typed twice where it is typed.

        Raises:
            InspectorError: USAGE_013, USAGE_014; USAGE_015, when the two differ.
        """
        held = self.passphrase_at_hand()
        return held if held is not None else self._typed_twice()

    def new_passphrase(self, file: Path | None) -> str:
        """The passphrase to change to.

        Raises:
            InspectorError: USAGE_014, USAGE_015; USAGE_018, when there is no one to ask.
        """
        if file is not None:
            return first_line(file)
        if sys.stdin is None or not sys.stdin.isatty():
            raise InspectorError(faults.NO_NEW_PASSPHRASE, home=str(self.home))
        return self._typed_twice()

    def passphrase_at_hand(self) -> str | None:
        """The passphrase, if it can be had without asking.

        Raises:
            InspectorError: USAGE_014, when the passphrase file cannot be read.
        """
        if self.passphrase_file is not None:
            return first_line(self.passphrase_file)
        return self.environ.get("INSPECTOR_PASSPHRASE") or None

    def _typed_twice(self) -> str:
        typed = self._typed(text(N_("New passphrase: ")))
        if self._typed(text(N_("Once more: "))) != typed:
            raise InspectorError(faults.PASSPHRASES_DIFFER, home=str(self.home))
        return typed

    def _typed(self, prompt: str) -> str:
        if sys.stdin is None or not sys.stdin.isatty():
            raise InspectorError(faults.NO_PASSPHRASE, home=str(self.home))
        try:
            return getpass(prompt, sys.stderr)
        except EOFError as error:
            raise InspectorError(faults.NO_PASSPHRASE, home=str(self.home)) from error


def first_line(file: Path) -> str:
    """The first line of a passphrase file, without its end.

    Raises:
        InspectorError: USAGE_014, when it cannot be read as UTF-8.
    """
    try:
        with file.open("rb") as opened:
            line = opened.readline(4096)
        return line.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except OSError as error:
        reason = reason_of(error).in_(spoken())
    except UnicodeDecodeError:
        reason = text(N_("it is not UTF-8 text"))
    raise InspectorError(faults.UNREADABLE_FILE, file=str(file), reason=reason)
