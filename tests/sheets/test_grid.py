"""A sheet as plain values: what is seen where."""

from inspector.sheets.grid import Area, Grid, Row, address_of, letters_of, place


def test_a_covered_cell_shows_what_its_area_shows() -> None:
    """A merged heading stands for every row that it spans, not for the first alone."""
    grid = Grid(
        file="表.xlsx",
        sheet="项",
        rows=(Row(1, {1: "环境", 2: "整洁"}), Row(2, {2: "安静"})),
        merged=(Area(top=1, left=1, bottom=2, right=1),),
    )
    assert (grid.text(2, 1), grid.seen(2, 1), grid.origin(2, 1)) == ("", "环境", (1, 1))
    assert grid.seen(2, 2) == "安静"


def test_an_area_is_no_larger_than_what_the_sheet_holds() -> None:
    """Somebody merges a whole column: that is a million rows, and none of them holds anything."""
    endless = Area(top=1, left=1, bottom=1_048_576, right=16_384)
    grid = Grid(file="表.xlsx", sheet="项", rows=(Row(2, {3: "末"}),), merged=(endless,))
    assert (grid.height, grid.width) == (2, 3)
    assert grid.origin(2, 3) == (1, 1)
    assert grid.origin(3, 3) == (3, 3)


def test_an_empty_sheet_has_no_size() -> None:
    """Excel adds two of them to every new workbook."""
    grid = Grid(file="表.xlsx", sheet="Sheet2")
    assert (grid.height, grid.width, grid.seen(1, 1)) == (0, 0, "")


def test_columns_are_lettered_as_a_sheet_letters_them() -> None:
    """After Z comes AA, after AZ comes BA: 26 letters without a zero."""
    assert [letters_of(n) for n in (1, 26, 27, 52, 53, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert address_of(7, 3) == "C7"


def test_a_place_reads_as_a_person_says_it() -> None:
    """It is what one looks for in the open workbook."""
    assert place("表.xlsx", "项", "C7") == "表.xlsx, 项!C7"
    assert place("表.csv", "", "C7") == "表.csv, C7"
    assert place("表.xlsx", "项") == "表.xlsx, 项"
    assert place("表.xlsx") == "表.xlsx"
