"""The checklists at hand: those that are shipped, shadowed by those that an office adds."""

import difflib
from pathlib import Path

from inspector.checklists.folders import shipped_folder
from inspector.checklists.reader import read
from inspector.checklists.strict_yaml import Problems, head_of
from inspector.domain.checklist import Checklist
from inspector.errors import InspectorError
from inspector.errors import checklist as faults

HEAD = frozenset({"checklist", "edition"})
"""Keys that a checklist file begins with."""


def available(extra_dir: Path | None = None) -> tuple[Checklist, ...]:
    """Every checklist that can be used, by name and edition; an office's own shadow the shipped.

    Args:
        extra_dir: The office's folder; it need not exist.

    Raises:
        InspectorError: What reading one of the files raises; CHECKLIST_022, when two files of
            one folder hold the same edition.
    """
    found: dict[tuple[str, str], Checklist] = {}
    for folder in _folders(extra_dir):
        found |= _checklists_in(folder)
    return tuple(found[key] for key in sorted(found))


def load_checklist(
    name: str, edition: str | None = None, extra_dir: Path | None = None
) -> Checklist:
    """One checklist by name; of several editions the one that sorts last, unless one is named.

    Raises:
        InspectorError: CHECKLIST_020 or CHECKLIST_021, when there is none; what reading its
            file raises.
    """
    files = _files_by_name(extra_dir)
    editions = files.get(name)
    if editions is None:
        near = difflib.get_close_matches(name, sorted(files), n=1)
        hint = f" (“{near[0]}”?)" if near else ""
        known = ", ".join(sorted(files)) or "—"
        raise InspectorError(faults.UNKNOWN_NAME, name=name, known=known, hint=hint)
    wanted = edition or max(editions)
    if wanted not in editions:
        known = ", ".join(sorted(editions))
        raise InspectorError(faults.UNKNOWN_EDITION, name=name, edition=wanted, known=known)
    path = editions[wanted]
    return read(path, path.name)


def _folders(extra_dir: Path | None) -> tuple[Path, ...]:
    """Later ones shadow earlier ones."""
    return (shipped_folder(), *([extra_dir] if extra_dir is not None else []))


def _checklists_in(folder: Path) -> dict[tuple[str, str], Checklist]:
    found: dict[tuple[str, str], Checklist] = {}
    for path in _checklist_files(folder).values():
        checklist = read(path, path.name)
        found[checklist.name, checklist.edition] = checklist
    return found


def _files_by_name(extra_dir: Path | None) -> dict[str, dict[str, Path]]:
    """Files by name and edition, looking no further into them than that."""
    found: dict[str, dict[str, Path]] = {}
    for folder in _folders(extra_dir):
        for (name, edition), path in _checklist_files(folder).items():
            found.setdefault(name, {})[edition] = path
    return found


def _checklist_files(folder: Path) -> dict[tuple[str, str], Path]:
    """The checklist files of a folder by name and edition; other YAML content lies there too.

    Raises:
        InspectorError: CHECKLIST_022, when two hold the same edition.
    """
    found: dict[tuple[str, str], Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        head = head_of(path, Problems(path.name), keys=HEAD)
        if "checklist" not in head:
            continue
        name, edition = head["checklist"], head.get("edition", "")
        if (name, edition) in found:
            context = {"file": path.name, "other": found[name, edition].name}
            raise InspectorError(
                faults.SAME_EDITION_TWICE, also=(), name=name, edition=edition, **context
            )
        found[name, edition] = path
    return found
