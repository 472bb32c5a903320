"""What a person can do something about: one exception, and its text in three parts by code."""

from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the command line."""

    DONE = 0
    NO = 1
    USAGE = 2
    REFUSED = 3
    LOCKED = 4
    STORAGE = 5
    BUG = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A catalogue entry; the texts are msgids with `{names}` for the context."""

    code: str
    where: str
    what: str
    next: str
    exit: Exit = Exit.REFUSED


class InspectorError(Exception):
    """Something a person can do something about.

    Args:
        fault: Entry of the catalogue.
        also: Further errors of the same input, in the order met.
        context: Values for the names in the fault's texts.
    """

    def __init__(
        self, fault: Fault, *, also: "tuple[InspectorError, ...]" = (), **context: object
    ) -> None:
        super().__init__(fault.code, context)
        self.fault = fault
        self.context = context
        self.also = also

    @property
    def all(self) -> "tuple[InspectorError, ...]":
        """This error and those that came with it."""
        return (self, *self.also)


def all_of(faults: "list[InspectorError]") -> InspectorError:
    """The first of several errors, carrying the others; needs at least one."""
    first, *rest = faults
    return InspectorError(first.fault, also=tuple(rest), **first.context)


def raise_all(faults: "list[InspectorError]") -> None:
    """Raise several errors as one; nothing happens where there are none.

    Raises:
        InspectorError: The first, carrying the others.
    """
    if faults:
        together = all_of(faults)
        raise together
