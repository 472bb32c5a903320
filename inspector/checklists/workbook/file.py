"""A checklist in our own workbook: checked with everything told by cell, and carried over whole."""

import difflib
from pathlib import Path

from inspector.checklists.checking.verdict import Verdict, warnings_of
from inspector.checklists.reader import compiled
from inspector.checklists.workbook.places import CellProblems
from inspector.checklists.workbook.reading import document_of
from inspector.checklists.workbook.words import SHEETS
from inspector.errors import InspectorError
from inspector.errors import workbook as faults
from inspector.sheets.grid import Book, place


def is_ours(book: Book) -> bool:
    """Whether a workbook has the sheets of our layout; one of them may be hidden or lost."""
    has = {key for key in ("checklist", "sections", "items") if book.grid(SHEETS[key]) is not None}
    return "checklist" in has and len(has) > 1


def check_workbook(book: Book) -> Verdict:
    """Tell all that is wrong or odd about a workbook of our layout; raises nothing."""
    problems = CellProblems(book.file)
    document = document_of(book, problems)
    checklist = compiled(document, problems)
    if checklist is None or problems.errors:
        return Verdict(checklist=None, errors=tuple(problems.errors), warnings=())
    # An office calls its workbooks as it likes; only a checklist file is found by its name.
    odd = warnings_of(checklist, document, Path(checklist.name), problems.like())
    return Verdict(checklist=checklist, errors=(), warnings=tuple(odd.errors))


def foreign_sheets(book: Book) -> list[InspectorError]:
    """Sheets that hold something and are none of ours."""
    names = set(SHEETS.values())
    return [
        InspectorError(
            faults.UNKNOWN_SHEET,
            place=place(book.file, grid.sheet),
            hint=_near(grid.sheet, names),
        )
        for grid in book.grids
        if grid.rows and grid.sheet not in names
    ]


def _near(word: str, known: set[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f" (“{near[0]}”?)" if near else ""
