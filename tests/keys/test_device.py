"""The device's signature, and names that only the workspace can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.errors import InspectorError
from inspector.keys import device

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    """It says which device wrote a history."""
    key, other = device.new_signing_key(), device.new_signing_key()
    signature = device.signer(key)(b"head")
    assert device.verify(device.signing_public(key), b"head", signature)
    assert not device.verify(device.signing_public(key), b"heap", signature)
    assert not device.verify(device.signing_public(other), b"head", signature)
    assert not device.verify(device.signing_public(key), b"head", b"")


@given(name=NAMES)
def test_a_sealed_name_opens_again(name: str) -> None:
    """Whatever the name."""
    key = device.new_sealing_key()
    assert device.open_name(key, device.seal_name(device.sealing_public(key), name)) == name


def test_a_sealed_name_tells_nothing() -> None:
    """Neither its length, nor that it is the same visitor again."""
    public = device.sealing_public(device.new_sealing_key())
    short, long = device.seal_name(public, "钱一"), device.seal_name(public, "欧阳测试员")
    assert len(short) == len(long)
    assert device.seal_name(public, "钱一") != short
    assert "钱一".encode() not in short


def test_a_sealed_name_opens_nowhere_else() -> None:
    """Nor when a bit of it was changed, or it was cut off."""
    key = device.new_sealing_key()
    sealed = device.seal_name(device.sealing_public(key), "钱一")
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for private, content in (
        (device.new_sealing_key(), sealed),
        (key, flipped),
        (key, sealed[:40]),
        (key, b""),
    ):
        with pytest.raises(InspectorError) as caught:
            device.open_name(private, content)
        assert caught.value.fault.code == "KEY_005"
