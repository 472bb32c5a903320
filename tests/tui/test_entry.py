"""A violation in few keys, as fast as the hand: what is typed arrives where it was meant."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from inspector.clock import CHINA
from inspector.domain.visit import NotApplicable, Occurrence, Violation
from inspector.domain.words import UnitKind, VisitType
from inspector.services.registers import NewUnit, add_unit
from inspector.services.undoing import undo
from inspector.services.visits import NewVisit, open_visit, show_visit
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.sheets import ChoiceSheet, TextSheet
from tests.county import County
from tests.tui.driving import see, until, walk_of, walking, workspace_of

MOST_KEYS = 8
CHARACTERS = {"enter": "\r", "tab": "\t", "equals_sign": "=", "plus": "+", "minus": "-"}


def rush(pilot: Pilot[None], *keys: str) -> int:
    """Post all keys at once, faster than any hand; tells how many they were."""
    for key in keys:
        pilot.app.post_message(events.Key(key, CHARACTERS.get(key, key)))
    return len(keys)


def occurrences(pilot: Pilot[None], code: str) -> tuple[Occurrence, ...]:
    """What is recorded at an item."""
    answer = walk_of(pilot).answers.get(code)
    return answer.occurrences if isinstance(answer, Violation) else ()


async def back(pilot: Pilot[None], code: str, count: int = 1) -> tuple[Occurrence, ...]:
    """Wait for the walk-through, with so many occurrences at an item."""
    walk = walk_of(pilot)
    await until(pilot, lambda: pilot.app.screen is walk and not walk.is_between)
    await until(pilot, lambda: len(occurrences(pilot, code)) == count)
    return occurrences(pilot, code)


SMALL, USUAL, LARGE = (60, 20), (80, 24), (120, 40)
"""Sizes of terminals."""
PHONE, STOP = "有群众等候仍继续看手机", "称“等一下就好”，未停止"
"""Ready remarks of P05."""


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE])
@pytest.mark.parametrize(
    ("code", "keys", "told"),
    [
        ("P05", ("2", "9", "enter", "1", "1", "ctrl+s"), ("看手机", PHONE)),
        ("P05", ("2", "1", "2", "enter", "2", "2", "ctrl+s"), ("玩游戏", STOP)),
        ("A28", ("2", "3", "enter", "1", "ctrl+s"), (None, "缺楼层索引或窗口功能标识")),
        ("A28", ("2", "A", "1", "2", "enter", "2", "ctrl+s"), (None, "标识与实际窗口不符")),
    ],
)
async def test_a_violation_takes_eight_keys_at_most(
    county: County,
    visit: str,
    code: str,
    keys: Sequence[str],
    told: tuple[str | None, str],
    size: tuple[int, int],
) -> None:
    """Window, time, subtype and remark, before the next person steps up to the window."""
    async with walking(county, visit, item=code, size=size) as pilot:
        assert rush(pilot, *keys) <= MOST_KEYS
        await until(pilot, lambda: any(one.note for one in occurrences(pilot, code)))
        (one,) = await back(pilot, code)

        assert one.window == "".join(keys[1 : keys.index("enter")])
        assert one.from_at == datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
        assert (one.subtype, one.note) == told


async def test_a_clean_visit_of_eighty_items_takes_a_key_an_item(county: County) -> None:
    """Two hundred times a day: whatever is asked twice is asked a hundred times too often."""
    with county.open() as workspace:
        hall = NewUnit(name="示例县就业局大厅", kind=UnitKind.U10, windows=9)
        unit = workspace.run(add_unit, hall).unit
        opened = workspace.run(open_visit, NewVisit(unit=unit, type=VisitType.OPEN)).visit
    async with walking(county, opened) as pilot:
        walk = walk_of(pilot)
        assert walk.shown is not None
        asked = walk.shown.visit.asked
        assert len(asked) >= 80
        keys = rush(pilot, *("1" for _ in range(80)))
        await until(pilot, lambda: len(walk.answers) == 80)

        assert keys <= 85
        assert tuple(walk.answers) == asked[:80]


async def test_what_is_known_not_to_apply_takes_one_key(county: County, visit: str) -> None:
    """The checklist knows the reason: nobody should type, nor even confirm it."""
    async with walking(county, visit, item="A54") as pilot:
        walk = walk_of(pilot)
        rush(pilot, "3", "1")
        await until(pilot, lambda: len(walk.answers) == 2)

        assert isinstance(walk.answers["A54"], NotApplicable)
        assert walk.answers["A54"].reason


async def test_keys_typed_before_the_form_is_there_wait_for_it(county: County, visit: str) -> None:
    """A fast hand is ahead of the disk."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "9", "tab", "tab", "tab", "tab", "tab", *"abc")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(TextArea).text == "abc")

        assert pilot.app.screen.query_one("#window", Input).value == "9"


async def test_what_is_typed_after_saving_is_for_the_next_item(county: County, visit: str) -> None:
    """The form is not gone yet, but the hand has moved on."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "9", "enter", "1", "1", "ctrl+s", "g", "1")
        await until(pilot, lambda: len(walk_of(pilot).answers) == 2)
        (one,) = await back(pilot, "P05")

        assert one.note == "有群众等候仍继续看手机"


async def test_time_is_replaced_by_typing(county: County, visit: str) -> None:
    """The time stands there already, but it was a minute ago."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "9", "tab", *"0841-0844", "ctrl+s")
        await until(pilot, lambda: any(one.to_at for one in occurrences(pilot, "P05")))
        (one,) = await back(pilot, "P05")

        assert one.from_at == datetime(2026, 11, 23, 8, 41, tzinfo=CHINA)


async def test_a_covert_visit_is_written_up_outside(county: County, covert: str) -> None:
    """The time at which one writes is not the time at which it was."""
    async with walking(county, covert, item="P05") as pilot:
        rush(pilot, "2", "9", "ctrl+s")
        await until(pilot, lambda: any(one.window for one in occurrences(pilot, "P05")))
        (one,) = await back(pilot, "P05")

        assert one.from_at is None


async def test_a_ready_remark_becomes_part_of_the_fact(county: County, visit: str) -> None:
    """What has happened ten times has words already."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "9", "ctrl+s")
        await until(pilot, lambda: any(one.window for one in occurrences(pilot, "P05")))
        await back(pilot, "P05")
        rush(pilot, "r", "2")
        await until(pilot, lambda: bool(occurrences(pilot, "P05")[0].note))
        await see(pilot, "已写入事实")

        assert occurrences(pilot, "P05")[0].note == "称“等一下就好”，未停止"
        assert occurrences(pilot, "P05")[0].window == "9"


async def test_a_ready_remark_of_what_is_not_violated_is_a_note(county: County, visit: str) -> None:
    """A remark is no violation."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "ｒ")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceSheet))
        await see(pilot, "1  有群众等候仍继续看手机")
        rush(pilot, "１")
        await see(pilot, "已记作备注")
        shown = walk_of(pilot).shown
        assert shown is not None

        assert [one.text for one in shown.visit.notes] == ["有群众等候仍继续看手机"]
        assert not shown.visit.answers


async def test_ones_own_last_remarks_are_offered(county: County, visit: str) -> None:
    """Newest first, each once, on this visit and on the next one."""
    async with walking(county, visit, item="P05") as pilot:
        for words in ("甲处说笑", "乙处玩牌"):
            rush(pilot, "t")
            await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
            pilot.app.screen.query_one(TextArea).text = words
            rush(pilot, "ctrl+s")
            await see(pilot, words)
        shown = walk_of(pilot).shown
        assert shown is not None
        phones = shown.checklist.by_code["P05"]
        offered = walk_of(pilot).ready_for(phones)
        other = workspace_of(pilot).run(open_visit, NewVisit(unit=shown.unit.unit))

    assert offered[:2] == ("有群众等候仍继续看手机", "称“等一下就好”，未停止")
    assert offered[2] == "乙处玩牌"
    async with walking(county, other.visit, item="P05") as pilot:
        await until(pilot, lambda: bool(walk_of(pilot).remembered))

        assert "乙处玩牌" in walk_of(pilot).ready_for(phones)


async def test_the_same_at_another_window_asks_only_the_window(county: County, visit: str) -> None:
    """Three windows, one fault: three keys more, not a form more."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "9", "enter", "1", "1", "ctrl+s", "plus")
        await until(pilot, lambda: any(one.count == 2 for one in occurrences(pilot, "P05")))
        county.clock.tick(minutes=4)
        rush(pilot, "equals_sign", "7", "enter")
        first, again = await back(pilot, "P05", 2)

        assert (again.window, again.count) == ("7", 2)
        assert (again.subtype, again.note) == (first.subtype, first.note)
        assert again.from_at == datetime(2026, 11, 23, 9, 4, tzinfo=CHINA)
        assert again.occurrence != first.occurrence


async def test_where_nothing_was_noted_the_visits_last_occurrence_is_repeated(
    county: County, visit: str
) -> None:
    """The cursor has moved on, the fault has not; the sheet says what it repeats."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "9", "enter", "1", "1", "ctrl+s", "g", "fullwidth_equals_sign")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
        await see(pilot, "P05", "同样的情形")
        rush(pilot, "7", "enter")
        _, again = await back(pilot, "P05", 2)

        assert again.window == "7"
        assert walk_of(pilot).items.cursor_key == "P05"


async def test_counting_is_durable_and_one_step_each(county: County, visit: str) -> None:
    """Six of them: five keys, and one too many is one step back."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "ctrl+s")
        await back(pilot, "P05")
        rush(pilot, *("plus" for _ in range(5)))
        await until(pilot, lambda: occurrences(pilot, "P05")[0].count == 6)
        rush(pilot, "fullwidth_hyphen_minus")
        await until(pilot, lambda: occurrences(pilot, "P05")[0].count == 5)
        await until(pilot, lambda: not walk_of(pilot).is_between)
        kept = workspace_of(pilot).run(show_visit, visit).visit.answers["P05"]
        assert isinstance(kept, Violation)
        assert kept.occurrences[0].count == 5
        before = workspace_of(pilot).run(undo, visit).shown.visit.answers["P05"]

    assert isinstance(before, Violation)
    assert before.occurrences[0].count == 6


async def test_fewer_than_one_is_not_counted(county: County, visit: str) -> None:
    """What did not happen is taken away, not counted as none."""
    async with walking(county, visit, item="P05") as pilot:
        rush(pilot, "2", "ctrl+s")
        await back(pilot, "P05")
        rush(pilot, "minus")
        await see(pilot, "已经是 1")

        assert occurrences(pilot, "P05")[0].count == 1
