"""A checklist out of a spreadsheet, of whichever kind it is."""

import re
from dataclasses import replace
from pathlib import Path

from inspector.checklists.checking.verdict import Verdict
from inspector.checklists.codec import digest_of
from inspector.checklists.importing import Imported, Unread
from inspector.checklists.undisturbed import undisturbed
from inspector.checklists.workbook.file import check_workbook, foreign_sheets, is_ours
from inspector.checklists.xlsform.detecting import is_xlsform
from inspector.errors import InspectorError, all_of
from inspector.errors import workbook as faults
from inspector.i18n import LANGUAGES, Pair, text
from inspector.sheets.grid import Book
from inspector.sheets.reading import read_book

NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
LONGEST_NAME = 40
NO_NAME, FIRST_EDITION = "imported", "1"


@undisturbed()
def check_spreadsheet(path: Path) -> Verdict:
    """Tell all that is wrong or odd about a spreadsheet, whatever its kind; raises nothing."""
    try:
        book = read_book(path)
        if not is_ours(book):
            found = _imported(book, name=name_from(path), edition=FIRST_EDITION)
            odd = [*(_told(one) for one in found.unread), *found.warnings]
            return Verdict(checklist=found.checklist, errors=(), warnings=tuple(odd))
    except InspectorError as error:
        return Verdict(checklist=None, errors=error.all, warnings=())
    verdict = check_workbook(book)
    beside = (*book.unread, *foreign_sheets(book), *book.warnings)
    return replace(verdict, warnings=(*beside, *verdict.warnings))


@undisturbed()
def import_spreadsheet(path: Path, *, name: str | None, edition: str | None) -> Imported:
    """The checklist of a spreadsheet, with its digest, and what a person has to finish.

    Args:
        path: The file.
        name: Of the checklist; None: as the file says, else as the file is called.
        edition: Of the checklist; None: as the file says, else 1.

    Raises:
        InspectorError: Whatever is wrong with it; the first fault, carrying all others.
    """
    book = read_book(path)
    found = _imported(book, name=name or name_from(path), edition=edition or FIRST_EDITION)
    checklist = replace(
        found.checklist,
        name=name or found.checklist.name,
        edition=edition or found.checklist.edition,
    )
    return replace(found, checklist=replace(checklist, digest=digest_of(checklist)))


def name_from(path: Path) -> str:
    """A name for a checklist, made of its file's name as far as that has letters and digits."""
    plain = NOT_IN_NAME.sub("-", path.stem.lower()).strip("-")[:LONGEST_NAME].strip("-")
    return plain or NO_NAME


def _imported(book: Book, *, name: str, edition: str) -> Imported:
    found = _read(book, name=name, edition=edition)
    beside = tuple(_unread(one) for one in book.unread)
    return replace(
        found, unread=(*found.unread, *beside), warnings=(*book.warnings, *found.warnings)
    )


def _read(book: Book, *, name: str, edition: str) -> Imported:
    if is_ours(book):
        return _ours(book)
    if is_xlsform(book):
        # Only who has such a form waits for pyxform.
        from inspector.checklists.xlsform.reading import read_xlsform  # noqa: PLC0415

        return read_xlsform(book, name=name, edition=edition)
    # Only who has a table of their own waits for the reader of its wordings.
    from inspector.checklists.table.reading import read_plain_table  # noqa: PLC0415

    return read_plain_table(book, name=name, edition=edition)


def _ours(book: Book) -> Imported:
    verdict = check_workbook(book)
    if verdict.checklist is None:
        error = all_of(list(verdict.errors))
        raise error
    unread = tuple(_unread(one) for one in foreign_sheets(book))
    return Imported(checklist=verdict.checklist, unread=unread, warnings=verdict.warnings)


def _unread(error: InspectorError) -> Unread:
    """What stands in a file beside its cells: what of it is known, and what it is."""
    said = (error.context.get(key) for key in ("text", "rows", "columns"))
    what, advice = (
        Pair(*(text(msgid, lang, **error.context) for lang in LANGUAGES))
        for msgid in (error.fault.what, error.fault.next)
    )
    return Unread(
        where=str(error.context["place"]),
        text=next((str(one) for one in said if one), ""),
        reason=Pair(f"{what.zh}。{advice.zh}", f"{what.en}. {advice.en}"),
    )


def _told(unread: Unread) -> InspectorError:
    return InspectorError(faults.UNREAD, place=unread.where, text=unread.text, reason=unread.reason)
