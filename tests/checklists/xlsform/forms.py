"""Invented forms, as a workbook that was read."""

from collections.abc import Sequence

from inspector.checklists.importing import Imported
from inspector.checklists.xlsform.reading import read_xlsform
from inspector.domain.checklist import Item
from inspector.errors import InspectorError
from inspector.i18n import Lang, text
from inspector.sheets.grid import Book, Grid, Row

FILE = "表单.xlsx"
Rows = Sequence[Sequence[str]]
SURVEY = ("type", "name", "label", "relevant", "constraint", "required")
FIT = (
    ("list_name", "name", "label"),
    ("fit", "1", "符合"),
    ("fit", "0", "不符合"),
    ("fit", "9", "不适用"),
)
CHOICES = (
    *FIT,
    ("level", "good", "好"),
    ("level", "fair", "一般"),
    ("level", "poor", "差"),
)


def book(**sheets: Rows) -> Book:
    """A workbook of these sheets, each row a list of texts; an empty text is an empty cell."""
    return Book(
        file=FILE,
        grids=tuple(Grid(file=FILE, sheet=n, rows=grid(rows)) for n, rows in sheets.items()),
    )


def grid(rows: Rows) -> tuple[Row, ...]:
    found = (
        Row(number, {column: cell for column, cell in enumerate(row, 1) if cell})
        for number, row in enumerate(rows, 1)
    )
    return tuple(row for row in found if row.texts)


def form(*rows: Sequence[str], choices: Rows | None = None, head: Sequence[str] = SURVEY) -> Book:
    """A form of these questions; two lists are at hand."""
    used = {word for row in rows for word in row[0].split()}
    at_hand = [row for row in CHOICES if row[0] in {"list_name", *used}]
    return book(survey=(head, *rows), choices=at_hand if choices is None else choices)


def read(of: Book) -> Imported:
    return read_xlsform(of, name="imported", edition="1")


def items(of: Book) -> dict[str, Item]:
    """By the name of the question."""
    return {one.clauses[0].ref.rpartition("》")[2]: one for one in read(of).checklist.items}


def refused(of: Book) -> list[tuple[str, str]]:
    """Code and place, without the file, of everything that is wrong."""
    try:
        read(of)
    except InspectorError as error:
        return [(one.fault.code, place_of(str(one.context["place"]))) for one in error.all]
    return []


def place_of(where: str) -> str:
    """`survey!A2`."""
    return where.removeprefix(f"{FILE}, ")


def unread(of: Book) -> dict[str, str]:
    """Place to what stands there, of all that is not carried."""
    return {place_of(one.where): one.text for one in read(of).unread}


def told(error: InspectorError, lang: Lang) -> str:
    """All that an error says."""
    parts = (error.fault.where, error.fault.what, error.fault.next)
    return "\n".join(text(part, lang, **error.context) for part in parts)
