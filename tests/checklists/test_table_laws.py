"""Whatever a table looks like, nothing of it is lost."""

from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.codec import digest_of, encode
from inspector.checklists.reader import read
from inspector.checklists.table.reading import read_plain_table
from inspector.checklists.writing.file import yaml_text
from inspector.errors import InspectorError
from inspector.errors.plain_table import NO_ITEMS, NO_TABLE
from inspector.sheets.grid import Area, Book, Grid, Row

WORDINGS = Path("tests/data/wordings.yaml")
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
        filled.append(Row(number, texts))
    return plain_grid([[row.texts.get(c, "") for c in range(1, 7)] for row in filled], merged)


CORPUS = [entry["text"] for entry in yaml.safe_load(WORDINGS.read_text("utf-8"))]
POINTS = st.sampled_from(["", "5", "10分", "-2", "5（加分）", "0", "三分", "+1", "40%"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "环境（10分）", "加分项", "★服务", "服务"]),
        st.sampled_from(["", "整洁", "整洁（3分）", "★按时", "0", "一", "按时。未到扣0分"]),
        POINTS,
        st.lists(st.sampled_from([*CORPUS, "扣0分", "加0分", "得0分", "每0次扣1分"]), max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS, AREAS)
def test_whatever_is_imported_is_a_good_checklist(
    table: list[tuple[str, str, str, list[str]]], merged: list[Area]
) -> None:
    """A file that `checklist check` then refuses would be the program's own fault."""
    rows = [[level, text, points, "；".join(said)] for level, text, points, said in table]
    grid = plain_grid([["考核项目", "考核内容", "分值", "评分标准"], *rows], merged)
    try:
        found = read_plain_table(Book(file="示例.xlsx", grids=(grid,)), name="own", edition="1")
    except InspectorError as error:
        if error.fault in {NO_TABLE, NO_ITEMS}:
            return
        raise
    again = read(yaml_text(found.checklist).encode(), "own.yaml")
    assert again.digest == digest_of(found.checklist)


def plain_grid(rows: list[list[str]], merged: list[Area]) -> Grid:
    """A table of these texts."""
    covered = {
        (row, column)
        for area in merged
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }
    shown = [
        Row(number, {c: t for c, t in enumerate(row, 1) if t and (number, c) not in covered})
        for number, row in enumerate(rows, 1)
    ]
    filled = tuple(row for row in shown if row.texts)
    return Grid(file="示例.xlsx", sheet="表", rows=filled, merged=tuple(merged))
