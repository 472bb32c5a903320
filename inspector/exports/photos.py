"""Photos and other evidence on their way in: what a file is, and the copy of it that may leave."""

import io
import warnings
from typing import TYPE_CHECKING, Any

from inspector.errors import InspectorError
from inspector.errors import evidence as faults

if TYPE_CHECKING:
    from PIL import Image

LANDSCAPE = (900, 675)
"""Pixels of a derivative at most; a portrait has them the other way round."""
QUALITY = 82
MOST_MEGAPIXELS = 60
"""Of what is decoded whole; a JPEG is decoded at a fraction, and Pillow stops it at 178."""

_PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
KNOWN = (
    *_PICTURES,
    "application/pdf",
    *("audio/mpeg", "audio/mp4", "audio/wav", "audio/amr", "audio/ogg"),
    *("video/mp4", "video/quicktime"),
)
_ORIENTATION = 0x0112


def examine(data: bytes, *, name: str) -> str:
    """The media type of a file, by its content.

    Args:
        data: The whole file.
        name: What to call it in an error.

    Raises:
        InspectorError: EVIDENCE_004, when it is empty; EVIDENCE_001, when it is of no known kind.
    """
    if not data:
        raise InspectorError(faults.EMPTY_FILE, file=name)
    found = _signature_of(data)
    if found is None:
        raise InspectorError(faults.NOT_EVIDENCE, file=name, known=", ".join(KNOWN))
    return found


def is_picture(media_type: str) -> bool:
    """Whether a file of that type has a derivative."""
    return media_type in _PICTURES


_STARTS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
    b"ID3": "audio/mpeg",
    b"\xff\xfb": "audio/mpeg",
    b"\xff\xf3": "audio/mpeg",
    b"#!AMR": "audio/amr",
    b"OggS": "audio/ogg",
}
_BRANDS = {
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
    **dict.fromkeys((b"isom", b"mp41", b"mp42", b"avc1", b"3gp4", b"3gp5"), "video/mp4"),
}
"""Of the family of formats that share a box named `ftyp`."""


def _signature_of(data: bytes) -> str | None:
    """What the first bytes say."""
    for start, media_type in _STARTS.items():
        if data.startswith(start):
            return media_type
    match data[:4], data[4:8], data[8:12]:
        case _, b"ftyp", brand:
            return _BRANDS.get(brand)
        case b"RIFF", _, form:
            return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(form)
        case _:
            return None


def derivative(data: bytes, *, name: str) -> bytes:
    """The copy of a photo that may leave: small, upright, sRGB, and not one byte of metadata.

    Raises:
        InspectorError: EVIDENCE_001, when it is no picture; EVIDENCE_002, when it is damaged;
            EVIDENCE_003, when it has too many pixels.
    """
    media_type = examine(data, name=name)
    if not is_picture(media_type):
        raise InspectorError(faults.NOT_EVIDENCE, file=name, known=", ".join(_PICTURES))
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only when a photo comes in

    try:
        with warnings.catch_warnings():
            # Of damaged metadata, which the copy does not take over.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=(_PICTURES[media_type],)) as image:
                if media_type != "image/jpeg":
                    _refuse_a_bomb(image)
                return _reduced(image)
    except Image.DecompressionBombError as bomb:
        raise InspectorError(faults.TOO_MANY_PIXELS, file=name, limit=MOST_MEGAPIXELS) from bomb
    # Pillow's word for a damaged file depends on the format and on where the damage is.
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise InspectorError(faults.BROKEN_PHOTO, file=name) from broken


def _refuse_a_bomb(image: "Image.Image") -> None:
    """Before a pixel is decoded: a small file can claim a picture that fills the memory.

    Raises:
        DecompressionBombError: When it is larger than we decode whole.
    """
    from PIL import Image  # noqa: PLC0415

    if image.width * image.height > MOST_MEGAPIXELS * 1_000_000:
        raise Image.DecompressionBombError


def _reduced(image: "Image.Image") -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415

    quarter_turned = image.getexif().get(_ORIENTATION, 1) >= 5
    is_portrait = (image.height > image.width) != quarter_turned
    upright = LANDSCAPE[::-1] if is_portrait else LANDSCAPE
    as_stored = upright[::-1] if quarter_turned else upright
    image.draft("RGB", as_stored)
    small: Any = _in_srgb(image)
    small.thumbnail(as_stored, Image.Resampling.LANCZOS, reducing_gap=2.0)
    small = ImageOps.exif_transpose(small)
    # A picture made of nothing but pixels: whatever else the file held is not in it.
    bare = Image.new("RGB", small.size)
    bare.paste(small)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, subsampling=2)
    return out.getvalue()


def _in_srgb(image: "Image.Image") -> "Image.Image":
    """The colours as every screen shows them; transparency on white; the orientation kept."""
    from PIL import Image, ImageCms  # noqa: PLC0415

    exif = image.getexif()
    profile = image.info.get("icc_profile")
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        layered = image.convert("RGBA")
        flat: Image.Image = Image.new("RGB", image.size, "white")
        flat.paste(layered, mask=layered.getchannel("A"))
    elif profile and image.mode in {"RGB", "CMYK"}:
        try:
            flat = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            ) or image.convert("RGB")
        except ImageCms.PyCMSError:
            # A camera's broken profile is no reason to lose its photo.
            flat = image.convert("RGB")
    else:
        flat = image.convert("RGB")
    flat.getexif().update(exif)
    return flat
