"""What is said when the app ends on a bug of its own: which and where, never about whom."""

from typing import TYPE_CHECKING

from textual.worker import WorkerFailed

from inspector.services.faults import crash_error, keep_crash
from inspector.services.telling import told

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace


def last_words(
    error: BaseException | None, workspace: "Workspace | None" = None, doing: str = ""
) -> str:
    """One line, without any value that was in memory: notes and names are among them.

    Args:
        error: What ended the app.
        workspace: Where the details are kept, encrypted; locked, they are kept nowhere.
        doing: The screen that was shown.
    """
    bug = error.error if isinstance(error, WorkerFailed) else error
    if bug is not None and workspace is not None:
        keep_crash(workspace.faults, bug, at=workspace.clock.now(), doing=doing)
    return told(crash_error(bug)).line
