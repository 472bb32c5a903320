"""What is looked at in every file that comes from another computer, whatever it says."""

import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import enrol as faults
from inspector.errors import travel as travel_faults
from inspector.i18n.system import reason_of
from inspector.services.session import Session

CLOCKS_DIFFER: Final = timedelta(hours=1)
"""So much two honest clocks may disagree."""
LARGEST: Final = 4 << 20
"""Bytes of a file that is read whole."""


def read_travelled(file: Path) -> bytes:
    """A small file that came from another computer; of a larger one no more than shows that.

    Raises:
        InspectorError: TRAVEL_006, when it cannot be read.
    """
    try:
        with file.open("rb") as source:
            return source.read(LARGEST + 1)
    except OSError as error:
        raise InspectorError(
            travel_faults.CANNOT_READ, file=file.name, reason=reason_of(error)
        ) from error


def check_clock(session: Session, made: datetime, name: str) -> None:
    """See that a file was not made in the future.

    Raises:
        InspectorError: TRAVEL_007, when one of the two clocks must be wrong.
    """
    now = session.now()
    if made > now + CLOCKS_DIFFER:
        raise InspectorError(
            travel_faults.CLOCK,
            file=name,
            made=f"{made.astimezone(now.tzinfo):%Y-%m-%d %H:%M}",
            now=f"{now:%Y-%m-%d %H:%M}",
        )


def check_fingerprint(given: str | None, found: str, name: str) -> None:
    """See that two people looked at the same file.

    Raises:
        InspectorError: ENROL_017, when they did not.
    """
    if given is not None and _plain(given) != _plain(found):
        raise InspectorError(faults.OTHER_FINGERPRINT, file=name, found=found)


def _plain(fingerprint: str) -> str:
    """Its digits alone, as an input method may have written them."""
    return "".join(unicodedata.normalize("NFKC", fingerprint).split()).lower()
