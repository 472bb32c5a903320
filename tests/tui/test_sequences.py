"""What a terminal sends becomes keys and pastes, however it is cut; noise answers nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from inspector.tui.sequences import LONGEST_PASTE, Cutter, Piece

DOWN, PASTE, PASTE_END = "\x1b[B", "\x1b[200~", "\x1b[201~"

NOT_KEYS = [
    "\x1b[?62;22c",  # what the terminal is
    "\x1b[>41;354;0c",
    "\x1b]11;rgb:1515/1b1b/2222\x1b\\",  # its paper
    "\x1b]10;rgb:1/2/3\x07",
    "\x1bP>|XTerm(379)\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[8;24;80t",
    "\x1b[99;1;1;1;12z",
    "\x1b[1;2;3 q",
    "\x1bO~",
]
KEYS = ["1", "２", DOWN, "\x1b[1;5C", "\x1bOP", "\x1b[<0;10;5M", "\x1b[57414u", "\r", "\x1bx"]


def made(*reads: str) -> list[Piece]:
    """All pieces of some reads, and of the silence after them."""
    cutter = Cutter()
    pieces = [piece for read in reads for piece in cutter.feed(read)]
    return [*pieces, *cutter.give_up()]


def told(pieces: list[Piece]) -> str:
    """What came out, keys and pastes told apart."""
    return "".join(one if isinstance(one, str) else f"<{_event(one)}>" for one in pieces)


def _event(one: events.Key | events.Paste) -> str:
    return one.text if isinstance(one, events.Paste) else one.key


@pytest.mark.parametrize("noise", NOT_KEYS)
def test_an_answer_of_the_terminal_is_no_key(noise: str) -> None:
    """Its digits would answer items, and `2` opens a violation."""
    assert told(made(f"1{noise}1")) == "11"
    for at in range(1, len(noise)):
        assert told(made(f"1{noise[:at]}", f"{noise[at:]}1")) == "11", at


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_passed_on_as_it_is(key: str) -> None:
    """Also when the network cuts it in two."""
    assert told(made(key)) == key
    for at in range(1, len(key)):
        assert told(made(key[:at], key[at:])) == key


def test_esc_alone_is_a_key_when_nothing_follows_soon() -> None:
    """Esc and the start of an arrow are the same byte."""
    assert told(made("\x1b")) == "<escape>"
    assert told(made("\x1b\x1b[B")) == "<escape>\x1b[B"
    assert told(made("\x1b[")) == "\x1b["


def test_a_sequence_that_never_ends_is_dropped() -> None:
    """A serial line loses bytes."""
    assert told(made("\x1b[12;")) == ""


def test_a_marked_paste_is_one_paste_whatever_is_in_it() -> None:
    """Sequences in it are no keys; control characters would reach the next terminal."""
    assert told(made(f"1{PASTE}a\r\nb\x1b[31m\x07\x9bc{PASTE_END}2")) == "1<a\nb[31mc>2"


def test_a_paste_is_no_longer_than_a_field_can_take() -> None:
    """A megabyte by mistake must not freeze the app."""
    (paste,) = made(PASTE + "字" * 1_000_000 + PASTE_END)
    assert isinstance(paste, events.Paste)
    assert len(paste.text) == LONGEST_PASTE


def test_a_paste_whose_end_is_lost_ends_by_itself() -> None:
    """Else everything typed afterwards would vanish into it."""
    assert told(made(f"{PASTE}窗口")) == "<窗口>"


@pytest.mark.parametrize(
    ("typed", "told_as"),
    [
        ("1" * 39, "1" * 39),
        ("1" * 40, f"<{'1' * 40}>"),
        ("1\n" * 30, "<" + "1\n" * 30 + ">"),
        (DOWN * 20, DOWN * 20),
        ("3号窗口", "<3号窗口>"),
        ("三号窗口\r", "<三号窗口>\r"),
        ("１２", "１２"),
        ("窗", "窗"),
    ],
)
def test_only_what_nobody_can_type_is_a_paste(typed: str, told_as: str) -> None:
    """Keys held down are keys; what an input method or a mouse gives at once answers nothing."""
    assert told(made(typed)) == told_as


def test_an_unmarked_paste_that_comes_in_parts_is_one() -> None:
    """A slow line cuts it wherever it likes."""
    assert told(made("1" * 60, "22", "3" * 50, DOWN)) == f"<{'1' * 60}22{'3' * 50}>{DOWN}"


SENT = st.lists(
    st.sampled_from([*KEYS, *NOT_KEYS, f"{PASTE}一1\x1b2{PASTE_END}"]), max_size=12
).map("".join)


@given(sent=SENT, data=st.data())
def test_where_it_is_cut_makes_no_difference(sent: str, data: st.DataObject) -> None:
    """A read ends where kernel and network like."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(sent)), max_size=6)) | {0, len(sent)})
    reads = [sent[start:end] for start, end in pairwise(cuts)]

    assert told(made(*reads)) == told(made(sent))


@given(reads=st.lists(st.text(alphabet="\x1b[]MOPX^_;?<0159Rucmt~ 一\r\x07\\", max_size=20)))
def test_nothing_that_is_sent_ends_the_app(reads: list[str]) -> None:
    """A cat walks over the keyboard of a serial terminal."""
    told(made(*reads))
