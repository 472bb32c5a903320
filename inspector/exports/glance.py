"""A photo at a glance: how large, when taken, and a few pixels of it."""

import io
import re
import warnings
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

MOST_PIXELS: Final = 80_000_000
"""More is not decoded for a look."""
_TAKEN: Final = (0x9003, 0x9004, 0x0132)
"""EXIF: original, digitised, file changed."""
_EXIF_IFD: Final = 0x8769


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What can be told of a photo."""

    width: int
    height: int
    """In pixels, upright."""
    taken: datetime | None
    """As the camera's clock said, without a zone; None where it did not."""
    size: tuple[int, int]
    """Columns and rows of `pixels`."""
    pixels: bytes
    """Red, green, blue, row by row."""


def glance(data: bytes, *, columns: int, rows: int) -> Glance | None:
    """Look at a photo; None for what is none, or cannot be read.

    Args:
        data: The file.
        columns: Pixels across at most.
        rows: Pixels down at most.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - only for a look

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
                if image.width * image.height > MOST_PIXELS:
                    return None
                taken = _taken(image.getexif())
                turned = image.getexif().get(0x0112, 1) >= 5
                width, height = image.size[::-1] if turned else image.size
                image.draft("RGB", (columns * 2, rows * 2))
                small = ImageOps.exif_transpose(image.convert("RGB"))
                small.thumbnail((columns, rows))
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    # Pillow's word for a damaged file depends on the format and on where the damage is.
    except (OSError, SyntaxError, ValueError):
        return None
    return Glance(width=width, height=height, taken=taken, size=small.size, pixels=small.tobytes())


def _taken(exif: "object") -> datetime | None:
    from PIL import Image  # noqa: PLC0415

    assert isinstance(exif, Image.Exif)  # noqa: S101
    inner = exif.get_ifd(_EXIF_IFD)
    for tag in _TAKEN:
        said = str(inner.get(tag) or exif.get(tag) or "")
        if re.match(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d", said):
            with suppress(ValueError):
                return datetime.strptime(said[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - none told
    return None
