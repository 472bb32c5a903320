"""Laws of the fold, over histories that nobody thought of."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.fold import visit_from
from inspector.domain.history.undo import undo_drafts, undoable_acts
from inspector.store.opened import create_store
from inspector.store.store import Store
from tests.store.county import (
    ASKED,
    COMPLIANT,
    DEVICE,
    IDENTITY,
    KEY,
    NOW,
    answer,
    closed,
    derive,
    instance,
    opened,
    opened_by_window,
    unit,
    verify,
    violation,
    visit_id,
)

VALUES = st.sampled_from(
    [
        COMPLIANT,
        None,
        violation("独角兽"),
        {"answer": "not_applicable", "reason": "负责人外出"},
        {"answer": "ticked", "ticks": [{"tick": "missed"}]},
    ]
)
VISITS = st.integers(1, 3)
PHOTO = {"item": "P05", "kind": "image/jpeg", "bytes": 9, "derivative": None, "name": "一.jpg"}


def remark(n: int, kind: Kind, place: str, text: str | None, item: str) -> Draft:
    """A note, lead or good practice, written or taken back."""
    value = None if text is None else {"item": item, "text": text}
    return Draft(kind=kind, subject=visit_id(n), item=place, body={"value": value})


def photo(n: int, *, kept: bool) -> Draft:
    """A photo attached or taken off."""
    value = PHOTO if kept else None
    item = "P05/" + "e" * 64
    return Draft(kind=Kind.EVIDENCE, subject=visit_id(n), item=item, body={"value": value})


def lap(n: int, place: str, at: str | None) -> Draft:
    """A moment noted, or taken back."""
    return Draft(kind=Kind.LAP, subject=visit_id(n), item=place, body={"value": at})


def sample(n: int, place: str, staffed: int | None) -> Draft:
    """The windows counted, or a count taken back."""
    value = None if staffed is None else {"at": AT, "staffed": staffed, "empty": ["3"]}
    return Draft(kind=Kind.OCCUPANCY, subject=visit_id(n), item=place, body={"value": value})


def signing(n: int, value: dict[str, object] | None) -> Draft:
    """Who signs, or nobody any more."""
    return Draft(kind=Kind.SIGNING, subject=visit_id(n), body={"value": value})


def column(n: int, points: str | None) -> Draft:
    """Points of another column, or none any more."""
    return Draft(
        kind=Kind.COLUMN, subject=visit_id(n), item=f"SELF/{ASKED[0]}", body={"value": points}
    )


AT = "2026-11-23T09:05:00+08:00"
REFUSED = {"reason": "不认可", "witness": "示例丁", "proof": "photo"}
KEYS = ("2", "10", "综合")
AT_WINDOWS = tuple(f"{code}@{key}" for code in ASKED[:2] for key in KEYS)
ANSWERS = st.builds(answer, VISITS, st.sampled_from((*ASKED, *AT_WINDOWS)), VALUES)
DRAFTS = st.one_of(
    ANSWERS,
    ANSWERS,
    st.builds(
        remark,
        VISITS,
        st.sampled_from([Kind.NOTE, Kind.LEAD, Kind.GOOD_PRACTICE]),
        st.sampled_from(["r1", "r2"]),
        st.sampled_from(["排队较长", None]),
        st.sampled_from(["A12", "A12@2"]),
    ),
    st.builds(lap, VISITS, st.sampled_from(["ticket", "ticket/2"]), st.sampled_from([AT, None])),
    st.builds(sample, VISITS, st.sampled_from(["s1", "s2"]), st.sampled_from([7, 0, None])),
    st.builds(
        signing,
        VISITS,
        st.sampled_from([{"unit_head": "示例丙", "copies": 2}, {"refused": REFUSED}, None]),
    ),
    st.builds(photo, VISITS, kept=st.booleans()),
    st.builds(column, VISITS, st.sampled_from(["9", "0.5", None])),
    st.builds(instance, st.just(3), st.sampled_from(KEYS), there=st.booleans()),
    st.builds(instance, st.just(3), st.sampled_from(KEYS), there=st.just(True)),
    st.builds(opened, st.integers(1, 2)),
    st.builds(opened_by_window),
    st.builds(closed, VISITS),
    st.builds(unit, st.sampled_from(["示例县服务大厅", "示例县社保局"])),
)
STEPS = st.lists(
    st.tuples(st.lists(DRAFTS, min_size=1, max_size=4), st.booleans(), st.integers(0, 100)),
    max_size=12,
)
Steps = list[tuple[list[Draft], bool, int]]


@contextmanager
def told(steps: Steps) -> Iterator[Store]:
    """A store to which all that happened; sealed at some moments, the clock going to and fro."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "inspector.db"
        store = create_store(path, KEY, identity=IDENTITY, derive=derive)
        for drafts, sealed, minute in steps:
            store.append(drafts, now_ms=NOW + minute * 60_000)
            if sealed:
                store.seal(DEVICE.sign)
        yield store
        store.close()


def seen(store: Store) -> list[object]:
    """Everything that a user can see."""
    return [
        store.visits(),
        store.findings(),
        store.units(),
        store.evidence(),
        [store.visit(visit_id(n)) for n in (1, 2, 3)],
        [row.visit for row in store.visits(find="独")],
        [row.visit for row in store.visits(find="排队")],
    ]


@given(steps=STEPS)
@settings(max_examples=60)
def test_what_stands_is_what_the_events_say(steps: Steps) -> None:
    """A projection that drifts would score and print what nobody entered."""
    with told(steps) as store:
        assert list(store.compare()) == []
        assert store.history_faults(verify) == []


@given(steps=STEPS)
@settings(max_examples=30)
def test_a_rebuild_changes_nothing(steps: Steps) -> None:
    """Whatever was folded one by one must come out of the whole again."""
    with told(steps) as store:
        before = seen(store)
        store.rebuild()
        assert seen(store) == before
        assert list(store.compare()) == []
        assert store.history_faults(verify) == []


@given(
    before=st.lists(st.lists(ANSWERS, min_size=1, max_size=3), max_size=4),
    after=st.lists(st.lists(ANSWERS, min_size=1, max_size=3), max_size=6),
)
@settings(max_examples=40)
def test_as_many_steps_back_as_forth_restore_every_answer(
    before: list[list[Draft]], after: list[list[Draft]]
) -> None:
    """Undo has no limit, and never loses a step on its way."""
    steps: Steps = [([opened(1), opened(2), opened_by_window(3)], False, 0)]
    steps += [(drafts, False, 0) for drafts in before]
    with told(steps) as store:
        known = [store.visit(visit_id(n)) for n in (1, 2, 3)]
        for drafts in after:
            one = visit_id(1)
            store.append([replace(draft, subject=one) for draft in drafts], now_ms=NOW)
        for _ in after:
            events = store.events_of(visit_id(1))
            act = undoable_acts(events, store.own_logs)[0]
            store.append(undo_drafts(events, store.log, act, ""), now_ms=NOW)
        assert [store.visit(visit_id(n)) for n in (1, 2, 3)] == known


@given(steps=STEPS)
@settings(max_examples=60)
def test_a_visit_followed_write_by_write_is_the_visit_told_whole(steps: Steps) -> None:
    """The walk-through follows each answer; what is closed, printed and signed is told whole."""
    with told([]) as store:
        for drafts, sealed, minute in steps:
            store.append(drafts, now_ms=NOW + minute * 60_000)
            if sealed:
                store.seal(DEVICE.sign)
            for visit in map(visit_id, (1, 2, 3)):
                followed, whole = store.visit(visit), visit_from(store.state(visit))
                assert followed == whole
                assert followed is store.visit(visit)
                if followed is not None and whole is not None:
                    assert list(followed.answers) == list(whole.answers)
