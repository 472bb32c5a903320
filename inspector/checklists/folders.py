"""Where the shipped content of this room lies."""

from pathlib import Path

CALENDAR = "calendar"
"""Where the years lie, in any of these folders."""
PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder() -> Path:
    """The folder `checklists` of a checkout; in an installed package the copy that it carries."""
    carried = PACKAGE / "_content" / "checklists"
    return carried if carried.is_dir() else PACKAGE.parent / "checklists"


def calendar_paths(extra_dir: Path | None = None) -> tuple[Path, ...]:
    """The files that the calendar consists of, by name; an office's own instead of the shipped."""
    shipped = shipped_folder() / CALENDAR
    folders = [shipped] if extra_dir is None else [shipped, extra_dir / CALENDAR]
    files = {path.name: path for folder in folders for path in folder.glob("*.yaml")}
    return tuple(files[name] for name in sorted(files))
