"""Our workbook: what goes out comes back the same, and what is wrong is told by its cell."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from inspector.checklists.checking.verdict import Verdict
from inspector.checklists.reader import read
from inspector.checklists.spreadsheets import check_spreadsheet, import_spreadsheet
from inspector.checklists.strict_yaml import Plain
from inspector.checklists.workbook.layout import layout
from inspector.checklists.workbook.words import COLUMNS, SHEETS, VALUES
from inspector.checklists.workbook.writing import workbook_of
from inspector.services.telling import told
from inspector.sheets.grid import address_of, letters_of
from tests.checklists.any_checklist import FORM
from tests.checklists.examples import SMALL
from tests.checklists.test_writing import SHIPPED, checklist_of

Change = Callable[[Workbook], None]


def exported(folder: Path, *changes: Change) -> Path:
    """The small checklist as a workbook, changed by hand."""
    book = load_workbook(io.BytesIO(workbook_of(read(SMALL.encode(), "small.yaml"), "表.xlsx")))
    for change in changes:
        change(book)
    path = folder / "表.xlsx"
    book.save(path)
    return path


def sheet_of(book: Workbook, key: str) -> Worksheet:
    """A sheet by the key of what it holds."""
    sheet = book[SHEETS[key]]
    assert isinstance(sheet, Worksheet)
    return sheet


def column_of(sheet: Worksheet, key: str) -> int:
    """The column of a key."""
    return next(
        cell.column for cell in sheet[1] if cell.value and str(cell.value).endswith(f" {key}")
    )


def put(key: str, row: int, column: str, value: object) -> Change:
    """A value in a cell of a sheet."""

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, key)
        sheet.cell(row, column_of(sheet, column)).value = value  # type: ignore[assignment]

    return change


def told_in(verdict: Verdict) -> list[tuple[str, str]]:
    """Codes and places of the errors."""
    return [(told(one).code, told(one).where) for one in verdict.errors]


def place_of(key: str, row: int, column: str) -> str:
    """A cell's place, as errors tell it."""
    columns = [".".join(one.path) for one in layout().table(key).columns]
    return f"表.xlsx, {SHEETS[key]}!{address_of(row, columns.index(column) + 1)}"


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(FORM)
def test_importing_an_export_gives_the_same_checklist(
    tmp_path_factory: pytest.TempPathFactory, form: Plain
) -> None:
    """An office edits one cell of an export and knows that nothing else has changed."""
    checklist = checklist_of(form)
    path = tmp_path_factory.mktemp("x") / "表.xlsx"
    path.write_bytes(workbook_of(checklist, path.name))
    found = import_spreadsheet(path, name=None, edition=None)
    assert found.checklist == checklist
    assert found.checklist.digest == checklist.digest
    assert found.unread == ()


@pytest.mark.parametrize("source", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_checklist_comes_back_the_same(tmp_path: Path, source: Path) -> None:
    """And without a single warning."""
    checklist = read(source, source.name)
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook_of(checklist, path.name))
    found = import_spreadsheet(path, name=None, edition=None)
    assert (found.checklist, found.unread, found.warnings) == (checklist, (), ())


def test_everything_wrong_is_told_at_once_by_sheet_and_cell(tmp_path: Path) -> None:
    """Whoever filled it in goes through the list once, with the workbook open."""
    path = exported(
        tmp_path,
        put("items", 2, "points", "两分"),
        put("items", 2, "due", "当场改"),
        put("items", 2, "clauses", "规范l"),
        put("rules", 2, "unit", "人数"),
        put("rules", 3, "item", "A2"),
        put("rules", 3, "rule", "逐次扣"),
        put("sections", 2, "code", None),
    )
    verdict = check_spreadsheet(path)
    assert verdict.checklist is None
    assert told_in(verdict) == [
        ("YAML_012", place_of("sections", 2, "code")),
        ("WORKBOOK_009", place_of("items", 2, "section")),
        ("YAML_018", place_of("items", 2, "points")),
        ("WORKBOOK_008", place_of("items", 2, "due")),
        ("WORKBOOK_009", place_of("rules", 3, "item")),
        ("WORKBOOK_008", place_of("rules", 3, "rule")),
    ]


FAULTS: list[tuple[str, int, str, object, str]] = [
    ("items", 2, "code", "a1", "YAML_020"),
    ("items", 2, "code", None, "YAML_012"),
    ("items", 2, "text.zh", None, "YAML_012"),
    ("items", 2, "section", None, "YAML_012"),
    ("items", 2, "section", "B", "WORKBOOK_009"),
    ("items", 2, "needs_phone", "对", "WORKBOOK_008"),
    ("items", 2, "channels", "现场、电话", "WORKBOOK_008"),
    ("items", 2, "clauses", "规范1\n规范l", "CHECKLIST_003"),
    ("items", 2, "asked_when", "{item: A1", "WORKBOOK_010"),
    ("items", 2, "asked_when", "{itm: A1, is: [violation]}", "YAML_011"),
    ("items", 2, "phrase.trigger.en", "on greeting", "YAML_012"),
    ("rules", 2, "unit", "人数", "CHECKLIST_005"),
    ("rules", 2, "cap", "最多两分", "YAML_018"),
    ("rules", 2, "scope", "总分记0分", "YAML_011"),
    ("rules", 2, "item", "Al", "WORKBOOK_009"),
    ("sections", 2, "repeat.together", "取最低", "YAML_012"),
    ("sections", 2, "repeat.per", "窗", "WORKBOOK_008"),
    ("sections", 2, "repeat.per", "其他", "CHECKLIST_071"),
    ("clauses", 2, "text", None, "YAML_012"),
    ("clauses", 2, "cite", "规范1\n规范1", "CHECKLIST_004"),
]
PLACES = {
    ("phrase.trigger.en", "YAML_012"): "phrase.trigger.zh",
    ("repeat.together", "YAML_012"): "repeat.per",
}
"""Where another cell than the one that was changed has to be filled in."""


@pytest.mark.parametrize(("key", "row", "column", "value", "code"), FAULTS)
def test_each_fault_names_its_cell(
    tmp_path: Path, key: str, row: int, column: str, value: object, code: str
) -> None:
    """The cell that has to be changed, not the one where somebody noticed."""
    verdict = check_spreadsheet(exported(tmp_path, put(key, row, column, value)))
    wanted = (code, place_of(key, row, PLACES.get((column, code), column)))
    assert wanted in told_in(verdict)


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    """Most faults are slips of the pen."""
    verdict = check_spreadsheet(exported(tmp_path, put("items", 1, "points", "分直 point")))
    (error,) = verdict.errors
    assert told(error).line == (
        "WORKBOOK_001 表.xlsx, 项!J1: 这张工作表没有“分直 point”这一列。"
        "请删去，或改正表头 (“分值 points”?)。"
    )


def test_headings_may_be_chinese_or_keys_alone_and_in_any_order(tmp_path: Path) -> None:
    """Offices tidy up what they are given."""

    def tidy(book: Workbook) -> None:
        sheet = sheet_of(book, "items")
        sheet.cell(1, column_of(sheet, "points")).value = "分值"
        sheet.cell(1, column_of(sheet, "due")).value = " DUE "
        sheet.move_range(f"A1:A{sheet.max_row}", cols=60)
        book.move_sheet(SHEETS["items"], -3)
        for key in ("guide", "words", "options", "bands", "targets"):
            book.remove(sheet_of(book, key))

    checklist = read(SMALL.encode(), "small.yaml")
    found = import_spreadsheet(exported(tmp_path, tidy), name=None, edition=None)
    assert found.checklist == checklist


def test_one_section_may_be_merged_over_its_items(tmp_path: Path) -> None:
    """Tables look tidier that way."""

    def merge(book: Workbook) -> None:
        sheet = sheet_of(book, "items")
        for column in range(2, sheet.max_column + 1):
            sheet.cell(3, column).value = sheet.cell(2, column).value
        sheet.cell(3, column_of(sheet, "code")).value = "A2"
        sheet.merge_cells("A2:A3")

    found = import_spreadsheet(exported(tmp_path, merge), name=None, edition=None)
    assert [(item.section, item.code) for item in found.checklist.items] == [
        ("A", "A1"),
        ("A", "A2"),
    ]


def test_what_is_not_carried_over_is_listed(tmp_path: Path) -> None:
    """A sheet of one's own, a hidden row, a comment: nothing goes in silence."""

    def add(book: Workbook) -> None:
        book.create_sheet("备忘")["A1"] = "下次改"
        book.create_sheet("旧稿").sheet_state = "hidden"
        sheet = sheet_of(book, "items")
        sheet["B2"].comment = Comment("待定", "示例")

    found = import_spreadsheet(exported(tmp_path, add), name=None, edition=None)
    assert [(one.where, one.text) for one in found.unread] == [
        ("表.xlsx, 备忘", ""),
        ("表.xlsx, 项!B2", "待定"),
        ("表.xlsx, 旧稿", ""),
    ]
    assert all(one.reason.zh and one.reason.en for one in found.unread)


@pytest.mark.parametrize("key", ["sections", "items"])
def test_a_sheet_that_is_hidden_is_missed(tmp_path: Path, key: str) -> None:
    """It is still our workbook, and nobody wonders why nothing was found in it."""

    def hide(book: Workbook) -> None:
        sheet_of(book, key).sheet_state = "hidden"

    codes = [code for code, _ in told_in(check_spreadsheet(exported(tmp_path, hide)))]
    assert "WORKBOOK_007" in codes


def test_a_code_given_twice_names_both_cells(tmp_path: Path) -> None:
    """Which of the two is the right one, only a person knows."""

    def double(book: Workbook) -> None:
        sheet = sheet_of(book, "items")
        for column in range(1, sheet.max_column + 1):
            sheet.cell(3, column).value = sheet.cell(2, column).value

    (error,) = check_spreadsheet(exported(tmp_path, double)).errors
    assert told(error).where == "表.xlsx, 项!B3"
    assert told(error).what == "A1 项已经有了（表.xlsx, 项!B2）"


def test_columns_of_texts_keep_what_is_typed(tmp_path: Path) -> None:
    """Excel takes 1-2 for the second of January, but not in a column of texts."""
    sheet = sheet_of(load_workbook(exported(tmp_path)), "items")
    assert sheet.column_dimensions["B"].number_format == "@"
    points = letters_of(column_of(sheet, "points"))
    assert sheet.column_dimensions[points].number_format == "General"


def test_a_name_and_an_edition_may_be_given(tmp_path: Path) -> None:
    """An office makes the next edition out of the last one's workbook."""
    found = import_spreadsheet(exported(tmp_path), name="next", edition="2")
    assert (found.checklist.name, found.checklist.edition) == ("next", "2")
    assert found.checklist.digest != read(SMALL.encode(), "small.yaml").digest


def test_warnings_name_their_cells(tmp_path: Path) -> None:
    """They refuse nothing, and are looked up like errors."""
    verdict = check_spreadsheet(exported(tmp_path, put("sections", 2, "maximum", 90)))
    assert verdict.errors == ()
    assert [(told(one).code, told(one).where) for one in verdict.warnings] == [
        ("CHECKLIST_101", "表.xlsx, 部分!A2")
    ]


def test_every_column_and_every_word_has_its_chinese() -> None:
    """A key that is added to the language has to be named for whoever fills in a workbook."""
    plan = layout()
    columns = [*plan.form, *(column for table in plan.tables for column in table.columns)]
    words = {key for column in columns for key in column.path} - COLUMNS.keys()
    assert words == set()
    codes = {
        (column.path[-1], code)
        for column in columns
        for code, chinese in column.chinese.items()
        if code == chinese and not code.startswith("U")
    }
    assert codes == set()


def test_no_sheet_has_two_columns_or_words_of_one_name() -> None:
    """A heading or a word has to say which one is meant."""
    plan = layout()
    for columns in (plan.form, *(table.columns for table in plan.tables)):
        chinese = [column.heading.rpartition(" ")[0] for column in columns]
        assert sorted(chinese) == sorted(set(chinese))
        for column in columns:
            said = list(column.chinese.values())
            assert sorted(said) == sorted(set(said))


def test_no_name_is_kept_for_a_column_that_is_gone() -> None:
    """A list of names that nobody needs hides the one that is missing."""
    plan = layout()
    columns = [*plan.form, *(column for table in plan.tables for column in table.columns)]
    assert COLUMNS.keys() - {key for column in columns for key in column.path} == set()
    assert VALUES.keys() - {column.path[-1] for column in columns} == set()
    assert SHEETS.keys() - {table.key for table in plan.tables} == {"guide", "checklist", "words"}


def test_names_of_sheets_fit_into_a_workbook() -> None:
    """Excel takes 31 characters, and none of a few."""
    assert [name for name in SHEETS.values() if len(name) > 31 or set(name) & set("[]:*?/\\")] == []


def test_every_column_says_what_it_means(tmp_path: Path) -> None:
    """Beside the cell, in both languages, and no longer than Excel shows."""
    book = load_workbook(exported(tmp_path))
    for table in layout().tables:
        rules = sheet_of(book, table.key).data_validations.dataValidation
        notes = [rule.prompt or "" for rule in rules]
        assert len(notes) == len(table.columns)
        assert [note for note in notes if not note.strip() or len(note) > 250] == []
        assert all("\n" in note for note in notes)
