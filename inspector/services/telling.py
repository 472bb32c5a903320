"""An error in the language spoken: what the command line and the app both show."""

from dataclasses import dataclass

from inspector.errors import InspectorError
from inspector.i18n import spoken, text


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


def _stopped(part: str) -> str:
    """A part with a full stop, as the language writes it."""
    if part.endswith(tuple(".。!！?？…")):
        return part
    return f"{part}{'。' if spoken() == 'zh' else '.'}"
