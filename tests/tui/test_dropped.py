"""Paths as terminals and file managers hand them over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.tui.dropped import in_field, looks_like_a_path, paths_of, typed_paths


def nothing_is_there(_: Path) -> bool:
    """No file exists."""
    return False


@pytest.mark.parametrize(
    ("dropped", "paths"),
    [
        ("'/a b/c.jpg' '/d.jpg'", ["/a b/c.jpg", "/d.jpg"]),  # gnome-terminal
        ("/a\\ b/c.jpg /x\\(1\\).jpg ", ["/a b/c.jpg", "/x(1).jpg"]),  # macOS
        ('"C:\\照片\\a b.jpg" "D:\\c.jpg"', ["C:\\照片\\a b.jpg", "D:\\c.jpg"]),  # Windows
        ("\\\\server\\share\\a.jpg", ["\\\\server\\share\\a.jpg"]),
        ("file:///home/a/%E5%9B%BE%20%231.jpg", ["/home/a/图 #1.jpg"]),
        ("file:///a.jpg\r\nfile:///b.jpg\r\n", ["/a.jpg", "/b.jpg"]),  # a list of addresses
        ("file:///C:/a%20b.jpg", ["C:/a b.jpg"]),
        ("/a.jpg；/b.jpg;/a.jpg", ["/a.jpg", "/b.jpg"]),
        ("“/a b.jpg”", ["/a b.jpg"]),  # an input method's quotes
        ("/it's.jpg", ["/it's.jpg"]),
        ("'/a'\\''b.jpg'", ["/a'b.jpg"]),  # how a shell quotes a quote
        ("# a comment\n/a.jpg", ["/a.jpg"]),
    ],
)
def test_what_is_dropped_is_understood(dropped: str, paths: list[str]) -> None:
    """Nobody types a path that can be dropped."""
    assert [str(path) for path in paths_of(dropped, nothing_is_there)] == paths


def test_bare_blanks_are_part_of_a_path_that_is_there() -> None:
    """Some terminals neither quote nor escape."""
    there = Path("/media/card/DCIM/a b (1).jpg")
    assert paths_of(f"{there}\n", lambda path: path == there) == (there,)


def test_a_home_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is what people type."""
    monkeypatch.setenv("HOME", "/home/person")
    assert paths_of("~/a.jpg", nothing_is_there) == (Path("/home/person/a.jpg"),)
    assert paths_of("~nobody-of-that-name/a.jpg", nothing_is_there) == (
        Path("~nobody-of-that-name/a.jpg"),
    )


@given(st.text(max_size=60))
def test_nothing_that_is_dropped_breaks_it(dropped: str) -> None:
    """A terminal sends what it likes."""
    looks_like_a_path(dropped)
    for path in paths_of(dropped, nothing_is_there):
        assert isinstance(path, Path)


NAMES = st.text(
    st.characters(exclude_characters="/\x00\n\r\"'“”‘’", exclude_categories=["Cs"]), min_size=1
).filter(lambda name: name.strip() == name and name not in {".", ".."})


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_a_field_reads_what_it_was_given(names: list[str]) -> None:
    """Files that were chosen from the list stand in the form as text until it is saved."""
    paths = tuple(dict.fromkeys(Path("/folder") / name for name in names))
    assert typed_paths(in_field(paths)) == paths
