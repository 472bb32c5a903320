"""Encryption to whoever holds an X25519 key: the age format, version 1, streamed.

Anything that speaks age can read these files with the key. Source: https://age-encryption.org/v1
"""

import base64
import hmac
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final

CHUNK: Final = 64 << 10
_TAG: Final = 16
_FILE_KEY: Final = 16
_INTRO: Final = b"age-encryption.org/v1"
_LONGEST_HEADER: Final = 64 << 10
"""Of an honest file a few hundred bytes; a forged one could go on for ever."""
_COLUMNS: Final = 64
_STANZA: Final = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)")
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


class NotAgeError(ValueError):
    """It does not begin as such a file does."""


class NotForUsError(ValueError):
    """None of the keys at hand opens it."""


class DamagedError(ValueError):
    """It was cut off, or a byte of it changed."""


@dataclass(frozen=True, slots=True)
class _Stanza:
    """One way to the file's key."""

    words: tuple[bytes, ...]
    body: bytes


def recipient_text(public: bytes) -> str:
    """An X25519 public key as age tools are given it: `age1…`. Source: BIP 173."""
    bits = "".join(f"{byte:08b}" for byte in public)
    bits += "0" * (-len(bits) % 5)
    data = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    prefix = "age"
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _polymod([*expanded, *data, *[0] * 6]) ^ 1
    summed = [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_BECH32[value] for value in data + summed)}"


def encrypt(recipients: Sequence[bytes], source: IO[bytes], sink: IO[bytes]) -> None:
    """Encrypt what can be read to every one of these public keys; any of them opens it."""
    file_key = os.urandom(_FILE_KEY)
    lines = [_INTRO]
    for public in recipients:
        lines += _wrapped(file_key, public)
    head = b"\n".join([*lines, b"---"])
    sink.write(head + b" " + _base64(_mac(file_key, head)) + b"\n")
    nonce = os.urandom(16)
    sink.write(nonce)
    cipher = _cipher(_hkdf(file_key, nonce, b"payload"))
    piece, number = source.read(CHUNK), 0
    while True:
        following = source.read(CHUNK) if len(piece) == CHUNK else b""
        is_last = not following
        sink.write(cipher.encrypt(_counted(number, is_last=is_last), piece, None))
        if is_last:
            return
        piece, number = following, number + 1


def decrypt(identities: Sequence[bytes], source: IO[bytes], sink: IO[bytes]) -> None:
    """Decrypt with the private keys at hand; what was written before an error is worth nothing.

    Raises:
        NotAgeError: When it is no such file.
        NotForUsError: When it was encrypted to others.
        DamagedError: When it is not as it was written.
    """
    for piece in opened(identities, source):
        sink.write(piece)


def opened(identities: Sequence[bytes], source: IO[bytes]) -> Iterator[bytes]:
    """What the file says, piece by piece; each piece is proved before it is given.

    Raises:
        NotAgeError: When it is no such file.
        NotForUsError: When it was encrypted to others.
        DamagedError: When it is not as it was written, or ends before its end.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - when something is opened

    head, mac, stanzas = _header(source)
    file_key = next((key for key in _keys(identities, stanzas)), None)
    if file_key is None:
        raise NotForUsError
    if not hmac.compare_digest(_mac(file_key, head), mac):
        raise DamagedError
    cipher = _cipher(_hkdf(file_key, _exactly(source, 16), b"payload"))
    piece, number = source.read(CHUNK + _TAG), 0
    while True:
        following = source.read(CHUNK + _TAG) if len(piece) == CHUNK + _TAG else b""
        try:
            plain = cipher.decrypt(_counted(number, is_last=not following), piece, None)
        except (InvalidTag, ValueError) as error:
            raise DamagedError from error
        if not plain and number:
            raise DamagedError  # an empty last piece stands only for an empty file
        yield plain
        if not following:
            return
        piece, number = following, number + 1


def _header(source: IO[bytes]) -> tuple[bytes, bytes, list[_Stanza]]:
    """What the file's key authenticates, with what, and the ways to that key.

    Raises:
        NotAgeError: When it does not begin as such a file.
        DamagedError: When it goes on otherwise.
    """
    if source.readline(len(_INTRO) + 1) != _INTRO + b"\n":
        raise NotAgeError
    head = _INTRO + b"\n"
    stanzas: list[_Stanza] = []
    while True:
        line = source.readline(_LONGEST_HEADER)
        if line.startswith(b"--- "):
            return head + b"---", _unbase64(line[4:-1] if line.endswith(b"\n") else b"!"), stanzas
        told = _STANZA.fullmatch(line.rstrip(b"\n"))
        head += line
        if told is None or len(head) > _LONGEST_HEADER:
            raise DamagedError
        body = b""
        while True:
            line = source.readline(_COLUMNS + 2)
            head += line
            if not line.endswith(b"\n") or len(line) > _COLUMNS + 1 or len(head) > _LONGEST_HEADER:
                raise DamagedError
            body += line[:-1]
            if len(line) <= _COLUMNS:
                break
        stanzas.append(_Stanza(tuple(told[1].split(b" ")), _unbase64(body)))


def _keys(identities: Sequence[bytes], stanzas: Sequence[_Stanza]) -> Iterator[bytes]:
    """The file's key, by every way that one of these private keys opens.

    Raises:
        DamagedError: When a way is not of the form that it says.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    for stanza in stanzas:
        if stanza.words[0] != b"X25519":
            continue
        share = _unbase64(stanza.words[1]) if len(stanza.words) == 2 else b""
        if len(share) != 32 or len(stanza.body) != _FILE_KEY + _TAG:
            raise DamagedError
        for identity in identities:
            private = x25519.X25519PrivateKey.from_private_bytes(identity)
            try:
                shared = private.exchange(x25519.X25519PublicKey.from_public_bytes(share))
                wrapping = _wrapping(shared, share, private.public_key().public_bytes_raw())
                yield _cipher(wrapping).decrypt(bytes(12), stanza.body, None)
            except (InvalidTag, ValueError):
                continue


def _wrapped(file_key: bytes, public: bytes) -> list[bytes]:
    """The stanza that opens to the holder of a public key's private half."""
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

    once = x25519.X25519PrivateKey.generate()
    share = once.public_key().public_bytes_raw()
    shared = once.exchange(x25519.X25519PublicKey.from_public_bytes(public))
    sealed = _cipher(_wrapping(shared, share, public)).encrypt(bytes(12), file_key, None)
    return [b"-> X25519 " + _base64(share), _base64(sealed)]


def _wrapping(shared: bytes, share: bytes, public: bytes) -> bytes:
    return _hkdf(shared, share + public, b"age-encryption.org/v1/X25519")


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_hkdf(file_key, b"", b"header"), head, "sha256")


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA-256, one block. Source: RFC 5869."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def _cipher(key: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202 - loaded when used
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    return ChaCha20Poly1305(key)


def _counted(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])


def _exactly(source: IO[bytes], count: int) -> bytes:
    read = source.read(count)
    if len(read) != count:
        raise DamagedError
    return read


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _unbase64(text: bytes) -> bytes:
    """The bytes of unpadded base 64, in its one canonical spelling.

    Raises:
        DamagedError: When it is spelled otherwise.
    """
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise DamagedError from error
    if _base64(data) != text:
        raise DamagedError
    return data


def _polymod(values: Sequence[int]) -> int:
    """The checksum of bech32. Source: BIP 173."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, word in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= word if top >> place & 1 else 0
    return check
