"""Whatever file is given, there is an answer and never a crash."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.checking import check
from inspector.checklists.folders import shipped_folder
from inspector.checklists.reader import read
from inspector.errors import InspectorError
from inspector.i18n import text
from tests.checklists.examples import SMALL

LINES = (shipped_folder() / "hrss-window.yaml").read_text(encoding="utf-8").splitlines()[:400]
SHORT = SMALL.splitlines()
SCRAPS = ["", "-", "x", "[", "{", "]", "&a", "*a", "!!int", "? ", "null", "- - -", "\x00", "\ufeff"]


def answered(data: bytes) -> None:
    """Reading gives a checklist, or errors that can be told in both languages."""
    try:
        read(data, "any.yaml")
    except InspectorError as error:
        for one in error.all:
            for language in ("zh", "en"):
                for words in (one.fault.where, one.fault.what, one.fault.next):
                    assert text(words, language, **one.context)


@given(data=st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """A photo given by mistake is no checklist."""
    answered(data)


@given(
    at=st.integers(0, len(SHORT) - 1),
    drop=st.integers(0, 3),
    scrap=st.sampled_from([*SCRAPS, *SHORT]),
    indent=st.integers(0, 12),
)
def test_any_slip_in_a_good_file(at: int, drop: int, scrap: str, indent: int) -> None:
    """A line lost, doubled, moved or mistyped: what happens while editing."""
    lines = [*SHORT[:at], " " * indent + scrap.strip(), *SHORT[at + drop :]]

    answered("\n".join(lines).encode())


@given(
    at=st.integers(0, len(SMALL) - 1),
    length=st.integers(0, 4),
    put=st.sampled_from(["", ":", "- ", "\n", "  ", "{", "}", "[", "]", ",", "'", '"', "#", "％"]),
)
def test_any_slip_within_a_line(at: int, length: int, put: str) -> None:
    """A bracket, a colon or a quote too many or too few."""
    answered((SMALL[:at] + put + SMALL[at + length :]).encode())


@pytest.mark.parametrize("dropped", range(0, len(LINES), 7))
def test_a_line_lost_from_the_shipped_checklist_is_told(dropped: int, tmp_path: Path) -> None:
    """Checking answers, whatever line is gone."""
    path = tmp_path / "hrss-window.yaml"
    path.write_text("\n".join([*LINES[:dropped], *LINES[dropped + 1 :]]), encoding="utf-8")

    verdict = check(path)

    assert (verdict.checklist is None) == bool(verdict.errors)
