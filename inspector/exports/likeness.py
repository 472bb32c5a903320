"""How a photo looks, in 128 bits: a copy that was shrunk, saved anew or brightened looks alike."""

import io
import warnings
from itertools import pairwise
from typing import Final

SIDE: Final = 8
"""Cells of a side: each bit says which of two neighbouring cells is brighter."""
LEAST_CONTRAST: Final = 12
"""Steps of grey between the darkest and the brightest cell: below, noise alone would decide."""


def look(photo: bytes) -> str | None:
    """How a photo looks (32 hexadecimal digits); None of what shows next to nothing.

    Args:
        photo: The copy that may leave: upright, small, and known to be whole.

    Source:
        N. Krawetz, "Kind of Like That" (2013): difference hash, here of rows and of columns.
    """
    from PIL import Image  # noqa: PLC0415 - only when a photo comes in

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(photo)) as image:
            image.draft("L", (SIDE * SIDE, SIDE * SIDE))
            small = image.convert("L").resize((SIDE + 1, SIDE + 1), Image.Resampling.BOX)
    grey = small.tobytes()
    if max(grey) - min(grey) < LEAST_CONTRAST:
        return None
    rows = [grey[at * (SIDE + 1) : (at + 1) * (SIDE + 1)] for at in range(SIDE + 1)]
    across = [one < after for row in rows[:SIDE] for one, after in pairwise(row)]
    down = [
        one < after
        for row, below in pairwise(rows)
        for one, after in zip(row[:SIDE], below, strict=False)
    ]
    bits = sum(bit << at for at, bit in enumerate((*across, *down)))
    return f"{bits:032x}"
