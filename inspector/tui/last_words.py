"""What is said when the app ends on a bug of its own: which and where, never about whom."""

from traceback import walk_tb

from textual.worker import WorkerFailed

from inspector.errors import InspectorError
from inspector.errors.bug import UNEXPECTED
from inspector.services.telling import told

MOST_FRAMES = 5


def last_words(error: BaseException | None) -> str:
    """One line, without any value that was in memory: notes and names are among them."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, and rarely needed

    bug = error.error if isinstance(error, WorkerFailed) else error
    frames = [
        f"{frame.f_globals.get('__name__', '?')}:{line}"
        for frame, line in walk_tb(bug.__traceback__ if bug else None)
    ]
    return told(
        InspectorError(
            UNEXPECTED,
            version=version("inspector"),
            kind=type(bug).__name__,
            frames=" > ".join(frames[-MOST_FRAMES:]) or "?",
        )
    ).line
