"""What other people's programs say of our files: archivable, accessible, well-formed, signed."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from inspector.domain.repeating import expanded
from inspector.exports.envelope import envelopes
from inspector.exports.findings import FindingsPress
from inspector.exports.sheet import SheetPress, blank_form
from tests import repeats
from tests.exports import columns, visits, windows
from tests.exports.conftest import SEAL, Document
from tests.exports.judges import run, vera

Printed = Callable[[str], Document]


def test_documents_can_be_archived_and_read_aloud(
    printed: Printed, sheets: SheetPress, tmp_path: Path
) -> None:
    """PDF/A-3a and PDF/UA-1, before and after signing, by veraPDF."""
    sheet, grid = tmp_path / "sheet.pdf", tmp_path / "grid.pdf"
    checklist = columns.form()
    visit, _files = visits.visit(checklist, problems=0)
    form = blank_form(visit, checklist.items, checklist, unit=visits.UNIT, office=visits.OFFICE)
    sheet.write_bytes(sheets.render(form).data)
    many = windows.visit(14, failed=0)
    whole = expanded(repeats.windows(), many.instances)
    form = blank_form(many, (), whole, unit=visits.UNIT, office=visits.OFFICE)
    grid.write_bytes(sheets.render(form).data)
    names = ("full", "clean", "covert", "refused", "columns", "windows")
    files = [*(printed(name).file for name in names), sheet, grid]
    vera(pdfa3a=files, ua1=files)


def test_files_are_well_formed(printed: Printed) -> None:
    """By qpdf."""
    for name in ("full", "clean", "covert", "refused", "columns", "windows", "long"):
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", printed(name).file)


def test_an_ordinary_reader_accepts_the_signature(printed: Printed) -> None:
    """By poppler's pdfsig, as a unit head's reader would."""
    told = run("pdfsig", "-nocert", printed("full").file)
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "Signature Type: ETSI.CAdES.detached" in told
    assert "SHA-256" in told


def test_openssl_accepts_the_signature(
    printed: Printed, certificate: bytes, tmp_path: Path
) -> None:
    """The container outside of any PDF, by another library."""
    data = printed("clean").file.read_bytes()
    (envelope,) = envelopes(data)
    container = bytes.fromhex(envelope.container.strip(b"<>").decode())
    length = 4 + int.from_bytes(container[2:4])
    (tmp_path / "signature.der").write_bytes(container[:length])
    (tmp_path / "signed").write_bytes(b"".join(data[part] for part in envelope.signed))
    pem = x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)
    (tmp_path / "office.pem").write_bytes(pem)
    run(
        *("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"),
        *("-in", tmp_path / "signature.der", "-content", tmp_path / "signed"),
        *("-CAfile", tmp_path / "office.pem", "-out", "/dev/null", "-purpose", "any"),
        *("-attime", str(int(visits.SIGNED_AT.timestamp()))),
    )


def test_every_typeface_is_embedded_and_cut(printed: Printed) -> None:
    """A file that borrows the reader's typefaces looks different everywhere."""
    rows = run("pdffonts", printed("full").file).splitlines()[2:]
    assert len(rows) >= 5
    for row in rows:
        assert re.search(r"CID TrueType\s+Identity-H\s+yes yes yes", row), row


def test_two_threads_may_ask_at_once(press: FindingsPress) -> None:
    """The app warms up behind while somebody exports; setting changes the library itself."""
    report, photos = visits.report(problems=2)

    def render(_: int) -> bytes:
        return press.render(report, photos=photos, seal=SEAL).data

    with ThreadPoolExecutor(max_workers=3) as pool:
        made = list(pool.map(render, range(3)))
    assert set(made) == {render(0)}
