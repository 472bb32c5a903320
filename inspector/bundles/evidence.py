"""Files of evidence in a bundle: whether one is what its name says."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspector.bundles import age

if TYPE_CHECKING:
    from inspector.bundles.places import Member


def is_whole(identities: Sequence[bytes], member: "Member", sha256: str, size: int) -> bool:
    """Whether a file opens with one of these keys, and is the one of that digest.

    Raises:
        OSError: As the disk raises it.
    """
    sink = _Digesting()
    try:
        with member.open() as source:
            age.decrypt(identities, source, sink, most=size)  # type: ignore[arg-type]
    except (age.NotAgeError, age.NotForUsError, age.DamagedError, age.TooLongError):
        return False
    return sink.digest.hexdigest() == sha256


class _Digesting:
    """Keeps nothing but the digest."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Take it."""
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""
