"""An edition that a visit was made by stays what it was; others stand beside it."""

from pathlib import Path

import pytest

from inspector.domain.differing import ChangeKind
from inspector.errors import InspectorError
from inspector.services import editions, visits
from inspector.services.answers import answer_by_word
from inspector.services.visits import NewVisit
from inspector.services.workspace import Workspace
from tests.checklists.examples import ITEM, SMALL
from tests.county import County, hall

SECOND = ITEM.replace("code: A1", "code: A2").replace("zh: 佩戴身份牌", "zh: 统一着装")


def put(county: County, text: str, name: str = "small.yaml") -> Path:
    """A checklist file among the office's own."""
    folder = county.home / "content" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def visit_by(workspace: Workspace, checklist: str) -> str:
    """A new visit by a checklist, of the one unit."""
    return workspace.run(
        visits.open_visit, NewVisit(unit="示例县社保局服务大厅", checklist=checklist)
    ).visit


def test_an_edition_that_a_visit_was_made_by_is_not_changed_under_it(
    county: County, workspace: Workspace
) -> None:
    """Two visits by “the same” edition must have been asked the same."""
    hall(workspace)
    put(county, SMALL)
    visit_by(workspace, "small")
    put(county, SMALL.replace("points: 2", "points: 3"))

    with pytest.raises(InspectorError) as raised:
        visit_by(workspace, "small")

    assert raised.value.fault.code == "CHECKLIST_024"
    assert raised.value.context["count"] == 1
    assert len(workspace.run(lambda session: session.store.pinned())) == 1


def test_a_changed_file_with_an_edition_of_its_own_is_used(
    county: County, workspace: Workspace
) -> None:
    """That is what the refusal advises; comments and order of keys are no change."""
    hall(workspace)
    put(county, SMALL)
    visit_by(workspace, "small")
    put(county, "# 注\n" + SMALL)
    put(county, SMALL.replace('edition: "1"', 'edition: "2"'), "small-2.yaml")

    assert visit_by(workspace, "small@1")
    assert visit_by(workspace, "small@2")


def test_what_changed_under_a_visit_is_told_from_the_frozen_copy(
    county: County, workspace: Workspace
) -> None:
    """The file is gone; the copy that visits were made by is not."""
    hall(workspace)
    path = put(county, SMALL)
    visit_by(workspace, "small")
    put(county, SMALL.replace("points: 2", "points: 3"))

    frozen = workspace.run(editions.read_frozen, "small@1")
    compared = editions.compare(frozen, editions.read_meant(county.home, str(path)))

    (change,) = compared.changes
    assert (change.kind, change.item, change.field) == (ChangeKind.CHANGED, "A1", "points")


def test_what_no_visit_was_made_by_is_not_frozen(workspace: Workspace) -> None:
    """The names that are frozen are told."""
    with pytest.raises(InspectorError) as raised:
        workspace.run(editions.read_frozen, "small")

    assert raised.value.fault.code == "CHECKLIST_025"


def test_an_old_visit_is_shown_under_both_editions_and_keeps_its_own(
    county: County, workspace: Workspace
) -> None:
    """Worked by hand: one badge missing takes 0.5 of 2 + 2, 3.5/4; in the new one 1 of 2, 1/2."""
    hall(workspace)
    put(county, SMALL + SECOND)
    visit = visit_by(workspace, "small")
    workspace.run(answer_by_word, visit, "A1", "violation")
    workspace.run(answer_by_word, visit, "A2", "compliant")
    third = ITEM.replace("code: A1", "code: A3").replace("zh: 佩戴身份牌", "zh: 桌面整洁")
    new = (
        (SMALL + third).replace("points: 0.5", "points: 1").replace('edition: "1"', 'edition: "2"')
    )
    put(county, new, "small-2.yaml")
    events = workspace.run(lambda session: session.store.last_hlc)

    both = workspace.run(editions.score_under, visit, "2")

    assert (both.shown.score.total_text, both.score.total_text) == ("87.50", "50.00")
    assert [item.code for item in both.without] == ["A2"]
    assert [item.code for item in both.unasked] == ["A3"]
    assert workspace.run(lambda session: session.store.last_hlc) == events
    assert workspace.run(visits.show_visit, visit).visit.edition == "1"


def test_an_answer_that_the_other_edition_cannot_take_has_no_counterpart(
    county: County, workspace: Workspace
) -> None:
    """A requirement that became a phrase is not answered by “compliant”."""
    hall(workspace)
    put(county, SMALL + SECOND)
    visit = visit_by(workspace, "small")
    workspace.run(answer_by_word, visit, "A1", "compliant")
    phrase = "phrase: {trigger: {zh: 迎接时, en: on greeting}}\n        observed"
    new = SMALL.replace("observed", phrase, 1).replace('edition: "1"', 'edition: "2"')
    put(county, new, "small-2.yaml")

    both = workspace.run(editions.score_under, visit, "2")

    assert [item.code for item in both.without] == ["A1", "A2"]
