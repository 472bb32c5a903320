"""Files that a command writes: to a path that is free, or to stdout."""

from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.surroundings import NAME
from inspector.errors import InspectorError
from inspector.errors import usage as faults
from inspector.errors import workspace as file_faults
from inspector.keys.files import write_whole

STDOUT = Path("-")


def target_of(call: Call, command: str, output: Path) -> Path | None:
    """Where a file goes; None for stdout.

    Raises:
        InspectorError: USAGE_010, when the JSON document wants to go there too.
    """
    if output != STDOUT:
        return output
    if call.as_json:
        raise InspectorError(faults.TWO_ON_STDOUT, command=f"{NAME} {command}")
    return None


def check_free(target: Path, *, force: bool) -> None:
    """See that nothing is replaced unasked, before any work is done.

    Raises:
        InspectorError: WORKSPACE_005, when there is such a file already.
    """
    if target.exists() and not force:
        raise InspectorError(file_faults.FILE_EXISTS, file=str(target))


def write_file(target: Path, data: bytes, *, force: bool) -> None:
    """Put a file in its place, whole or not at all.

    Raises:
        InspectorError: WORKSPACE_005, when there is one already; STORE_…, when the disk refuses.
    """
    check_free(target, force=force)
    write_whole(target, data)
