"""Signs PDF files: PAdES, certified against any change. The one place where pyHanko signs."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inspector.errors import InspectorError
from inspector.errors import export as faults
from inspector.exports.finisher import SIGNATURE_FIELD
from inspector.exports.pdf import RenderedPdf

RESERVED_HEX_DIGITS = 8192
"""Room for the signature; what is not used is filled with zeros."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A PKCS#12 file, opened when it signs."""

    pkcs12: bytes
    passphrase: bytes
    subject: str
    """What to call it when it cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPdf:
    """A PDF that `sign` made; there is no other way to one."""

    data: bytes
    pages: int


def sign(pdf: RenderedPdf, key: SigningKey, *, at: datetime) -> SignedPdf:
    """Certify a document: PAdES B-B, ECDSA P-256 with SHA-256, no change allowed afterwards.

    Runs an event loop of its own, so it must not be called inside one.

    Args:
        pdf: With one empty signature field.
        key: Of the office's device.
        at: The time that the signature claims.

    Raises:
        InspectorError: EXPORT_007, when the key cannot be used.
    """
    from pyhanko.sign import fields, signers  # noqa: PLC0415 - half a second of imports
    from pyhanko.stamp.noop import NoOpStampStyle  # noqa: PLC0415

    meta = signers.PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    # The place of the signature is printed by the template: nothing to draw over it.
    signer = _at_time(at)(meta, _signer(key), stamp_style=NoOpStampStyle())
    signed = signer.sign_pdf(
        _writer(pdf.data), existing_fields_only=True, bytes_reserved=RESERVED_HEX_DIGITS
    )
    return SignedPdf(data=signed.getvalue(), pages=pdf.pages)


def _signer(key: SigningKey) -> Any:
    from pyhanko.sign import signers  # noqa: PLC0415

    try:
        return signers.SimpleSigner.load_pkcs12_data(key.pkcs12, (), key.passphrase)
    except ValueError as unusable:
        raise InspectorError(
            faults.KEY_UNUSABLE, subject=key.subject, complaint=str(unusable)
        ) from unusable


def _at_time(at: datetime) -> Any:
    """PyHanko's signer, told the time instead of looking at the clock."""
    from pyhanko.sign import signers  # noqa: PLC0415

    class Punctual(signers.PdfSigner):
        """Claims the time that it was given."""

        def init_signing_session(self, *args: Any, **more: Any) -> Any:
            """Start to sign, at that time."""
            session = super().init_signing_session(*args, **more)
            session.system_time = at
            return session

    return Punctual


def _writer(pdf: bytes) -> Any:
    """PyHanko's incremental writer, without its name and the clock's time in the metadata."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415

    class Reticent(IncrementalPdfFileWriter):
        """Adds a signature and nothing else."""

        def _update_meta(self) -> None:
            """Leave the metadata as they were rendered."""

    return Reticent(io.BytesIO(pdf))
