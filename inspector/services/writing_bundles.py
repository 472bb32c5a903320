"""A bundle on its way to a stick: whole when it has its name, and gone on with when it has not."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from inspector.bundles import places
from inspector.errors import Exit, InspectorError
from inspector.errors import bundle as faults
from inspector.errors import store as store_faults
from inspector.keys.files import HALF, disk_faults, replacing, sync_folder
from inspector.services.stick import Means, Writing, Written

if TYPE_CHECKING:
    from inspector.bundles.places import Member
    from inspector.services.bundling import Part

PART: Final = ".part"
"""What an archive is called while it is written."""


def write_bundle(part: "Part", target: Path, means: Means) -> Written:
    """Write a bundle, or go on with one of the same history that was interrupted there.

    What was interrupted by the disk stays, to be gone on with; what somebody cancelled is removed.

    Raises:
        InspectorError: BUNDLE_004, when something else lies there; BUNDLE_012 or BUNDLE_013, when
            the stick is full or gone; STORE_003, when nothing can be written there.
    """
    writer = _Archive if target.suffix == places.TAR else _Folder
    with _faults_of_stick(target), disk_faults(target):
        writing = writer(part, target, means)
        try:
            return writing.write()
        except BaseException as error:
            if writing.is_ours and not _is_of_disk(error):
                writing.remove()
            raise


@contextmanager
def _faults_of_stick(target: Path) -> Iterator[None]:
    """Tell what the stick refuses: nothing is wrong with the disk of the laptop.

    Raises:
        InspectorError: BUNDLE_012 or BUNDLE_013.
    """
    told = {
        store_faults.DISK_FULL: faults.NO_ROOM,
        store_faults.DISK_FAILED: faults.STOPPED,
        store_faults.NO_FILE: faults.STOPPED,
    }
    try:
        yield
    except InspectorError as error:
        fault = told.get(error.fault)
        if fault is None:
            raise
        detail = error.context.get("detail", "")
        raise InspectorError(fault, file=target.name, detail=detail) from error


def _is_of_disk(error: BaseException) -> bool:
    of_disk = isinstance(error, InspectorError) and error.fault.exit is Exit.STORAGE
    return of_disk or isinstance(error, OSError)


class _Folder(Writing):
    """A bundle as a folder."""

    def write(self) -> Written:
        """Write it, or the rest of it.

        Raises:
            InspectorError: BUNDLE_004.
        """
        whole, unfinished = self.target / places.HISTORY, self.target / places.UNFINISHED
        if self._is_done(whole):
            return self.written(sum(path.stat().st_size for path in self._own_files()))
        self._make_room(whole, unfinished)
        self.is_ours = True
        if not unfinished.exists():
            with replacing(unfinished) as sink:
                sink.write(self.part.history)
        size = len(self.part.history)
        for one in self.part.manifest.evidence:
            path = self.target / places.evidence_name(one.sha256)
            if self._lies(path, one.sha256, one.bytes):
                self.found_whole(one.bytes)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._put(path, one.sha256)
            size += path.stat().st_size if path.exists() else 0
        unfinished.replace(whole)
        sync_folder(self.target)
        return self.written(size)

    def remove(self) -> None:
        """Take away what is of a bundle; a folder that has anything else stays."""
        for path in [*self._own_files(), self.target / places.UNFINISHED]:
            path.unlink(missing_ok=True)
        evidence = self.target / places.EVIDENCE
        for folder in (*evidence.glob("??"), evidence, self.target):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def _own_files(self) -> list[Path]:
        """What lies there that is of a bundle, whole or not."""
        files = (path for path in self.target.glob("**/*.age") if path.is_file())
        return [path for path in files if places.is_known(path.relative_to(self.target).as_posix())]

    def _is_done(self, whole: Path) -> bool:
        """Whether all of it lies there already; nothing is touched then."""
        if not whole.is_file():
            return False
        if not self.is_same(places.Member(path=whole, size=whole.stat().st_size)):
            return False
        wanted = {
            self.target / places.evidence_name(one.sha256): one
            for one in self.part.manifest.evidence
        }
        if not all(self._lies(path, one.sha256, one.bytes) for path, one in wanted.items()):
            return False
        for one in wanted.values():
            self.found_whole(one.bytes)
        return True

    def _make_room(self, whole: Path, unfinished: Path) -> None:
        """See that the folder is ours to fill.

        Raises:
            InspectorError: BUNDLE_004.
        """
        if self.target.exists() and not self.target.is_dir():
            raise self.refuse(self.target)
        self.target.mkdir(parents=True, exist_ok=True)
        lying = next((path for path in (whole, unfinished) if path.exists()), None)
        if lying is not None:
            size = lying.stat().st_size
            if self.is_same(places.Member(path=lying, size=size)):
                lying.replace(unfinished)
                self._remove_half_written()
                return
        others = (path for path in self.target.iterdir() if not path.name.startswith(HALF))
        if lying is not None or any(others):
            if not self.means.force:
                raise self.refuse(self.target)
            self.remove()
            self.target.mkdir(exist_ok=True)
        self._remove_half_written()

    def _remove_half_written(self) -> None:
        """Take away what an attempt was killed at."""
        for pattern in (f"{HALF}*", f"evidence/*/{HALF}*"):
            for path in self.target.glob(pattern):
                path.unlink()

    def _lies(self, path: Path, sha256: str, size: int) -> bool:
        if not path.is_file():
            return False
        return self.is_whole(places.Member(path=path, size=path.stat().st_size), sha256, size)

    def _put(self, path: Path, sha256: str) -> None:
        with replacing(path) as sink:
            is_written = self.encrypt(sha256, sink)
        if not is_written:
            path.unlink()


class _Archive(Writing):
    """A bundle as one tar archive."""

    def __init__(self, part: "Part", target: Path, means: Means) -> None:
        super().__init__(part, target, means)
        self.growing = target.with_name(target.name + PART)

    def write(self) -> Written:
        """Write it, or the rest of it.

        Raises:
            InspectorError: BUNDLE_004.
        """
        if self.target.exists() and not self.means.force:
            self._see_same()
            return self.written(self.target.stat().st_size)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        lying = self._lying()
        self.is_ours = True
        with self.growing.open("r+b" if self.growing.exists() else "w+b") as file:
            if not lying:
                file.truncate(0)
                _put_member(file, places.HISTORY, self.part.history)
            else:
                last = list(lying.values())[-1]
                file.seek(last.at + last.size)
                file.write(places.tar_filling(last.size))
                file.truncate()
            for one in self.part.manifest.evidence:
                if places.evidence_name(one.sha256) not in lying:
                    self._put(file, one.sha256)
            file.write(places.TAR_END)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        self.growing.replace(self.target)
        sync_folder(self.target.parent)
        return self.written(size)

    def remove(self) -> None:
        """Take away what was not finished."""
        self.growing.unlink(missing_ok=True)

    def _see_same(self) -> None:
        """See that what has the name already is this bundle, whole.

        Raises:
            InspectorError: BUNDLE_004.
        """
        try:
            found = dict(places.tar_members(self.target)) if self.target.is_file() else {}
        except InspectorError:
            found = {}
        history = found.get(places.HISTORY)
        if history is None or not self.is_same(history):
            raise self.refuse(self.target)
        for one in self.part.manifest.evidence:
            member = found.get(places.evidence_name(one.sha256))
            if member is None or not self.is_whole(member, one.sha256, one.bytes):
                raise self.refuse(self.target)
            self.found_whole(one.bytes)

    def _lying(self) -> dict[str, "Member"]:
        """What an earlier attempt wrote, as far as it is whole, in its order.

        Raises:
            InspectorError: BUNDLE_004, when it was another bundle's.
        """
        if not self.growing.is_file():
            return {}
        whole = self.growing.stat().st_size
        wanted = {places.evidence_name(one.sha256): one for one in self.part.manifest.evidence}
        found: dict[str, Member] = {}
        with self.growing.open("rb") as file:
            while (following := _whole_member(file, self.growing, whole)) is not None:
                name, member = following
                if not found:
                    is_good = name == places.HISTORY and self.is_same(member)
                else:
                    one = wanted.pop(name, None)
                    is_good = one is not None and self.is_whole(member, one.sha256, one.bytes)
                if not is_good:
                    break
                found[name] = member
        if not found and not (self.means.force or self._is_cut_off(whole)):
            raise self.refuse(self.growing)
        for member in list(found.values())[1:]:
            self.found_whole(member.size)
        return found

    def _is_cut_off(self, whole: int) -> bool:
        """Whether nothing lies there but the beginning of a history: it was killed early."""
        name = places.HISTORY.encode()
        with self.growing.open("rb") as file:
            begins = file.read(len(name))
            file.seek(0)
            is_whole = whole and _whole_member(file, self.growing, whole) is not None
        return not is_whole and begins == name[: len(begins)]

    def _put(self, file: IO[bytes], sha256: str) -> None:
        """Write one file of evidence; how long it is, is known when it is written."""
        start = file.tell()
        file.write(bytes(len(places.tar_header("", 0))))
        at = file.tell()
        if not self.encrypt(sha256, file):
            file.seek(start)
            file.truncate()
            return
        end = file.tell()
        file.write(places.tar_filling(end - at))
        following = file.tell()
        file.seek(start)
        file.write(places.tar_header(places.evidence_name(sha256), end - at))
        file.seek(following)


def _put_member(file: IO[bytes], name: str, data: bytes) -> None:
    file.write(places.tar_header(name, len(data)) + data + places.tar_filling(len(data)))


def _whole_member(file: IO[bytes], path: Path, whole: int) -> "tuple[str, Member] | None":
    try:
        return places.next_member(file, path, whole)
    except InspectorError:
        return None
