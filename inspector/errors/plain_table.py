"""Errors of plain tables, and warnings (from PLAIN_101) that never refuse one."""

from inspector.errors import Fault

NO_TABLE = Fault(
    code="PLAIN_001",
    where="{place}",
    what="no table of items was found: no row names its columns",
    next="Give the table a heading row, such as 项目, 标准, 分值, 评分办法.",
)
NO_ITEMS = Fault(
    code="PLAIN_002",
    where="{place}",
    what="the table has a heading row, and no items below it",
    next="Look whether the rows stand on another sheet, or are hidden.",
)
DUPLICATE_NUMBER = Fault(
    code="PLAIN_101",
    where="{place}",
    what="number {number} was already given in {first}",
    next="Look whether two items were meant; codes of their own were given to both.",
)
SECTION_SUM = Fault(
    code="PLAIN_102",
    where="{place}",
    what="“{title}” is said to hold {stated} points; its items hold {sum}",
    next="Correct the one or the other; the items are what counts.",
)
TOTAL_SUM = Fault(
    code="PLAIN_103",
    where="{place}",
    what="the table is said to hold {stated} points; what stands above adds up to {sum}",
    next="Correct the one or the other; the items are what counts.",
)
NO_POINTS = Fault(
    code="PLAIN_104",
    where="{place}",
    what="item {item} has no points",
    next="Give it points in the file that was written, or take it out.",
)
POINTS_DIFFER = Fault(
    code="PLAIN_105",
    where="{place}",
    what="item {item} has {points} points in their column, and {other} in its wording",
    next="Correct the one or the other; the column is what counts.",
)
BONUS_APART = Fault(
    code="PLAIN_106",
    where="{place}",
    what="item {item} takes and gives points; what it gives became item {bonus}",
    next="Look whether the points given are meant to come on top of the total.",
)
