"""Where the files of a bundle lie: in a folder, or in one tar archive of the same files.

Names are never taken from what came: what a bundle can have is asked for by its own name, and an
archive that has anything else is refused. No link is followed out of it, nothing is unpacked.
"""

import io
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from inspector.errors import InspectorError
from inspector.errors import bundle as faults

HISTORY: Final = "bundle.age"
UNFINISHED: Final = "unfinished.age"
"""The same while evidence is still being written: a bundle is one only when it is whole."""
EVIDENCE: Final = "evidence"
TAR: Final = ".tar"
_KNOWN: Final = re.compile(r"bundle\.age|evidence/([0-9a-f]{2})/\1[0-9a-f]{62}\.age")
_BLOCK: Final = 512
_LONGEST: Final = 100
"""Characters of a name in an archive that needs no more than one header for it."""
_PIECE: Final = 1 << 20


def evidence_name(sha256: str) -> str:
    """What a file of evidence is called in a bundle."""
    return f"{EVIDENCE}/{sha256[:2]}/{sha256}.age"


def is_known(name: str) -> bool:
    """Whether a file of a bundle can be called that."""
    return _KNOWN.fullmatch(name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of a bundle: a file of its own, or a stretch of an archive."""

    path: Path
    at: int = 0
    size: int

    def open(self) -> IO[bytes]:
        """Open it; it can be sought. What the disk refuses is an `OSError`."""
        return cast("IO[bytes]", io.BufferedReader(_Stretch(self.path, self.at, self.size)))


Find = Callable[[str], Member | None]


def place_of(path: Path) -> Find:
    """What finds the files of a bundle by their names.

    Raises:
        InspectorError: BUNDLE_005 or BUNDLE_006, for an archive that is none of ours.
        OSError: As the disk raises it.
    """
    if path.is_dir():
        return lambda name: _in_folder(path, name)
    members = dict(tar_members(path))
    return members.get


def tar_members(path: Path) -> Iterator[tuple[str, Member]]:
    """The files of an archive, in its order; each once, and nothing else in it.

    Raises:
        InspectorError: BUNDLE_005 or BUNDLE_006.
        OSError: As the disk raises it.
    """
    known: dict[str, Member] = {}
    whole = path.stat().st_size
    with path.open("rb") as file:
        while (found := next_member(file, path, whole)) is not None:
            name, member = found
            if name in known or not is_known(name):
                raise InspectorError(faults.STRANGE_MEMBER, file=path.name, name=name[:_LONGEST])
            known[name] = member
            yield found
        while rest := file.read(_PIECE):
            if rest.strip(b"\0"):
                raise InspectorError(faults.CUT_OFF, file=path.name)


def next_member(file: IO[bytes], path: Path, whole: int) -> tuple[str, Member] | None:
    """Read over one file of an archive; None at the archive's end.

    Raises:
        InspectorError: BUNDLE_006, when it is not whole.
    """
    block = file.read(_BLOCK)
    if len(block) == _BLOCK and not block.strip(b"\0"):
        return None
    try:
        header = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, ValueError) as error:
        raise InspectorError(faults.CUT_OFF, file=path.name) from error
    # Ours has one spelling: no link, no second meaning, nothing that can be changed unseen.
    if block != tar_header(header.name[:_LONGEST], max(0, header.size)):
        raise InspectorError(faults.STRANGE_MEMBER, file=path.name, name=header.name[:_LONGEST])
    at = file.tell()
    filled = -header.size % _BLOCK
    if header.size < 0 or at + header.size + filled > whole:
        raise InspectorError(faults.CUT_OFF, file=path.name)
    file.seek(at + header.size)
    if file.read(filled).strip(b"\0"):
        raise InspectorError(faults.CUT_OFF, file=path.name)
    return header.name, Member(path=path, at=at, size=header.size)


def tar_header(name: str, size: int) -> bytes:
    """What stands before a file in an archive: neither owner nor time, they would say too much."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT)


def tar_filling(size: int) -> bytes:
    """What stands behind a file of that size in an archive."""
    return bytes(-size % _BLOCK)


TAR_END: Final = bytes(2 * _BLOCK)
"""How an archive ends."""


def found_in(paths: Iterable[Path], *, deep: int = 4) -> Iterator[Path]:
    """Every bundle that these paths mean: themselves, or what lies in such folders, in order.

    What is none is told as it was given, so that it can be refused by its name.
    """
    for path in paths:
        if not path.is_dir():
            # The age file itself is what one may well be pointed at.
            yield path.parent if path.name in {HISTORY, UNFINISHED} else path
            continue
        inside = list(_inside(path, deep))
        yield from inside or [path]


def _inside(folder: Path, deep: int) -> Iterator[Path]:
    if any((folder / name).is_file() for name in (HISTORY, UNFINISHED)):
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_dir() and deep:
            yield from _inside(path, deep - 1)
        elif path.suffix == TAR and path.is_file():
            yield path


def _in_folder(folder: Path, name: str) -> Member | None:
    path = folder / name
    # Neither a device nor a pipe, which would never end.
    return Member(path=path, size=path.stat().st_size) if path.is_file() else None


class _Stretch(io.RawIOBase):
    """A part of a file, as if it were one."""

    def __init__(self, path: Path, at: int, size: int) -> None:
        self._file = path.open("rb")
        self._at, self._size, self._now = at, size, 0
        self._file.seek(at)

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def seekable(self) -> bool:
        """It can be sought."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read on, up to its end."""
        data = self._file.read(min(len(buffer), self._size - self._now))
        buffer[: len(data)] = data
        self._now += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go elsewhere in it."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._now, io.SEEK_END: self._size}[whence]
        self._now = min(max(0, start + offset), self._size)
        self._file.seek(self._at + self._now)
        return self._now

    def tell(self) -> int:
        """Where it stands."""
        return self._now

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()
