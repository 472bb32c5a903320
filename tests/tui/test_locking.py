"""The lock: nothing behind it is seen or touched, and everything is there afterwards."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from inspector.domain.visit import Compliant
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.services.settings import change_setting
from inspector.tui.app import InspectorApp
from inspector.tui.idle import Idle
from inspector.tui.screens.lock import LockScreen
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.sheets import ChoiceSheet, ErrorSheet, MessageSheet, TextSheet
from tests.county import PASSPHRASE, County
from tests.tui.driving import press, see, until, walk_of, walking
from tests.tui.screen_text import screen_text


def app_of(pilot: Pilot[None]) -> InspectorApp:
    """The app, as ours."""
    app = pilot.app
    assert isinstance(app, InspectorApp)
    return app


async def lock(pilot: Pilot[None]) -> None:
    """Cover the screen."""
    await pilot.press("ctrl+l")
    await see(pilot, "已锁定")


async def unlock(pilot: Pilot[None], passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase."""
    pilot.app.screen.query_one(Input).value = passphrase
    await pilot.press("enter")


async def test_the_lock_shows_nothing_of_the_visit(county: County, covert: str) -> None:
    """Who walks up to the counter must not even learn what program this is."""
    async with walking(county, covert) as pilot:
        await lock(pilot)
        words = "".join(screen_text(pilot.app).split())
        assert words == "已锁定输入口令，按Enter。F2English"


async def test_one_comes_back_to_what_was_typed(county: County, visit: str) -> None:
    """A half-written note is what the lock must not cost."""
    async with walking(county, visit) as pilot:
        await pilot.press("t", *"abc")
        note = pilot.app.screen
        await lock(pilot)
        await unlock(pilot)
        await until(pilot, lambda: pilot.app.screen is note)
        assert isinstance(note, TextSheet)
        assert note.query_one(TextArea).has_focus
        await pilot.press("d")
        assert note.typed == "abcd"


async def test_what_is_typed_while_it_opens_is_for_what_is_behind(
    county: County, visit: str
) -> None:
    """The hand does not wait for the key to be derived: no letter joins the passphrase."""
    async with walking(county, visit, item="P05") as pilot:
        await lock(pilot)
        for key in (*PASSPHRASE, "enter", "1", "1"):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await until(pilot, lambda: walk_of(pilot).answers.get("P05") == Compliant())
        await until(pilot, lambda: len(walk_of(pilot).answers) == 2)


async def test_a_form_keeps_its_fields_and_its_cursor(county: County, visit: str) -> None:
    """Window, times and fact were typed with one hand."""
    async with walking(county, visit) as pilot:
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("9")
        form, focused = pilot.app.screen, pilot.app.focused
        await lock(pilot)
        await unlock(pilot)
        await until(pilot, lambda: pilot.app.screen is form)
        assert pilot.app.focused is focused
        assert isinstance(focused, Input)
        assert focused.value == "9"


async def test_a_wrong_passphrase_leaves_it_locked(county: County, visit: str) -> None:
    """Else it were no lock."""
    async with walking(county, visit) as pilot:
        await lock(pilot)
        await unlock(pilot, "not-this-one")
        await see(pilot, "口令不对")
        assert isinstance(pilot.app.screen, LockScreen)
        assert "inspector" not in screen_text(pilot.app)
        await unlock(pilot)
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))


KEYS = (
    *("escape", "f1", "question_mark", "f3", "f4", "ctrl+p", "ctrl+l", "ctrl+s", "ctrl+c"),
    *("tab", "shift+tab", "up", "down", "pageup", "home", "1", "q", "u", "backspace", "f12"),
)


async def test_no_key_gets_past_it(county: County, visit: str) -> None:
    """Every way to another screen is tried."""
    async with walking(county, visit) as pilot:
        before = walk_of(pilot).answers
        await lock(pilot)
        stack = list(pilot.app.screen_stack)
        for key in KEYS:
            await pilot.press(key)
            assert list(pilot.app.screen_stack) == stack, key
        assert walk_of(pilot).answers == before


async def test_neither_mouse_nor_size_nor_language_gets_past_it(county: County, visit: str) -> None:
    """What is behind would be seen for a moment, or be touched."""
    async with walking(county, visit) as pilot:
        await lock(pilot)
        cursor = walk_of(pilot).items.cursor_key
        for x, y in ((5, 6), (40, 12), (79, 23)):
            await pilot.click(offset=(x, y))
        await pilot.resize_terminal(120, 40)
        await pilot.press("f2")
        await see(pilot, "Locked")
        assert isinstance(pilot.app.screen, LockScreen)
        assert walk_of(pilot).items.cursor_key == cursor
        assert "A28" not in screen_text(pilot.app)


async def test_what_would_come_above_it_waits(county: County, visit: str) -> None:
    """An export that ends behind the lock, a fault of the disk: both are told afterwards."""
    async with walking(county, visit) as pilot:
        await lock(pilot)
        walk = walk_of(pilot)
        walk.tell(InspectorError(faults.NO_FILE, path=Path("x"), detail="gone"))
        pilot.app.push_screen(MessageSheet("done"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, LockScreen)
        await unlock(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, MessageSheet))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ErrorSheet))


async def test_a_screen_that_ends_behind_it_does_not_take_it_away(
    county: County, visit: str
) -> None:
    """Textual pops whatever is on top."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        await lock(pilot)
        walk.dismiss(None)
        await pilot.pause()
        assert isinstance(pilot.app.screen, LockScreen)
        await unlock(pilot)
        await until(pilot, lambda: walk not in pilot.app.screen_stack)
        assert not app_of(pilot).is_locked


async def test_a_question_asked_behind_it_gets_its_answer_afterwards(
    county: County, visit: str
) -> None:
    """Who waits for an answer must not wait for ever."""
    async with walking(county, visit) as pilot:
        await lock(pilot)
        heard: list[str | None] = []

        async def ask() -> None:
            heard.append(await pilot.app.push_screen_wait(TextSheet("?")))

        pilot.app.run_worker(ask())
        await pilot.pause()
        await unlock(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
        await pilot.press("x", "enter")
        await until(pilot, lambda: heard == ["x"])


async def test_what_was_typed_ahead_of_the_lock_is_let_go(county: County, visit: str) -> None:
    """It was meant for a form that is not there yet; and it is no part of the passphrase."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        walk.between += 1
        press(pilot, "1119")
        await pilot.pause()
        pilot.app.post_message(events.Key("ctrl+l", None))
        await until(pilot, lambda: isinstance(pilot.app.screen, LockScreen))
        walk.between -= 1
        press(pilot, PASSPHRASE)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk)
        await pilot.pause(0.05)
        assert walk.answers == {}


async def test_what_rises_from_a_screen_behind_is_no_part_of_the_passphrase(
    county: County, visit: str
) -> None:
    """A key that nothing takes, and the lock right after it."""
    async with walking(county, visit) as pilot:
        press(pilot, "zzz")
        pilot.app.post_message(events.Key("ctrl+l", None))
        press(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(pilot.app.screen, LockScreen))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))


async def test_it_locks_by_itself_when_nobody_types(county: County, visit: str) -> None:
    """Who goes away forgets the key for it."""
    now = [0.0]
    async with walking(county, visit) as pilot:
        app = app_of(pilot)
        app.idle = Idle(running=lambda: now[0], wall=lambda: now[0])
        now[0] = 14 * 60
        app.look_for_idleness()
        assert not app.is_locked
        now[0] = 15 * 60
        app.look_for_idleness()
        await see(pilot, "已锁定")


async def test_the_first_key_after_sleep_is_not_for_the_visit(county: County, visit: str) -> None:
    """A lid is opened and a key is hit before any timer has run."""
    now, wall = [0.0], [0.0]
    async with walking(county, visit) as pilot:
        app_of(pilot).idle = Idle(running=lambda: now[0], wall=lambda: wall[0])
        wall[0] = 8 * 3600
        await pilot.press("1")
        await see(pilot, "已锁定")
        assert walk_of(pilot).answers == {}
        assert pilot.app.screen.query_one(Input).value == ""


async def test_a_question_is_not_answered_by_the_first_key_after_sleep(
    county: County, visit: str
) -> None:
    """Sheets answer keys before anything else looks at them."""
    now, wall = [0.0], [0.0]
    async with walking(county, visit) as pilot:
        heard: list[str | None] = []
        pilot.app.push_screen(ChoiceSheet("?", choices=(("1", "yes"),)), heard.append)
        await pilot.pause()
        app_of(pilot).idle = Idle(running=lambda: now[0], wall=lambda: wall[0])
        wall[0] = 8 * 3600
        await pilot.press("1")
        await see(pilot, "已锁定")
        assert heard == []


@pytest.mark.parametrize("minutes", [0, 30])
async def test_the_time_is_what_the_setting_says(county: County, visit: str, minutes: int) -> None:
    """Nought is never."""
    change_setting(county.home, "idle_lock_minutes", minutes)
    now = [0.0]
    async with walking(county, visit) as pilot:
        app = app_of(pilot)
        app.idle = Idle(running=lambda: now[0], wall=lambda: now[0])
        now[0] = 29 * 60
        app.look_for_idleness()
        assert not app.is_locked


async def test_before_the_door_there_is_nothing_to_lock(county: County) -> None:
    """The passphrase would be asked twice."""
    app = InspectorApp(county.home)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+l")
        assert not app.is_locked


async def test_an_app_that_is_left_while_a_sheet_opens_ends_well(
    county: County, visit: str
) -> None:
    """A shutdown comes when it comes, also between a key and what it opens."""
    for _ in range(3):
        async with walking(county, visit) as pilot:
            app = app_of(pilot)
            pilot.app.push_screen(MessageSheet("on its way"))
            app.exit()
        assert not app.return_code
