"""A frozen copy of a checklist reads back as it was, and its digest says so."""

import dataclasses
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.codec import decode, digest_of, encode
from inspector.checklists.library import available, load_checklist
from inspector.checklists.reader import read
from inspector.domain.checklist import Checklist
from inspector.domain.condition import (
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Not,
    ValueIs,
    VisitIs,
)
from inspector.errors import InspectorError
from tests.checklists.examples import SMALL

DIGESTS = {
    "hrss-governance": "e6e88a8ce65a6d2f6e7174d1a5cfc1d77cb741ad1ee228685209226e27ab568b",
    "hrss-window": "afd3068945ba1120e83fc9200dd0a205de4101d59ae3754aec99309c353f822c",
}
"""Of the shipped editions, as visits have pinned them."""
PLAIN_CONDITIONS = st.one_of(
    st.builds(AnswerIs),
    st.builds(AnswerHas),
    st.builds(ValueIs),
    st.builds(VisitIs),
)
INNER = PLAIN_CONDITIONS | st.builds(Not, of=PLAIN_CONDITIONS)
st.register_type_strategy(Not, st.builds(Not, of=INNER))
st.register_type_strategy(All, st.builds(All, of=st.lists(INNER, max_size=2).map(tuple)))
st.register_type_strategy(AnyOf, st.builds(AnyOf, of=st.lists(INNER, max_size=2).map(tuple)))


def test_shipped_editions_keep_their_digests() -> None:
    """A visit is pinned to its edition by the digest: a new field must not change an old one."""
    assert {one.name: one.digest for one in available()} == DIGESTS


def test_every_shipped_checklist_reads_back_as_it_was() -> None:
    """A visit is scored by the copy that it was pinned to, years later."""
    for checklist in available():
        again = decode(encode(checklist))

        assert again == checklist
        assert again.digest == checklist.digest
        assert encode(again) == encode(checklist)


@given(checklist=st.from_type(Checklist))
def test_any_checklist_reads_back_as_it_was(checklist: Checklist) -> None:
    """Whatever an office writes: every field and every rule survives."""
    again = decode(encode(checklist))

    assert again == dataclasses.replace(checklist, digest=again.digest)
    assert again.digest == digest_of(checklist)


def test_the_same_content_written_otherwise_has_the_same_digest() -> None:
    """Comments, order of keys and quotes are not content."""
    other = SMALL.replace("points: 2", "points: 2.0").replace("due: same-day", "due: 'same-day'")
    other = "# 说明\n" + other

    assert read(SMALL.encode(), "a").digest == read(other.encode(), "b").digest


def test_any_change_of_content_changes_the_digest() -> None:
    """Two laptops must not score by two checklists of one name."""
    for old, new in (("points: 2", "points: 1"), ("逐个窗口看", "看"), ("same-day", "3wd")):
        changed = read(SMALL.replace(old, new).encode(), "b")
        assert changed.digest != read(SMALL.encode(), "a").digest


def test_a_field_that_is_added_later_leaves_old_digests_alone() -> None:
    """What is at its default is not written."""
    content = json.loads(encode(read(SMALL.encode(), "a")))

    assert "basis" not in content
    assert "never_covert" not in content["items"][0]


def test_the_digest_is_of_the_content_without_itself() -> None:
    """Else it could never be right."""
    checklist = load_checklist("hrss-window")

    assert digest_of(dataclasses.replace(checklist, digest="0" * 64)) == checklist.digest


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"name": 1, "colour": 2}', b"\xff"])
def test_a_damaged_copy_is_a_storage_fault(content: bytes) -> None:
    """It cannot be the inspector's doing."""
    with pytest.raises(InspectorError) as raised:
        decode(content)

    assert raised.value.fault.code == "CHECKLIST_023"


def test_a_copy_reads_back_without_pydantic_and_yaml() -> None:
    """The app starts with frozen copies, and those two are slow to import."""
    code = (
        "import sys; import inspector.checklists.codec;"
        "sys.exit(any(name in sys.modules for name in ('pydantic', 'yaml')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
