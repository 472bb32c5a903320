"""Judges a file that somebody hands in: what is proved, what is not, what is wrong.

Valid takes two judges to agree: our own reading of the bytes, which lets nothing be changed
anywhere in the file, and pyHanko's of the document.
"""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inspector.domain.publication import DATA_NAME, KIND
from inspector.errors import InspectorError
from inspector.errors import verify as faults
from inspector.exports import reading, sentences
from inspector.exports.der import DamagedError
from inspector.exports.envelope import Envelope, Signed, digest_of, envelopes, opened
from inspector.exports.finisher import SIGNATURE_FIELD
from inspector.i18n import Pair

_KIND = re.compile(rb"<inspector:kind>([a-z]{1,20})</inspector:kind>")
_DATA = re.compile(rb"/(?:UF|F) ?\(findings\.json\)")


class Word(StrEnum):
    """The verdict in one word."""

    VALID = "valid"
    UNTRUSTED = "untrusted"
    CHANGED = "changed"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


class Changes(StrEnum):
    """What was done to a file after a signature."""

    NONE = "none"
    PERMITTED = "permitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFacts:
    """One signature; what its damage hides is None."""

    field: str
    signer: str | None
    """`office · device`, as the certificate names them."""
    certificate_sha256: str | None
    claimed_at: datetime | None
    intact: bool
    trusted: bool
    covers_whole_file: bool
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What can be said of a file, and no more."""

    kind: str | None
    """None of what cannot be opened here."""
    sha256: str
    verdict: Word
    proved: tuple[Pair, ...]
    not_proved: tuple[Pair, ...]
    problems: tuple[InspectorError, ...]
    signatures: tuple[SignatureFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What is known of certificates that an office issued to its laptops."""

    issued_by: Callable[[bytes, bytes], bool]
    """A certificate, an authority's certificate: whether the one issued the other."""
    revoked: Mapping[str, datetime]
    """By SHA-256, since when a certificate signs nothing any more."""


def judge(
    pdf: bytes, *, trusted: Collection[bytes], name: str, register: Register | None = None
) -> Verdict:
    """Judge a file.

    Args:
        pdf: The whole file.
        trusted: Certificates (DER) that are known to be an office's.
        name: What to call the file.
        register: How those vouch for others; None: each for itself alone.

    Raises:
        InspectorError: VERIFY_001, when it is nothing that can be judged.
    """
    if not pdf.startswith(b"%PDF-") or _kind_of(pdf) != KIND:
        raise InspectorError(faults.NOT_OURS, file=name)
    found = tuple(envelopes(pdf))
    if not found:
        return _without_signature(pdf, name)
    looks = [_look(pdf, one) for one in found]
    match looks:
        case [_Look(signed=Signed() as signed, intact=True, covers=True)]:
            return _of_whole_file(pdf, signed, _Trust(trusted, register), name)
        case _:
            return _of_changed_file(pdf, looks)


@dataclass(frozen=True, slots=True)
class _Trust:
    """Whom to believe."""

    certificates: Collection[bytes]
    register: Register | None

    def vouches_for(self, der: bytes) -> bool:
        """Whether a certificate is known, or issued by one that is."""
        if der in self.certificates:
            return True
        issued_by = self.register.issued_by if self.register else None
        return issued_by is not None and any(issued_by(der, one) for one in self.certificates)

    def revoked(self, der: bytes) -> datetime | None:
        """Since when it signs nothing any more."""
        return self.register.revoked.get(hashlib.sha256(der).hexdigest()) if self.register else None


def _kind_of(pdf: bytes) -> str | None:
    """What the file says that it is: in its metadata, or by the data that it carries.

    Seen in the bytes where we wrote them, even if they are damaged; looked up in the document
    where another program wrote it anew.
    """
    said = _KIND.search(pdf)
    if said:
        return said[1].decode("ascii")
    return KIND if _DATA.search(pdf) or reading.carries(pdf, DATA_NAME) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One signature by its bytes alone."""

    signed: Signed | None
    """None when its container is damaged."""
    intact: bool
    covers: bool


def _look(pdf: bytes, envelope: Envelope) -> _Look:
    covers = envelope.covers_whole_file
    try:
        signed = opened(envelope)
    except DamagedError:
        return _Look(signed=None, intact=False, covers=covers)
    return _Look(signed=signed, intact=digest_of(pdf, envelope) == signed.digest, covers=covers)


def _without_signature(pdf: bytes, name: str) -> Verdict:
    """A file that says it is ours and that nobody signed, or that was cut off before it ended."""
    if pdf.rstrip().endswith(b"%%EOF"):
        return _verdict(pdf, Word.UNSIGNED, (InspectorError(faults.NO_SIGNATURE, file=name),))
    return _verdict(pdf, Word.UNREADABLE, (InspectorError(faults.UNREADABLE, file=name),))


def _of_changed_file(pdf: bytes, looks: list[_Look]) -> Verdict:
    """Not as it was signed: said by the bytes, without reading the document."""
    problems = []
    if any(look.signed is None for look in looks):
        problems.append(faults.BROKEN_SIGNATURE)
    if any(look.signed is not None and not look.intact for look in looks):
        problems.append(faults.CHANGED_CONTENT)
    if len(looks) > 1 or not all(look.covers for look in looks):
        problems.append(faults.CHANGED_AFTERWARDS)
    return _verdict(
        pdf,
        Word.CHANGED,
        tuple(InspectorError(fault, field=SIGNATURE_FIELD) for fault in problems),
        tuple(_facts(look, is_trusted=False) for look in looks),
    )


def _of_whole_file(pdf: bytes, signed: Signed, trust: _Trust, name: str) -> Verdict:
    """Every byte as it was signed: by whom, and was it a signature that counts?"""
    read = reading.read(pdf, certificate=signed.certificate)
    look = _Look(signed=signed, intact=read.fault is not faults.BROKEN_SIGNATURE, covers=True)
    if read.fault is not None:
        word = Word.UNREADABLE if read.fault is faults.UNREADABLE else Word.CHANGED
        problem = InspectorError(read.fault, file=name, field=read.field or SIGNATURE_FIELD)
        return _verdict(pdf, word, (problem,), (_facts(look, is_trusted=False),))
    doubts = _doubts(signed.certificate, trust, read.claimed_at)
    facts = _facts(look, is_trusted=not doubts, field=read.field, claimed_at=read.claimed_at)
    return _verdict(pdf, Word.UNTRUSTED if doubts else Word.VALID, doubts, (facts,))


def _doubts(der: bytes, trust: _Trust, claimed: datetime | None) -> tuple[InspectorError, ...]:
    """What keeps us from believing in the signer."""
    from cryptography import x509  # noqa: PLC0415 - only when something is verified

    certificate = x509.load_der_x509_certificate(der)
    signer = _subject(der) or ""
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    doubts = []
    if not trust.vouches_for(der):
        doubts.append(InspectorError(faults.UNKNOWN_SIGNER, signer=signer))
    revoked = trust.revoked(der)
    if revoked is not None and (claimed is None or claimed >= revoked):
        since, said = sentences.instant(revoked), sentences.instant(claimed)
        doubts.append(InspectorError(faults.REVOKED, signer=signer, since=since, claimed=said))
    if claimed is None or not start <= claimed <= end:
        doubts.append(
            InspectorError(
                faults.OUTSIDE_VALIDITY,
                signer=signer,
                start=sentences.instant(start),
                end=sentences.instant(end),
                claimed=sentences.instant(claimed),
            )
        )
    return tuple(doubts)


def _subject(der: bytes) -> str | None:
    """Office and device, as the certificate names them; None when it cannot be read."""
    from cryptography import x509  # noqa: PLC0415

    try:
        subject = x509.load_der_x509_certificate(der).subject
    except (ValueError, x509.InvalidVersion):
        return None
    wanted = (x509.NameOID.ORGANIZATION_NAME, x509.NameOID.COMMON_NAME)
    return " · ".join(
        str(one.value) for oid in wanted for one in subject.get_attributes_for_oid(oid)
    )


def _facts(
    look: _Look,
    *,
    is_trusted: bool,
    field: str | None = None,
    claimed_at: datetime | None = None,
) -> SignatureFacts:
    der = look.signed.certificate if look.signed else None
    return SignatureFacts(
        field=field or SIGNATURE_FIELD,
        signer=_subject(der) if der else None,
        certificate_sha256=hashlib.sha256(der).hexdigest() if der else None,
        claimed_at=claimed_at,
        intact=look.intact,
        trusted=is_trusted,
        covers_whole_file=look.covers,
        changes=Changes.NONE if look.intact and look.covers else Changes.FORBIDDEN,
    )


def _verdict(
    pdf: bytes,
    word: Word,
    problems: tuple[InspectorError, ...],
    signatures: tuple[SignatureFacts, ...] = (),
) -> Verdict:
    """The verdict with the sentences that go with it."""
    told = signatures[0] if signatures and word in {Word.VALID, Word.UNTRUSTED} else None
    signer = (told.signer if told else None) or ""
    certificate = (told.certificate_sha256 if told else None) or ""
    claimed = sentences.instant(told.claimed_at if told else None)
    return Verdict(
        kind=KIND,
        sha256=hashlib.sha256(pdf).hexdigest(),
        verdict=word,
        proved=sentences.proved(word, signer=signer, certificate=certificate),
        not_proved=sentences.not_proved(word, signer=signer, claimed=claimed),
        problems=problems,
        signatures=signatures,
    )
