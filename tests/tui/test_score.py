"""The score explained: unfolded where one asks, and a way to each item."""

from fractions import Fraction

from textual.pilot import Pilot

from inspector.domain.scoring import tree
from inspector.i18n import speak
from inspector.services.answers import answer_by_word
from inspector.services.filled import fill_visit
from inspector.services.instances import add_instances
from inspector.services.visits import NewVisit, open_visit, show_visit
from inspector.tui.lines.scoring import (
    TOP,
    in_sight,
    node_line,
    opened_within,
    rows_about,
    score_nodes,
)
from inspector.tui.screens.review import ReviewScreen
from inspector.tui.screens.score import ScoreScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County, hall
from tests.tui.driving import at_home, put_draft, see, tried, until, walk_of, walking
from tests.tui.every_form import EVERY_FORM, every_form
from tests.tui.screen_text import screen_text

ANSWERS = """
answers:
  A1: {answer: violation, occurrences: [
    {window: "9", from: "08:41", subtype: 瞒报, note: 瞒报信息一条}]}
  A2: {answer: violation, occurrences: [{window: "3", count: 4, note: 超期四个工作日}]}
  A3: {choose: [只有纸质]}
  A5: {band: 合格, points: 7}
"""
"""A1 loses 5, A2 4 (so does the chief of 10), A3 10 - 6, A5 10 - 7: 44 of 60 are left."""


def scored(county: County) -> str:
    """A visit by the form with every answer, four of them given."""
    with county.open() as workspace:
        visit = every_form(county, workspace)
        fill_visit(workspace, visit, county.file(ANSWERS))
        return visit


def test_the_rows_are_the_score_and_what_stands_beside_it(county: County) -> None:
    """Nothing that decides is left out: consequences, and who else is charged."""
    visit = scored(county)
    with county.open() as workspace:
        shown = workspace.run(show_visit, visit)
    nodes = score_nodes(shown)
    rows = [node.row for node in nodes]
    own = tree(shown.checklist, shown.score)
    assert {row.text for row in own} <= {row.text for row in rows}
    tops = [row.points for row in rows if row.depth == TOP]
    assert tops == [Fraction(44), None, Fraction(6)]  # the total, 取消年度评优, the chief: 10 - 4
    assert [nodes[at].row.text.zh for at in in_sight(nodes, {0})][:2] == ["总分", "日常"]


def test_an_item_that_moved_nothing_leads_to_its_section(county: County) -> None:
    """Who comes from there asks about the points around it."""
    visit = scored(county)
    with county.open() as workspace:
        shown = workspace.run(show_visit, visit)
    nodes = score_nodes(shown)
    (at,) = rows_about(nodes, shown.checklist, "A9")
    assert nodes[at].row.code == "A"
    assert rows_about(nodes, shown.checklist, "") == []


def test_as_much_is_unfolded_as_fits(county: County) -> None:
    """A short form is read at once; of a long one first the sections."""
    visit = scored(county)
    with county.open() as workspace:
        nodes = score_nodes(workspace.run(show_visit, visit))
    assert in_sight(nodes, opened_within(nodes, 100)) == list(range(len(nodes)))
    assert {nodes[at].row.depth for at in in_sight(nodes, opened_within(nodes, 0))} == {0, 1}


async def test_a_row_unfolds_down_to_the_occurrence(county: County) -> None:
    """Who asks where four points went is led to window 3, one row at a time."""
    visit = scored(county)
    async with walking(county, visit, item="A9") as pilot:
        await pilot.press("i")
        await see(pilot, "得分", "44.00 / 100", "首席代表", "取消年度评优")
        rows = score_of(pilot).rows
        await until(pilot, lambda: bool(rows.keys))
        while "A2 在承诺期限内办结" not in under_cursor(pilot):
            await pilot.press("down")
        assert "超期四个工作日" not in screen_text(pilot.app)
        await pilot.press("right", "right", "right", "right", "right")
        await see(pilot, "超期四个工作日")
        await pilot.press("left", "left", "left", "left", "left")
        await until(pilot, lambda: "超期四个工作日" not in screen_text(pilot.app))


async def test_enter_goes_to_the_item_of_the_row(county: County) -> None:
    """From any row of an item, also one of its occurrences."""
    visit = scored(county)
    async with walking(county, visit, item="A9") as pilot:
        await pilot.press("i")
        await see(pilot, "得分", "首席代表")
        await pilot.press("a")
        await see(pilot, "瞒报信息一条")
        while "瞒报信息一条" not in under_cursor(pilot):
            await pilot.press("down")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        item = walk_of(pilot).item
        assert item is not None
        assert item.code == "A1"


async def test_the_item_one_comes_from_is_unfolded(county: County) -> None:
    """The question is mostly about what was answered just now."""
    visit = scored(county)
    async with walking(county, visit, item="A2") as pilot:
        await pilot.press("i")
        await see(pilot, "超期四个工作日", "44.00 / 100")
        assert "A2" in under_cursor(pilot)


async def test_it_opens_from_the_review_and_from_the_list_of_visits(county: County) -> None:
    """A closed visit is explained too; from there Enter goes to the item as well."""
    visit = scored(county)
    async with at_home(county) as (pilot, _):
        await pilot.press("i")
        await see(pilot, "44.00 / 100", "首席代表")
        await pilot.press("escape", "enter", "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReviewScreen))
        await pilot.press("i", "down", "down")
        await see(pilot, "44.00 / 100", "首席代表")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        assert walk_of(pilot).visit == visit


async def test_before_the_first_answer_it_says_what_to_do(county: County, visit: str) -> None:
    """An empty screen explains nothing."""
    async with walking(county, visit) as pilot:
        await pilot.press("i")
        await see(pilot, "还没有得分")
        await pilot.press("right", "left", "a", "enter", "down", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))


async def test_a_pretended_visit_is_explained_whole(county: County) -> None:
    """Beside the list only so many lines fit; whoever writes the form can see all of them."""
    put_draft(county)
    async with at_home(county) as (pilot, _):
        await tried(pilot, county)
        await pilot.press("i")
        await see(pilot, "87.50 / 100", "3.5 ÷ 4 × 100")


async def test_it_follows_the_language(county: County) -> None:
    """Also with the screen open."""
    visit = scored(county)
    try:
        async with walking(county, visit) as pilot:
            await pilot.press("i")
            await see(pilot, "总分", "起始分")
            await pilot.press("f2")
            await see(pilot, "Total", "to begin with")
    finally:
        speak("zh")


async def test_windows_stand_by_their_names_within_their_section(county: County) -> None:
    """Two windows of one section: the title of the section is not said again in each."""
    text = EVERY_FORM.replace("    title: 日常\n", "    title: 日常\n    repeat: {per: window}\n")
    folder = county.home / "content" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "every-form.yaml").write_text(text, encoding="utf-8")
    with county.open() as workspace:
        new = NewVisit(unit=hall(workspace), checklist="every-form")
        visit = workspace.run(open_visit, new).visit
        workspace.run(add_instances, visit, "A", ["3", "5"])
        shown = workspace.run(answer_by_word, visit, "A1@3", "compliant")
        shown = workspace.run(answer_by_word, visit, "A2@5", "compliant")
    nodes = score_nodes(shown)
    lines = [node_line(shown, node, is_open=True).left[0].text for node in nodes]
    named = [one.split(maxsplit=1)[1] for one in lines if "号窗口" in one]
    assert named == ["A@3 3号窗口", "A@5 5号窗口"]


def score_of(pilot: Pilot[None]) -> ScoreScreen:
    """The screen of the score."""
    screen = pilot.app.screen
    assert isinstance(screen, ScoreScreen)
    return screen


def under_cursor(pilot: Pilot[None]) -> str:
    """The row that the cursor stands on."""
    rows = score_of(pilot).rows
    return "".join(span.text for span in rows.line_at(rows.cursor_row).left)
