"""Where the shipped content of this room lies."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder() -> Path:
    """The folder `checklists` of a checkout; in an installed package the copy that it carries."""
    carried = PACKAGE / "_content" / "checklists"
    return carried if carried.is_dir() else PACKAGE.parent / "checklists"
