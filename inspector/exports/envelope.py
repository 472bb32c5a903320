"""A signature as it lies in the bytes of a file, before anything is parsed that may be damaged.

PDF and CMS leave much to readers' tolerance: zeros after a signature, letters in either case,
parts of a signature that nothing signs. Whatever could be changed there without notice is held
against the one form in which we write it.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.exports import der
from inspector.exports.der import OCTETS, OID, SEQUENCE, SET, TAGGED_0, DamagedError, Node

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_ECDSA_SHA256 = bytes.fromhex("300a06082a8648ce3d040302")
_RSA_SHA256 = bytes.fromhex("300d06092a864886f70d01010b0500")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("300b06092a864886f70d010701")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE_V2 = bytes.fromhex("060b2a864886f70d010910022f")
_OTHER_FORM = "not in the form that this program writes"
_ONE = bytes.fromhex("020101")
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*" + rb"\s+".join([rb"(\d{1,10})"] * 4) + rb"\s*\]")
_HEX = re.compile(rb"<([0-9a-f]*|[0-9A-F]*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Which bytes a signature speaks of, and its container."""

    signed: tuple[slice, slice]
    container: bytes
    """As it stands between the two, with its angle brackets."""
    covers_whole_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What the container says, not yet verified."""

    certificate: bytes
    """DER."""
    digest: bytes
    """Of the bytes signed, as the signer saw them (SHA-256)."""


def envelopes(pdf: bytes) -> Iterator[Envelope]:
    """Every signature of the file, in the order in which it stands there."""
    for found in _BYTE_RANGE.finditer(pdf):
        start, length, onwards, rest = (int(number) for number in found.groups())
        yield Envelope(
            signed=(slice(start, start + length), slice(onwards, onwards + rest)),
            container=pdf[start + length : onwards],
            covers_whole_file=start == 0 and onwards + rest == len(pdf),
        )


def digest_of(pdf: bytes, envelope: Envelope) -> bytes:
    """SHA-256 of the bytes that the signature speaks of."""
    sha256 = hashlib.sha256()
    for part in envelope.signed:
        sha256.update(pdf[part])
    return sha256.digest()


def opened(envelope: Envelope) -> Signed:
    """What the container says, if every byte of it is as we write it and its mathematics hold.

    Raises:
        DamagedError: When they do not.
    """
    written = _HEX.fullmatch(envelope.container)
    if written is None or len(written[1]) % 2:
        message = "no hexadecimal string, or one in letters of both cases"
        raise DamagedError(message)
    container = bytes.fromhex(written[1].decode("ascii"))
    outer = der.first(container)
    _demand(not container[len(outer.whole) :].strip(b"\0"))
    content_type, tagged = outer.children(OID, TAGGED_0)
    (data,) = tagged.children(SEQUENCE)
    version, digests, inner, certificates, signers = data.children(
        der.INTEGER, SET, SEQUENCE, TAGGED_0, SET
    )
    (certificate,) = certificates.children(SEQUENCE)
    (signer,) = signers.children(SEQUENCE)
    _demand(outer.tag == SEQUENCE)
    _demand(content_type.whole == _SIGNED_DATA)
    _demand(version.whole == _ONE)
    _demand(digests.value == _SHA256)
    _demand(inner.whole == _DATA)
    return Signed(certificate=certificate.whole, digest=_digest_signed(signer, certificate))


def _digest_signed(signer: Node, certificate: Node) -> bytes:
    """The digest that the signer signed, of the bytes outside the container."""
    version, named, digest, attributes, algorithm, signature = signer.children(
        der.INTEGER, SEQUENCE, SEQUENCE, TAGGED_0, SEQUENCE, OCTETS
    )
    _demand(version.whole == _ONE)
    _demand(named.value == _issuer_and_serial(certificate))
    _demand(digest.whole == _SHA256)
    # Signed as a SET, written under a tag. Source: RFC 5652 5.4.
    signed = bytes([SET]) + attributes.whole[1:]
    _demand(algorithm.whole == _verified_with(certificate.whole, signature.value, signed))
    values = dict(_attribute(one) for one in der.nodes(attributes.value))
    certificates = values.get(_SIGNING_CERTIFICATE_V2, b"")
    _demand(hashlib.sha256(certificate.whole).digest() in certificates)
    octets = der.first(values.get(_MESSAGE_DIGEST, b""))
    _demand(octets.tag == OCTETS)
    return octets.value


def _attribute(one: Node) -> tuple[bytes, bytes]:
    kind, values = one.children(OID, SET)
    return kind.whole, values.value


def _issuer_and_serial(certificate: Node) -> bytes:
    """How a signer names the certificate. Source: RFC 5280 4.1, RFC 5652 10.2.4."""
    body = der.at_least(1, certificate.value)[0]
    _version, serial, _algorithm, issuer = der.at_least(4, body.value)[:4]
    return issuer.whole + serial.whole


def _verified_with(certificate: bytes, signature: bytes, signed: bytes) -> bytes:
    """By which algorithm the signature holds under the certificate's key.

    Raises:
        DamagedError: When it does not hold.
    """
    from cryptography import x509  # noqa: PLC0415 - only when something is verified
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(SHA256()))
            return _ECDSA_SHA256
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), SHA256())
            return _RSA_SHA256
    except (ValueError, x509.InvalidVersion, UnsupportedAlgorithm, InvalidSignature) as wrong:
        raise DamagedError(str(wrong)) from wrong
    raise DamagedError(_OTHER_FORM)


def _demand(as_written: bool) -> None:
    """Refuse whatever we do not write.

    Raises:
        DamagedError: When the demand is not met.
    """
    if not as_written:
        raise DamagedError(_OTHER_FORM)
