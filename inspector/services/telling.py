"""Errors and verdicts in the language spoken, as the command line and the app both show them."""

from dataclasses import dataclass

from inspector.errors import InspectorError
from inspector.i18n import N_, spoken, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One error for people: three parts, and a code to look it up by."""

    code: str
    where: str
    what: str
    next: str

    @property
    def line(self) -> str:
        """All of it in one line: code, where, what, what to do next."""
        between = "" if spoken() == "zh" else " "
        return f"{self.code} {self.where}: {_stopped(self.what)}{between}{_stopped(self.next)}"


def told(error: InspectorError) -> Told:
    """The error's texts, the values filled in."""
    fault = error.fault
    return Told(
        code=fault.code,
        where=text(fault.where, **error.context),
        what=text(fault.what, **error.context),
        next=text(fault.next, **error.context),
    )


def verdict_told(verdict: str) -> str:
    """The one word of a verdict, as people say it."""
    return text(
        {
            "valid": N_("valid"),
            "untrusted": N_("intact, but the signer is not known here"),
            "changed": N_("changed"),
            "unsigned": N_("not signed"),
            "unreadable": N_("unreadable"),
        }[verdict]
    )


def _stopped(part: str) -> str:
    """A part with a full stop, as the language writes it."""
    if part.endswith(tuple(".。!！?？…")):
        return part
    return f"{part}{'。' if spoken() == 'zh' else '.'}"
