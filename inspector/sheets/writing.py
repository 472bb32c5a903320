"""Plain values as an .xlsx workbook: equal values are equal bytes, and no text is a formula."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inspector.errors import InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.grid import address_of, letters_of, place
from inspector.sheets.limits import LIMIT_TEXT
from inspector.sheets.strings import ESCAPED

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | Decimal
"""A text, or a number that can be added up; an empty text is an empty cell."""

NO_CHARACTER: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
"""What a cell cannot hold; the line end of Windows becomes the one of everybody."""
STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t")
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest time that an archive can hold."""
MODIFIED: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
LONGEST_LIST: Final = 255
"""Of the words of a drop-down list, commas and all."""
AS_TEXT: Final = "@"
HEAD_FILL: Final = "DCE6F1"
NEEDED_FILL: Final = "F8CBAD"
LAST_ROW: Final = 1_048_576


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What is told and offered in the cells of a column, below its heading."""

    title: str = ""
    text: str = ""
    """Shown beside a cell while it is chosen."""
    words: tuple[str, ...] = ()
    """Offered as a list; another value is asked about and not refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet to write."""

    name: str
    rows: Sequence[Sequence[Value]]
    widths: Sequence[int] = ()
    """Of the columns, in letters of half width."""
    frozen: tuple[int, int] = (1, 0)
    """Rows and columns that stay in sight."""
    headings: int = 1
    """Rows at the top that are headings."""
    needed: frozenset[int] = frozenset()
    """Columns, from 0, whose headings say that they must be filled in."""
    texts: frozenset[int] = frozenset()
    """Columns, from 0, in which whatever is typed stays text: 1-2 is no date there."""
    help: Mapping[int, Help] = field(default_factory=dict)
    """By column, from 0."""


def workbook_bytes(sheets: Sequence[Sheet], file: str) -> bytes:
    """The sheets as an .xlsx workbook, to be put where it belongs by whoever asked.

    Args:
        sheets: At least one; names of at most 31 characters, each once.
        file: Name of the file, as errors show it.

    Raises:
        InspectorError: SHEET_018, when a text holds what no cell can.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only when written

    for sheet in sheets:
        _check(sheet, file)
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "inspector"
    styles = _Styles()
    for sheet in sheets:
        _write(book, sheet, styles)
    return _same_bytes(book)


def _check(sheet: Sheet, file: str) -> None:
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if isinstance(value, str) and (NO_CHARACTER.search(value) or len(value) > LIMIT_TEXT):
                where = place(file, sheet.name, address_of(row, column))
                raise InspectorError(faults.CANNOT_HOLD, place=where, text=value[:40])


class _Styles:
    """The looks of cells, made once for a whole workbook."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

        line = Side(style="thin", color="BFBFBF")
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.wrap = Alignment(wrap_text=True, vertical="top")
        self.bold = Font(bold=True)
        self.head = PatternFill("solid", fgColor=HEAD_FILL)
        self.needed = PatternFill("solid", fgColor=NEEDED_FILL)


def _write(book: "Workbook", sheet: Sheet, styles: _Styles) -> None:
    made: Worksheet = book.create_sheet(sheet.name)
    for number, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values):
            if value == "":
                continue
            cell = made.cell(number, column + 1)
            _fill(cell, value)
            cell.alignment = styles.wrap
            if column in sheet.texts:
                cell.number_format = AS_TEXT
            if number <= sheet.headings:
                cell.font = styles.bold
                cell.border = styles.border
                cell.fill = styles.needed if column in sheet.needed else styles.head
    for column, width in enumerate(sheet.widths, 1):
        dimension = made.column_dimensions[letters_of(column)]
        dimension.width = width
        dimension.alignment = styles.wrap
        if column - 1 in sheet.texts:
            dimension.number_format = AS_TEXT
    rows, columns = sheet.frozen
    if rows or columns:
        made.freeze_panes = address_of(rows + 1, columns + 1)
    for column, told in sheet.help.items():
        _offer(made, column + 1, told, sheet.headings + 1)


def _fill(cell: object, value: Value) -> None:
    """Put a value into a cell; what begins like a formula stays the text that it is."""
    from openpyxl.cell.cell import Cell  # noqa: PLC0415

    assert isinstance(cell, Cell)  # noqa: S101 - only covered cells are not
    cell.value = ESCAPED.sub(r"_x005F\g<0>", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith(STARTS_FORMULA):
            cell.quotePrefix = True


def _offer(made: "Worksheet", column: int, told: Help, first: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    words = ",".join(told.words)
    is_plain = not any(mark in word for word in told.words for mark in ',"')
    has_list = bool(words) and len(words) <= LONGEST_LIST and is_plain
    rule = DataValidation(
        type="list" if has_list else None,
        formula1=f'"{words}"' if has_list else None,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=has_list,
        errorStyle="warning",
        promptTitle=told.title[:32] or None,
        prompt=told.text[:LONGEST_LIST] or None,
    )
    rule.add(f"{address_of(first, column)}:{address_of(LAST_ROW, column)}")
    made.add_data_validation(rule)


def _same_bytes(book: "Workbook") -> bytes:
    """The workbook without the time at which it was written."""
    first, second = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w") as packed:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return second.getvalue()
