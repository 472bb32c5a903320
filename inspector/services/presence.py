"""Whether a workspace is there, and where in it what lies: light, for the first paint."""

from pathlib import Path
from typing import Final

SLOT: Final = "slot"
DATA: Final = "data"
"""Files of a workspace; their names say nothing of what they hold."""


def workspace_exists(home: Path) -> bool:
    """Whether a folder holds a workspace."""
    return (home / SLOT).is_file() and (home / DATA).is_file()


def content_folder(home: Path | None) -> Path | None:
    """Where an office's own checklists lie."""
    return None if home is None else home / "content" / "checklists"
