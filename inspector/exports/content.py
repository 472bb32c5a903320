"""Where templates, styles and typefaces lie: the office's own first, then the shipped ones."""

from dataclasses import dataclass
from pathlib import Path

from inspector.errors import InspectorError
from inspector.errors import export as faults


@dataclass(frozen=True, slots=True)
class Contents:
    """The folders that hold document content."""

    shipped: Path
    own: Path | None = None
    """`HOME/content/exports`; a file in it shadows the shipped one of the same name."""

    def file(self, name: str) -> Path:
        """The file of that name, e.g. `findings/template.html`.

        Raises:
            InspectorError: EXPORT_004, when neither folder has it.
        """
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                return path
        raise InspectorError(faults.CONTENT_MISSING, file=name)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders to look in, in that order."""
        return (self.shipped,) if self.own is None else (self.own, self.shipped)


def shipped_contents() -> Path:
    """The folder that came with the program: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_content" / "exports"
    return inside if inside.is_dir() else package.parent / "exports"
