"""Evidence: chosen from a list, attached once, to the occurrence that it shows."""

import os
from pathlib import Path

import pytest
from PIL import Image
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from inspector.domain.visit import Evidence, Violation
from inspector.services.visits import show_visit
from inspector.tui.screens.evidence import EvidenceScreen
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.thumbnail import Thumbnail
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text


@pytest.fixture(autouse=True)
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder, with three photos and a text in it."""
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    folder = tmp_path / "person" / "Pictures" / "DCIM"
    folder.mkdir(parents=True)
    for number in range(3):
        file = folder / f"IMG_{number}.jpg"
        Image.new("RGB", (64, 48), (90 * number, 120, 40)).save(file)
        os.utime(file, (1_790_000_000 + number, 1_790_000_000 + number))
    (folder / "notes.txt").write_text("no evidence", encoding="utf-8")
    return folder


async def choosing(pilot: Pilot[None]) -> EvidenceScreen:
    """The files, after `e` in the walk-through."""
    press(pilot, "e")
    await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
    await see(pilot, "IMG_0.jpg")
    screen = pilot.app.screen
    assert isinstance(screen, EvidenceScreen)
    return screen


def attached(pilot: Pilot[None], visit: str) -> tuple[Evidence, ...]:
    """What the store has."""
    return workspace_of(pilot).run(show_visit, visit).visit.evidence


async def test_the_newest_file_is_attached_by_two_keys(county: County, visit: str) -> None:
    """The photo was taken a moment ago."""
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await see(pilot, "已附上 1 个文件")

        assert [one.name for one in attached(pilot, visit)] == ["IMG_2.jpg"]


async def test_several_are_marked_and_attached_at_once(county: County, visit: str) -> None:
    """Three photos of one counter are one act."""
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press("space", "space", "enter")
        await until(pilot, lambda: len(attached(pilot, visit)) == 2)
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        press(pilot, "u")
        await until(pilot, lambda: not attached(pilot, visit))


async def test_it_goes_to_the_occurrence_noted_last_or_to_the_item(
    county: County, visit: str
) -> None:
    """A photo of window 9 is no proof for window 7."""
    async with walking(county, visit, item="P05") as pilot:
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("9", "ctrl+n")
        await see(pilot, "第 2 处")
        await pilot.press("7", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await choosing(pilot)
        await see(pilot, "归到  第 2 处  7 号窗口")
        await pilot.press("tab")
        await see(pilot, "归到  整项")
        await pilot.press("tab")
        await see(pilot, "归到  第 1 处  9 号窗口")
        await pilot.press("enter")
        await until(pilot, lambda: bool(attached(pilot, visit)))
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await until(pilot, lambda: bool(files_of(pilot, 0)))

        assert not files_of(pilot, 1)


def files_of(pilot: Pilot[None], number: int) -> tuple[str, ...]:
    """The files of an occurrence of P05."""
    answer = walk_of(pilot).answers["P05"]
    assert isinstance(answer, Violation)
    return answer.occurrences[number].evidence


async def test_what_is_attached_is_marked_and_not_attached_twice(
    county: County, visit: str, pictures: Path
) -> None:
    """The same photo under another name is the same photo."""
    (pictures / "copy.jpg").write_bytes((pictures / "IMG_2.jpg").read_bytes())
    os.utime(pictures / "copy.jpg", (1_790_000_009, 1_790_000_009))
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        screen = await choosing(pilot)
        await until(pilot, lambda: len(screen.known.attached) == 2)
        await pilot.press("enter")
        await see(pilot, "已经附过了")

        assert len(attached(pilot, visit)) == 1


async def test_taking_a_file_away_can_be_undone(county: County, visit: str) -> None:
    """The wrong photo, of the wrong counter; then it was the right one after all."""
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await choosing(pilot)
        await pilot.press("up", "ctrl+d")
        await see(pilot, "已移除")
        assert not attached(pilot, visit)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        press(pilot, "u")
        await until(pilot, lambda: len(attached(pilot, visit)) == 1)


async def test_a_dropped_path_becomes_the_choice(
    county: County, visit: str, tmp_path: Path
) -> None:
    """A file manager drops an address; a terminal makes of it what it likes."""
    elsewhere = tmp_path / "另 一处"
    elsewhere.mkdir()
    Image.new("RGB", (8, 8)).save(elsewhere / "a b.png")
    async with walking(county, visit, item="P05") as pilot:
        screen = await choosing(pilot)
        screen.query_one("#filter", Input).post_message(
            events.Paste((elsewhere / "a b.png").as_uri() + "\n")
        )
        await see(pilot, "已选 1 个", "a b.png")
        await pilot.press("enter")
        await until(pilot, lambda: len(attached(pilot, visit)) == 1)
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        screen = await choosing(pilot)
        await see(pilot, "另 一处")  # where files were taken from last is looked at too


async def test_a_path_that_leads_nowhere_is_told(county: County, visit: str) -> None:
    """The stick was pulled out in between."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await choosing(pilot)
        screen.query_one("#filter", Input).post_message(events.Paste("'/media/gone/a.jpg'"))
        await see(pilot, "没有这个文件：/media/gone/a.jpg")


async def test_words_narrow_the_list_and_a_folder_is_looked_into(
    county: County, visit: str, pictures: Path
) -> None:
    """A phone has ten thousand photos."""
    (pictures / "早班").mkdir()
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press(*"img_1")
        await until(pilot, lambda: "IMG_0.jpg" not in screen_text(pilot.app))
        await see(pilot, "IMG_1.jpg")
        await pilot.press("escape", "left")
        await see(pilot, str(pictures)[-20:], "早班/")
        await pilot.press("left")
        await see(pilot, "DCIM/")
        await pilot.press("escape")
        await see(pilot, "常用文件夹")


async def test_a_file_is_found_by_its_pinyin_initials(
    county: County, visit: str, pictures: Path
) -> None:
    """A recorder names its files in Chinese; the input method is off."""
    (pictures / "走廊录音.m4a").write_bytes(b"\0\0\0\x18ftypM4A ")
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press(*"zlly")
        await see(pilot, "走廊录音.m4a")
        await until(pilot, lambda: "IMG_0.jpg" not in screen_text(pilot.app))


async def test_a_picture_is_shown_where_colours_are_and_never_on_a_covert_visit(
    county: County, visit: str, covert: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bright picture on the screen is what a visitor must not have."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("inspector.tui.screens.evidence.can_show_pictures", lambda _: True)
    async with walking(county, visit, item="P05") as pilot:
        screen = await choosing(pilot)
        await until(pilot, lambda: screen.query_one(Thumbnail).has_class("-shown"))
        await see(pilot, "64 × 48 像素")
    async with walking(county, covert) as pilot:
        screen = await choosing(pilot)
        await see(pilot, "64 × 48 像素")
        assert not screen.query_one(Thumbnail).has_class("-shown")


async def test_the_form_takes_files_from_the_list_too(county: County, visit: str) -> None:
    """Whoever writes the fact down has the photo at hand."""
    async with walking(county, visit, item="P05") as pilot:
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        form = pilot.app.screen
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
        await see(pilot, "IMG_2.jpg")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is form)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await until(pilot, lambda: len(files_of(pilot, 0)) == 1)


async def test_a_file_that_cannot_be_taken_is_told_and_nothing_changes(
    county: County, visit: str, pictures: Path
) -> None:
    """A half-copied photo is found out now, not in the office."""
    (pictures / "broken.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    async with walking(county, visit, item="P05") as pilot:
        await choosing(pilot)
        await pilot.press("enter")
        await see(pilot, "EVIDENCE_002", "broken.jpg")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))

        assert not attached(pilot, visit)


async def test_a_file_taken_away_from_within_the_form_is_not_named_by_it_any_more(
    county: County, visit: str
) -> None:
    """The form opened before; saving it as it was then would be refused."""
    async with walking(county, visit, item="P05") as pilot:
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("9", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await choosing(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        await until(pilot, lambda: len(attached(pilot, visit)) == 1)
        await pilot.press("enter", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EvidenceScreen))
        await see(pilot, "IMG_0.jpg")
        await pilot.press("up", "ctrl+d", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("0", "ctrl+s")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))

        answer = workspace_of(pilot).run(show_visit, visit).visit.answers["P05"]
        assert isinstance(answer, Violation)
        assert [(one.window, one.evidence) for one in answer.occurrences] == [("90", ())]
        assert not attached(pilot, visit)
