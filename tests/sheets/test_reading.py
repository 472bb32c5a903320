"""What a person sees in a workbook is what is read, and what is odd is named with its cells."""

import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from inspector.errors import sheet as faults
from inspector.sheets.grid import Area
from inspector.sheets.reading import read_book
from tests.sheets import building
from tests.sheets.building import raw, refused, saved, sheet_xml, texts, told

XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20
).filter(lambda text: not text.isspace() and not text.startswith("=") and "_x" not in text)


def filled() -> tuple[Workbook, object]:
    """A workbook with one sheet called 项."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "项"
    return book, sheet


@given(st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 60)), XML_TEXT, min_size=1))
def test_every_text_is_read_where_it_stands(
    tmp_path_factory: object, cells: dict[tuple[int, int], str]
) -> None:
    """Another program's writer put it there; no cell moves, none is lost."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for (row, column), text in cells.items():
        sheet.cell(row, column).value = text
    folder = tmp_path_factory.mktemp("sheets")  # type: ignore[attr-defined]
    grid = read_book(saved(folder, book)).grids[0]
    found = {(row.number, column): text for row in grid.rows for column, text in row.texts.items()}
    assert found == cells


def test_numbers_are_read_as_shown(tmp_path: Path) -> None:
    """0.1 + 0.2 is 0.3 on paper, and 2.0 is 2: what binary fractions add is nobody's points."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([0.1 + 0.2, 2.0, 1e-5, 100, -0.5, True])
    assert texts(read_book(saved(tmp_path, book))) == [
        {1: "0.3", 2: "2", 3: "0.00001", 4: "100", 5: "-0.5", 6: "TRUE"}
    ]


def test_a_date_is_shown_and_named(tmp_path: Path) -> None:
    """Typing 3-5 for “three to five points” makes a date; the number 46086 would help nobody."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = datetime.date(2026, 3, 5)
    sheet["A2"] = datetime.date(2026, 3, 5)
    sheet["A2"].number_format = 'm"月"d"日"'
    read = read_book(saved(tmp_path, book))
    assert texts(read) == [{1: "2026-03-05"}, {1: "3月5日"}]
    assert told(read.warnings, faults.DATES)["cells"] == "A1 “2026-03-05”, A2 “3月5日”"


def test_a_rounded_number_is_named(tmp_path: Path) -> None:
    """The paper shows 0.6: that is what was agreed on, and the 0.55 behind it is told."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"] = 0.55
    sheet["B2"].number_format = "0.0"
    read = read_book(saved(tmp_path, book))
    assert texts(read) == [{2: "0.6"}]
    assert told(read.warnings, faults.ROUNDED)["place"] == "表.xlsx, Sheet!B2"


def test_a_formula_gives_its_saved_result_and_is_named(tmp_path: Path) -> None:
    """It is never run; what Excel last saw is what the person saw."""
    rows = '<row r="2"><c r="C2"><f>SUM(C3:C9)</f><v>15</v></c></row>'
    rows += '<row r="3"><c r="C3" t="str"><f>A1&amp;"分"</f><v>5分</v></c></row>'
    read = read_book(raw(tmp_path, sheet=sheet_xml(rows)))
    assert texts(read) == [{3: "15"}, {3: "5分"}]
    context = told(read.warnings, faults.FORMULAS)
    assert (context["place"], context["cells"]) == ("表.xlsx, 项!C2", "C2–C3")


def test_a_formula_without_a_result_names_its_cell(tmp_path: Path) -> None:
    """A program that writes workbooks without running them leaves nothing to read."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "合计"
    sheet["B1"] = "=1+1"
    sheet["D4"] = "=B1"
    error = refused(saved(tmp_path, book))
    assert error.fault is faults.NO_RESULT
    assert (error.context["place"], error.context["cells"]) == ("表.xlsx, Sheet!B1", "B1, D4")


def test_a_cell_that_shows_an_error_is_named(tmp_path: Path) -> None:
    """#REF! is no score."""
    rows = '<row r="7"><c r="C7" t="e"><v>#REF!</v></c></row>'
    error = refused(raw(tmp_path, sheet=sheet_xml(rows)))
    assert error.fault is faults.CELL_ERROR
    assert error.context["place"] == "表.xlsx, 项!C7"


def test_text_that_begins_like_a_formula_is_text(tmp_path: Path) -> None:
    """A cell of type text is text, whatever it begins with."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for n, text in enumerate(["=1+1", "+2", "-扣分", "@项"], 1)
    )
    read = read_book(raw(tmp_path, sheet=sheet_xml(rows)))
    assert [row[1] for row in texts(read)] == ["=1+1", "+2", "-扣分", "@项"]
    assert read.warnings == ()


def test_hidden_things_are_named_and_not_read(tmp_path: Path) -> None:
    """What a person does not see may be an old draft; what a filter hides may be half the table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 7):
        sheet.append([f"a{row}", f"b{row}", f"c{row}"])
    for row in (2, 3, 5):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["K"].hidden = True
    book.create_sheet("旧稿").sheet_state = "hidden"
    book.create_sheet("更旧").sheet_state = "veryHidden"
    read = read_book(saved(tmp_path, book))
    assert [grid.sheet for grid in read.grids] == ["Sheet"]
    assert texts(read) == [{1: f"a{n}", 3: f"c{n}"} for n in (1, 4, 6)]
    assert told(read.unread, faults.HIDDEN_ROWS)["rows"] == "2–3, 5"
    assert told(read.unread, faults.HIDDEN_COLUMNS)["columns"] == "B"
    hidden = [one.context["place"] for one in read.unread if one.fault is faults.HIDDEN_SHEET]
    assert hidden == ["表.xlsx, 旧稿", "表.xlsx, 更旧"]


def test_a_comment_is_told_in_full(tmp_path: Path) -> None:
    """Real forms keep half of a rule in a comment."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C7"] = "卫生"
    sheet["C7"].comment = Comment("每处扣0.5分", "示例")
    read = read_book(saved(tmp_path, book))
    context = told(read.unread, faults.COMMENT)
    assert (context["place"], context["text"]) == ("表.xlsx, Sheet!C7", "每处扣0.5分")


def test_struck_text_is_read_and_named(tmp_path: Path) -> None:
    """Crossed out on paper means gone; whoever made the sheet has to say so."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A3"] = "旧规定"
    sheet["A3"].font = Font(strike=True)
    read = read_book(saved(tmp_path, book))
    assert told(read.warnings, faults.STRUCK)["cells"] == "A3"
    strings = "<sst><si><r><rPr><strike/></rPr><t>扣2分</t></r><r><t>扣1分</t></r></si></sst>"
    read = read_book(raw(tmp_path, strings=strings))
    assert texts(read) == [{1: "扣2分扣1分"}]
    assert told(read.warnings, faults.STRUCK)["cells"] == "A1"


def test_merged_cells_know_their_origin(tmp_path: Path) -> None:
    """A heading over five rows is said once and meant five times."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A2"] = "环境"
    sheet["B4"] = "安静"
    sheet.merge_cells("A2:A4")
    grid = read_book(saved(tmp_path, book)).grids[0]
    assert grid.merged == (Area(top=2, left=1, bottom=4, right=1),)
    assert grid.seen(4, 1) == "环境"


def test_a_million_empty_rows_are_passed_over(tmp_path: Path) -> None:
    """Somebody coloured a whole column; what stands below all of it is still found."""
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(2, 100_001))
    rows = f'{building.ROW}{empty}<row r="100001"><c r="A100001"><v>5</v></c></row>'
    grid = read_book(raw(tmp_path, sheet=sheet_xml(rows))).grids[0]
    assert [(row.number, row.texts) for row in grid.rows] == [(1, {1: "编号"}), (100_001, {1: "5"})]


def test_rows_and_cells_without_numbers_follow_each_other(tmp_path: Path) -> None:
    """The format lets a writer leave them out, and some do."""
    rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>7</v></c></row>"
    grid = read_book(raw(tmp_path, sheet=sheet_xml(rows))).grids[0]
    assert [(row.number, row.texts) for row in grid.rows] == [(1, {1: "1", 3: "3"}), (3, {1: "7"})]


def test_a_reading_aid_is_no_text(tmp_path: Path) -> None:
    """Pinyin over a word would be read into the middle of it."""
    strings = '<sst><si><t>检查</t><rPh sb="0" eb="2"><t>jiancha</t></rPh></si></sst>'
    assert texts(read_book(raw(tmp_path, strings=strings))) == [{1: "检查"}]


def test_escaped_characters_are_what_they_stand_for(tmp_path: Path) -> None:
    """Excel writes a line end of Windows as _x000D_."""
    strings = "<sst><si><t>一_x000D_\n二_x005F_</t></si></sst>"
    assert texts(read_book(raw(tmp_path, strings=strings))) == [{1: "一\n二_"}]


def test_prefixed_elements_are_read_alike(tmp_path: Path) -> None:
    """Some government systems write x:row for row."""
    sheet = (
        '<x:worksheet xmlns:x="x"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert texts(read_book(raw(tmp_path, sheet=sheet))) == [{2: "5"}]


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    """Workbooks from old Macs begin their calendar four years later."""
    book = Workbook()
    book.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = datetime.date(2026, 11, 23)
    assert texts(read_book(saved(tmp_path, book))) == [{1: "2026-11-23"}]


def test_a_date_that_is_written_as_one_is_shown_and_named(tmp_path: Path) -> None:
    """Strict workbooks hold no numbers for days."""
    rows = '<row r="1"><c r="A1" t="d"><v>2026-11-23T00:00:00</v></c></row>'
    read = read_book(raw(tmp_path, sheet=sheet_xml(rows)))
    assert texts(read) == [{1: "2026-11-23"}]
    assert told(read.warnings, faults.DATES)["count"] == 1


def test_a_cell_with_a_kind_and_no_value_is_empty(tmp_path: Path) -> None:
    """Some programs write one for every cell of a table."""
    cells = "".join(
        f'<c r="{c}1" t="{kind}"><v/></c>' for c, kind in zip("ABCDE", "sbned", strict=True)
    )
    rows = f'<row r="1">{cells}<c r="F1"><v>1</v></c></row>'
    assert texts(read_book(raw(tmp_path, sheet=sheet_xml(rows)))) == [{6: "1"}]
