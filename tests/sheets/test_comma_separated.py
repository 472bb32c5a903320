"""CSV as offices save it: Windows in GB 18030, WPS with a mark, others with semicolons."""

from pathlib import Path

import pytest

from inspector.errors import sheet as faults
from inspector.sheets import limits
from inspector.sheets.grid import Row
from inspector.sheets.reading import read_book
from tests.sheets.building import refused

TABLE = "项目,标准,分值\n环境,场所整洁,5\n"
ROWS = (Row(1, {1: "项目", 2: "标准", 3: "分值"}), Row(2, {1: "环境", 2: "场所整洁", 3: "5"}))


def written(folder: Path, data: bytes) -> Path:
    """A CSV file."""
    path = folder / "表.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    """Nobody in an office knows which one it is."""
    read = read_book(written(tmp_path, TABLE.encode(encoding)))
    assert read.grids[0].rows == ROWS
    assert read.grids[0].where(2, 3) == "表.csv, C2"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("said", [True, False])
def test_every_usual_separator_is_read(tmp_path: Path, separator: str, said: bool) -> None:
    """Excel takes the one that the machine's settings name, and may say so in a first line."""
    table = (f"sep={separator}\n" if said else "") + TABLE.replace(",", separator)
    assert read_book(written(tmp_path, table.encode())).grids[0].rows == ROWS


def test_two_encodings_in_one_file_are_refused_with_the_line(tmp_path: Path) -> None:
    """Two files glued together: one half would be read as nonsense."""
    data = TABLE.encode("gb18030") + "秩序,排队有序,3\n".encode()
    error = refused(written(tmp_path, data))
    assert error.fault is faults.MIXED_ENCODINGS
    assert (error.context["file"], error.context["line"]) == ("表.csv", 3)
    error = refused(written(tmp_path, TABLE.encode() + "秩序,排队有序,3\n".encode("gb18030")))
    assert error.context["line"] == 3
    error = refused(written(tmp_path, b"\xef\xbb\xbf" + TABLE.encode() + "秩".encode("gb18030")))
    assert (error.fault, error.context["line"]) == (faults.MIXED_ENCODINGS, 3)


def test_a_word_that_looks_like_another_encoding_is_read(tmp_path: Path) -> None:
    """联通 in GB 18030 is good UTF-8 by chance: the oldest trap of Notepad."""
    data = "单位,分值\n联通,5\n移动,3\n".encode("gb18030")
    assert read_book(written(tmp_path, data)).grids[0].text(2, 1) == "联通"


def test_what_is_no_text_is_refused_with_the_line(tmp_path: Path) -> None:
    """A picture that was called .csv."""
    error = refused(written(tmp_path, b"a,b\n\xff\xff\xff\n"))
    assert (error.fault, error.context["line"]) == (faults.NOT_TEXT, 2)
    error = refused(written(tmp_path, b"a" * 2000 + b"\n\0\n"))
    assert (error.fault, error.context["line"]) == (faults.NOT_TEXT, 2)


def test_a_quotation_mark_left_open_is_refused_with_its_line(tmp_path: Path) -> None:
    """It would swallow the rest of the table into one cell."""
    error = refused(written(tmp_path, '项目,分值\n"环境,5\n秩序,3\n'.encode()))
    assert error.fault is faults.BAD_QUOTES


def test_line_ends_inside_cells_are_kept_as_one_kind(tmp_path: Path) -> None:
    """Rows count as a spreadsheet program counts them, not as an editor does."""
    read = read_book(written(tmp_path, '"一\r\n二",5\r\n末,1\r\n'.encode()))
    assert read.grids[0].rows == (Row(1, {1: "一\n二", 2: "5"}), Row(2, {1: "末", 2: "1"}))


def test_a_cell_that_begins_like_a_formula_is_text(tmp_path: Path) -> None:
    """Nothing is run, so nothing needs to be refused."""
    read = read_book(written(tmp_path, b"=1+1,+2,-3,@a\n"))
    assert read.grids[0].rows == (Row(1, {1: "=1+1", 2: "+2", 3: "-3", 4: "@a"}),)


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    """A file of another kind, cut at each comma."""
    error = refused(written(tmp_path, b"a" + b"," * limits.LIMIT_COLUMNS + b"b\n"))
    assert (error.fault, error.context["place"]) == (faults.TOO_MANY_COLUMNS, "表.csv, ALM1")
