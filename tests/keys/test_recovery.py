"""The recovery key survives being copied by hand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.errors import InspectorError
from inspector.keys.recovery import (
    ALPHABET,
    recovery_file,
    recovery_key_from_text,
    recovery_key_text,
)

KEYS = st.binary(min_size=32, max_size=32)
KEY = bytes(range(100, 132))


def fault(text: str) -> str:
    """The code of the error that a text ends in."""
    with pytest.raises(InspectorError) as caught:
        recovery_key_from_text(text)
    return caught.value.fault.code


@given(key=KEYS)
def test_what_is_printed_is_read_again(key: bytes) -> None:
    """For every key there is."""
    assert recovery_key_from_text(recovery_key_text(key)) == key


@given(key=KEYS)
def test_the_whole_file_is_read_as_well(key: bytes) -> None:
    """Its explanations, in whatever words, must not be taken for the key."""
    page = recovery_file(key, office="示例县人社局 OFFICE FIVES", made="2026-11-23").decode()
    assert recovery_key_from_text(page) == key


@pytest.mark.parametrize(
    "copied",
    [
        str.lower,
        lambda text: text.replace("-", " "),
        lambda text: text.replace("\n", "-"),
        lambda text: text.replace("-", "—").replace("\n", "\r\n\r\n  "),
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text),
        lambda text: f"﻿密钥：{text}。完",
    ],
    ids=["small", "spaces", "one line", "long dashes", "o and l", "full width", "with words"],
)
def test_every_way_of_writing_it_down_is_fine(copied: object) -> None:
    """People copy what they see, with the keyboard they have."""
    assert recovery_key_from_text(copied(recovery_key_text(KEY))) == KEY  # type: ignore[operator]


def test_a_mistyped_character_is_named_by_its_group_or_refused() -> None:
    """Never a silent other key: of all single slips, every one is caught."""
    text = recovery_key_text(KEY)
    named = tried = 0
    for at, right in enumerate(text):
        for wrong in ALPHABET if right.isalnum() else "":
            if wrong != right:
                code = fault(text[:at] + wrong + text[at + 1 :])
                tried += 1
                named += code == "KEY_002"
                assert code in {"KEY_002", "KEY_003"}
    assert named > 0.85 * tried


def test_exchanged_groups_are_refused() -> None:
    """Lines get copied in the wrong order."""
    groups = re.split(r"[-\n]", recovery_key_text(KEY))
    for at in range(len(groups) - 1):
        swapped = [*groups[:at], groups[at + 1], groups[at], *groups[at + 2 :]]
        assert fault("-".join(swapped)) in {"KEY_002", "KEY_003"}


@pytest.mark.parametrize("text", ["", "hello", "A" * 70, "\x00" * 99, "ABCDE-" * 13])
def test_a_text_without_a_key_says_so(text: str) -> None:
    """An empty file, another file, or a key that was copied in part."""
    assert fault(text) == "KEY_001"


def test_the_file_explains_itself_in_both_languages() -> None:
    """Whoever finds it in the safe in ten years must know what it is."""
    page = recovery_file(KEY, office="示例县人社局", made="2026-11-23").decode()
    for said in ("恢复密钥", "忘记口令", "示例县人社局", "Recovery key", "2026-11-23"):
        assert said in page
    assert recovery_key_text(KEY) in page
