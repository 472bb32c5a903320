"""A form as pyxform reads it: its sheets, and what each column stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspector.checklists.xlsform.engine import meanings
from inspector.checklists.xlsform.tables import HEADER_ROW, SHEETS, Spot, Table, table_from
from inspector.sheets.grid import Book, Grid, place

Meaning = tuple[str, ...]
"""What a heading stands for: `("label", "中文")`, `("bind", "relevant")`."""
Meanings = Mapping[int, Meaning]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The sheets that XLSForm knows, and those that it does not."""

    file: str
    tables: Mapping[str, Table]
    """By XLSForm's name of the sheet."""
    grids: Mapping[str, Grid]
    """The sheets of `tables`, as they stand in the file."""
    meanings: Mapping[str, Meanings]
    others: tuple[Grid, ...] = ()
    """Sheets of which XLSForm knows nothing."""

    def column(self, sheet: str, word: str) -> int:
        """The column that is headed by a word or stands for it; 0 where there is none."""
        table = self.tables.get(sheet)
        if table is None:
            return 0
        plain = word.partition(" (")[0]
        return (
            table.column_of(word)
            or next((c for c, means in self.meanings[sheet].items() if plain in means), 0)
            or self._spaced(sheet, plain)
        )

    def _spaced(self, sheet: str, word: str) -> int:
        """Pyxform writes `list_name` for `list name` and the other way round."""
        other = word.replace("_", " ") if "_" in word else word.replace(" ", "_")
        means = self.meanings[sheet].items()
        return next((c for c, meaning in means if meaning and other == meaning[0]), 0)

    def heading(self, sheet: str, word: str) -> str:
        """The heading of the column that stands for a word, as the file writes it; or none."""
        table = self.tables.get(sheet)
        return table.headings.get(self.column(sheet, word), "") if table else ""

    def spot(self, sheet: str, row: int, word: str = "") -> Spot:
        """The place of a cell; the first of its row, where there is no such column."""
        table = self.tables.get(sheet)
        first = next(iter(table.headings), 1) if table else 1
        return Spot(sheet, row, (self.column(sheet, word) or first) if row else 0)

    def text(self, spot: Spot) -> str:
        """What stands at a place."""
        return self.grids[spot.sheet].text(spot.row, spot.column).strip()

    def where(self, spot: Spot) -> str:
        """The place for a person."""
        grid = self.grids.get(spot.sheet)
        if grid is None:
            return place(self.file, spot.sheet)
        return grid.where(spot.row, spot.column) if spot.row else place(self.file, grid.sheet)

    def rows(self, sheet: str) -> Iterator[tuple[int, Mapping[Meaning, str]]]:
        """Each row with text: what its cells stand for, and what they say."""
        table = self.tables.get(sheet)
        if table is not None:
            means = self.meanings[sheet]
            for row, texts in table.rows.items():
                yield row, {means[column]: text for column, text in texts.items()}

    def workbook(self) -> dict[str, list[dict[str, str]]]:
        """The sheets as pyxform takes them: the headings, then a row for each row of the sheet."""
        return {sheet: _plain_rows(table) for sheet, table in self.tables.items()}


def _plain_rows(table: Table) -> list[dict[str, str]]:
    headings = table.headings
    empty: Mapping[int, str] = {}
    return [
        dict.fromkeys(headings.values(), ""),
        *(
            {headings[column]: text for column, text in table.rows.get(row, empty).items()}
            for row in range(HEADER_ROW + 1, table.last_row + 1)
        ),
    ]


def form_from(book: Book) -> Form:
    """The form of a workbook; the first of two sheets of one name is the one that is read."""
    grids: dict[str, Grid] = {}
    others = []
    for grid in book.grids:
        sheet = grid.sheet.lower()
        if sheet in SHEETS and sheet not in grids:
            grids[sheet] = grid
        else:
            others.append(grid)
    tables = {sheet: table_from(grids[sheet], sheet) for sheet in SHEETS if sheet in grids}
    return Form(
        file=book.file,
        tables=tables,
        grids=grids,
        meanings={sheet: meanings(sheet, table) for sheet, table in tables.items()},
        others=tuple(others),
    )
