"""What is told while one types, and what the typesetter finds, must be the same characters."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.exports.content import Contents, shipped_contents
from inspector.exports.coverage import missing_in
from inspector.exports.findings import FindingsPress
from tests.exports import visits
from tests.exports.conftest import SEAL

OURS = Contents(shipped=shipped_contents(), own=None)
PRINTED = "群众说“您好”①㎡é℃〇镕喆垚✗→※Ω–…\u3000\u00a0\u200b\ufe0fA\u0301"
LOST = "\U0001f600\U00020bb7☑卐\uf8ffཀ"


@pytest.mark.parametrize("character", LOST)
def test_a_character_that_the_typesetter_lacks_is_known_before(
    press: FindingsPress, character: str
) -> None:
    """An inspector should hear of it while the word is on the tongue."""
    assert missing_in(OURS, f"示例{character}大厅") == (character,)
    report, photos = visits.report()
    with pytest.raises(InspectorError) as caught:
        press.render(replace(report, unit=f"示例{character}大厅"), photos=photos, seal=SEAL)
    assert caught.value.fault.code == "EXPORT_003"


def test_what_is_said_to_print_prints(press: FindingsPress) -> None:
    """A warning about nothing is soon not read any more."""
    assert missing_in(OURS, PRINTED) == ()
    report, photos = visits.report()
    press.render(replace(report, unit=PRINTED), photos=photos, seal=SEAL)


def test_an_office_with_a_typeface_of_its_own_is_told_what_that_lacks(tmp_path: Path) -> None:
    """Content may be replaced; the warning follows it."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    latin = OURS.file("fonts/latin.ttf").read_bytes()
    for face in ("song-regular", "hei-regular", "kai", "fang"):
        (fonts / f"{face}.ttf").write_bytes(latin)

    assert missing_in(Contents(shipped=OURS.shipped, own=tmp_path), "A群") == ("群",)


def test_a_file_that_is_no_typeface_ends_nothing(tmp_path: Path) -> None:
    """The export names it; a note must be typed all the same."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "song-regular.ttf").write_bytes(b"no typeface")

    assert missing_in(Contents(shipped=OURS.shipped, own=tmp_path), "群") == ()
