"""Errors of spreadsheet files; what is odd in one (from SHEET_101) refuses nothing."""

from inspector.errors import Fault

UNREADABLE = Fault(
    code="SHEET_001",
    where="{place}",
    what="the file cannot be read: {reason}",
    next="Check the path and that you may read it.",
)
TOO_LARGE = Fault(
    code="SHEET_002",
    where="{place}",
    what="the file has {bytes} bytes; at most {limit} are read",
    next="Check that it is the right file.",
)
NOT_A_WORKBOOK = Fault(
    code="SHEET_003",
    where="{place}",
    what="this is neither an .xlsx workbook nor a CSV file",
    next="Open it in WPS or Excel, save it as an Excel workbook (.xlsx), and use that.",
)
OLD_KIND = Fault(
    code="SHEET_004",
    where="{place}",
    what="this is a workbook of an older or other kind (.xls, .et, .ods, .xlsb)",
    next="Open it in WPS or Excel, save it as an Excel workbook (.xlsx), and use that.",
)
PASSWORD = Fault(
    code="SHEET_005",
    where="{place}",
    what="the workbook is locked with a password",
    next="Open it with its password, remove the password, save it, and use that.",
)
DAMAGED = Fault(
    code="SHEET_006",
    where="{place}",
    what="the file is damaged or cut short: {reason}",
    next="Get it once more; or open it in WPS or Excel, let it be repaired, and save it anew.",
)
UNPACKS_TOO_LARGE = Fault(
    code="SHEET_007",
    where="{place}",
    what="unpacked, the workbook has {bytes} bytes; at most {limit} are read",
    next="Delete the empty formatted rows and columns around the table, and save it again.",
)
HOSTILE = Fault(
    code="SHEET_008",
    where="{place}",
    what="part {part} of the workbook holds what no office program writes",
    next="Do not use this file; ask whoever sent it for another.",
)
TOO_MANY_SHEETS = Fault(
    code="SHEET_009",
    where="{place}",
    what="the workbook has {count} sheets; at most {limit} are read",
    next="Move the sheets that are needed to a workbook of their own.",
)
TOO_MANY_COLUMNS = Fault(
    code="SHEET_010",
    where="{place}",
    what="something stands here, far to the right; at most {limit} columns are read",
    next="Delete it, or move it next to the table.",
)
TOO_MANY_CELLS = Fault(
    code="SHEET_011",
    where="{place}",
    what="more than {limit} cells are filled",
    next="Move the table that is needed to a workbook of its own.",
)
NO_RESULT = Fault(
    code="SHEET_012",
    where="{place}",
    what="formulas without a saved result ({count}): {cells}",
    next="Formulas are never run here. Open it in WPS or Excel and save it, or type the values.",
)
CELL_ERROR = Fault(
    code="SHEET_013",
    where="{place}",
    what="cells that show an error such as #REF! ({count}): {cells}",
    next="Correct them in WPS or Excel, or empty them.",
)
MIXED_ENCODINGS = Fault(
    code="SHEET_014",
    where="{file}, line {line}",
    what="from here on the text is encoded in another way than before",
    next="Open it in WPS or Excel, check the text, and save it as an Excel workbook (.xlsx).",
)
NOT_TEXT = Fault(
    code="SHEET_015",
    where="{file}, line {line}",
    what="this is not text in UTF-8, UTF-16 or GB 18030",
    next="Open it in WPS or Excel, save it as an Excel workbook (.xlsx), and use that.",
)
BAD_QUOTES = Fault(
    code="SHEET_016",
    where="{file}, line {line}",
    what="a quotation mark is opened here or before, and not closed as CSV closes it",
    next="Correct it; or save the table as an Excel workbook (.xlsx) and use that.",
)
NOTHING_IN_IT = Fault(
    code="SHEET_017",
    where="{place}",
    what="no sheet that can be seen holds anything",
    next="Check that it is the right file, and show its hidden sheets.",
)
CANNOT_HOLD = Fault(
    code="SHEET_018",
    where="{place}",
    what="“{text}” has characters that no cell can hold, or too many of them",
    next="Correct the text where it comes from, and export again.",
)

FORMULAS = Fault(
    code="SHEET_101",
    where="{place}",
    what="formulas, of which the saved results were read ({count}): {cells}",
    next="See that the results are right; formulas are never run here.",
)
DATES = Fault(
    code="SHEET_102",
    where="{place}",
    what="dates or times ({count}): {cells}",
    next="If “1-2” or “3-5” was typed and became a date: format as text, and type it again.",
)
ROUNDED = Fault(
    code="SHEET_103",
    where="{place}",
    what="numbers that are shown rounded, and were read as shown ({count}): {cells}",
    next="Show more decimals if the exact numbers are meant.",
)
MACROS = Fault(
    code="SHEET_104",
    where="{place}",
    what="the workbook holds macros; they were neither run nor read",
    next="Nothing needs to be done, unless a macro fills in cells: then save it after that.",
)
LINKS = Fault(
    code="SHEET_105",
    where="{place}",
    what="the workbook takes values from other files; those files were not opened",
    next="See that the values are up to date.",
)
STRUCK = Fault(
    code="SHEET_106",
    where="{place}",
    what="texts that are struck through, and were read all the same ({count}): {cells}",
    next="Empty the cells if what they say no longer holds.",
)
HIDDEN_SHEET = Fault(
    code="SHEET_111",
    where="{place}",
    what="the sheet is hidden, and was not read",
    next="Show it if it belongs to the table, and import again.",
)
HIDDEN_ROWS = Fault(
    code="SHEET_112",
    where="{place}",
    what="hidden or filtered rows that hold something were not read ({count}): {rows}",
    next="Show them if they belong to the table, and import again.",
)
HIDDEN_COLUMNS = Fault(
    code="SHEET_113",
    where="{place}",
    what="hidden columns that hold something were not read ({count}): {columns}",
    next="Show them if they belong to the table, and import again.",
)
COMMENT = Fault(
    code="SHEET_114",
    where="{place}",
    what="a comment says “{text}”",
    next="Write it into a cell if it belongs to the table.",
)
DRAWINGS = Fault(
    code="SHEET_115",
    where="{place}",
    what="pictures, charts and text boxes on the sheet were not read",
    next="Write what they say into cells if it belongs to the table.",
)
