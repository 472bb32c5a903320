"""One workspace, one process: a lock that the system itself lets go when its holder dies."""

import os
import sys
from pathlib import Path

from inspector.errors import InspectorError
from inspector.errors import lock as lock_faults
from inspector.errors import store as faults
from inspector.i18n.system import reason_of


class WorkspaceLock:
    """The lock of a workspace, held from its making until `release` or the end of the process.

    Args:
        path: A file of its own; what it says does not matter, and it stays.

    Raises:
        InspectorError: LOCK_001, when another holder has it; STORE_003, when the folder cannot be
            written.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            why = reason_of(error)
            raise InspectorError(faults.READ_ONLY, path=path, detail=why) from error
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            raise InspectorError(lock_faults.HELD, path=path.parent) from error
        self._is_held = True

    def release(self) -> None:
        """Let the next one in; a second call does nothing."""
        if self._is_held:
            self._is_held = False
            os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        # Of the open file, not of the process: a second opening here is refused as well.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
