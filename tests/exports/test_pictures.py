"""Pages look as was agreed: compared with pictures, so that a style cannot slip unseen.

`python -m tests.exports.agree` takes the pages as they look now; look at them before committing.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.exports.agree import AGREED, PAGES, difference, page_pictures
from tests.exports.conftest import Document

MOST_DIFFERENT = 0.02
"""Of a page: a lost table or another typeface is more, a line that moved by a hair is less."""


@pytest.mark.parametrize("name", PAGES)
def test_pages_look_as_was_agreed(
    printed: Callable[[str], Document], name: str, tmp_path: Path
) -> None:
    """Nobody reads a style sheet's diff; everybody sees a page."""
    seen = page_pictures(printed(name).file, tmp_path, name)
    agreed = sorted(AGREED.glob(f"{name}-*.png"))
    assert [one.name for one in seen] == [one.name for one in agreed]
    for now, then in zip(seen, agreed, strict=True):
        assert difference(now, then) <= MOST_DIFFERENT, now.name


def test_a_hole_in_a_page_would_be_noticed(tmp_path: Path) -> None:
    """A comparison that forgives everything compares nothing."""
    for agreed in (AGREED / "clean-03.png", AGREED / "full-02.png"):
        with Image.open(agreed) as image:
            hole = image.convert("L")
        hole.paste(255, (40, 110, 260, 200))
        hole.save(tmp_path / "hole.png")
        assert difference(tmp_path / "hole.png", agreed) > MOST_DIFFERENT
