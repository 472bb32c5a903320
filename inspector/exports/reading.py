"""PyHanko's reading of a signed document: the mathematics of its signature, and what it certifies.

It is asked only about bytes that are as they were signed, so what it cannot read was signed so.
"""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from inspector.errors import Fault
from inspector.errors import verify as faults

_HOSTILE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What pyHanko lets through of a file that puts a number where a list is meant, or nests deeper
than Python does. Its SignatureValidationError is a ValueError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the document's one signature is worth."""

    fault: Fault | None
    """None when there is nothing against it."""
    field: str | None = None
    claimed_at: datetime | None = None


def carries(pdf: bytes, attachment: str) -> bool:
    """Whether a file of that name is attached; of what cannot be read, nothing is."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - half a second of imports
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    try:
        names = PdfFileReader(io.BytesIO(pdf), strict=False).root["/Names"]["/EmbeddedFiles"]
        return attachment in {str(name) for name in names["/Names"]}
    except (PdfError, *_HOSTILE):
        return False


def read(pdf: bytes, *, certificate: bytes) -> Reading:
    """Verify the signature of a document that has exactly one.

    Args:
        pdf: The whole file.
        certificate: DER, of the signer; taken as trusted here, judged elsewhere.
    """
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - half a second of imports

    try:
        return _read(pdf, certificate)
    except (PdfError, *_HOSTILE):
        return Reading(fault=faults.UNREADABLE)


def _read(pdf: bytes, certificate: bytes) -> Reading:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm  # noqa: PLC0415

    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    if len(signatures) != 1:
        return Reading(fault=faults.UNREADABLE)
    signature = signatures[0]
    claimed = signature.self_reported_timestamp
    at = None if claimed is None else claimed.astimezone(UTC)
    status = _status(signature, certificate, at)
    fault = None
    if not (status.intact and status.valid):
        fault = faults.BROKEN_SIGNATURE
    elif signature.docmdp_level is not MDPPerm.NO_CHANGES:
        fault = faults.NOT_CERTIFIED
    elif not status.bottom_line:
        fault = faults.UNSUITABLE
    return Reading(fault=fault, field=signature.field_name, claimed_at=at)


def _status(signature: Any, certificate: bytes, at: datetime | None) -> Any:
    from asn1crypto import x509  # noqa: PLC0415
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    signer = x509.Certificate.load(certificate)
    # Whether the claimed time lies within the certificate's is said in words of its own.
    inside = signer.not_valid_before
    context = ValidationContext(
        trust_roots=[signer], allow_fetching=False, moment=inside, best_signature_time=inside
    )
    return validate_pdf_signature(signature, signer_validation_context=context)
