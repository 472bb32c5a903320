"""The look of a photo stays through what copying does to it, and tells different photos apart."""

import io
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from inspector.domain.quality_limits import Limit, bound
from inspector.exports.likeness import look
from inspector.exports.photos import derivative


def scene(seed: int) -> Image.Image:
    """An invented counter: a wall, some boards and windows, no two seeds alike."""
    random = Random(seed)  # noqa: S311 - invented pictures
    image = Image.new("RGB", (1200, 900), tuple(random.choices(range(90, 200), k=3)))
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = random.randrange(1100), random.randrange(800)
        size = (x, y, x + random.randrange(90, 500), y + random.randrange(90, 400))
        draw.rectangle(size, fill=tuple(random.choices(range(256), k=3)))
    return image


def saved(image: Image.Image, quality: int = 90) -> bytes:
    """As a camera writes it."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def bits_between(one: bytes, other: bytes) -> int:
    """How far two photos are apart as the program sees them."""
    looks = [look(derivative(data, name="测试.jpg")) for data in (one, other)]
    assert looks[0] is not None
    assert looks[1] is not None
    return (int(looks[0], 16) ^ int(looks[1], 16)).bit_count()


@pytest.mark.parametrize("seed", range(8))
def test_a_copy_looks_the_same(seed: int) -> None:
    """Sent by a messenger that shrinks, saved anew, brightened: still the same photo."""
    image = scene(seed)
    first = saved(image)
    copies = (
        saved(image, quality=35),
        saved(image.resize((480, 360))),
        saved(ImageEnhance.Brightness(image).enhance(1.15)),
    )
    assert max(bits_between(first, one) for one in copies) <= bound(Limit.LOOK_BITS)


def test_different_photos_look_different() -> None:
    """Of a hundred pairs none comes near the border."""
    photos = [look(derivative(saved(scene(seed)), name="测试.jpg")) for seed in range(15)]
    looks = [int(one, 16) for one in photos if one is not None]
    apart = [(one ^ other).bit_count() for at, one in enumerate(looks) for other in looks[at + 1 :]]
    assert len(apart) >= 100
    assert min(apart) > bound(Limit.LOOK_BITS) + 8


def test_what_shows_next_to_nothing_has_no_look() -> None:
    """Two blank walls are not one photo."""
    blank = Image.new("RGB", (1200, 900), "#d8d4c8")
    assert look(derivative(saved(blank), name="测试.jpg")) is None
