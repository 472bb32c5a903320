"""Errors and verdicts in the language spoken, as the command line and the app both show them."""

from dataclasses import dataclass

from inspector.domain.masking import Counts, Private
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


def masked_told(counts: Counts) -> str:
    """What was found in a text, counted by kind; empty where there is nothing."""
    said = {
        Private.IDENTITY: N_("{count} ID number(s)"),
        Private.MOBILE: N_("{count} mobile number(s)"),
        Private.BANK_CARD: N_("{count} bank card number(s)"),
    }
    parts = [text(said[kind], count=counts[kind]) for kind in Private if counts.get(kind)]
    return ("、" if spoken() == "zh" else ", ").join(parts)


def _stopped(part: str) -> str:
    """A part with a full stop, as the language writes it."""
    if part.endswith(tuple(".。!！?？…")):
        return part
    return f"{part}{'。' if spoken() == 'zh' else '.'}"
