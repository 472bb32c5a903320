"""One sheet of a workbook, read as a stream: rows that hold nothing cost next to nothing."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from inspector.errors import Fault, InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.grid import Area, Grid, Row, place
from inspector.sheets.limits import LIMIT_CELLS, LIMIT_COLUMNS, LIMIT_COVERED, LIMIT_TEXT
from inspector.sheets.notes import Notes
from inspector.sheets.package import Handler
from inspector.sheets.strings import Strings, unescaped
from inspector.sheets.styles import Styles

ROW: Final = b"<row "
NUMBERED_ROW: Final = b'<row r="'
HOLDS_SOMETHING: Final = (b"<v", b"<is", b"<f", b"<!", b"</sheetData")
"""What a row has that is not empty, and what must be looked at wherever it stands."""
LONGEST_ROW: Final = 1024 * 1024
"""In bytes; a longer one is passed on in pieces."""
ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384


def without_empty_rows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The XML of a sheet without runs of rows that hold nothing, however long they are.

    What is left out are whole rows that say their own number, so that the others keep theirs.
    """
    pending = b""
    begins_with_row = False
    for chunk in chunks:
        pending += chunk
        last = pending.rfind(ROW)
        if last < 0 or (last == 0 and len(pending) > LONGEST_ROW):
            yield pending[: -len(ROW)]
            pending = pending[-len(ROW) :]
            begins_with_row = False
            continue
        rows, pending = pending[:last], pending[last:]
        if not (begins_with_row and _is_empty(rows)):
            yield rows
        begins_with_row = True
    yield pending


def _is_empty(rows: bytes) -> bool:
    return not any(mark in rows for mark in HOLDS_SOMETHING) and rows.count(ROW) == rows.count(
        NUMBERED_ROW
    )


class Budget:
    """Cells that may still be read, over all sheets of a file."""

    def __init__(self) -> None:
        self.cells = LIMIT_CELLS


class Worksheet(Handler):
    """Reads one sheet; afterwards it gives its grid.

    Args:
        notes: Where what is odd is noted.
        strings: The workbook's shared texts.
        styles: The workbook's styles.
        budget: What may still be read.
    """

    def __init__(self, notes: Notes, strings: Strings, styles: Styles, budget: Budget) -> None:
        self._notes = notes
        self._strings = strings
        self._styles = styles
        self._struck = styles.struck
        self._budget = budget
        self._rows: list[Row] = []
        self._merged: list[Area] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._row = 0
        self._column = 0
        self._texts: dict[int, str] = {}
        self._is_row_hidden = False
        self._kind = ""
        self._style = 0
        self._value: list[str] = []
        self._collects = False
        self._skips = 0
        self._is_formula = False
        self._is_struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element; by how often they come."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t"}:
            self._collects = not self._skips
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self._is_formula = True
        elif name == "rPh":
            self._skips += 1
        elif name == "strike" and attributes.get("val", "1") not in {"0", "false"}:
            self._is_struck = True
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            self._hide_columns(int(attributes["min"]), int(attributes["max"]))
        elif name == "mergeCell":
            self._merged.append(_area(attributes["ref"]))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in {"v", "t"}:
            self._collects = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._skips -= 1

    def text(self, words: str) -> None:
        """Keep the words of a value."""
        if self._collects:
            self._value.append(words)

    def grid(self) -> Grid:
        """What was read.

        Raises:
            InspectorError: SHEET_010, when something stands too far to the right; SHEET_011, when
                more cells are covered by merging than are read.
        """
        rows = self._in_order()
        self._check_columns(rows)
        rows = self._without_hidden_columns(rows)
        grid = Grid(file=self._notes.file, sheet=self._notes.sheet, rows=tuple(rows))
        height, width = grid.height, grid.width
        covered = sum(
            max(0, min(area.bottom, height) - area.top + 1)
            * max(0, min(area.right, width) - area.left + 1)
            for area in self._merged
        )
        if covered > LIMIT_COVERED:
            where = place(self._notes.file, self._notes.sheet)
            raise InspectorError(faults.TOO_MANY_CELLS, place=where, limit=LIMIT_COVERED)
        merged = sorted(self._merged, key=lambda area: (area.top, area.left))
        return Grid(file=grid.file, sheet=grid.sheet, rows=grid.rows, merged=tuple(merged))

    def _hide_columns(self, low: int, high: int) -> None:
        if len(self._hidden_columns) > LAST_COLUMN:
            raise ValueError(low)
        self._hidden_columns.append((low, high))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row + 1))
        if not 1 <= number <= LAST_ROW:
            raise ValueError(attributes["r"])
        self._row = number
        self._column = 0
        self._is_row_hidden = attributes.get("hidden") in {"1", "true"}
        self._texts = {}

    def _end_row(self) -> None:
        if not self._texts:
            return
        if self._is_row_hidden:
            self._notes.hide_row(self._row)
        else:
            self._rows.append(Row(self._row, self._texts))
        self._texts = {}

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self._column = column_of(address.rstrip("0123456789")) if address else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", "0"))
        self._value = []
        self._is_formula = self._is_struck = False

    def _end_cell(self) -> None:
        value = "".join(self._value)
        if self._is_formula and not value and self._kind != "str":
            self._note(faults.NO_RESULT)
            return
        text = self._seen(value) if value else ""
        if not text or text.isspace():
            return
        if len(text) > LIMIT_TEXT:
            raise ValueError(text[:16])
        self._budget.cells -= 1
        if self._budget.cells < 0:
            raise InspectorError(faults.TOO_MANY_CELLS, place=self._notes.file, limit=LIMIT_CELLS)
        if self._is_formula:
            self._note(faults.FORMULAS)
        if self._is_struck or self._style in self._struck:
            self._note(faults.STRUCK)
        self._texts[self._column] = text

    def _seen(self, value: str) -> str:
        """What a cell of this kind shows.

        Raises:
            ValueError: When its value is none of the kind.
        """
        match self._kind:
            case "s":
                index = int(value)
                if index < 0:
                    raise ValueError(value)
                self._is_struck = index in self._strings.struck
                return self._strings.texts[index]
            case "n":
                return self._number(value)
            case "b":
                return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
            case "d":
                text = value.removesuffix("T00:00:00").replace("T", " ")
                self._note(faults.DATES, text)
                return text
            case "e":
                self._note(faults.CELL_ERROR)
                return value
            case _:
                return unescaped(value)

    def _number(self, value: str) -> str:
        if not value.strip():
            return ""
        shown = self._styles.format_of(self._style).show(value.strip())
        if shown.is_date:
            self._note(faults.DATES, shown.text)
        elif shown.is_rounded:
            self._note(faults.ROUNDED, shown.text)
        return shown.text

    def _note(self, fault: Fault, text: str = "") -> None:
        if not self._is_row_hidden:
            self._notes.note(fault, self._row, self._column, text)

    def _in_order(self) -> list[Row]:
        """Rows from the top; a sheet that gives a row twice is read as Excel reads it: not at all.

        Raises:
            ValueError: When a row comes twice, or late.
        """
        numbers = [row.number for row in self._rows]
        if any(after <= before for before, after in pairwise(numbers)):
            raise ValueError(ROW.decode())
        return self._rows

    def _check_columns(self, rows: list[Row]) -> None:
        for row in rows:
            widest = max(row.texts)
            if widest > LIMIT_COLUMNS:
                where = self._notes.place(row.number, widest)
                raise InspectorError(faults.TOO_MANY_COLUMNS, place=where, limit=LIMIT_COLUMNS)

    def _without_hidden_columns(self, rows: list[Row]) -> list[Row]:
        used = {column for row in rows for column in row.texts}
        hidden = {
            column for column in used for low, high in self._hidden_columns if low <= column <= high
        }
        if not hidden:
            return rows
        self._notes.hide_columns(hidden)
        left = [
            Row(row.number, {c: text for c, text in row.texts.items() if c not in hidden})
            for row in rows
        ]
        return [row for row in left if row.texts]


@lru_cache(maxsize=LAST_COLUMN)
def column_of(letters: str) -> int:
    """1 of `A`, 28 of `AB`.

    Raises:
        ValueError: When no sheet has such a column.
    """
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(letters[:8])
        column = column * 26 + ord(letter) - ord("A") + 1
    if not 1 <= column <= LAST_COLUMN:
        raise ValueError(letters[:8])
    return column


def _area(reference: str) -> Area:
    first, _, last = reference.partition(":")
    top, left = cell_of(first)
    bottom, right = cell_of(last or first)
    return Area(top=top, left=left, bottom=bottom, right=right)


def cell_of(address: str) -> tuple[int, int]:
    """Row and column of an address such as `C7`.

    Raises:
        ValueError: When it is none.
    """
    match = ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(address[:16])
    return int(match[2]), column_of(match[1])
