"""A workbook that we write: read by others as it was meant, and by us as what went in."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from inspector.errors import InspectorError
from inspector.errors import sheet as faults
from inspector.sheets.reading import read_book
from inspector.sheets.writing import Help, Sheet, workbook_bytes

CELL_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\t"),
    min_size=1,
    max_size=30,
).filter(lambda text: not text.isspace())


def written(folder: Path, *sheets: Sheet) -> Path:
    path = folder / "表.xlsx"
    path.write_bytes(workbook_bytes(sheets, path.name))
    return path


@given(st.lists(st.lists(st.just("") | CELL_TEXT, max_size=6), min_size=1, max_size=12))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """Any text at all, also one that begins like a formula or looks like an escape."""
    path = written(
        tmp_path_factory.mktemp("w"), Sheet(name="甲", rows=[["编号"], *rows], frozen=(0, 0))
    )
    found = {row.number: row.texts for row in read_book(path).grids[0].rows}
    wanted = {
        number: {column: text for column, text in enumerate(texts, 1) if text}
        for number, texts in enumerate([["编号"], *rows], 1)
    }
    assert found == {number: texts for number, texts in wanted.items() if texts}


@given(st.decimals(0, 999_999_999, places=6) | st.decimals(0, 100, places=1))
def test_a_number_is_read_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, number: Decimal
) -> None:
    """Points are compared as fractions: a millionth would already be another checklist."""
    path = written(tmp_path_factory.mktemp("n"), Sheet(name="甲", rows=[[number]]))
    assert Decimal(read_book(path).grids[0].text(1, 1)) == number


def test_no_text_ever_becomes_a_formula(tmp_path: Path) -> None:
    """A covert note that begins with = would run in the office's Excel."""
    texts = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"]
    path = written(tmp_path, Sheet(name="甲", rows=[[text] for text in texts]))
    with zipfile.ZipFile(path) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = load_workbook(path).active
    assert sheet is not None
    cells = [cell for (cell,) in sheet.iter_rows()]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        (text, "s", True) for text in texts
    ]


def test_equal_values_are_equal_bytes() -> None:
    """Two exports can be compared by their digests, whenever they were made."""
    sheet = Sheet(name="甲", rows=[["编号", Decimal(2)]])
    data = workbook_bytes([sheet], "表.xlsx")
    assert data == workbook_bytes([sheet], "表.xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(rb">20\d\d-", archive.read("docProps/core.xml"))


def test_columns_offer_their_words_and_say_what_they_are(tmp_path: Path) -> None:
    """Whoever fills it in has no manual beside the screen."""
    told = Help(title="是否计分", text="不写就是计分。", words=("是", "否"))
    path = written(
        tmp_path,
        Sheet(name="甲", rows=[["名称", "计分"]], widths=(30, 8), frozen=(1, 1), help={1: told}),
    )
    sheet = load_workbook(path).active
    assert sheet is not None
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, rule.prompt, str(rule.sqref)) == (
        '"是,否"',
        "不写就是计分。",
        "B2:B1048576",
    )
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["A"].width == 30


@pytest.mark.parametrize("text", ["\x07", "a\x00b", "\r", "字" * 32_768])
def test_what_no_cell_can_hold_is_refused_with_its_cell(tmp_path: Path, text: str) -> None:
    """Left out, it would make the export another checklist in silence."""
    with pytest.raises(InspectorError) as caught:
        written(tmp_path, Sheet(name="甲", rows=[["编号"], ["", text]]))
    assert caught.value.fault is faults.CANNOT_HOLD
    assert caught.value.context["place"] == "表.xlsx, 甲!B2"
