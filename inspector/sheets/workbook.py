"""An .xlsx or .xlsm workbook: which sheets it has, and what stands beside their cells."""

from dataclasses import dataclass
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.grid import Book, Grid, place
from inspector.sheets.limits import LIMIT_SHEETS
from inspector.sheets.notes import Notes
from inspector.sheets.package import Handler, Package
from inspector.sheets.strings import Strings, unescaped
from inspector.sheets.styles import Styles
from inspector.sheets.worksheet import Budget, Worksheet, without_empty_rows

MACROS: Final = "vbaproject"
TABLE_KINDS: Final = {"worksheet"}
BINARY_WORKBOOK: Final = "xl/workbook.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool
    is_table: bool
    """Not one of charts alone."""


def read_workbook(package: Package) -> tuple[Book, list[InspectorError]]:
    """Read every visible sheet.

    Returns:
        The workbook, and what refuses it: cells without a value, told sheet by sheet.

    Raises:
        InspectorError: SHEET_003 to SHEET_011, when there is no reading on.
    """
    reader = _Reader(package)
    reader.read()
    book = Book(
        file=package.place,
        grids=tuple(reader.grids),
        unread=tuple(reader.unread),
        warnings=tuple(reader.warnings),
    )
    return book, reader.errors


class _Reader:
    """Goes through a workbook's parts."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._file = package.place
        self.grids: list[Grid] = []
        self.unread: list[InspectorError] = []
        self.warnings: list[InspectorError] = []
        self.errors: list[InspectorError] = []

    def read(self) -> None:
        """Read all of it.

        Raises:
            InspectorError: SHEET_003 to SHEET_011.
        """
        part = self._workbook_part()
        relations = self._package.relations(part)
        listing = _Listing(self._file, {key: (kind, target) for key, kind, target in relations})
        self._package.parse(part, listing)
        if len(listing.sheets) > LIMIT_SHEETS:
            raise InspectorError(
                faults.TOO_MANY_SHEETS,
                place=self._file,
                count=len(listing.sheets),
                limit=LIMIT_SHEETS,
            )
        self._note_surroundings(relations)
        strings, styles = Strings(self._file), Styles(since_1904=listing.since_1904)
        for kind, handler in (("sharedStrings", strings), ("styles", styles)):
            for target in [target for _, said, target in relations if said == kind]:
                self._package.parse(target, handler)
        budget = Budget()
        for sheet in listing.sheets:
            self._read_sheet(sheet, strings, styles, budget)

    def _workbook_part(self) -> str:
        if BINARY_WORKBOOK in self._package or "content.xml" in self._package:
            raise InspectorError(faults.OLD_KIND, place=self._file)
        for _, kind, target in self._package.relations(""):
            if kind == "officeDocument" and target.startswith("xl/") and target in self._package:
                return target
        raise InspectorError(faults.NOT_A_WORKBOOK, place=self._file)

    def _note_surroundings(self, relations: list[tuple[str, str, str]]) -> None:
        kinds = {kind.lower() for _, kind, _ in relations}
        if MACROS in kinds:
            self.warnings.append(InspectorError(faults.MACROS, place=self._file))
        if "externallink" in kinds:
            self.warnings.append(InspectorError(faults.LINKS, place=self._file))

    def _read_sheet(self, sheet: _Sheet, strings: Strings, styles: Styles, budget: Budget) -> None:
        if sheet.is_hidden:
            where = place(self._file, sheet.name)
            self.unread.append(InspectorError(faults.HIDDEN_SHEET, place=where))
            return
        if not sheet.is_table:
            self._note_drawings(sheet)
            return
        notes = Notes(self._file, sheet.name)
        handler = Worksheet(notes, strings, styles, budget)
        chunks = self._package.chunks(sheet.part)
        self._package.parse(sheet.part, handler, without_empty_rows(chunks))
        try:
            self.grids.append(handler.grid())
        except ValueError as error:
            raise self._package.damaged(sheet.part, error) from error
        self.errors += notes.errors()
        self.warnings += notes.warnings()
        self.unread += notes.unread()
        self._read_beside(sheet)

    def _read_beside(self, sheet: _Sheet) -> None:
        """Comments are told in full, drawings as being there."""
        has_drawings = False
        for _, kind, target in self._package.relations(sheet.part):
            if kind == "comments":
                comments = _Comments()
                self._package.parse(target, comments)
                for cell, text in comments.found:
                    where = place(self._file, sheet.name, cell)
                    self.unread.append(InspectorError(faults.COMMENT, place=where, text=text))
            has_drawings = has_drawings or kind == "drawing"
        if has_drawings:
            self._note_drawings(sheet)

    def _note_drawings(self, sheet: _Sheet) -> None:
        where = place(self._file, sheet.name)
        self.unread.append(InspectorError(faults.DRAWINGS, place=where))


class _Listing(Handler):
    """Reads which sheets there are, and from when days are counted."""

    def __init__(self, file: str, relations: dict[str, tuple[str, str]]) -> None:
        self._file = file
        self._relations = relations
        self.sheets: list[_Sheet] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep a sheet."""
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet":
            key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            kind, part = self._relations[key]
            self.sheets.append(
                _Sheet(
                    name=attributes["name"],
                    part=part,
                    is_hidden=attributes.get("state", "visible") != "visible",
                    is_table=kind in TABLE_KINDS,
                )
            )


class _Comments(Handler):
    """Reads the comments of a sheet."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._cell = ""
        self._parts: list[str] = []
        self._collects = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of a comment or of one of its runs."""
        if name == "comment":
            self._cell, self._parts = attributes["ref"], []
        self._collects = name == "t"

    def end(self, name: str) -> None:
        """Take the end of a comment."""
        self._collects = False
        if name == "comment":
            self.found.append((self._cell, unescaped("".join(self._parts)).strip()))

    def text(self, words: str) -> None:
        """Keep the words of a run."""
        if self._collects:
            self._parts.append(words)
