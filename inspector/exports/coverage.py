"""Which characters the typefaces of documents have, read from the files themselves and cheaply."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from inspector.errors import InspectorError
from inspector.exports.content import Contents

FACES: Final = ("song-regular", "hei-regular", "kai", "fang")
"""One that lacks a character is helped out by the others."""
INVISIBLE: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
"""Characters that need no shape of their own."""
_PLAIN: Final = frozenset(range(0x20, 0x7F))


def missing_in(contents: Contents, text: str) -> tuple[str, ...]:
    """The characters of a text that no typeface has, each once; empty for nearly every text."""
    asked = [one for one in dict.fromkeys(text) if ord(one) not in _PLAIN]
    if not asked:
        return ()
    held = _held(tuple(_dated(contents)))
    return tuple(
        one for one in asked if ord(one) not in held and unicodedata.category(one) not in INVISIBLE
    )


def _dated(contents: Contents) -> Iterator[tuple[Path, int]]:
    """The files, each with its time: an office may put its own in their place."""
    for face in FACES:
        try:
            path = contents.file(f"fonts/{face}.ttf")
            yield path, path.stat().st_mtime_ns
        except (InspectorError, OSError):  # the export says which file is not there
            continue


@cache
def _held(files: tuple[tuple[Path, int], ...]) -> frozenset[int]:
    held: set[int] = set()
    for path, _ in files:
        try:
            held.update(code_points(path))
        except (OSError, struct.error):  # the export says that the file is no typeface
            continue
    return frozenset(held)


def code_points(path: Path) -> Iterator[int]:
    """What the character map of a TrueType file leads to.

    Raises:
        struct.error: The file is no typeface.
    """
    with path.open("rb") as file:
        head = file.read(12)
        tables = struct.unpack_from(">H", head, 4)[0]
        directory = file.read(16 * tables)
        entries = {
            directory[at : at + 4]: struct.unpack_from(">II", directory, at + 8)
            for at in range(0, 16 * tables, 16)
        }
        start, length = entries.get(b"cmap", (0, 0))
        file.seek(start)
        data = file.read(length)
    for at in range(struct.unpack_from(">H", data, 2)[0]):
        offset = struct.unpack_from(">I", data, 4 + 8 * at + 4)[0]
        form = struct.unpack_from(">H", data, offset)[0]
        if form == 12:
            yield from _segmented(data, offset)
        elif form == 4:
            yield from _in_the_first_plane(data, offset)


def _segmented(data: bytes, offset: int) -> Iterator[int]:
    """Source: OpenType, `cmap` format 12."""
    groups = struct.unpack_from(">I", data, offset + 12)[0]
    for start, end, glyph in struct.iter_unpack(
        ">III", data[offset + 16 : offset + 16 + 12 * groups]
    ):
        yield from range(start + (glyph == 0), end + 1)


def _in_the_first_plane(data: bytes, offset: int) -> Iterator[int]:
    """Source: OpenType, `cmap` format 4."""
    doubled = struct.unpack_from(">H", data, offset + 6)[0]
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, offset + 14)
    starts = struct.unpack_from(f">{count}H", data, offset + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", data, offset + 16 + 2 * doubled)
    ranges_at = offset + 16 + 3 * doubled
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)
    for at, (start, end, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, end + 1):
            if code == 0xFFFF:
                continue
            if shift:
                place = ranges_at + 2 * at + shift + 2 * (code - start)
                glyph = struct.unpack_from(">H", data, place)[0]
            else:
                glyph = code + delta & 0xFFFF
            if glyph:
                yield code
