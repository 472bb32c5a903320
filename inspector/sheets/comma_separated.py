"""A CSV file in whatever encoding and with whatever separator offices save it."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.grid import Book, Grid, Row, address_of, place
from inspector.sheets.limits import LIMIT_CELLS, LIMIT_COLUMNS

BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
SEPARATORS: Final = ",;\t"
LOOKED_AT: Final = 20
"""Rows that decide which separator it is."""
SAID: Final = "sep="
"""How Excel names the separator in a first line of its own."""


def read_csv(data: bytes, file: str) -> Book:
    """Read a CSV file; rows are numbered as a spreadsheet program numbers them.

    Raises:
        InspectorError: SHEET_010, SHEET_011, SHEET_014 to SHEET_016.
    """
    text = _decoded(data, file)
    said = text.partition("\n")[0].rstrip("\r")
    if said[:-1].lower() == SAID:
        separator, text = said[-1], text.partition("\n")[2]
        before = 1
    else:
        separator, before = _separator(text), 0
    rows = tuple(_rows(text, separator, file, before))
    return Book(file=file, grids=(Grid(file=file, sheet="", rows=rows),))


def _rows(text: str, separator: str, file: str, before: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    cells = 0
    try:
        for number, fields in enumerate(reader, 1):
            texts = {
                column: field.replace("\r\n", "\n").replace("\r", "\n")
                for column, field in enumerate(fields, 1)
                if field and not field.isspace()
            }
            cells += len(texts)
            if cells > LIMIT_CELLS:
                raise InspectorError(faults.TOO_MANY_CELLS, place=file, limit=LIMIT_CELLS)
            if texts and max(texts) > LIMIT_COLUMNS:
                where = place(file, "", address_of(number, max(texts)))
                raise InspectorError(faults.TOO_MANY_COLUMNS, place=where, limit=LIMIT_COLUMNS)
            if texts:
                yield Row(number, texts)
    except csv.Error as error:
        line = reader.line_num + before
        raise InspectorError(faults.BAD_QUOTES, also=(), file=file, line=line) from error


def _separator(text: str) -> str:
    """The one that cuts the first rows into the most columns; a comma if none does."""
    head = text[: 64 * 1024]
    counts = {separator: _columns(head, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: counts[separator])


def _columns(head: str, separator: str) -> int:
    """In how many columns most of the first rows fall."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    widths = []
    try:
        for fields in reader:
            widths.append(len(fields))
            if len(widths) == LOOKED_AT:
                break
    except csv.Error:
        return 0
    return max(set(widths), key=lambda width: (widths.count(width), width), default=0)


def _decoded(data: bytes, file: str) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, file)
    if b"\0" in data[:1024]:
        # The comma between two Chinese words tells which of its two bytes comes first.
        second, first = data[1:1024:2].count(0), data[0:1024:2].count(0)
        encoding = "utf-16-le" if second > first else "utf-16-be"
        return _strictly(data, encoding, file)
    try:
        return _without_nul(data.decode("utf-8"), file)
    except UnicodeDecodeError:
        return _chinese(data, file)


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return _without_nul(data.decode(encoding), file)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode(encoding, "ignore")
        line = good.count("\n") + 1
        fault = faults.MIXED_ENCODINGS if error.start else faults.NOT_TEXT
        raise InspectorError(fault, also=(), file=file, line=line) from error


def _without_nul(text: str, file: str) -> str:
    at = text.find("\0")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        raise InspectorError(faults.NOT_TEXT, also=(), file=file, line=line)
    return text


def _chinese(data: bytes, file: str) -> str:
    """What Chinese Windows saves; a file that is UTF-8 in part is neither, and is refused.

    GB 18030 takes nearly any UTF-8 for Chinese, and shows nonsense.

    Raises:
        InspectorError: SHEET_014 or SHEET_015.
    """
    before = ""
    for number, line in enumerate(data.split(b"\n"), 1):
        kind = _encoding_of(line)
        if kind == "":
            raise InspectorError(faults.NOT_TEXT, also=(), file=file, line=number)
        if kind != "either":
            if before and kind != before:
                raise InspectorError(faults.MIXED_ENCODINGS, also=(), file=file, line=number)
            before = kind
    return _without_nul(data.decode("gb18030"), file)


def _encoding_of(line: bytes) -> str:
    if line.isascii():
        return "either"
    try:
        is_long = any(char >= "\u0800" for char in line.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    else:
        # Two letters of GB 18030, such as 联通, are good UTF-8 of two bytes each by chance.
        return "utf-8" if is_long else "either"
    try:
        line.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "gb18030"
