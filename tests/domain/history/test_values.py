"""What rests in an event reads back as it was."""

import json
from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.history.values import answer_from_value, answer_value
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    Compliant,
    Counted,
    DidNotOccur,
    Filled,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Reading,
    Ticked,
    Trial,
    Tried,
    Violation,
)
from inspector.domain.words import Extent, Grade, Result, Tick

CHINA = timezone(timedelta(hours=8))
TIMES = st.none() | st.datetimes(timezones=st.just(CHINA))
POINTS = st.none() | st.fractions(min_value=0, max_value=25)
OCCURRENCES = st.builds(
    Occurrence,
    occurrence=st.uuids().map(lambda one: one.hex),
    window=st.none() | st.text(min_size=1, max_size=3),
    from_at=TIMES,
    to_at=TIMES,
    subtype=st.none() | st.sampled_from(["看手机", "离岗"]),
    count=st.integers(1, 9999),
    note=st.text(max_size=20),
    evidence=st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), max_size=2).map(tuple),
    corrected=st.booleans(),
    verified=st.booleans(),
    extent=st.sampled_from(Extent),
    points=POINTS,
    reason=st.none() | st.text(min_size=1, max_size=9),
    clause=st.none() | st.text(min_size=1, max_size=9),
    found_by=st.none() | st.just("省级"),
    circumstances=st.lists(st.sampled_from(["造成严重影响", "经催办仍未落实"]), max_size=2).map(
        tuple
    ),
)
NUMBERS = st.fractions(min_value=0, max_value=1000)
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Compliant, bulk=st.booleans()),
    st.builds(Violation, occurrences=st.lists(OCCURRENCES, min_size=1, max_size=3).map(tuple)),
    st.builds(NotApplicable, reason=st.text(min_size=1), bulk=st.booleans()),
    st.builds(
        Ticked,
        ticks=st.lists(
            st.builds(PhraseTick, tick=st.sampled_from(Tick), at=TIMES), min_size=1, max_size=2
        ).map(tuple),
        bulk=st.booleans(),
    ),
    st.builds(Measured, value=NUMBERS, failed=st.booleans()),
    st.builds(DidNotOccur, reason=st.text(max_size=9)),
    st.builds(Chosen, options=st.just(("有",)), failed=st.booleans()),
    st.builds(
        Banded,
        band=st.just("好"),
        points=NUMBERS,
        reason=st.text(max_size=9),
        failed=st.booleans(),
    ),
    st.builds(Counted, due=NUMBERS, actual=NUMBERS, failed=st.booleans()),
    st.builds(
        Filled,
        readings=st.lists(st.builds(Reading, name=st.text(max_size=4), value=NUMBERS)).map(tuple),
        failed=st.booleans(),
    ),
    st.builds(
        Tried,
        trials=st.lists(
            st.builds(Trial, passed=st.booleans(), at=TIMES, note=st.text(max_size=4)),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    st.builds(Awarded, occurrences=st.lists(OCCURRENCES, min_size=1, max_size=2).map(tuple)),
    st.builds(Graded, grade=st.sampled_from([*Grade, Result.COMPLIANT]), bulk=st.booleans()),
)


@given(ANSWERS)
def test_an_answer_survives_its_rest_in_json(answer: Answer) -> None:
    """A field lost here is an observation lost."""
    rested = json.loads(json.dumps(answer_value(answer)))
    assert answer_from_value(rested) == answer
