"""What went wrong in the program itself, kept encrypted: its words may hold what people wrote."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.keys.files import write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MOST_REPORTS: Final = 20
"""The latest are kept."""
LONGEST_REPORT: Final = 16 << 10
"""Bytes; of a longer one the beginning is left out: what went wrong stands at its end."""
_NONCE: Final = 12
_LENGTH: Final = 4
_SAYS: Final = b"inspector/fault/1"


class FaultLog:
    """A file of reports; it needs no database, which may be what went wrong.

    Args:
        path: Made with the first report.
        key: 256 bits that nobody has without the passphrase.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key

    def add(self, report: str) -> None:
        """Keep a report, durably; the oldest goes where there are too many.

        Raises:
            InspectorError: STORE_001, STORE_003 or STORE_004, when the disk refuses.
        """
        nonce = os.urandom(_NONCE)
        words = report.encode("utf-8", "replace")[-LONGEST_REPORT:]
        sealed = nonce + self._cipher().encrypt(nonce, words, _SAYS)
        kept = [*_sealed_in(self._path), sealed][-MOST_REPORTS:]
        write_whole(self._path, b"".join(len(one).to_bytes(_LENGTH) + one for one in kept))

    def reports(self) -> list[str]:
        """The reports, latest first; one that was changed is left out."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415

        found = []
        cipher = self._cipher()
        for one in _sealed_in(self._path):
            try:
                words = cipher.decrypt(one[:_NONCE], one[_NONCE:], _SAYS)
            except (InvalidTag, ValueError):
                continue
            found.append(words.decode("utf-8", "replace"))
        return found[::-1]

    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        return AESGCM(self._key)


def reports_in(path: Path) -> int:
    """How many reports a file holds; to be told without a key."""
    return len(list(_sealed_in(path)))


def _sealed_in(path: Path) -> Iterator[bytes]:
    """The reports as they rest; what is cut off at the end is no report."""
    try:
        data = path.read_bytes()
    except OSError:  # none yet, or a disk that is gone: a new report is worth more
        return
    at = 0
    while at + _LENGTH <= len(data):
        size = int.from_bytes(data[at : at + _LENGTH])
        at += _LENGTH
        if at + size > len(data):
            return
        yield data[at : at + size]
        at += size
