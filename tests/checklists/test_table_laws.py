"""Whatever a table looks like, nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.codec import encode
from inspector.checklists.plain_table import read_plain_table
from inspector.errors import InspectorError
from inspector.errors.plain_table import NO_ITEMS, NO_TABLE
from inspector.sheets.grid import Area, Book, Grid, Row

HEADINGS = {"检查内容", "分值", "评分标准", "备注"}
WORDS = st.sampled_from(
    [
        "",
        "每处扣1分",
        "酌情扣1-3分",
        "一票否决",
        "合计",
        "小计",
        "注：说明",
        "一、标题（10分）",
        "检查内容",
        "评分标准",
        "分值",
        "10",
        "-2",
        "5（加分）",
        "★",
    ]
)
MARKED_ROWS = st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=8)
AREAS = st.lists(
    st.builds(
        Area,
        top=st.integers(1, 8),
        left=st.integers(1, 4),
        bottom=st.integers(1, 9),
        right=st.integers(1, 5),
    ).filter(lambda area: area.bottom >= area.top and area.right >= area.left),
    max_size=3,
)


@given(MARKED_ROWS, AREAS)
def test_nothing_of_any_table_is_lost(rows: list[list[str]], merged: list[Area]) -> None:
    """Every text stands in the checklist, or is told, or is listed for a person to finish."""
    grid = any_grid(rows, merged)
    try:
        found = read_plain_table(
            Book(file="示例.xlsx", grids=(grid,)), name="invented", edition="1"
        )
    except InspectorError as error:
        if error.fault in {NO_TABLE, NO_ITEMS}:
            return
        raise
    kept = encode(found.checklist).decode()
    kept += "".join([*(one.text for one in found.unread), *(one.text for one in found.told)])
    # A row of headings may name a column by any word.
    rows_of_items = [row for row in grid.rows if not HEADINGS & set(row.texts.values())]
    lost = [
        text
        for row in rows_of_items
        for text in row.texts.values()
        if text.endswith("〕") and text[-2] not in kept
    ]
    assert lost == []


def any_grid(rows: list[list[str]], merged: list[Area]) -> Grid:
    """A table whose every text, but for headings and numbers, bears a mark of its own."""
    filled = []
    for number, cells in enumerate([["检查内容", "分值", "评分标准", "备注"], *rows], 1):
        texts = {}
        for column, text in enumerate(cells, 1):
            sign = chr(ord("㐀") + number * 10 + column)
            is_plain = not text or text in HEADINGS or text[0] in "0123456789-★小合"
            texts[column] = text if is_plain else f"{text}〔{sign}〕"
        shown = {column: text for column, text in texts.items() if text}
        if shown:
            filled.append(Row(number, shown))
    covered = {
        (row, column)
        for area in merged
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }
    seen = tuple(
        Row(row.number, {c: t for c, t in row.texts.items() if (row.number, c) not in covered})
        for row in filled
    )
    return Grid(
        file="示例.xlsx",
        sheet="表",
        rows=tuple(row for row in seen if row.texts),
        merged=tuple(merged),
    )
