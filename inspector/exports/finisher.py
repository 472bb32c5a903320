"""What WeasyPrint leaves to do: a signature field, PDF/UA beside PDF/A, and no word about tools.

Works on the objects of a pydyf PDF just before it is written.
"""

import hashlib
from typing import Any

SIGNATURE_FIELD = "OfficeSignature"
"""Name of the input that a template places, which becomes the signature field."""

PRODUCER = "inspector"
NAMESPACE = "urn:inspector:document"

_UA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)
_OURS = (
    '<rdf:Description rdf:about="" xmlns:inspector="{namespace}">'
    "<inspector:kind>{kind}</inspector:kind></rdf:Description>"
)
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
    "<pdfaProperty:valueType>{type}</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li>"
)
_SCHEMAS = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    "<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def finish(pdf: Any, *, kind: str) -> int:
    """Bring a PDF to what we promise of it, and say how many signature fields it has.

    Args:
        pdf: Of pydyf, tagged PDF/A-3a, about to be written.
        kind: What the document says it is, in its XMP metadata.
    """
    _say_who_made_it(pdf, kind)
    pdf.catalog["ViewerPreferences"] = _pydyf().Dictionary({"DisplayDocTitle": "true"})
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Subtype") == "/Widget":
            _make_signature_field(pdf, one)
    fields = [one for one in pdf.objects if isinstance(one, dict) and one.get("FT") == "/Sig"]
    if fields:
        for needless in ("NeedAppearances", "DR", "DA"):
            pdf.catalog["AcroForm"].pop(needless, None)
    _write_plainly(pdf)
    return len(fields)


def _pydyf() -> Any:
    import pydyf  # noqa: PLC0415 - only when something is rendered

    return pydyf


def _say_who_made_it(pdf: Any, kind: str) -> None:
    """Put our name in the place of the library's, and claim PDF/UA-1 as PDF/A wants it declared."""
    schemas = _SCHEMA.format(
        title="PDF/UA identification schema",
        uri="http://www.aiim.org/pdfua/ns/id/",
        prefix="pdfuaid",
        name="part",
        type="Integer",
        meaning="PDF/UA part",
    ) + _SCHEMA.format(
        title="Inspector document schema",
        uri=NAMESPACE,
        prefix="inspector",
        name="kind",
        type="Text",
        meaning="Kind of document",
    )
    ours = _OURS.format(namespace=NAMESPACE, kind=kind)
    more = f"{_UA}{ours}{_SCHEMAS.format(schemas=schemas)}</rdf:RDF>"
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    # Plain, so that a file too damaged to be parsed still says what it was.
    metadata.compress = False
    producer = pdf.info.pop("Producer").string.encode()
    metadata.stream[0] = (
        metadata.stream[0]
        .replace(producer, PRODUCER.encode())
        .replace(b"</rdf:RDF>", more.encode())
    )
    pdf.info["Producer"] = _pydyf().String(PRODUCER)


def _make_signature_field(pdf: Any, widget: Any) -> None:
    """Turn the text input of that name into an empty signature field where the style put it."""
    pydyf = _pydyf()
    if widget["T"].string != SIGNATURE_FIELD:
        return
    x0, y0, x1, y1 = (float(number) for number in widget["Rect"])
    left, bottom, right, top = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    look = pydyf.Stream(
        [],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, right - left, top - bottom]),
            "Resources": pydyf.Dictionary({}),
        },
    )
    pdf.add_object(look)
    for textual in ("DA", "V", "MaxLen", "Ff"):
        widget.pop(textual, None)
    widget["FT"] = "/Sig"
    widget["F"] = 4 + 128  # printed, locked
    widget["Rect"] = pydyf.Array([left, bottom, right, top])
    widget["AP"] = pydyf.Dictionary({"N": look.reference})


def _write_plainly(pdf: Any) -> None:
    """Write without object streams, and every object once.

    With object streams a validator re-reads one huge stream for every object. The library makes
    and compresses each object a second time for the file's identifier.
    """

    def write(output: Any, version: Any, _identifier: Any, _compress: bool) -> None:
        pdf.add_object(pdf.info)
        parts = [f"%PDF-{version}\n%\xf0\x9f\x96\xa4\n".encode("latin-1")]
        place = len(parts[0])
        table = [b"xref\n", f"0 {len(pdf.objects)}\n".encode()]
        for one in pdf.objects:
            table.append(
                f"{place if one.free != 'f' else 0:010} {one.generation:05} {one.free} \n".encode()
            )
            if one.free != "f":
                parts.append(one.indirect + b"\n")
                place += len(parts[-1])
        body = b"".join(parts)
        name = hashlib.md5(body, usedforsecurity=False).hexdigest().encode()
        output.write(body + b"".join(table))
        output.write(b"trailer\n<<\n/Size %d\n" % len(pdf.objects))
        output.write(b"/Root %b\n/Info %b\n" % (pdf.catalog.reference, pdf.info.reference))
        output.write(b"/ID [<%b> <%b>]\n>>\nstartxref\n%d\n%%%%EOF\n" % (name, name, place))

    pdf.write = write
