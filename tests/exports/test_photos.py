"""Photos on their way in: known by content, and a copy that tells only what is seen."""

import io
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from inspector.errors import InspectorError
from inspector.exports.photos import derivative, examine
from tests.exports.visits import photo

ORIENTATION = 0x0112
GPS = 0x8825


def camera_photo(*, orientation: int = 1, size: tuple[int, int] = (1600, 1200)) -> bytes:
    """Red above, blue below, with everything that a phone writes into a photo."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (0, size[1] // 2, size[0], size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x0110], exif[0x013B] = "ALN-AL80", "SecretOwner"
    exif.get_ifd(GPS)[2] = (34.0, 1.0, 2.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"SecretComment", icc_profile=_srgb())
    return out.getvalue()


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_the_copy_holds_pixels_and_nothing_else() -> None:
    """Place, device, owner and comment of a photo name the person who took it."""
    copy = derivative(camera_photo(), name="x.jpg")
    for secret in (b"Exif", b"SecretOwner", b"SecretComment", b"ALN-AL80", b"ICC_PROFILE"):
        assert secret not in copy
    with Image.open(io.BytesIO(copy)) as image:
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert image.mode == "RGB"


@pytest.mark.parametrize(
    ("size", "orientation", "expected"),
    [
        ((1600, 1200), 1, (900, 675)),
        ((1600, 1200), 6, (675, 900)),
        ((1200, 1600), 1, (675, 900)),
        ((1200, 1600), 8, (900, 675)),
        ((400, 300), 3, (400, 300)),
    ],
)
def test_the_copy_is_upright_and_small(
    size: tuple[int, int], orientation: int, expected: tuple[int, int]
) -> None:
    """A phone held sideways writes that into the metadata that the copy loses."""
    copy = derivative(camera_photo(size=size, orientation=orientation), name="x.jpg")
    with Image.open(io.BytesIO(copy)) as image:
        assert image.size == expected


def test_a_photo_that_lies_on_its_head_is_turned() -> None:
    """Red was above on the sensor, so blue is above in the hall."""
    copy = derivative(camera_photo(orientation=3), name="x.jpg")
    with Image.open(io.BytesIO(copy)) as image:
        above, below = image.getpixel((450, 100)), image.getpixel((450, 600))
    assert isinstance(above, tuple)
    assert isinstance(below, tuple)
    assert above[2] > above[0]
    assert below[0] > below[2]


def test_transparent_pictures_get_a_white_ground() -> None:
    """A screenshot's transparent parts would otherwise come out black."""
    out = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(derivative(out.getvalue(), name="x.png"))) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "1", "I;16"])
def test_every_kind_of_picture_becomes_a_plain_one(mode: str) -> None:
    """Scanners write grey, printers CMYK."""
    out = io.BytesIO()
    suffix = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    Image.new(mode, (40, 30)).save(out, suffix)
    assert examine(derivative(out.getvalue(), name="x"), name="x") == "image/jpeg"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"%PDF-1.7", "application/pdf"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypmp42", "video/mp4"),
        (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        (b"OggS\0", "audio/ogg"),
        (b"#!AMR\n", "audio/amr"),
    ],
)
def test_a_file_is_known_by_its_content(data: bytes, expected: str) -> None:
    """Names lie: a renamed file is what it is."""
    assert examine(data, name="x.txt") == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "EVIDENCE_004"),
        (b"hello", "EVIDENCE_001"),
        (b"MZ\x90\0", "EVIDENCE_001"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "EVIDENCE_001"),
        (b"%PDF-1.7", "EVIDENCE_001"),
        (b"\xff\xd8\xff\xe0broken", "EVIDENCE_002"),
        (camera_photo()[:3000], "EVIDENCE_002"),
        (b"\x89PNG\r\n\x1a\n", "EVIDENCE_002"),
    ],
)
def test_what_is_no_photo_is_refused_by_code(data: bytes, code: str) -> None:
    """A broken photo must be noticed while the camera is at hand."""
    with pytest.raises(InspectorError) as error:
        derivative(data, name="x.jpg")
    assert error.value.fault.code == code


def test_a_small_file_that_claims_a_huge_picture_is_refused_unread() -> None:
    """One photo must not fill a laptop's memory."""
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    bomb = bytearray(out.getvalue())
    bomb[16:24] = (30_000).to_bytes(4) * 2
    bomb[29:33] = zlib.crc32(bomb[12:29]).to_bytes(4)
    with pytest.raises(InspectorError) as error:
        derivative(bytes(bomb), name="x.png")
    assert error.value.fault.code == "EVIDENCE_003"


@given(place=st.integers(0, 20_000), value=st.integers(0, 255))
def test_a_damaged_photo_is_taken_or_refused_and_never_a_crash(place: int, value: int) -> None:
    """Memory cards fail one byte at a time."""
    data = bytearray(photo(1, size=(320, 240)))
    data[place % len(data)] = value
    with suppress(InspectorError):
        assert examine(derivative(bytes(data), name="x.jpg"), name="x") == "image/jpeg"
