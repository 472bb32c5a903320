"""The ways to a visit by a form that asks for each window."""

from textual.pilot import Pilot

from inspector.services.answers import answer_by_word
from inspector.tui.app import InspectorApp
from tests.county import County
from tests.repeats import windows_visit
from tests.tui.scene_ways import walk


def with_windows(county: County) -> InspectorApp:
    """Twelve windows, the last one with a name; some answers in three of them; no clerk yet."""
    workspace = county.open()
    visit = windows_visit(county, workspace, A="1-11,综合")
    for window, word in (("1", "compliant"), ("2", "violation"), ("3", "compliant")):
        workspace.run(answer_by_word, visit, f"A1@{window}", word)
    return InspectorApp(county.home, door=workspace)


def without_windows(county: County) -> InspectorApp:
    """The same form, and nobody said yet which windows there are."""
    workspace = county.open()
    windows_visit(county, workspace)
    return InspectorApp(county.home, door=workspace)


async def at_the_third(pilot: Pilot[None], county: County) -> None:
    """On an item of the third window."""
    screen = await walk(pilot, county)
    # Not before the list has its height: by that it is scrolled.
    screen.items.go("A2@3")
