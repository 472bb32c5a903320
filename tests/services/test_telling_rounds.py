"""Why an item is not asked, where it depends on what is asked of each window."""

from inspector.domain.telling_conditions import not_asked
from inspector.services.answers import answer_by_word
from inspector.services.instances import add_instances
from inspector.services.visits import show_visit
from inspector.services.workspace import Workspace
from tests.county import County
from tests.repeats import windows_visit


def why(workspace: Workspace, visit: str, item: str) -> str:
    shown = workspace.run(show_visit, visit)
    return next(
        one.why.zh for one in not_asked(shown.visit, shown.checklist) if one.item.code == item
    )


def test_the_windows_are_counted_and_not_listed(county: County, workspace: Workspace) -> None:
    """A thousand of them are told in one line."""
    visit = windows_visit(county, workspace)
    assert why(workspace, visit, "S2") == "任一窗口的 A1 不符合时才查（现在：还没有添加窗口）"
    workspace.run(add_instances, visit, "A", ["1", "2", "3"])
    for window in ("1", "3"):
        workspace.run(answer_by_word, visit, f"A1@{window}", "compliant")
    assert why(workspace, visit, "S3") == ("每个窗口的 A1 符合时才查（现在：A1：符合 2、未检查 1）")
    assert why(workspace, visit, "A3@2") == "A1@2 符合时才查（现在：A1@2 未检查）"
