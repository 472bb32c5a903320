"""Whatever somebody types into whichever cells: an answer with places, never a crash."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklists.reader import read
from inspector.checklists.workbook.file import check_workbook
from inspector.checklists.workbook.writing import workbook_of
from inspector.checklists.writing.file import yaml_text
from inspector.services.telling import told
from inspector.sheets.grid import Book, Grid, Row
from inspector.sheets.reading import read_book
from tests.checklists.any_checklist import SAID
from tests.checklists.test_writing import SHIPPED

TYPED = SAID | st.sampled_from(
    ["A1", "F01", "是", "否", "逐次扣分", "逐次扣分、标记", "人次", "明、暗", "{}", "[]", "[[[[",
     "{a: {b: c}}", "{item: F01, is: [violation]}", "{all: []}", "*x", "!!int 1", "---", "1/0",
     "4/3", "-1", "1e9", "９", "9" * 40, "字" * 3000]
)  # fmt: skip
PLACE = st.tuples(st.integers(0, 20), st.integers(1, 12), st.integers(1, 45))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A shipped checklist as a workbook."""
    source = next(path for path in SHIPPED if path.stem == "hrss-governance")
    path: Path = tmp_path_factory.mktemp("any") / "表.xlsx"
    path.write_bytes(workbook_of(read(source, source.name), path.name))
    return read_book(path)


def typed_into(book: Book, edits: dict[tuple[int, int, int], str]) -> Book:
    """The workbook with other texts in some cells; an empty one empties the cell."""
    grids = list(book.grids)
    for (sheet, row, column), text in edits.items():
        grid = grids[sheet % len(grids)]
        rows = {one.number: dict(one.texts) for one in grid.rows}
        cells = rows.setdefault(row, {})
        cells[column] = text
        kept = {n: {c: t for c, t in found.items() if t} for n, found in rows.items()}
        grids[sheet % len(grids)] = Grid(
            file=grid.file,
            sheet=grid.sheet,
            rows=tuple(Row(n, kept[n]) for n in sorted(kept) if kept[n]),
        )
    return Book(file=book.file, grids=tuple(grids))


@settings(max_examples=150, deadline=None)
@given(edits=st.dictionaries(PLACE, TYPED | st.just(""), min_size=1, max_size=8))
def test_any_typing_is_read_or_refused_with_its_cells(
    exported: Book, edits: dict[tuple[int, int, int], str]
) -> None:
    """What is taken for a checklist is one: written as a file it reads back the same."""
    verdict = check_workbook(typed_into(exported, edits))
    for error in (*verdict.errors, *verdict.warnings):
        assert told(error).where.startswith("表.xlsx")
        assert "{" not in error.fault.where.replace("{place}", "").replace("{file}", "")
    if verdict.checklist is not None:
        text = yaml_text(verdict.checklist)
        assert read(text.encode(), "x.yaml") == verdict.checklist
    else:
        assert verdict.errors
