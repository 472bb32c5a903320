"""The settings on the screen: each change holds at once, everywhere, and tomorrow."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from inspector.i18n import speak, spoken
from inspector.services.settings import change_setting, read, read_settings, settings_file
from inspector.tui.app import InspectorApp
from inspector.tui.screens.settings import SettingsScreen
from inspector.tui.screens.sheets import ErrorSheet, TextSheet
from tests.county import County
from tests.tui.driving import at_home, press, see, until, walk_of, walking
from tests.tui.screen_text import screen_text


@asynccontextmanager
async def setting(
    county: County, name: str, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The settings, with the cursor on one of them."""
    async with at_home(county, size=size) as (pilot, _):
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        screen.rows.go(name)
        yield pilot


def screen_of(pilot: Pilot[None]) -> SettingsScreen:
    """The settings, wherever they are on the stack."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, SettingsScreen))


async def kept(pilot: Pilot[None], county: County, **wanted: object) -> None:
    """Wait until the file says so."""

    def holds() -> bool:
        found = read_settings(county.home)
        return all(getattr(found, name) == value for name, value in wanted.items())

    await until(pilot, holds)


async def test_enter_takes_the_next_choice_at_once(county: County) -> None:
    """No button, no “apply”."""
    async with setting(county, "theme") as pilot:
        await pilot.press("enter")
        assert pilot.app.theme == "dark"
        await pilot.press("space")
        assert pilot.app.theme == "light"
        await pilot.press("left")
        assert pilot.app.theme == "dark"
        await kept(pilot, county, theme="dark")


async def test_u_takes_changes_back_one_by_one(county: County) -> None:
    """A key hit by mistake must not be looked for in the list."""
    async with setting(county, "theme") as pilot:
        await pilot.press("enter", "enter", "down", "enter")
        await kept(pilot, county, theme="light", marks="unicode")
        await pilot.press("u", "u")
        await kept(pilot, county, theme="dark", marks="auto")
        await pilot.press("u", "u", "u")
        await kept(pilot, county, theme="auto")


async def test_delete_puts_the_default_back(county: County) -> None:
    """Nobody remembers what it was at first."""
    change_setting(county.home, "idle_lock_minutes", 3)
    async with setting(county, "idle_lock_minutes") as pilot:
        await see(pilot, "3 分钟")
        await pilot.press("delete")
        await see(pilot, "15 分钟")
        await kept(pilot, county, idle_lock_minutes=15)


async def test_a_number_is_typed(county: County) -> None:
    """Thirty steps with an arrow are no way."""
    async with setting(county, "idle_lock_minutes") as pilot:
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
        await pilot.press("0", "enter")
        await kept(pilot, county, idle_lock_minutes=30)


async def test_what_does_not_fit_is_told_and_changes_nothing(county: County) -> None:
    """A sheet that stays until it is read."""
    async with setting(county, "idle_lock_minutes") as pilot:
        await pilot.press("9")
        await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
        await pilot.press("9", "9", "enter")
        await see(pilot, "SETTINGS_003")
        await pilot.press("enter")
        assert screen_of(pilot).inspector.settings.idle_lock_minutes == 15


async def test_a_key_is_pressed_and_works_at_once_and_is_shown(county: County, visit: str) -> None:
    """Left-handed inspectors, and keyboards that have lost a letter."""
    async with walking(county, visit, size=(120, 40)) as pilot:
        walk = walk_of(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        screen_of(pilot).rows.go("keys.walk.next")
        await pilot.press("enter")
        await see(pilot, "请按新键")
        await pilot.press("z")
        await see(pilot, "已改")
        await pilot.press("escape")
        await see(pilot, " z 下一未查")
        first, second = walk.items.keys[:2]
        walk.items.go(walk.items.keys[-1])
        press(pilot, "g")
        await pilot.pause()
        assert walk.items.cursor_key not in {first, second}
        press(pilot, "ｚ")
        await until(pilot, lambda: walk.items.cursor_key == first)
        await pilot.press("question_mark")
        await see(pilot, "z        下一未查")
        await pilot.press("escape")
        await kept(pilot, county, keys={"walk.next": "z"})


async def test_a_key_that_is_taken_says_by_whom_and_offers_a_swap(county: County) -> None:
    """Two commands on one key would make one of them unreachable."""
    async with setting(county, "keys.walk.next") as pilot:
        await pilot.press("enter")
        await see(pilot, "请按新键")
        await pilot.press("u")
        await see(pilot, "u 已是“撤销”的键", "1 互换")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        assert screen_of(pilot).inspector.settings.keys == {}
        await pilot.press("enter")
        await see(pilot, "请按新键")
        await pilot.press("u")
        await see(pilot, "1 互换")
        await pilot.press("1")
        await kept(pilot, county, keys={"walk.next": "u", "visit.undo": "g"})
        await pilot.press("u")
        await kept(pilot, county, keys={})


async def test_keys_that_cannot_be_had_say_why(county: County) -> None:
    """F2 changes the language everywhere; while a key is asked for it is only a key."""
    async with setting(county, "keys.walk.next") as pilot:
        for pressed, why in (("ctrl+1", "不是每种终端"), ("tab", "意思相同"), ("j", "移动光标")):
            await pilot.press("enter")
            await see(pilot, "请按新键")
            await pilot.press(pressed)
            await see(pilot, "SETTINGS_007", why)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        await pilot.press("enter")
        await see(pilot, "请按新键")
        await pilot.press("f2")
        await see(pilot, "F2 已是")
        assert spoken() == "zh"


async def test_ready_remarks_are_written_one_a_line(county: County) -> None:
    """Texts that are typed every day are typed once."""
    async with setting(county, "ready_remarks.") as pilot:
        await pilot.press("enter")
        await see(pilot, "哪一项")
        await pilot.press(*"p05", "enter")
        await see(pilot, "常用语：P05")
        sheet = pilot.app.screen
        assert isinstance(sheet, TextSheet)
        await pilot.press(*"abc", "enter", *"13800001234", "ctrl+s")
        await kept(pilot, county, ready_remarks={"P05": ("abc", "138****1234")})
        await see(pilot, "abc; 138****1234")


async def test_settings_are_found_by_their_words(county: County) -> None:
    """The list is long."""
    async with setting(county, "theme") as pilot:
        await pilot.press("slash")
        await see(pilot, "查找设置")
        await pilot.press(*"idle_lock", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        assert screen_of(pilot).rows.cursor_key == "idle_lock_minutes"


async def test_language_and_colours_are_remembered(county: County) -> None:
    """Nobody presses F2 every morning."""
    async with at_home(county) as (pilot, _):
        await pilot.press("f2", "f3")
        await kept(pilot, county, language="en")
        theme = pilot.app.theme
        await kept(pilot, county, theme=theme)
    speak("zh")
    app = InspectorApp(county.home, door=county.open())
    async with app.run_test():
        assert app.theme == theme


async def test_before_there_is_a_workspace_nothing_is_written_but_it_is_not_forgotten(
    tmp_path: Path,
) -> None:
    """A folder with a file in it would be refused when the workspace is made."""
    app = InspectorApp(tmp_path / "new")
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await pilot.pause()
        assert spoken() == "en"
        assert not (tmp_path / "new").exists()


async def test_a_setting_that_cannot_be_written_is_told_and_holds_until_the_app_is_left(
    county: County,
) -> None:
    """The file was broken meanwhile by hand."""
    async with at_home(county) as (pilot, _):
        settings_file(county.home).write_text("theme = = ", "utf-8")
        before = pilot.app.theme
        await pilot.press("f3")
        await see(pilot, "SETTINGS_001")
        assert isinstance(pilot.app.screen, ErrorSheet)
        assert pilot.app.theme != before


async def test_what_is_wrong_in_the_file_is_told_until_it_is_read(county: County) -> None:
    """The app opens with what is right."""
    settings_file(county.home).write_text('theme = "light"\nmouse = "yes"\n', "utf-8")
    app = InspectorApp(county.home, door=county.open())
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "SETTINGS_003", "第 2 行")
        assert app.theme == "light"
        await pilot.press("enter")
        await see(pilot, "示例县人社局")
        assert "SETTINGS" not in screen_text(app)


async def test_the_list_is_whole_on_a_small_screen(county: County) -> None:
    """60 by 20 is a window beside a browser."""
    async with setting(county, "idle_lock_minutes", size=(60, 20)) as pilot:
        await see(pilot, "闲置锁屏", "15 分钟", "Enter 修改")
        await pilot.press("end")
        await see(pilot, "Ctrl+L")
        assert read(county.home).faults == ()
