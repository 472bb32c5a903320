"""Errors of checklists that are kept in our workbook."""

from inspector.errors import Fault

UNKNOWN_COLUMN = Fault(
    code="WORKBOOK_001",
    where="{place}",
    what="there is no column “{heading}” on this sheet",
    next="Remove it or correct its heading{hint}.",
)
COLUMN_TWICE = Fault(
    code="WORKBOOK_002",
    where="{place}",
    what="the column “{heading}” is there twice",
    next="Keep one of the two.",
)
MISSING_COLUMN = Fault(
    code="WORKBOOK_003",
    where="{place}",
    what="the column “{heading}” is missing",
    next="Add it; an export of any checklist shows all of them.",
)
NO_HEADING = Fault(
    code="WORKBOOK_004",
    where="{place}",
    what="something stands here, in a column without a heading",
    next="Give the column its heading, or empty it.",
)
UNKNOWN_LINE = Fault(
    code="WORKBOOK_005",
    where="{place}",
    what="there is no line “{heading}” on this sheet",
    next="Remove it or correct its name{hint}.",
)
LINE_TWICE = Fault(
    code="WORKBOOK_006",
    where="{place}",
    what="the line “{heading}” is there twice",
    next="Keep one of the two.",
)
MISSING_SHEET = Fault(
    code="WORKBOOK_007",
    where="{place}",
    what="the sheet “{sheet}” is missing or hidden",
    next="Add it, or show it; an export of any checklist has all of them.",
)
NOT_A_WORD = Fault(
    code="WORKBOOK_008",
    where="{place}",
    what="“{value}” is no word for “{heading}”",
    next="Use one of: {known}{hint}.",
)
UNKNOWN_PARENT = Fault(
    code="WORKBOOK_009",
    where="{place}",
    what="the sheet “{sheet}” has no “{code}” that this row could belong to",
    next="Correct it{hint}, or add it there.",
)
NOT_XLSX = Fault(
    code="WORKBOOK_011",
    where="{file}",
    what="an export is an .xlsx workbook",
    next="Give it a name that ends in .xlsx.",
)
UNREADABLE_CELL = Fault(
    code="WORKBOOK_010",
    where="{place}",
    what="“{value}” cannot be read: this column is written as in a checklist file",
    next="See the examples in checklists/README.md; check brackets, colons and commas.",
)

UNKNOWN_SHEET = Fault(
    code="WORKBOOK_101",
    where="{place}",
    what="the sheet is none of a checklist's, and was not read",
    next="Correct its name{hint} if it belongs to the checklist.",
)
UNREAD = Fault(
    code="WORKBOOK_102",
    where="{place}",
    what="“{text}” was not carried over: {reason}",
    next="Finish it by hand after the import.",
)
