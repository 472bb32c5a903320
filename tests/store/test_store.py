"""Events go in, states and lists come out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.domain.history.event import Draft, Kind
from inspector.domain.visit import Compliant
from inspector.domain.words import VisitState
from inspector.store.store import Store
from tests.store.county import (
    COMPLIANT,
    DEVICE,
    NOW,
    UNIT,
    answer,
    closed,
    opened,
    unit,
    verify,
    violation,
    visit_id,
)


def test_an_answer_is_there_when_the_store_is_opened_again(
    store: Store, reopen: Callable[[], Store]
) -> None:
    """What was acknowledged must be read back by the next start."""
    store.append([unit(), opened(), answer(1, "A12", COMPLIANT)], now_ms=NOW)
    store.close()
    visit = reopen().visit(visit_id(1))
    assert visit is not None
    assert visit.answers == {"A12": Compliant()}


def test_a_write_names_the_writes_it_saw(store: Store) -> None:
    """Without that a merge could not tell a correction from a contradiction."""
    first, second = (
        store.append([answer(1, "A12", value)], now_ms=NOW)[0] for value in (COMPLIANT, None)
    )
    assert (first.was, second.was) == ((), (first.ref,))
    assert store.heads(visit_id(1)) == {(Kind.ANSWER, "A12"): (second.ref,)}


def test_one_act_is_everything_written_in_one_transaction(store: Store) -> None:
    """One undo takes back what one key press wrote."""
    with store.atomic():
        store.append([answer(1, "A12", COMPLIANT)], now_ms=NOW)
        store.append([answer(1, "A14", COMPLIANT), answer(1, "A16", COMPLIANT)], now_ms=NOW)
    (later,) = store.append([answer(1, "P05", COMPLIANT)], now_ms=NOW)
    assert [event.act for event in store.events_of(visit_id(1))] == [1, 1, 1, 4]
    assert later.act == later.seq == 4


def test_hybrid_time_rises_when_the_clock_goes_back(
    store: Store, reopen: Callable[[], Store]
) -> None:
    """A laptop whose battery died must not sort its new answers before its old ones."""
    store.append([answer(1, "A12", COMPLIANT)], now_ms=NOW)
    store.append([answer(1, "A12", violation())], now_ms=NOW - 86_400_000)
    store.close()
    again = reopen()
    again.append([answer(1, "A12", None)], now_ms=0)
    events = again.events_of(visit_id(1))
    assert [event.seq for event in events] == [1, 2, 3]
    assert [event.recorded for event in events] == [NOW, NOW - 86_400_000, 0]


def test_the_last_visit_is_the_one_opened_last_whatever_the_clock_said(store: Store) -> None:
    """`last` must not name another visit because a clock was wrong."""
    store.append([opened(1)], now_ms=NOW)
    store.append([opened(2)], now_ms=NOW - 86_400_000)
    assert store.last_visit() == visit_id(2)
    assert [row.visit for row in store.visits()] == [visit_id(2), visit_id(1)]


def test_a_list_row_counts_what_was_asked_answered_and_violated(store: Store) -> None:
    """The list of visits shows what is unfinished."""
    missed = {"answer": "ticked", "ticks": [{"tick": "missed"}]}
    drafts = [
        unit(),
        opened(),
        answer(1, "A12", violation()),
        answer(1, "A14", COMPLIANT),
        answer(1, "S01", missed),
        answer(1, "A14", None),
        answer(1, "Z99", COMPLIANT),
    ]
    store.append(drafts, now_ms=NOW)
    (row,) = store.visits()
    assert (row.asked, row.answered, row.violations, row.unchecked) == (5, 2, 2, 3)
    assert (row.unit_name, row.state, row.total) == ("示例县社保局服务大厅", VisitState.OPEN, None)


def test_score_and_findings_appear_with_the_closing(store: Store) -> None:
    """They are computed in the same transaction, so no list can be behind."""
    store.append([unit(), opened(), answer(1, "P05", violation())], now_ms=NOW)
    assert store.findings() == []
    store.append([closed()], now_ms=NOW)
    (row,) = store.visits(states=[VisitState.CLOSED])
    (finding,) = store.findings(visit_id(1))
    assert (row.total, row.exact) == ("4.00", "4")
    assert (finding.item, finding.fact, finding.due, finding.unit) == (
        "P05",
        "P05 不符合",
        None,
        UNIT,
    )
    exported = Draft(
        kind=Kind.FINDINGS_EXPORTED, subject=visit_id(1), body={"served": "2026-11-23"}
    )
    store.append([exported], now_ms=NOW)
    assert store.findings()[0].due == "2026-11-23"


def test_an_amendment_takes_its_finding_away(store: Store) -> None:
    """A finding whose violation was taken back must leave the list."""
    store.append([opened(), answer(1, "P05", violation()), closed()], now_ms=NOW)
    store.append([answer(1, "P05", COMPLIANT)], now_ms=NOW)
    assert store.findings() == []
    assert store.visits()[0].total == "5.00"


@pytest.mark.parametrize("word", ["独", "独角", "独角兽", "大厅 独角", "大 厅", "100%_", "QR"])
def test_a_search_finds_chinese_from_one_character_on(store: Store, word: str) -> None:
    """Inspectors search for a character or two; `%` and `_` are characters like others."""
    store.append([unit("示例县服务大厅"), unit("别处", "0190" + "b" * 28)], now_ms=NOW)
    store.append([opened(1), opened(2, "0190" + "b" * 28)], now_ms=NOW)
    store.append([answer(1, "P05", violation("独角兽落在三号窗口，100%_ qr"))], now_ms=NOW)
    store.append([answer(2, "P05", violation("无事 100 percent"))], now_ms=NOW)
    assert [row.visit for row in store.visits(find=word)] == [visit_id(1)]


def test_a_search_forgets_words_that_were_taken_back(store: Store) -> None:
    """What is no longer said must not be found."""
    store.append([opened(), answer(1, "P05", violation("独角兽"))], now_ms=NOW)
    store.append([answer(1, "P05", COMPLIANT)], now_ms=NOW)
    assert store.visits(find="独角兽") == []


def test_words_written_and_taken_back_in_one_transaction_leave_nothing(store: Store) -> None:
    """Several writes to one place in one act must come to the last of them."""
    drafts = [opened(), answer(1, "P05", violation("独角兽")), answer(1, "P05", COMPLIANT)]
    store.append(drafts, now_ms=NOW)
    store.append([answer(1, "P05", None), answer(1, "P05", violation("白马"))], now_ms=NOW)
    assert store.visits(find="独角兽") == []
    assert len(store.visits(find="白马")) == 1
    assert list(store.compare()) == []


def test_lists_are_cut_into_pages(store: Store) -> None:
    """A list of ten thousand is shown a screen at a time."""
    store.append([opened(n) for n in range(1, 8)], now_ms=NOW)
    shown = [row.visit for row in store.visits(limit=3, offset=2)]
    assert shown == [visit_id(5), visit_id(4), visit_id(3)]


def test_ids_are_found_by_their_last_digits(store: Store) -> None:
    """Nobody types thirty-two digits."""
    store.append([unit(), opened(0xABCDEF), opened(0x1ABCDEF)], now_ms=NOW)
    assert store.find_ids("visit", "abcdef") == [visit_id(0xABCDEF), visit_id(0x1ABCDEF)]
    assert store.find_ids("visit", "1ABCDEF") == [visit_id(0x1ABCDEF)]
    assert store.find_ids("unit", "aaaaaa") == [UNIT]
    assert store.find_ids("finding", "abcdef") == []


def test_a_failed_transaction_leaves_nothing_in_memory_either(store: Store) -> None:
    """After a refusal half-way the screen must show what is on disk."""
    store.append([opened()], now_ms=NOW)

    def half_a_verb() -> None:
        with store.atomic():
            store.append([answer(1, "A12", COMPLIANT)], now_ms=NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_a_verb()
    visit = store.visit(visit_id(1))
    assert visit is not None
    assert visit.answers == {}
    (event,) = store.append([answer(1, "A12", COMPLIANT)], now_ms=NOW)
    assert event.seq == 2
    assert list(store.compare()) == []


def test_sealed_and_open_events_are_one_history(store: Store) -> None:
    """An undo may reach past the last sealing."""
    store.append([unit(), opened(), answer(1, "A12", COMPLIANT)], now_ms=NOW)
    assert store.seal(DEVICE.sign) == 3
    store.append([answer(1, "A12", violation())], now_ms=NOW)
    assert [event.seq for event in store.events_of(visit_id(1))] == [2, 3, 4]
    assert store.open_events == 1
    assert store.history_faults(verify) == []
    assert store.seal(DEVICE.sign) == 1
    assert store.seal(DEVICE.sign) == 0
    assert [event.seq for event in store.events_of(visit_id(1))] == [2, 3, 4]
    assert store.history_faults(verify) == []
    assert list(store.compare()) == []


def test_nothing_can_be_read_in_the_folder(store: Store, path: Path) -> None:
    """Not in the database, nor in what lies beside it while it is in use."""
    store.append([unit(), opened(), answer(1, "P05", violation("独角兽"))], now_ms=NOW)
    store.seal(DEVICE.sign)
    store.append([closed()], now_ms=NOW)
    files = [one for one in path.parent.rglob("*") if one.is_file()]
    assert {one.name for one in files} >= {"inspector.db", "inspector.db-wal"}
    for word in ("独角兽", "示例县社保局服务大厅", "hrss-window", "测试机"):
        for code in ("utf-8", "gbk", "utf-16-le"):
            assert [one.name for one in files if word.encode(code) in one.read_bytes()] == []
