"""What is typed: masked before it is stored, kept until it is saved, and said at once."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from inspector.domain.visit import NotApplicable, Violation
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.services import drafts as draft_verbs
from inspector.services.drafts import drafts
from inspector.services.session import Session
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.sheets import TextSheet
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of

PHONE = "13800000000"
"""Of nobody."""


async def sheet(pilot: Pilot[None], keys: str) -> TextSheet:
    """A sheet to type on, opened by these keys."""
    press(pilot, keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, TextSheet))
    await until(pilot, lambda: pilot.app.screen.is_mounted)
    screen = pilot.app.screen
    assert isinstance(screen, TextSheet)
    return screen


async def test_a_number_is_found_as_it_is_typed_and_masked_before_it_is_stored(
    county: County, visit: str
) -> None:
    """A client's number has no business in a note, and stays out of the log for ever."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await sheet(pilot, "t")
        screen.query_one(TextArea).text = f"群众留了电话{PHONE}"
        await see(pilot, "将遮盖 1 处手机号")
        await pilot.press("ctrl+s")
        await see(pilot, "存入前已遮盖 1 处手机号")
        shown = walk_of(pilot).shown
        assert shown is not None
        events = workspace_of(pilot).run(lambda session: session.store.events_of(visit))

    assert [one.text for one in shown.visit.notes] == ["群众留了电话138****0000"]
    assert PHONE not in str(events)


async def test_the_fact_of_an_occurrence_is_masked_too(county: County, visit: str) -> None:
    """And the draft of it, which rests on the disk before anybody saves."""
    async with walking(county, visit, item="P05") as pilot:
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await until(pilot, lambda: pilot.app.screen.is_mounted)
        pilot.app.screen.query_one(TextArea).text = f"当众念出{PHONE}"
        await see(pilot, "将遮盖 1 处手机号")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is walk_of(pilot))
        kept = workspace_of(pilot).run(drafts)
        assert PHONE not in str(kept)
        assert "138****0000" in str(kept)
        await pilot.press("enter", "1")
        await see(pilot, "草稿")
        await pilot.press("ctrl+s")
        await see(pilot, "存入前已遮盖 1 处手机号")
        answer = walk_of(pilot).answers["P05"]

    assert isinstance(answer, Violation)
    assert answer.occurrences[0].note == "当众念出138****0000"


async def test_a_reason_half_typed_comes_back(county: County, visit: str) -> None:
    """Somebody asks a question in the middle of a sentence, or the battery dies."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await sheet(pilot, "3")
        screen.query_one(Input).value = "大厅正在"
        await pilot.press("escape")
        await see(pilot, "留作草稿")
    async with walking(county, visit, item="P05") as pilot:
        await until(pilot, lambda: bool(workspace_of(pilot).run(drafts)))
        await until(pilot, lambda: _has_drafts(pilot))
        screen = await sheet(pilot, "3")
        await see(pilot, "大厅正在", "草稿，还没有保存")
        screen.query_one(Input).value = "大厅正在改造"
        await pilot.press("enter")
        wanted = NotApplicable(reason="大厅正在改造")
        await until(pilot, lambda: walk_of(pilot).answers.get("P05") == wanted)
        await until(pilot, lambda: not workspace_of(pilot).run(drafts))


def _has_drafts(pilot: Pilot[None]) -> bool:
    return (
        walk_of(pilot).inspector.drafts.get(f"{walk_of(pilot).visit}/P05/not_applicable")
        is not None
    )


async def test_a_draft_that_is_emptied_is_gone(county: County, visit: str) -> None:
    """Whoever takes the words back does not want to meet them again."""
    async with walking(county, visit, item="P05") as pilot:
        screen = await sheet(pilot, "t")
        screen.query_one(TextArea).text = "写错了"
        await pilot.press("escape")
        await see(pilot, "留作草稿")
        screen = await sheet(pilot, "t")
        screen.query_one(TextArea).text = ""
        await pilot.press("escape")
        await until(pilot, lambda: not workspace_of(pilot).run(drafts))


async def test_a_full_disk_is_said_while_one_types(
    county: County, visit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is only on the screen is lost when the lid is closed: one has to know."""

    def refuse(_session: Session, _name: str, _fields: object) -> None:
        raise InspectorError(faults.DISK_FULL, path="data")

    monkeypatch.setattr(draft_verbs, "keep_draft", refuse)
    async with walking(county, visit, item="P05") as pilot:
        screen = await sheet(pilot, "t")
        screen.query_one(TextArea).text = "磁盘满了也要写"
        await see(pilot, "只在屏幕上")
        assert screen.query_one(TextArea).text == "磁盘满了也要写"


async def test_what_was_put_right_on_the_spot_says_how(county: County, visit: str) -> None:
    """The unit should be able to read that it was, and what was done."""
    async with walking(county, visit, item="P05") as pilot:
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await until(pilot, lambda: pilot.app.screen.is_mounted)
        form = pilot.app.screen
        form.set_focus(form.query_one("#state"))
        await pilot.press("1", *"ok", "ctrl+s")
        await see(pilot, "当场改正：ok")
        answer = walk_of(pilot).answers["P05"]

    assert isinstance(answer, Violation)
    assert answer.occurrences[0].corrected
    assert answer.occurrences[0].corrected_note == "ok"
