"""Room on the disk: a warning before it runs out, and a reserve for when it has."""

import os
import shutil
from pathlib import Path
from typing import Final

from inspector.store.private import make_private

BALLAST: Final = "ballast"
"""Name of the reserve, beside the database."""
LOW_BYTES: Final = 64 << 20
"""Below this a warning is due: the write-ahead log needs room beside the database."""
BALLAST_BYTES: Final = 256 << 10
"""Given back when the disk is full: enough for some forty answers more."""


class Space:
    """The room beside one database."""

    def __init__(self, database: Path) -> None:
        self._folder = database.parent
        self._ballast = database.with_name(BALLAST)

    @property
    def free_bytes(self) -> int:
        """How much can still be written."""
        return shutil.disk_usage(self._folder).free

    @property
    def is_low(self) -> bool:
        """Whether a warning is due."""
        return self.free_bytes < LOW_BYTES

    def reserve(self) -> None:
        """Lay the ballast down, where there is room for it and it is not there."""
        if self._ballast.exists() or self.is_low:
            return
        try:
            # Noise: a file system that compresses would give nothing back for zeroes.
            with make_private(self._ballast) as file:
                file.write(os.urandom(BALLAST_BYTES))
        except OSError:
            # A reserve that cannot be laid down is no reason not to work.
            self._ballast.unlink(missing_ok=True)

    def release(self) -> bool:
        """Give the ballast back; tells whether there was one."""
        try:
            self._ballast.unlink()
        except OSError:
            return False
        return True
