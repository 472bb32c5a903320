"""How much of a stranger's spreadsheet is read: far above any real table, far below a full disk."""

LIMIT_BYTES = 32 * 1024 * 1024
"""Of the file."""
LIMIT_UNPACKED = 320 * 1024 * 1024
"""Of the parts that are read, unpacked; a million formatted empty rows have some 100 MiB."""
LIMIT_PARSED = 24 * 1024 * 1024
"""Of XML that is looked at closely: runs of empty rows are not."""
LIMIT_DIRECTORY = 1024 * 1024
"""Of the list of parts."""
LIMIT_SHEETS = 200
LIMIT_COLUMNS = 1000
LIMIT_CELLS = 200_000
"""That hold something, in all sheets together."""
LIMIT_TEXT = 32_767
"""Of one cell, in characters: no spreadsheet program takes more."""
LIMIT_COVERED = 500_000
"""Cells covered by merging, inside what a sheet holds."""
LIMIT_DEPTH = 64
"""Of XML elements inside each other; an office program writes about ten."""
LIMIT_TOKEN = 2 * 1024 * 1024
"""Of one tag or comment of XML."""
LIMIT_LISTED = 40
"""Runs of cells that one message lists."""
