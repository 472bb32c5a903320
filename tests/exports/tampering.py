"""What a hand that means no good can do to a signed file."""

import io
from collections.abc import Callable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from inspector.exports.pdf import RenderedPdf
from inspector.exports.signing import sign
from tests.exports import visits
from tests.exports.conftest import new_key

Change = Callable[[IncrementalPdfFileWriter], None]


def updated(pdf: bytes, change: Change) -> bytes:
    """The file with an incremental update after it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def paint_over(writer: IncrementalPdfFileWriter) -> None:
    """White paint over the first page."""
    page = writer.root["/Pages"]["/Kids"][0]
    paint = writer.add_object(generic.StreamObject(stream_data=b"q 1 1 1 rg 60 300 480 260 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), paint])
    writer.update_container(page)


def put_a_note(writer: IncrementalPdfFileWriter) -> None:
    """A sticky note, as any reader can make one."""
    page = writer.root["/Pages"]["/Kids"][0]
    note = writer.add_object(
        generic.DictionaryObject(  # type: ignore[no-untyped-call]
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Text"),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (80, 80, 99, 99))),
                pdf_name("/Contents"): generic.TextStringObject("已整改"),
            }
        )
    )
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), note])
    writer.update_container(page)


def exchange_the_data(writer: IncrementalPdfFileWriter) -> None:
    """Other data under the name of the attached ones."""
    held = writer.root["/AF"][0]["/EF"].raw_get("/F")
    forged = generic.StreamObject(
        {pdf_name("/Type"): pdf_name("/EmbeddedFile")}, stream_data=b'{"forged":true}'
    )
    writer.objects[held.generation, held.idnum] = forged


def without_signature(pdf: bytes) -> bytes:
    """Written anew without a trace of the signature, its field empty."""
    bare = updated(pdf, _take_the_signature_away)
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(bare)))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _take_the_signature_away(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    field = form["/Fields"][0]
    del field["/V"]
    form.pop("/SigFlags", None)
    writer.root.pop("/Perms", None)
    writer.update_container(field)
    writer.update_container(form)
    writer.update_root()  # type: ignore[no-untyped-call]


def signed_by_a_stranger(pdf: bytes) -> bytes:
    """The same document, certified by a key that names the same office."""
    bare = RenderedPdf(data=without_signature(pdf), pages=1)
    return sign(bare, new_key(), at=visits.SIGNED_AT).data
