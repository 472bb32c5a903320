"""Undo takes back one act at a time, as far back as one likes, and loses nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.history.event import Draft, Event, Kind, Ref
from inspector.domain.history.fold import SubjectState
from inspector.domain.history.undo import redoable_acts, undo_drafts, undoable_acts

LOG = "a" * 32
VISIT = "1" * 32


class Log:
    """A log in memory that writes as the store does: with what was seen, and the act."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.state = SubjectState()

    def append(self, drafts: "list[Draft] | tuple[Draft, ...]") -> None:
        """One transaction."""
        act = len(self.events) + 1
        for draft in drafts:
            register = self.state.registers.get((draft.kind, draft.item))
            was: list[Ref] = sorted(register.heads) if register else []
            seq = len(self.events) + 1
            event = Event(
                log=LOG,
                seq=seq,
                hlc=seq << 16,
                kind=draft.kind,
                subject=draft.subject,
                item=draft.item,
                observed=draft.observed,
                recorded=0,
                actor=draft.actor,
                body={**draft.body, "was": [list(ref) for ref in was], "act": act},
            )
            self.events.append(event)
            self.state.apply(event)

    def answer(self, *pairs: tuple[str, str | None]) -> None:
        """Answers given in one transaction."""
        self.append(
            [Draft(kind=Kind.ANSWER, subject=VISIT, item=i, body={"value": v}) for i, v in pairs]
        )

    def undo(self) -> bool:
        """One step back; tells whether there was one."""
        acts = undoable_acts(self.events, (LOG,))
        if acts:
            self.append(undo_drafts(self.events, LOG, acts[0], ""))
        return bool(acts)

    def redo(self) -> bool:
        """One step forth; tells whether there was one."""
        steps = redoable_acts(self.events, (LOG,))
        if steps:
            self.append(undo_drafts(self.events, LOG, steps[0], ""))
        return bool(steps)

    @property
    def answers(self) -> dict[str, object]:
        """What stands now."""
        return self.state.values(Kind.ANSWER)


ACTS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["A11", "A12", "P05"]),
            st.sampled_from(["compliant", "violation", None]),
        ),
        min_size=1,
        max_size=3,
    ),
    max_size=8,
)


@given(ACTS)
def test_every_step_back_gives_what_stood_before(acts: list[list[tuple[str, str | None]]]) -> None:
    """Each undo restores the state before its act, down to the empty visit."""
    log = Log()
    before = []
    for act in acts:
        before.append(log.answers)
        log.answer(*act)
    for expected in reversed(before):
        assert log.undo()
        assert log.answers == expected
    assert not log.undo()


def test_an_undo_is_an_event_and_nothing_is_deleted() -> None:
    """The history shows the mistake and that it was taken back."""
    log = Log()
    log.answer(("A12", "violation"))
    log.undo()
    assert [event.body["value"] for event in log.events] == ["violation", None]


def test_work_after_an_undo_is_undone_before_older_work() -> None:
    """What was taken back is not taken back twice."""
    log = Log()
    log.answer(("A12", "compliant"))
    log.answer(("A12", "violation"))
    log.undo()
    log.answer(("P05", "compliant"))
    log.undo()
    assert log.answers == {"A12": "compliant"}
    log.undo()
    assert log.answers == {}


def test_an_act_of_a_former_log_is_taken_back_by_its_key() -> None:
    """After a restore a new log goes on; numbers alone would name another act of its own."""
    log = Log()
    log.answer(("A12", "violation"))
    log.answer(("P05", "compliant"))
    (later, earlier) = undoable_acts(log.events, ("b" * 32, LOG))
    assert (later, earlier) == ((LOG, 2), (LOG, 1))
    (draft,) = undo_drafts(log.events, "b" * 32, later, "")
    assert list(draft.body["undoes"]) == [LOG, 2]  # type: ignore[call-overload]
    written = replace(
        log.events[1],
        log="b" * 32,
        seq=1,
        hlc=9 << 16,
        body={"value": None, "was": [[LOG, 2]], "act": 1, "undoes": [LOG, 2]},
    )
    assert undoable_acts([*log.events, written], ("b" * 32, LOG)) == ((LOG, 1),)


@given(ACTS, st.data())
def test_as_many_steps_forth_as_back_lead_to_where_one_was(
    acts: list[list[tuple[str, str | None]]], data: st.DataObject
) -> None:
    """Going back to look and forth again must cost nothing, however often."""
    log = Log()
    for act in acts:
        log.answer(*act)
    for _ in range(2):
        steps = data.draw(st.integers(0, len(acts)))
        stood = [log.answers]
        for _ in range(steps):
            assert log.undo()
            stood.append(log.answers)
        for expected in reversed(stood[:-1]):
            assert log.redo()
            assert log.answers == expected
        assert not log.redo()


MOVES = st.lists(
    st.sampled_from(["u", "U", "A11 compliant", "A11 violation", "A12 compliant", "P05 None"]),
    max_size=30,
)


@given(MOVES)
def test_undo_and_redo_do_as_in_every_editor(moves: list[str]) -> None:
    """Two stacks of states are the law; the events must say the same after any sequence."""
    log = Log()
    states: list[dict[str, object]] = [{}]
    at = 0
    for move in moves:
        if move == "u":
            assert log.undo() is (at > 0)
            at = max(0, at - 1)
        elif move == "U":
            assert log.redo() is (at < len(states) - 1)
            at = min(at + 1, len(states) - 1)
        else:
            item, _, value = move.partition(" ")
            log.answer((item, None if value == "None" else value))
            del states[at + 1 :]
            states.append(log.answers)
            at += 1
        assert log.answers == states[at]


def test_a_new_act_ends_what_could_be_done_again() -> None:
    """Redo after new work would overwrite it with something older."""
    log = Log()
    log.answer(("A12", "violation"))
    log.undo()
    log.answer(("A12", "compliant"))
    assert not log.redo()
    assert log.answers == {"A12": "compliant"}


def test_steps_taken_back_together_are_done_again_one_by_one() -> None:
    """Several steps back in one transaction stay several steps."""
    log = Log()
    log.answer(("A11", "compliant"))
    log.answer(("A12", "compliant"))
    first, second = undoable_acts(log.events, (LOG,))
    together = [*undo_drafts(log.events, LOG, first, ""), *undo_drafts(log.events, LOG, second, "")]
    log.append(together)
    assert log.answers == {}
    log.redo()
    assert log.answers == {"A11": "compliant"}
    log.redo()
    assert log.answers == {"A11": "compliant", "A12": "compliant"}
    assert not log.redo()
