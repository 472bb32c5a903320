"""Signed texts: one spelling for one meaning, so nothing in them changes unseen."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.bundles.signed import Signer, canonical, read_signed, signed_text
from inspector.errors import InspectorError
from inspector.keys import device

KEYS = [device.new_signing_key() for _ in range(2)]
SIGNERS = [Signer(public=device.signing_public(key), sign=device.signer(key)) for key in KEYS]
BODY = {"name": "测试员乙", "count": 2, "more": [True, None, {"a": "b"}]}


def read(data: bytes, kind: str = "request") -> dict[str, Any]:
    """What it says."""
    return read_signed(data, kind=kind, name="file", verify=device.verify).body


def refusal(data: bytes, kind: str = "request") -> str:
    """The code of what is wrong with it."""
    with pytest.raises(InspectorError) as caught:
        read(data, kind)
    return caught.value.fault.code


def test_what_was_signed_is_read_and_its_signers_are_named() -> None:
    """Whether to believe them is for whoever asks."""
    found = read_signed(
        signed_text("request", BODY, SIGNERS), kind="request", name="f", verify=device.verify
    )
    assert found.body == BODY
    assert found.signers == tuple(one.public for one in SIGNERS)


def test_no_byte_of_it_can_be_changed() -> None:
    """Every bit of every byte: refused, each with a reason of the catalogue."""
    whole = signed_text("request", BODY, SIGNERS)
    for place in range(len(whole)):
        for bit in range(8):
            changed = bytearray(whole)
            changed[place] ^= 1 << bit
            code = refusal(bytes(changed))
            assert code in {"TRAVEL_001", "TRAVEL_002", "TRAVEL_003", "TRAVEL_004"}


def test_it_can_neither_be_cut_off_nor_gone_on() -> None:
    """Not by a blank either: a text has one spelling."""
    whole = signed_text("request", BODY, SIGNERS)
    for length in range(len(whole)):
        assert refusal(whole[:length]) in {"TRAVEL_001", "TRAVEL_004"}
    for more in (b" ", b"\n", whole):
        assert refusal(whole + more) == "TRAVEL_004"


def test_the_same_meaning_spelled_otherwise_is_refused() -> None:
    """Readers differ in which of two equal keys they take."""
    told = json.loads(signed_text("request", BODY, SIGNERS))
    twice = canonical(told).replace(b'{"body":', b'{"body":{},"body":', 1)
    assert refusal(json.dumps(told).encode()) == "TRAVEL_001"
    assert refusal(twice) == "TRAVEL_004"


def test_a_signature_taken_from_another_kind_does_not_hold() -> None:
    """Else an answer could be made of a request with the same body."""
    told = json.loads(signed_text("request", BODY, SIGNERS))
    told["kind"] = "enrolment"
    assert refusal(canonical(told), "enrolment") == "TRAVEL_004"


def test_without_a_signature_it_is_nothing() -> None:
    """An empty list of signatures holds in all of its members."""
    told = json.loads(signed_text("request", BODY, SIGNERS))
    first = told["signatures"][0]
    none: list[Any] = [[], [first, ["", ""]], {}, None, [[1, 2]], [["zz", "zz"]]]
    for signatures in none:
        assert refusal(canonical({**told, "signatures": signatures})) == "TRAVEL_004"


def test_another_kind_and_a_newer_form_are_told_for_what_they_are() -> None:
    """The person took the wrong file, or has an old program: both can be helped."""
    told = json.loads(signed_text("request", BODY, SIGNERS))
    assert refusal(canonical(told), "enrolment") == "TRAVEL_002"
    assert refusal(canonical({**told, "format": "inspector/2"})) == "TRAVEL_003"
    assert refusal(b"%PDF-1.7 something else") == "TRAVEL_001"
    assert refusal(b'{"format":"inspector/1"' + b" " * (4 << 20) + b"}") == "TRAVEL_001"


@given(st.binary(max_size=300))
def test_whatever_comes_it_is_refused_with_a_reason(noise: bytes) -> None:
    """Never a traceback for what a damaged stick can hold."""
    assert refusal(noise).startswith("TRAVEL_")
    assert refusal(b'{"format":"inspector/1",' + noise).startswith("TRAVEL_")
