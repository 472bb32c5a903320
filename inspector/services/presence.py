"""Whether a workspace is there: all that the app needs to know before its first paint."""

from pathlib import Path
from typing import Final

SLOT: Final = "slot"
DATA: Final = "data"
"""Files of a workspace; their names say nothing of what they hold."""


def workspace_exists(home: Path) -> bool:
    """Whether a folder holds a workspace."""
    return (home / SLOT).is_file() and (home / DATA).is_file()
