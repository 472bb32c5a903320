"""HTML and CSS to tagged PDF/A: the one place where WeasyPrint is used.

Making the engine costs about a second and a half; a document after that costs a tenth of it a page.
Keep one engine; its documents are set one after another, whichever threads ask for them.
"""

import threading
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from inspector.errors import InspectorError
from inspector.errors import export as faults
from inspector.exports.content import Contents
from inspector.exports.finisher import SIGNATURE_FIELD, finish
from inspector.exports.guards import (
    faults_are_errors,
    no_collection,
    no_typefaces_but_ours,
    told_if_full,
)
from inspector.exports.justify import chinese_lines
from inspector.exports.passing import passing_folder

PHOTO_SCHEME = "photo:"
_ROOT = "file:///"
"""Stands for the content folders; relative addresses in a style sheet cannot leave it."""
_LIBRARIES = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes inside the PDF, as the data that the document shows."""

    name: str
    description: str
    data: bytes
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A document before it is set: words, style, pictures."""

    kind: str
    template: str
    """Where a fault is to be looked for."""
    html: str
    styles: tuple[str, ...]
    """Style sheets by name, the later ones win."""
    photos: Mapping[str, bytes] = field(default_factory=dict)
    """JPEG without metadata, by the name after `photo:`."""
    attachments: tuple[Attachment, ...] = ()
    is_signed: bool = False
    """Whether it needs a place for the signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """A PDF/A-3a and PDF/UA-1 file that nobody has signed."""

    data: bytes
    pages: int


class Engine:
    """Sets documents; typefaces and parsed style sheets stay loaded.

    Args:
        contents: Where style sheets and typefaces lie.

    Raises:
        InspectorError: EXPORT_001, when a system library is missing; EXPORT_011, when there is
            no room for passing files.
    """

    _one_at_a_time: ClassVar[threading.Lock] = threading.Lock()
    """Of all engines: the environment and the library itself are changed while one works."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._weasyprint = _loaded_weasyprint()
        with self._one_at_a_time, no_typefaces_but_ours(contents):
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

            self._fonts = FontConfiguration()
        with told_if_full():
            folder = passing_folder(self)
        # WeasyPrint leaves its own behind, and there is no other way to say where.
        self._fonts._folder = folder  # noqa: SLF001
        self._styles: dict[str, Any] = {}
        self._fetcher = _fetcher_class()(contents)

    def render(self, manuscript: Manuscript) -> RenderedPdf:
        """Set a document: the same words, pictures and times give the same bytes.

        Raises:
            InspectorError: EXPORT_002, when template or style have a fault; EXPORT_003, when a
                character is in no typeface; EXPORT_008, without a place for the signature;
                EXPORT_011, when there is no room for passing files.
        """
        with (
            self._one_at_a_time,
            faults_are_errors(manuscript.template),
            no_collection(),
            chinese_lines(),
        ):
            self._fetcher.photos = manuscript.photos
            styles = [self._style(name) for name in manuscript.styles]
            html = self._weasyprint.HTML(string=manuscript.html, url_fetcher=self._fetcher)
            document = html.render(
                font_config=self._fonts, stylesheets=styles, pdf_variant="pdf/a-3a", pdf_forms=True
            )
            document.metadata.attachments = [self._attachment(a) for a in manuscript.attachments]
            signature_fields = 0

            def finisher(_document: Any, pdf: Any) -> None:
                nonlocal signature_fields
                signature_fields = finish(pdf, kind=manuscript.kind)

            data = document.write_pdf(
                finisher=finisher, pdf_variant="pdf/a-3a", pdf_tags=True, pdf_forms=True
            )
        if manuscript.is_signed and signature_fields != 1:
            raise InspectorError(
                faults.NO_SIGNATURE_PLACE, template=manuscript.template, field=SIGNATURE_FIELD
            )
        return RenderedPdf(data=data, pages=len(document.pages))

    def _style(self, name: str) -> Any:
        """A style sheet, parsed once; its typefaces are unpacked."""
        if name not in self._styles:
            path = self._contents.file(name)
            with told_if_full():
                self._styles[name] = self._weasyprint.CSS(
                    string=path.read_text(encoding="utf-8"),
                    base_url=_ROOT + name,
                    url_fetcher=self._fetcher,
                    font_config=self._fonts,
                )
        return self._styles[name]

    def _attachment(self, one: Attachment) -> Any:
        return self._weasyprint.Attachment(
            string=one.data,
            name=one.name,
            description=one.description,
            created=one.at,
            modified=one.at,
            relationship="Data",
        )


def engine_version() -> str:
    """What sets the documents, by name and version.

    Raises:
        InspectorError: EXPORT_001, when a system library is missing.
    """
    weasyprint = _loaded_weasyprint()
    from weasyprint.text.ffi import pango  # noqa: PLC0415

    number = pango.pango_version()
    pango_version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return f"WeasyPrint {weasyprint.__version__}, Pango {pango_version}"


def _loaded_weasyprint() -> Any:
    """The library, if everything that it needs is there.

    Raises:
        InspectorError: EXPORT_001, when a system library is missing.
    """
    try:
        with warnings.catch_warnings():
            # Its absence is looked for below; the warning is about nothing else.
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # noqa: PLC0415 - a second of imports
            from PIL import ImageFile  # noqa: PLC0415
            from weasyprint.text import ffi  # noqa: PLC0415
    except OSError as missing:
        raise InspectorError(
            faults.LIBRARY_MISSING, library="pango", command=_LIBRARIES
        ) from missing
    # WeasyPrint bids Pillow take half a photo for a whole one, everywhere in the process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # Without it WeasyPrint still works, and takes five times as long.
    if ffi.harfbuzz_subset is None:
        raise InspectorError(
            faults.LIBRARY_MISSING, library="libharfbuzz-subset", command=_LIBRARIES
        )
    return weasyprint


def _fetcher_class() -> "Callable[[Contents], Any]":
    """WeasyPrint's fetcher, cut down to our own folders and the photos of one document."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Fetcher(URLFetcher):  # type: ignore[misc]  # the library is untyped
        """Reads files of the content folders and `photo:` pictures; everything else is refused."""

        def __init__(self, contents: Contents) -> None:
            super().__init__(allowed_protocols=("data",))
            self._contents = contents
            self.photos: Mapping[str, bytes] = {}

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Give a picture or a file of the content folders."""
            if url.startswith(PHOTO_SCHEME):
                photo = self.photos[url.removeprefix(PHOTO_SCHEME)]
                return URLFetcherResponse(url, photo, {"Content-Type": "image/jpeg"})
            if url.startswith(_ROOT):
                path = self._contents.file(url.removeprefix(_ROOT))
                return URLFetcherResponse(url, path.read_bytes())
            return super().fetch(url, headers)

    return Fetcher
