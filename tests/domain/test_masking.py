"""What is masked before it is stored, and what has to stay; all numbers are invented."""

import json
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.clock import CHINA
from inspector.domain.history.event import KEYED, Kind
from inspector.domain.history.values import (
    answer_value,
    evidence_value,
    occupancy_value,
    signing_value,
)
from inspector.domain.masking import Private, masked, masked_body
from inspector.domain.visit import (
    Awarded,
    Banded,
    Chosen,
    Compliant,
    Counted,
    DidNotOccur,
    Evidence,
    Filled,
    Graded,
    Measured,
    NotApplicable,
    Occupancy,
    Occurrence,
    PhraseTick,
    Reading,
    Refusal,
    Signing,
    Ticked,
    Trial,
    Tried,
    Violation,
)
from inspector.domain.words import Grade, RefusalProof, Result, Tick

PHONE = "13800000000"
"""Of nobody."""
IDENTITY, MOBILE, CARD = Private.IDENTITY, Private.MOBILE, Private.BANK_CARD


@pytest.mark.parametrize(
    ("written", "left", "kind"),
    [
        ("证号000000199001010018。", "证号000***********18。", IDENTITY),
        ("身份证620102199001011233", "身份证620***********33", IDENTITY),
        ("身份证６２０１０２１９９００１０１１２３３", "身份证620***********33", IDENTITY),
        ("620102 19900101 1233", "620***********33", IDENTITY),
        ("620102-1990-0101-1233", "620***********33", IDENTITY),
        ("\u200b620102\u200b199001011233", "\u200b620***********33", IDENTITY),
        ("身份证620102199001011230", "身份证620***********30", IDENTITY),
        ("身份证号码：62010219900101123X", "身份证号码：620***********3X", IDENTITY),
        ("老身份证620102900101123", "老身份证620***********23", IDENTITY),
        ("手机13800000000", "手机138****0000", MOBILE),
        ("138 0000 0000", "138****0000", MOBILE),
        ("138－0000－0000", "138****0000", MOBILE),
        ("138.0000.0000", "138****0000", MOBILE),
        ("1380 0000 000", "138****0000", MOBILE),
        ("１３８００００００００", "138****0000", MOBILE),
        ("1 3 8 0 0 0 0 0 0 0 0", "138****0000", MOBILE),
        ("+8613800000000", "+86138****0000", MOBILE),
        ("+86 138 0000 0000", "+86138****0000", MOBILE),
        ("0086-138-0000-0000", "0086138****0000", MOBILE),
        ("窗口3 13800000000", "窗口3 138****0000", MOBILE),
        ("0000 13800000000", "0000 138****0000", MOBILE),
        ("6217000000001129", "621***********29", CARD),
        ("卡6217 0000 0000 1129", "卡621***********29", CARD),
        ("6217-0000-0000-1129", "621***********29", CARD),
        ("6222020000111222337，12号窗口", "622***********37，12号窗口", CARD),
        ("6217000000001129 12号窗口", "621***********29 12号窗口", CARD),
    ],
)
def test_numbers_of_clients_are_masked(written: str, left: str, kind: Private) -> None:
    """However they are spaced, dashed or widened."""
    found = masked(written)

    assert found.text == left
    assert found.counts == {kind: 1}


@pytest.mark.parametrize(
    "written",
    [
        "编号620102199001011230", "编号62010219900101123X", "编号620102900101123",
        "620102199013011233", "6217-0000-0000-1126", "2026112300000001", "20261123094112345",
        "座机0000-0000000", "（0000）00000000", "０９３１－００００００", "12333", "12号窗口",
        "2026-11-23 2026-11-24 2026-11-25", "13 14 15 16 17 18 19 20", "151 2026 11 23",
        "人社发〔2014〕5号", "4500 1200 3000", "138****0000", "23800000000", "1380000000",
        "138000000001", "GB/T 33358-2016", "1" * 4000, "0000000000000000",
    ],
)  # fmt: skip
def test_what_is_nobodys_number_stays(written: str) -> None:
    """A document number that was masked can never be looked up again."""
    assert masked(written).text == written
    assert masked(written).counts == {}


def test_every_kind_is_counted() -> None:
    """Whoever typed it should know what was found, and how many."""
    found = masked("13800000000、13800000001，身份证620102199001011233")

    assert found.counts == {MOBILE: 2, IDENTITY: 1}


def test_only_words_of_people_are_masked() -> None:
    """A unit's enquiry phone may be a mobile, and ids are made of digits."""
    body = {
        "value": {"name": "示例大厅", "phone": "13800000000", "id": "6217000000001129"},
        "reason": "打13800000000问",
        "occurrences": [{"note": "13800000000", "evidence": ["6217000000001129"]}],
    }
    left, counts = masked_body(body)

    assert left == {
        "value": {"name": "示例大厅", "phone": "13800000000", "id": "6217000000001129"},
        "reason": "打138****0000问",
        "occurrences": [{"note": "138****0000", "evidence": ["6217000000001129"]}],
    }
    assert counts == {MOBILE: 2}


ANSWERS = (
    *(Compliant, Violation, NotApplicable, Ticked, Measured, Graded),
    *(DidNotOccur, Chosen, Banded, Counted, Filled, Tried, Awarded),
)
NO_WORDS = frozenset(
    {
        *("occurrence", "sample", "sha256", "derivative", "remark", "item", "evidence"),
        *("subtype", "kind", "found_by", "circumstances", "options", "band", "name", "look"),
    }
)
"""Ids, and words that the checklist or a file gives, not a person."""


GIVEN: dict[object, Callable[[], object]] = {
    str: lambda: PHONE,
    str | None: lambda: PHONE,
    tuple[str, ...]: lambda: (PHONE,),
    tuple[Occurrence, ...]: lambda: (told(Occurrence),),
    tuple[PhraseTick, ...]: lambda: (told(PhraseTick),),
    tuple[Reading, ...]: lambda: (told(Reading),),
    tuple[Trial, ...]: lambda: (told(Trial),),
    bool: lambda: False,
    Refusal | None: lambda: told(Refusal),
    datetime: lambda: datetime(2026, 3, 2, 9, 41, tzinfo=CHINA),
    Fraction: lambda: Fraction(1),
    Grade | Result: lambda: Grade.GOOD,
    Tick: lambda: Tick.HEARD,
    RefusalProof: lambda: RefusalProof.PREMISES,
    int: lambda: 1,
}
"""What stands in a field of each type."""


def told(shape: type) -> Any:
    """One of that kind, with a number in every field that a person fills with words."""
    no_words = {str: "x", str | None: "x", tuple[str, ...]: ()}
    given: dict[str, object] = {}
    for name, hint in get_type_hints(shape).items():
        if name in NO_WORDS:
            given[name] = no_words[hint]
        elif hint in GIVEN:
            given[name] = GIVEN[hint]()
    return shape(**given)


VALUES: dict[Kind, list[object]] = {
    Kind.ANSWER: [answer_value(told(shape)) for shape in ANSWERS],
    Kind.EVIDENCE: [evidence_value(told(Evidence))],
    Kind.OCCUPANCY: [occupancy_value(told(Occupancy))],
    Kind.SIGNING: [signing_value(told(Signing))],
    Kind.UNIT: [{"name": PHONE}],
    Kind.PERSON: [{"name": PHONE}],
    Kind.TEAM: [],
    Kind.LAP: [],
    Kind.COLUMN: ["9.5"],
    Kind.INSTANCE: [],
    Kind.WITHDRAWAL: [{"reason": PHONE, "parts": []}],
    Kind.REVIEWED: [
        {"state": "returned", "reason": PHONE, "items": [{"item": "A12", "reason": PHONE}]}
    ],
    **{kind: [{"text": PHONE}] for kind in (Kind.NOTE, Kind.LEAD, Kind.GOOD_PRACTICE)},
}
"""What is written under `value`; a team is ids, a lap a moment."""
FACTS: dict[Kind, list[dict[str, object]]] = {
    Kind.VISIT_CLOSED: [{"incomplete": PHONE}],
    Kind.VISIT_AMENDED: [{"reason": PHONE}],
    Kind.VISIT_VOIDED: [{"reason": PHONE}],
}
WITHOUT_WORDS = {
    *(Kind.WORKSPACE_MADE, Kind.VISIT_OPENED, Kind.FINDINGS_EXPORTED),
    *(Kind.OFFICE_KEYS, Kind.DEVICE_ENROLLED, Kind.DEVICE_REVOKED, Kind.ENROLMENT_ACCEPTED),
    *(Kind.PERSON_GIVEN, Kind.PERSON_IS, Kind.LOG_FOLLOWS, Kind.REVIEW_GIVEN),
}


def test_every_kind_of_event_is_known_here() -> None:
    """A new kind must say where its words are."""
    assert VALUES.keys() == KEYED
    assert VALUES.keys() | FACTS.keys() | WITHOUT_WORDS == set(Kind)


@pytest.mark.parametrize("kind", [*VALUES, *FACTS])
def test_no_words_of_any_kind_of_event_are_missed(kind: Kind) -> None:
    """Whatever a person can type about a client's number, it is masked before it is stored."""
    bodies = FACTS.get(kind) or [{"value": value} for value in VALUES[kind]]
    for body in bodies:
        left, _ = masked_body(body)
        assert PHONE not in json.dumps(left), kind
        assert "138****0000" in json.dumps(left) or PHONE not in json.dumps(body)


@given(st.text(alphabet="0123456789xX -.·０１８身份证号 \u200b\n", max_size=60))
def test_what_was_masked_stays_as_it_is(written: str) -> None:
    """A draft is masked, then the note: the two must say the same."""
    once = masked(written).text
    assert masked(once).text == once
