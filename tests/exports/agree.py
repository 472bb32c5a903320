"""Agree to the pages as they look now: `python -m tests.exports.agree`; then look at them."""

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from inspector.exports.content import Contents, shipped_contents
from inspector.exports.findings import FindingsPress
from inspector.exports.pdf import Engine
from tests.exports.judges import pictures_of

AGREED = Path(__file__).parent / "pictures"
PAGES = ("full", "clean", "covert")
DPI = 36
_BLURRED_BY = 4
"""Pixels: what is left is where how much ink is, not which letter."""
_VISIBLE = 20
"""Of 255: how far two greys are apart before it counts."""
_SHIFTS = range(-3, 4)
"""Pixels up or down that another version of the typesetter may move a page."""


def page_pictures(pdf: Path, folder: Path, name: str) -> list[Path]:
    """Every page of a file, small and in sixteen greys."""
    made = []
    for number, page in enumerate(pictures_of(pdf, folder, dpi=DPI), start=1):
        small = folder / f"{name}-{number:02}.png"
        with Image.open(page) as image:
            image.convert("L").quantize(16).save(small, optimize=True)
        made.append(small)
    return made


def difference(one: Path, other: Path) -> float:
    """The share of a page that looks different, at the height where the two agree best."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 1.0
        blur = ImageFilter.BoxBlur(_BLURRED_BY)
        now, then = (image.convert("L").filter(blur) for image in (first, second))
    return min(_apart(ImageChops.offset(now, 0, shift), then) for shift in _SHIFTS)


def _apart(now: Image.Image, then: Image.Image) -> float:
    changed: int = sum(ImageChops.difference(now, then).histogram()[_VISIBLE:])
    return changed / (now.width * now.height)


def main() -> None:
    """Draw every page anew in the place of the agreed ones."""
    from tests.exports.conftest import WANTED, seal_of  # noqa: PLC0415 - only here, not in a test

    contents = Contents(shipped_contents())
    press = FindingsPress(contents, Engine(contents))
    for old in AGREED.glob("*.png"):
        old.unlink()
    AGREED.mkdir(exist_ok=True)
    for name in PAGES:
        report, photos = WANTED[name]()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "x.pdf"
            file.write_bytes(press.render(report, photos=photos, seal=seal_of(report)).data)
            for picture in page_pictures(file, Path(folder), name):
                picture.replace(AGREED / picture.name)
                sys.stdout.write(f"{AGREED / picture.name}\n")


if __name__ == "__main__":
    main()
