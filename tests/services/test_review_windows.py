"""复核 where windows repeat: what is missing in a few lines, however many windows there are."""

from inspector.services.answers import answer_by_word
from inspector.services.review import review
from inspector.services.workspace import Workspace
from tests.county import County
from tests.repeats import windows_visit


def missing(workspace: Workspace, visit: str) -> list[str]:
    """What the review says is missing."""
    return [one.text.zh for one in workspace.run(review, visit).missing]


def test_windows_with_the_same_left_are_one_line(county: County, workspace: Workspace) -> None:
    """A thousand lines hide the one window at which only one item is left."""
    visit = windows_visit(county, workspace, A="1-40", P="1")
    workspace.run(answer_by_word, visit, "A2@3", "compliant")
    told = [one for one in missing(workspace, visit) if one.startswith("窗口服务")]
    assert told == [
        "窗口服务（1,2,4-40）：各有 2 项未检查（A1 A2）",
        "窗口服务 · 3号窗口：未检查 1 项（A1@3）",
    ]


def test_the_line_leads_to_the_first_of_them(county: County, workspace: Workspace) -> None:
    """Enter goes where one begins."""
    visit = windows_visit(county, workspace, A="7-9", P="1")
    found = workspace.run(review, visit).missing
    assert next(one.item for one in found if one.text.zh.startswith("窗口服务")) == "A1@7"


def test_windows_that_nobody_added_are_missing(county: County, workspace: Workspace) -> None:
    """A section of which nothing is asked scores nothing, and nobody would notice."""
    visit = windows_visit(county, workspace, P="1")
    told = missing(workspace, visit)
    assert told[:2] == [
        "窗口服务：至少要查 1 个窗口，现有 0 个",
        "首问负责：还没有加入工作人员，这一部分一项也不查",
    ]
