"""Encryption in the age format: others' files open here, ours hold against every change."""

import base64
import io
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.bundles import age
from inspector.keys import device

KEY = bytes.fromhex("41081f23749f94a5c6a61cd7923f4a5c2fc719ccadc46699a6cca5aec15e813e")
RECIPIENT = "age1sjeguy5gg4m44e8ap945eqaqunl4evezj30puc55p7278vheje7qvkztvp"
FROM_ANOTHER_PROGRAM = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBvandHWmNubmc3c2h4ZUxMM2U4T2hXMklxVFlKcUdVN0lJWFZt"
    "U0JVcUdFClFsWVh1RlY3RU56eWhIQWRSaFpZOG5USVVQN0padGtSWjBhMjk5QkVnTXcKLT4gWDI1NTE5IDRzejJ6NHN4"
    "VHVqcU42VnRIY0IyU05UcCtnb1BGRWFiVkhvZ0NlR0xSMzgKZSs2aFEwc3lxSDd2QVcvWDVUaE1hSjRPWlJpMGpHTVNU"
    "UFA2dzMvNFYxRQotPiB0dj5mWzAtLWdyZWFzZSBYaUp9KwpZZXEvRnV4ZzhydHdBVjB5OVpzYkVKSXFYR0VKSWpTUGZX"
    "SC92c1Z1T2dJRlp6TVZQR3dkL3JqaWFTWmR3ZDRVCjRZSU9vZllDRm5yNWM5MXR5Q21JZVU4NkJrQzRjeTJUWkpxaVp0"
    "VGIzS3kwQlpXWUJ6WmM5YUpzbS9KVkp3Ci0tLSBqaXU1OUIwS0RBOWcyeFdMckhVaVd4TUxIMWVzNFFHdldPcDZvVlJB"
    "Tyt3Cjluiw5YA4emKtBqn+635g1xxwREpLO9uadpM18Ipa4Z5Bn6luwg1nKYBQOsMkH8YTpMoXk1TVoArFc9fhUeRsxi"
    "P9JAkEs/"
)
"""Written by pyrage 1.4.0 to two recipients and a line of noise, as age tools add it."""
CHUNK = 64 << 10
"""What one seal covers. Source: the age format."""
NOT_OURS = (age.NotAgeError, age.NotForUsError, age.DamagedError)


def encrypted(data: bytes, *keys: bytes) -> bytes:
    """To the public halves of these keys."""
    sink = io.BytesIO()
    age.encrypt([device.sealing_public(key) for key in keys], io.BytesIO(data), sink)
    return sink.getvalue()


def decrypted(data: bytes, *keys: bytes) -> bytes:
    """With these keys."""
    sink = io.BytesIO()
    age.decrypt(keys, io.BytesIO(data), sink)
    return sink.getvalue()


def test_what_another_program_encrypted_opens_here() -> None:
    """The format is a standard: an auditor brings tools of their own."""
    assert decrypted(FROM_ANOTHER_PROGRAM, KEY).decode() == "由另一个程序加密，测试用。"


def test_a_public_key_is_spelled_as_age_tools_spell_it() -> None:
    """Written by pyrage for the same key."""
    assert age.recipient_text(device.sealing_public(KEY)) == RECIPIENT


def test_age_itself_encrypts_to_us_and_opens_what_we_encrypt(tmp_path: Path) -> None:
    """The reference program, which an auditor would bring."""
    plain = "测试".encode() * 50_000
    done = subprocess.run(["age", "-r", RECIPIENT], input=plain, capture_output=True, check=True)
    assert decrypted(done.stdout, KEY) == plain

    (tmp_path / "key").write_text(age.identity_text(KEY))
    command = ["age", "--decrypt", "--identity", str(tmp_path / "key")]
    done = subprocess.run(command, input=encrypted(plain, KEY), capture_output=True, check=True)
    assert done.stdout == plain


@given(st.integers(0, 3 * CHUNK + 2), st.integers(1, 3))
def test_what_was_encrypted_opens_with_any_of_the_keys(length: int, count: int) -> None:
    """Whatever its length, and the ends of the pieces above all."""
    keys = [device.new_sealing_key() for _ in range(count)]
    data = os.urandom(length)
    sealed = encrypted(data, *keys)
    assert all(decrypted(sealed, key) == data for key in keys)


@pytest.mark.parametrize("length", [0, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_the_ends_of_the_pieces_hold(length: int) -> None:
    """An empty last piece stands for an empty file alone."""
    assert decrypted(encrypted(bytes(length), KEY), KEY) == bytes(length)


def test_no_byte_of_it_can_be_changed() -> None:
    """Every byte, every bit of it: refused."""
    whole = encrypted("测试数据".encode(), KEY)
    for place in range(len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            with pytest.raises(NOT_OURS):
                decrypted(bytes(changed), KEY)


def test_it_can_neither_be_cut_off_nor_gone_on() -> None:
    """A stick pulled out half-way, or something appended to it."""
    whole = encrypted(bytes(CHUNK + 10), KEY)
    for length in (*range(0, 300, 7), len(whole) - CHUNK, len(whole) - 1):
        with pytest.raises(NOT_OURS):
            decrypted(whole[:length], KEY)
    for more in (b"\0", whole):
        with pytest.raises(age.DamagedError):
            decrypted(whole + more, KEY)


def test_pieces_cannot_change_places() -> None:
    """Each is numbered under its seal."""
    whole = encrypted(os.urandom(3 * CHUNK), KEY)
    piece = CHUNK + 16
    start = len(whole) - 3 * piece
    one, two, three = (whole[start + n * piece : start + (n + 1) * piece] for n in range(3))
    for order in ((two, one, three), (one, three), (one, two), (one, one, three)):
        with pytest.raises(age.DamagedError):
            decrypted(whole[:start] + b"".join(order), KEY)


def test_what_unfolds_to_more_than_it_may_is_given_up() -> None:
    """A small file could fill the disk."""
    sink = io.BytesIO()
    with pytest.raises(age.TooLongError):
        age.decrypt([KEY], io.BytesIO(encrypted(bytes(5 << 20), KEY)), sink, most=1 << 20)
    assert len(sink.getvalue()) <= 1 << 20


def test_a_full_disk_is_not_taken_for_a_damaged_file() -> None:
    """The file is good: whoever is told otherwise throws it away."""
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError, match="28"):
        age.decrypt([KEY], io.BytesIO(encrypted(bytes(5 << 20), KEY)), full)


def test_a_header_without_end_is_given_up() -> None:
    """It would fill the memory."""
    endless = b"age-encryption.org/v1\n" + b"-> X25519 a\n" * 100_000
    with pytest.raises(age.DamagedError):
        decrypted(endless, KEY)


def test_others_are_told_that_it_is_not_for_them() -> None:
    """Another laptop took the wrong stick."""
    with pytest.raises(age.NotForUsError):
        decrypted(encrypted(b"x", KEY), device.new_sealing_key())
    with pytest.raises(age.NotAgeError):
        decrypted(b"hello", KEY)


@given(st.binary(max_size=400))
def test_whatever_comes_it_is_refused_and_nothing_else_happens(noise: bytes) -> None:
    """No noise is taken for a file."""
    for data in (noise, b"age-encryption.org/v1\n" + noise):
        with pytest.raises(NOT_OURS):
            decrypted(data, KEY)
