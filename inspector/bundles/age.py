"""Encryption to whoever holds an X25519 key: files in the age format, streamed.

Any program that speaks age opens them with the key. Source: https://age-encryption.org/v1
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Final

_INTRO: Final = b"age-encryption.org/v1\n"
_HEADER_ENDS: Final = b"\n---"
_LONGEST_HEADER: Final = 64 << 10
"""The library goes through a header without end for minutes."""
_NOT_FOR_US: Final = "No matching keys found"
"""What the library says where no key fits; it has one class for all that is wrong with a header."""
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


class NotAgeError(ValueError):
    """It does not begin as such a file does."""


class NotForUsError(ValueError):
    """None of the keys at hand opens it."""


class DamagedError(ValueError):
    """It was cut off, or a byte of it changed."""


class TooLongError(ValueError):
    """It unfolds to more than it may."""


def recipient_text(public: bytes) -> str:
    """An X25519 public key, raw, as age tools are given it: `age1…`."""
    return _bech32("age", public)


def identity_text(private: bytes) -> str:
    """An X25519 private key, raw, as age tools are given it: `AGE-SECRET-KEY-1…`."""
    return _bech32("age-secret-key-", private).upper()


def encrypt(recipients: Sequence[bytes], source: IO[bytes], sink: IO[bytes]) -> None:
    """Encrypt what can be read to every one of these public keys; any of them opens it."""
    from pyrage import EncryptError, encrypt_io, x25519  # noqa: PLC0415 - when something travels

    keys = [x25519.Recipient.from_str(recipient_text(key)) for key in recipients]
    watched = _Watched(source, sink)
    try:
        encrypt_io(watched, watched, keys)
    except EncryptError as error:
        # The library tells what went wrong outside of it in words alone.
        raise watched.raised or error from error


def decrypt(
    identities: Sequence[bytes], source: IO[bytes], sink: IO[bytes], *, most: int | None = None
) -> None:
    """Decrypt with the private keys at hand; what was written before an error is worth nothing.

    Args:
        identities: X25519 private keys, raw.
        source: From its beginning; it can be sought.
        sink: Where to.
        most: Bytes that it may unfold to.

    Raises:
        NotAgeError: When it is no such file.
        NotForUsError: When it was encrypted to others.
        DamagedError: When it is not as it was written.
        TooLongError: When it unfolds to more than `most`.
    """
    from pyrage import decrypt_io, x25519  # noqa: PLC0415 - when something travels

    start = source.tell()
    header = source.read(_LONGEST_HEADER)
    if not header.startswith(_INTRO):
        raise NotAgeError
    if _HEADER_ENDS not in header:
        raise DamagedError
    source.seek(start)
    keys = [x25519.Identity.from_str(identity_text(key)) for key in identities]
    with _refusals():
        decrypt_io(source, sink if most is None else _Bounded(sink, most), keys)


@contextmanager
def _refusals() -> Iterator[None]:
    """What the library refuses, by its reason.

    Raises:
        NotForUsError: When no key fits.
        DamagedError: When anything else is wrong with the file.
        OSError: As the disk raises it.
    """
    from pyrage import DecryptError  # noqa: PLC0415

    try:
        yield
    except DecryptError as error:
        raise (NotForUsError if str(error) == _NOT_FOR_US else DamagedError) from error
    except OSError as error:
        if error.errno is not None:
            raise  # the disk's
        raise DamagedError from error


class _Watched:
    """Reads and writes elsewhere, and remembers what was raised there."""

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source, self._sink = source, sink
        self.raised: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        with self._watching():
            return self._source.read(size)

    def write(self, data: bytes) -> int:
        """Write on."""
        with self._watching():
            return self._sink.write(data)

    def flush(self) -> None:
        """Let nothing wait."""
        with self._watching():
            self._sink.flush()

    @contextmanager
    def _watching(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.raised = error
            raise


class _Bounded:
    """Takes so many bytes and no more."""

    def __init__(self, sink: IO[bytes], most: int) -> None:
        self._sink, self._left = sink, most

    def write(self, data: bytes) -> int:
        """Pass on what there is room for.

        Raises:
            TooLongError: When there is none.
        """
        self._left -= len(data)
        if self._left < 0:
            raise TooLongError
        return self._sink.write(data)

    def flush(self) -> None:
        """Nothing is kept back here."""
        self._sink.flush()


def _bech32(prefix: str, key: bytes) -> str:
    """Bytes as Bech32; the library takes keys in no other spelling. Source: BIP 173."""
    bits = "".join(f"{byte:08b}" for byte in key)
    bits += "0" * (-len(bits) % 5)
    data = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    expanded = [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix)]
    check = _polymod([*expanded, *data, *[0] * 6]) ^ 1
    summed = [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_BECH32[value] for value in data + summed)}"


def _polymod(values: Sequence[int]) -> int:
    """The checksum of Bech32. Source: BIP 173."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, word in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= word if top >> place & 1 else 0
    return check
