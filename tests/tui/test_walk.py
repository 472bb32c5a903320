"""The walk-through: one key an answer, and nothing is answered by accident."""

from fractions import Fraction

from textual.widgets import Input, TextArea

from inspector.domain.visit import Compliant, Measured, NotApplicable, Ticked, Violation
from inspector.domain.words import Tick
from inspector.services.listing import history
from inspector.services.visits import show_visit
from inspector.tui.screens.occurrence import OccurrenceScreen
from tests.county import County
from tests.tui.driving import press, see, until, walk_of, walking, workspace_of
from tests.tui.screen_text import screen_text


async def test_an_answer_goes_on_to_the_next_unchecked_item(county: County, visit: str) -> None:
    """A clean item costs one key."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first, second = walk.items.keys[:2]
        press(pilot, "1")
        await until(pilot, lambda: walk.answer_at(first) == Compliant())

        assert walk.items.cursor_key == second


async def test_fast_keys_answer_one_item_each(county: County, visit: str) -> None:
    """A practised hand is faster than the disk; no answer may land on the wrong item."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        codes = [key for key in walk.items.keys if key.startswith("A")][:20]
        press(pilot, "1" * 20)
        await until(pilot, lambda: not walk.pending and len(walk.answers) == 20)

        assert set(walk.answers) == set(codes)


async def test_what_the_list_shows_is_durable(county: County, visit: str) -> None:
    """A mark on the screen is a promise: it survives a power cut."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first = walk.items.keys[0]
        press(pilot, "1")
        await see(pilot, f"✓ {first}")

        kept = workspace_of(pilot).run(show_visit, visit)

        assert kept.visit.answers[first] == Compliant()


async def test_a_violation_opens_its_occurrence_and_stays(county: County, visit: str) -> None:
    """What went wrong is written down at once, and is recorded even if nothing is typed."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first = walk.items.keys[0]
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))

        assert isinstance(walk.answer_at(first), Violation)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is walk)
        assert walk.items.cursor_key == first


async def test_overwriting_a_violation_asks_first(county: County, visit: str) -> None:
    """`2 1` by a slip of the finger must not turn a violation into a pass."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first = walk.items.keys[0]
        press(pilot, "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is walk)
        press(pilot, "1")
        await see(pilot, "这里已记 1 处情形")
        press(pilot, "2")
        await until(pilot, lambda: pilot.app.screen is walk)

        assert isinstance(walk.answer_at(first), Violation)


async def test_undo_takes_back_and_shows_where(county: County, visit: str) -> None:
    """Undo that happens out of sight is not trusted."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "111")
        await until(pilot, lambda: len(walk.answers) == 3)
        press(pilot, "uu")
        await until(pilot, lambda: len(walk.answers) == 1)

        assert walk.items.cursor_key == walk.items.keys[1]


async def test_not_applicable_takes_the_ready_reason_and_can_be_worded_otherwise(
    county: County, visit: str
) -> None:
    """A reason that is always the same is not typed each time."""
    async with walking(county, visit, item="A54") as pilot:
        walk = walk_of(pilot)
        press(pilot, "3")
        await until(pilot, lambda: walk.answers.get("A54") == NotApplicable(reason="无此条件"))
        assert walk.items.cursor_key == "A55"
        press(pilot, "k3")
        await see(pilot, "为什么不适用", "无此条件")
        pilot.app.screen.query_one(Input).value = "大厅正在改造"
        await pilot.press("enter")
        await until(pilot, lambda: walk.answers["A54"] == NotApplicable(reason="大厅正在改造"))


async def test_a_phrase_is_ticked_by_one_digit(county: County, visit: str) -> None:
    """On the phone both hands are busy."""
    async with walking(county, visit, item="S01") as pilot:
        walk = walk_of(pilot)
        press(pilot, "2")
        await until(pilot, lambda: walk.answer_at("S01") is not None)
        answer = walk.answer_at("S01")

        assert isinstance(answer, Ticked)
        assert answer.tick is Tick.MISSED
        assert walk.items.cursor_key == "S02"


async def test_full_width_digits_answer_too(county: County, visit: str) -> None:
    """With a Chinese input method on, `1` arrives as `１`."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "１１")
        await until(pilot, lambda: len(walk.answers) == 2)


async def test_a_measurement_takes_a_number_and_refuses_a_word(county: County, covert: str) -> None:
    """A number that is none would be found only in the report."""
    async with walking(county, covert, item="M31") as pilot:
        walk = walk_of(pilot)
        press(pilot, "1")
        await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
        await pilot.press(*"十九", "enter")
        await see(pilot, "APP_001")
        await pilot.press("enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
        pilot.app.screen.query_one(Input).value = "１９"
        await pilot.press("enter")
        await until(pilot, lambda: walk.answer_at("M31") == Measured(value=Fraction(19)))


async def test_the_rest_shows_what_it_touches_before_it_does(county: County, visit: str) -> None:
    """Nobody should find out afterwards what "the rest" was."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "B")
        await see(pilot, "30 项", "A07", "A28", "记这 30 项")
        await pilot.press("enter")
        await until(pilot, lambda: len(walk.answers) == 30)
        press(pilot, "u")
        await until(pilot, lambda: not walk.answers)

        undone = [line for line in workspace_of(pilot).run(history, visit) if line.item]
        assert len(undone) == 60


async def test_one_item_is_left_out_of_the_rest(county: County, visit: str) -> None:
    """One thing was not looked at: that is no reason to answer thirty by hand."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        first, second = walk.items.keys[:2]
        press(pilot, "B")
        await see(pilot, "记这 30 项")
        await pilot.press("space")
        await see(pilot, "记这 29 项", "不记")
        await pilot.press("enter")
        await until(pilot, lambda: len(walk.answers) == 29)

        assert first not in walk.answers
        assert walk.answers[second] == Compliant(bulk=True)


async def test_phrases_are_ticked_together_only_where_that_is_chosen(
    county: County, visit: str
) -> None:
    """What nobody listened to was not heard; and the tick stays within what is shown."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "B")
        await see(pilot, "记这 30 项")
        press(pilot, "2")
        await see(pilot, "用语 27 句", "(•) 先不记")
        press(pilot, "y")
        await see(pilot, "(•) 未触发")
        press(pilot, "1")
        await see(pilot, "记这 30 项")
        await pilot.press("enter")
        await until(pilot, lambda: len(walk.answers) == 30)

        assert not [code for code in walk.answers if code.startswith("S")]
        walk.items.go("S01")
        press(pilot, "B")
        await see(pilot, "用语 27 句")
        press(pilot, "y")
        await see(pilot, "记这 32 项", "S01")
        await pilot.press("enter")
        await until(pilot, lambda: len(walk.answers) == 62)


async def test_a_note_that_is_left_stays_as_a_draft(county: County, visit: str) -> None:
    """Esc is pressed by habit; what was typed is not thrown away."""
    async with walking(county, visit) as pilot:
        press(pilot, "t")
        await until(pilot, lambda: bool(pilot.app.screen.query(TextArea)))
        await pilot.press(*"abc", "escape")
        await see(pilot, "留作草稿")
        press(pilot, "t")
        await until(pilot, lambda: bool(pilot.app.screen.query(TextArea)))

        assert pilot.app.screen.query_one(TextArea).text == "abc"


async def test_find_goes_to_the_item(county: County, visit: str) -> None:
    """Somebody points at something: the item must be there before they stop talking."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        await pilot.press("slash")
        await see(pilot, "查找检查项")
        await pilot.press(*"P05", "enter")
        await until(pilot, lambda: walk.items.cursor_key == "P05")


async def test_the_language_changes_live(county: County, visit: str) -> None:
    """Whoever reads over the inspector's shoulder may read English."""
    async with walking(county, visit) as pilot:
        await pilot.press("f2")
        await see(pilot, "Compliant", "Facilities", "saved")
        await pilot.press("f2")
        await see(pilot, "符合", "设施")

        assert "Compliant" not in screen_text(pilot.app)


async def test_a_closed_visit_takes_no_answer_by_accident(county: County, closed: str) -> None:
    """A sealed visit changes only by an amendment with a reason."""
    async with walking(county, closed) as pilot:
        walk = walk_of(pilot)
        before = dict(walk.answers)
        press(pilot, "2")
        await see(pilot, "检查已关闭")

        assert walk.answers == before


async def test_a_digit_typed_before_the_form_is_open_answers_nothing(
    county: County, visit: str
) -> None:
    """`2 1` in one breath means a violation at window 1, never a pass."""
    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        press(pilot, "21")
        await until(pilot, lambda: isinstance(pilot.app.screen, OccurrenceScreen))

        assert isinstance(walk.answer_at(walk.items.keys[0]), Violation)
