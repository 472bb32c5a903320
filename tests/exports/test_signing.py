"""Signing: certified against any change, by a key that names office and device."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from inspector.errors import InspectorError
from inspector.exports.findings import FindingsPress
from inspector.exports.signing import SigningKey, sign
from tests.exports import visits
from tests.exports.conftest import SEAL, Document

Printed = Callable[[str], Document]


def test_pyhanko_finds_the_document_certified_and_unchanged(
    printed: Printed, certificate: bytes
) -> None:
    """PAdES, the whole file, no change allowed."""
    reader = PdfFileReader(io.BytesIO(printed("full").signed.data))
    (signature,) = reader.embedded_signatures
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(certificate)], moment=visits.SIGNED_AT
    )
    status = validate_pdf_signature(signature, signer_validation_context=context)
    assert status.bottom_line
    assert status.modification_level is ModificationLevel.NONE
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.self_reported_timestamp == visits.SIGNED_AT
    assert reader.root["/Perms"]["/DocMDP"] == signature.sig_object


def test_a_wrong_passphrase_of_the_key_is_told(press: FindingsPress, key: SigningKey) -> None:
    """A damaged workspace must not end in a traceback."""
    report, photos = visits.report()
    rendered = press.render(report, photos=photos, seal=SEAL)
    with pytest.raises(InspectorError) as error:
        sign(rendered, replace(key, passphrase=b"wrong"), at=visits.SIGNED_AT)
    assert error.value.fault.code == "EXPORT_007"


def test_signing_adds_nothing_but_the_signature(printed: Printed, press: FindingsPress) -> None:
    """What was rendered stays byte for byte; the signature stands behind it."""
    document = printed("clean")
    rendered = press.render(document.report, photos=document.photos, seal=SEAL).data
    assert document.signed.data.startswith(rendered)
