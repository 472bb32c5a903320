"""Is a workbook an XLSForm? Told without loading what reads one."""

from inspector.sheets.grid import Book


def is_xlsform(book: Book) -> bool:
    """Whether it has a sheet `survey` that somebody can see."""
    return any(grid.sheet.lower() == "survey" for grid in book.grids)
