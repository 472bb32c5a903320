"""Long work says how far it has come, can be given up, and a full disk loses nothing typed."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from inspector.domain.visit import Violation
from inspector.errors import Exit, InspectorError
from inspector.errors.store import DISK_FULL
from inspector.i18n import N_
from inspector.services.visits import show_visit
from inspector.store.space import BALLAST
from inspector.tui.app import InspectorApp
from inspector.tui.screens.home import HomeScreen
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.working import Teller, WorkSheet
from tests.conftest import FakeClock
from tests.county import County, hall, new_visit
from tests.tui.driving import at_home, press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text

MEBIBYTE = 1 << 20


async def test_it_shows_a_bar_and_words(county: County) -> None:
    """Whoever waits wants to know for how long."""
    go_on = Event()

    def work(teller: Teller) -> str:
        teller.share(3 * MEBIBYTE, 12 * MEBIBYTE)
        go_on.wait()
        return "done"

    async with at_home(county) as (pilot, _):
        came: list[str | None] = []
        pilot.app.push_screen(WorkSheet("备份", work), came.append)
        await see(pilot, "备份", "25 %", "3／12 MB", "Esc 取消")
        go_on.set()
        await until(pilot, lambda: came == ["done"])


async def test_it_is_given_up_at_the_next_step(county: County) -> None:
    """Esc is heard at once, and what it leads to is said."""
    begun, heard = Event(), Event()

    def work(teller: Teller) -> str:
        teller.step(N_("Collecting"))
        begun.set()
        heard.wait()
        teller.step(N_("Writing"))
        return "never"

    async with at_home(county) as (pilot, _):
        came: list[str | None] = []
        steps = ("Collecting", "Writing")
        pilot.app.push_screen(WorkSheet("导出", work, steps=steps), came.append)
        await until(pilot, begun.is_set)
        await see(pilot, "1/2", "汇总内容")
        await pilot.press("escape")
        await see(pilot, "正在取消")
        heard.set()
        await see(pilot, "已取消，没有任何改动")
        assert came == [None]


async def test_its_error_stays_until_it_is_read(county: County) -> None:
    """A line that vanishes was not read by whoever looked away."""

    def work(_: Teller) -> str:
        raise InspectorError(DISK_FULL, path="/media/stick")

    async with at_home(county) as (pilot, _):
        pilot.app.push_screen(WorkSheet("备份", work))
        await see(pilot, "STORE_001", "/media/stick", "磁盘已满")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_a_bug_in_it_is_not_silent(county: County) -> None:
    """Work that never ends because it died is the worst of all."""
    apps: list[InspectorApp] = []
    with pytest.raises(ZeroDivisionError):
        await broken(county, apps)

    assert apps[0].return_code == Exit.BUG


async def broken(county: County, apps: list[InspectorApp]) -> None:
    """Have long work go wrong."""
    async with at_home(county) as (pilot, _):
        assert isinstance(pilot.app, InspectorApp)
        apps.append(pilot.app)
        pilot.app.push_screen(WorkSheet("备份", lambda _: 1 // 0))
        await pilot.pause(0.2)


async def test_the_data_are_checked_with_every_step_said(county: County, closed: str) -> None:
    """Nine checks of a year's history take a while."""
    async with at_home(county) as (pilot, _):
        await pilot.press("ctrl+p")
        await pilot.press(*"selfcheck", "enter")
        await see(pilot, "数据自检", "数据库页", "签名证书")
    assert closed


async def test_a_backup_is_written_and_its_name_shown(county: County, tmp_path: Path) -> None:
    """The copy on the stick is what counts when the laptop is gone."""
    target = tmp_path / "stick.backup"
    async with at_home(county) as (pilot, _):
        await pilot.press("ctrl+p")
        await pilot.press(*"backup", "enter")
        await see(pilot, "写到哪个文件")
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await see(pilot, "备份已写好", "SHA-256")
    assert target.is_file()


@pytest.fixture
def small_disk(tmp_path: Path, clock: FakeClock) -> Iterator[County]:
    """A county on a disk of its own, 80 MiB large; skipped where this user may not mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("only root may mount")
    county = County(folder, clock)
    county.make()
    yield county
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def fill_up(small_disk: County) -> Callable[[], Path]:
    """Leaves not a block on that disk; tells the file that takes it all."""

    def fill() -> Path:
        filler = small_disk.folder / "film.mp4"
        with filler.open("ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue
        return filler

    return fill


async def opened(pilot: Pilot[None]) -> OccurrenceScreen:
    """The form, once it can be typed into."""
    await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
    await until(pilot, lambda: bool(pilot.app.screen.query("#fact")))
    screen = pilot.app.screen
    assert isinstance(screen, OccurrenceScreen)
    return screen


async def saved_as(pilot: Pilot[None], number: int) -> bool:
    """Whether the occurrence of that number was saved, and the next one begun; else it is told."""
    both = (f"第 {number + 1} 处", "STORE_001")
    await until(pilot, lambda: any(one in screen_text(pilot.app) for one in both))
    return "STORE_001" not in screen_text(pilot.app)


async def test_a_full_disk_loses_nothing_that_was_typed(
    small_disk: County, fill_up: Callable[[], Path]
) -> None:
    """It is said, the reserve keeps the next answers, and afterwards everything is as before."""
    county = small_disk
    with county.open() as workspace:
        hall(workspace)
        visit = new_visit(workspace)
    assert (county.home / BALLAST).exists()
    async with walking(county, visit, item="P05") as pilot:
        press(pilot, "2")
        form = await opened(pilot)
        form.query_one(TextArea).text = "继续看手机约三分钟" + "，其间有人等候" * 200
        fill_up()
        await pilot.press("ctrl+s")
        # The reserve is given back without a word.
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        assert not (county.home / BALLAST).exists()

        await pilot.press("enter")
        await see(pilot, "再记一处")
        press(pilot, "n")
        form = await opened(pilot)
        saved = 1
        while True:
            form.query_one(TextArea).text = f"又看见 {saved} 次" + "，柜台前有人等候" * 450
            filler = fill_up()
            await pilot.press("ctrl+n")
            if not await saved_as(pilot, saved + 1):
                break
            saved += 1
        await see(pilot, "磁盘已满")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is form)
        assert form.query_one(TextArea).text.startswith(f"又看见 {saved} 次")

        filler.unlink()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        answer = workspace_of(pilot).run(show_visit, visit).visit.answers["P05"]
    assert isinstance(answer, Violation)
    assert len(answer.occurrences) == saved + 1
