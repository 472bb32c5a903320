"""Files that only their owner may read, whatever the system's habit is."""

import os
from pathlib import Path
from typing import IO

_OWNER_ONLY = 0o600


def make_private(path: Path) -> IO[bytes]:
    """A new file to write.

    Raises:
        FileExistsError: There is one of that name.
    """
    return open(path, "xb", opener=_opener)


def ensure_private(path: Path) -> None:
    """See that there is a file of that name; one that is there stays as it is.

    Raises:
        OSError: What the system refuses.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNER_ONLY)
