"""Who signs, from the review: before closing and after."""

from inspector.domain.visit import Refusal, Signing
from inspector.domain.words import RefusalProof
from inspector.services.visits import show_visit
from tests.county import County
from tests.tui.driving import see, until, walking, workspace_of
from tests.tui.screen_text import screen_text


async def test_the_team_stands_ready_for_the_signature_lines(county: County, visit: str) -> None:
    """Whoever receives is the only name to be typed."""
    async with walking(county, visit) as pilot:
        await pilot.press("v")
        await see(pilot, "签字")
        await pilot.press("s")
        await see(pilot, "测试员甲", "单位负责人")
        await pilot.press(*"丙", "tab", *"主任", "ctrl+s")
        await see(pilot, "被查单位：丙 主任")
        kept = workspace_of(pilot).run(show_visit, visit).visit.signing
        assert kept == Signing(inspectors=("测试员甲",), unit_head="丙", post="主任")


async def test_a_refusal_after_closing_has_its_witness(county: County, closed: str) -> None:
    """The head of the unit reads the result, and will not sign."""
    async with walking(county, closed) as pilot:
        await pilot.press("v")
        await see(pilot, "更正")
        await pilot.press("s")
        await see(pilot, "测试员甲")
        assert "见证人" not in screen_text(pilot.app)
        await pilot.press("tab", "tab", "2")
        await see(pilot, "见证人")
        await pilot.press("tab", *"不认可", "ctrl+s")
        await see(pilot, "SPOT_009  见证人")
        await pilot.press("enter", *"丁", "tab", "2", "tab", "2", "ctrl+s")
        await see(pilot, "拒绝签字：不认可；见证人：丁，拍照或录像")
        kept = workspace_of(pilot).run(show_visit, closed).visit.signing
        assert kept is not None
        assert kept.refused == Refusal(reason="不认可", witness="丁", proof=RefusalProof.PHOTO)
        assert kept.copies == 2


async def test_what_was_typed_and_not_saved_comes_back(county: County, visit: str) -> None:
    """Esc loses nothing."""
    async with walking(county, visit) as pilot:
        await pilot.press("v")
        await see(pilot, "签字")
        await pilot.press("s")
        await see(pilot, "单位负责人")
        await pilot.press(*"half a name", "escape")
        await see(pilot, "未填写签收的单位负责人")
        await pilot.press("s")
        await see(pilot, "half a name")


async def test_a_covert_visit_has_no_field_for_inspectors(county: County, covert: str) -> None:
    """What cannot be typed cannot be printed."""
    async with walking(county, covert) as pilot:
        await pilot.press("v")
        await see(pilot, "签字")
        await pilot.press("s")
        await see(pilot, "暗访不填写检查人员")
        assert "测试员甲" not in screen_text(pilot.app)
        await pilot.press(*"丙", "ctrl+s")
        await see(pilot, "被查单位：丙")


async def test_the_question_before_closing_names_what_the_signatures_lack(
    county: County, visit: str
) -> None:
    """It is asked once more, and nobody is held up."""
    async with walking(county, visit) as pilot:
        await pilot.press("v")
        await see(pilot, "检查人员只有一人", "未填写签收的单位负责人")
        await until(pilot, lambda: "签字" in screen_text(pilot.app))
