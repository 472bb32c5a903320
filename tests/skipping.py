"""A form whose items depend on each other, and visits by it; plainly invented."""

from inspector.services.answers import answer_by_word
from inspector.services.filled import fill_visit
from inspector.services.visits import NewVisit, open_visit
from inspector.services.workspace import Workspace
from tests.county import County, hall
from tests.sources import ROOT

FORM = ROOT / "tests" / "data" / "skipping.yaml"
WHOLE = """
answers:
  A1: compliant
  A2: {answer: violation, occurrences: [{window: "3", note: 屏幕不亮}]}
  A3: compliant
  B1: compliant
  B2: compliant
measurements: {W1: 25}
phrases: {S1: heard}
"""
"""A ticket machine that does not work, and 25 minutes waited; nothing that is asked is left out.

A: (4 + 6 + 5 - 6) ÷ (4 + 6 + 5) x 60 = 36; B: (4 + 6 + 2) ÷ (4 + 6 + 2) x 40 = 40; total 76.
"""


def conditional_visit(county: County, workspace: Workspace, text: str = "") -> str:
    """A visit of the hall by the form, filled with this much."""
    content = county.home / "content" / "checklists"
    content.mkdir(parents=True, exist_ok=True)
    (content / FORM.name).write_text(FORM.read_text("utf-8"), "utf-8")
    new = NewVisit(unit=hall(workspace), checklist="skipping")
    visit = workspace.run(open_visit, new).visit
    if text:
        fill_visit(workspace, visit, county.file(text))
    return visit


def without_machine(county: County) -> Workspace:
    """A workspace whose one visit has answers to items that are not asked any more."""
    workspace = county.open()
    visit = conditional_visit(county, workspace, WHOLE)
    workspace.run(answer_by_word, visit, "A1", "violation")
    return workspace
