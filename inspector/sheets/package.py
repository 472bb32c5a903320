"""A workbook's zip archive, unpacked part by part and never further than its limits."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from inspector.errors import Fault, InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.limits import (
    LIMIT_DEPTH,
    LIMIT_DIRECTORY,
    LIMIT_PARSED,
    LIMIT_TOKEN,
    LIMIT_UNPACKED,
)

CHUNK = 256 * 1024
END_OF_DIRECTORY = b"PK\x05\x06"
LONGEST_END = 22 + 65_535
"""The archive's last record with the longest comment."""


OnStart = Callable[[str, dict[str, str]], None]
OnEnd = Callable[[str], None]


class Handler:
    """What is done with the elements of one part; a prefix such as `x:` is already taken off."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Text inside an element; one text may come in several calls."""


class Package:
    """The parts of a workbook.

    Args:
        file: The archive, open for reading.
        place: Of the file, as errors show it.

    Raises:
        InspectorError: SHEET_006, when it is no whole archive.
    """

    def __init__(self, file: IO[bytes], place: str) -> None:
        self.place = place
        self._left_unpacked = LIMIT_UNPACKED
        self._left_parsed = LIMIT_PARSED
        _check_directory(file, place)
        try:
            self._zip = zipfile.ZipFile(file)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            struct.error,
            NotImplementedError,
        ) as error:
            raise InspectorError(faults.DAMAGED, place=place, reason=str(error)) from error
        self._parts = {info.filename.lower(): info for info in self._zip.infolist()}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._parts

    def under(self, folder: str) -> bool:
        """Whether the archive has a part in that folder."""
        return any(name.startswith(folder) for name in self._parts)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind (its last word, e.g. `worksheet`) and target of what a part refers to."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        handler = _Relations(folder)
        if listing in self:
            self.parse(listing, handler)
        return handler.found

    def parse(self, part: str, handler: Handler, chunks: Iterator[bytes] | None = None) -> None:
        """Read a part as XML.

        Args:
            part: Its name.
            handler: Told of every element.
            chunks: The part's bytes, where some of them need not be looked at.

        Raises:
            InspectorError: SHEET_006 to SHEET_008.
        """
        parser = _Parser(handler)
        try:
            for chunk in chunks or self.chunks(part):
                self._left_parsed -= len(chunk)
                if self._left_parsed < 0:
                    size = self._parts[part.lower()].file_size
                    raise self.error(faults.UNPACKS_TOO_LARGE, size, LIMIT_PARSED)
                parser.feed(chunk)
            parser.close()
        except _NoOfficeFile as error:
            raise InspectorError(faults.HOSTILE, place=self.place, part=part) from error
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise self.damaged(part, error) from error

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, unpacked piece by piece.

        Raises:
            InspectorError: SHEET_005 to SHEET_007.
        """
        info = self._parts.get(part.lower())
        if info is None:
            raise InspectorError(faults.DAMAGED, place=self.place, reason=part)
        if info.flag_bits & 0x1:
            raise InspectorError(faults.PASSWORD, place=self.place)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise InspectorError(faults.HOSTILE, place=self.place, part=part)
        self._left_unpacked -= info.file_size
        if self._left_unpacked < 0:
            raise self.error(
                faults.UNPACKS_TOO_LARGE, LIMIT_UNPACKED - self._left_unpacked, LIMIT_UNPACKED
            )
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise self.damaged(part, error) from error

    def damaged(self, part: str, error: Exception) -> InspectorError:
        """A part that does not hold what it should."""
        reason = f"{part}: {error}"
        return InspectorError(faults.DAMAGED, place=self.place, reason=reason)

    def error(self, fault: Fault, size: int, limit: int) -> InspectorError:
        """A limit that the file goes beyond."""
        return InspectorError(fault, place=self.place, bytes=size, limit=limit)


def _check_directory(file: IO[bytes], place: str) -> None:
    """See that the list of parts is of a size that any workbook needs: zipfile reads all of it.

    Raises:
        InspectorError: SHEET_006, when there is none; SHEET_008, when it is far too long.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_END))
    tail = file.read()
    at = tail.rfind(END_OF_DIRECTORY)
    record = tail[at : at + 16] if at >= 0 else b""
    if len(record) < 16:
        raise InspectorError(faults.DAMAGED, place=place, reason=END_OF_DIRECTORY[:2].decode())
    (length,) = struct.unpack_from("<I", record, 12)
    if length > LIMIT_DIRECTORY:
        raise InspectorError(faults.HOSTILE, place=place, part="PK")
    file.seek(0)


class _NoOfficeFile(Exception):  # noqa: N818 - never leaves this module
    """XML that is made to do harm."""


class _Parser:
    """Expat without entities, without endless tags and without endless depth."""

    def __init__(self, handler: Handler) -> None:
        self._silent = 0
        self._expat = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._watched(handler)
        parser.CharacterDataHandler = handler.text
        # No office program writes a document type; all that entities can do needs one.
        parser.StartDoctypeDeclHandler = _refuse

    def feed(self, chunk: bytes) -> None:
        """Take some more of the part.

        Raises:
            _NoOfficeFile: When it does harm.
        """
        self._silent += len(chunk)
        self._expat.Parse(chunk)
        if self._silent > LIMIT_TOKEN:
            raise _NoOfficeFile

    def close(self) -> None:
        """The part is complete."""
        self._expat.Parse(b"", True)

    def _watched(self, handler: Handler) -> tuple[OnStart, OnEnd]:
        """The handler's own functions behind the limits; they are called for every cell."""
        depth = 0
        take_start, take_end = handler.start, handler.end

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._silent = 0
            if depth > LIMIT_DEPTH:
                raise _NoOfficeFile
            take_start(name.rpartition(":")[2] if ":" in name else name, attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            take_end(name.rpartition(":")[2] if ":" in name else name)

        return start, end


def _refuse(*_: object) -> None:
    raise _NoOfficeFile


class _Relations(Handler):
    """Reads `_rels/….rels`."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep a relation to another part; one to a web page is none."""
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"]))
        kind = attributes["Type"].rpartition("/")[2]
        self.found.append((attributes["Id"], kind, target.lstrip("/")))
