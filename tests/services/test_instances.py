"""逐个检查, through a visit: windows are added, taken away and renamed while it is walked."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from inspector.checklists.reader import read
from inspector.domain.history.event import Kind
from inspector.domain.history.fold import visit_from
from inspector.domain.visit import Compliant, Occurrence, Violation
from inspector.errors import InspectorError
from inspector.services import editions
from inspector.services.amending import amend_answer
from inspector.services.answers import (
    Bulk,
    add_remark,
    answer_by_word,
    bulk_answer,
    give_answer,
)
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.instances import add_instances, remove_instance, rename_instance
from inspector.services.listing import history
from inspector.services.undoing import redo, undo
from inspector.services.visits import NewVisit, Shown, close_visit, open_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import County
from tests.repeats import WINDOWS, windows_visit


def codes_of(faulty: Callable[[], object]) -> list[str]:
    """Codes of everything that an act is refused for."""
    with pytest.raises(InspectorError) as raised:
        faulty()
    return [one.fault.code for one in raised.value.all]


def test_windows_are_asked_in_the_order_of_their_numbers(
    county: County, workspace: Workspace
) -> None:
    """Whatever was added first; nothing is asked of a window that nobody named."""
    visit = windows_visit(county, workspace)
    assert workspace.run(show_visit, visit).visit.asked == ("S1", "S2", "S3")
    workspace.run(add_instances, visit, "A", ["10", "2"])
    shown = workspace.run(add_instances, visit, "a", ["综合", "３"])
    assert shown.visit.instances == {"A": ("2", "3", "10", "综合")}
    assert [code for code in shown.visit.asked if code.startswith("A1")] == [
        *("A1@2", "A1@3", "A1@10", "A1@综合"),
    ]
    assert [item.code for item in shown.items] == list(shown.visit.asked)


def test_an_item_is_answered_in_each_window_by_itself(county: County, workspace: Workspace) -> None:
    """By its code and the key; what depends on it is asked in that window alone."""
    visit = windows_visit(county, workspace, A="1-2")
    shown = workspace.run(answer_by_word, visit, "ａ１＠２", "compliant")
    assert set(shown.visit.answers) == {"A1@2"}
    assert "A3@2" in shown.visit.asked_now
    assert "A3@1" in shown.visit.not_asked


def test_any_and_every_window_are_told_apart(county: County, workspace: Workspace) -> None:
    """S2 is asked once any window is not compliant, S3 once every one is."""
    visit = windows_visit(county, workspace, A="1-2")
    assert workspace.run(show_visit, visit).visit.asked_now[0] == "S1"
    asked = []
    for window, word in (("1", "compliant"), ("2", "compliant"), ("1", "violation")):
        shown = workspace.run(answer_by_word, visit, f"A1@{window}", word)
        asked.append({"S2", "S3"} & set(shown.visit.asked_now))
    assert asked == [set(), {"S3"}, {"S2"}]
    workspace.run(remove_instance, visit, "A", "1")
    assert {"S2", "S3"} & set(workspace.run(show_visit, visit).visit.asked_now) == {"S3"}


def test_everything_wrong_with_what_is_added_is_told_at_once(
    county: County, workspace: Workspace
) -> None:
    """And nothing of it is added."""
    visit = windows_visit(county, workspace, A="1")
    wrong = ["1", "x@", "110101199003070011", "2"]
    assert codes_of(lambda: workspace.run(add_instances, visit, "A", wrong)) == [
        *("VISIT_073", "VISIT_073", "VISIT_074"),
    ]
    many = [str(number) for number in range(2, 1002)]
    assert codes_of(lambda: workspace.run(add_instances, visit, "A", many)) == ["VISIT_075"]
    assert workspace.run(show_visit, visit).visit.instances == {"A": ("1",)}


@pytest.mark.parametrize("section", ["S", "Z", "A@1"])
def test_only_a_section_that_repeats_takes_instances(
    county: County, workspace: Workspace, section: str
) -> None:
    """One that is asked once is named with those that repeat."""
    visit = windows_visit(county, workspace, A="1")
    assert codes_of(lambda: workspace.run(add_instances, visit, section, ["2"])) == ["VISIT_072"]


def test_a_code_without_its_window_says_how_to_name_one(
    county: County, workspace: Workspace
) -> None:
    """And a window that is not there says which are."""
    visit = windows_visit(county, workspace, A="1")
    tried = {
        code: codes_of(partial(workspace.run, answer_by_word, visit, code, "compliant"))
        for code in ("A1", "A1@9", "S1@1", "A9@1", "Z9")
    }
    assert tried == {
        "A1": ["VISIT_077"],
        "A1@9": ["VISIT_076"],
        "S1@1": ["VISIT_032"],
        "A9@1": ["VISIT_032"],
        "Z9": ["VISIT_032"],
    }


def test_a_window_taken_away_keeps_its_answers_and_comes_back_with_them(
    county: County, workspace: Workspace
) -> None:
    """They count nowhere meanwhile: not as answers, not as notes."""
    visit = windows_visit(county, workspace, A="1-2")
    workspace.run(answer_by_word, visit, "A1@2", "violation")
    workspace.run(add_remark, visit, Kind.NOTE, "A1@2", "窗口贴着旧指南")
    shown = workspace.run(remove_instance, visit, "A", "2")
    assert (shown.visit.answers, shown.visit.notes) == ({}, ())
    assert "A1@2" not in shown.visit.asked
    assert codes_of(lambda: workspace.run(remove_instance, visit, "A", "2")) == ["VISIT_076"]
    shown = workspace.run(add_instances, visit, "A", ["2"])
    assert set(shown.visit.answers) == {"A1@2"}
    assert [note.text for note in shown.visit.notes] == ["窗口贴着旧指南"]


def test_each_act_is_one_step_of_undo(county: County, workspace: Workspace) -> None:
    """Adding a range, taking one away, renaming: back and forth."""
    visit = windows_visit(county, workspace)
    workspace.run(add_instances, visit, "A", ["1", "2", "3"])
    workspace.run(answer_by_word, visit, "A1@3", "violation")
    workspace.run(rename_instance, visit, "A", "3", "5")
    workspace.run(remove_instance, visit, "A", "1")

    def there(shown: Shown) -> tuple[object, ...]:
        return (shown.visit.instances.get("A", ()), tuple(shown.visit.answers))

    back = [there(workspace.run(undo, visit).shown) for _ in range(4)]
    assert back == [
        (("1", "2", "5"), ("A1@5",)),
        (("1", "2", "3"), ("A1@3",)),
        (("1", "2", "3"), ()),
        ((), ()),
    ]
    forth = there(workspace.run(redo, visit, 4).shown)
    assert forth == (("2", "5"), ("A1@5",))


def test_a_renamed_window_takes_everything_with_it(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """Answers, files, notes; and nothing stays of what stood under its new number before."""
    visit = windows_visit(county, workspace, A="3,5", K="007")
    photo = tmp_path / "a.png"
    Image.new("RGB", (32, 24)).save(photo)
    workspace.run(answer_by_word, visit, "A2@5", "violation")
    workspace.run(add_remark, visit, Kind.NOTE, "A2@5", "旧的")
    workspace.run(remove_instance, visit, "A", "5")
    seen = Occurrence(occurrence="1" * 32, window="3", note="指南过期")
    workspace.run(give_answer, visit, "A1@3", Violation(occurrences=(seen,)))
    add_evidence(workspace, Purpose(visit=visit, item="A1@3"), [photo])
    workspace.run(add_remark, visit, Kind.LEAD, "A1@3", "可能已换窗口")
    shown = workspace.run(rename_instance, visit, "A", "3", "5")
    assert shown.visit.instances["A"] == ("5",)
    assert shown.visit.answers == {
        "A1@5": Violation(
            occurrences=(Occurrence(occurrence="1" * 32, window="5", note="指南过期"),)
        )
    }
    assert [one.item for one in shown.visit.evidence] == ["A1@5"]
    assert [one.item for one in shown.visit.leads] == ["A1@5"]
    assert shown.visit.notes == ()
    assert codes_of(lambda: workspace.run(rename_instance, visit, "K", "007", "007")) == [
        "VISIT_074"
    ]


def test_a_visit_with_too_few_windows_is_not_complete(county: County, workspace: Workspace) -> None:
    """Closing says so together with what is unchecked; with a reason it closes."""
    visit = windows_visit(county, workspace)
    assert codes_of(lambda: workspace.run(close_visit, visit)) == ["VISIT_013", "VISIT_071"]
    workspace.run(answer_by_word, visit, "S1", "compliant")
    assert codes_of(lambda: workspace.run(close_visit, visit)) == ["VISIT_071"]
    closed = workspace.run(close_visit, visit, incomplete="窗口当日未开")
    assert closed.shown.visit.incomplete_reason == "窗口当日未开"


def test_a_closed_visit_is_amended_for_a_reason(county: County, workspace: Workspace) -> None:
    """A window that was forgotten comes in as an amendment, like an answer."""
    visit = windows_visit(county, workspace, A="1")
    workspace.run(bulk_answer, visit, Bulk())
    workspace.run(close_visit, visit, incomplete="只看了一个窗口")
    assert codes_of(lambda: workspace.run(add_instances, visit, "A", ["2"])) == ["VISIT_011"]
    workspace.run(add_instances, visit, "A", ["2"], reason="漏填二号窗口")
    shown = workspace.run(amend_answer, visit, "A1@2", Compliant(), reason="漏填二号窗口")
    assert shown.visit.amendments == ("漏填二号窗口", "漏填二号窗口")
    assert "A1@2" in shown.visit.answers


def test_a_reinspection_asks_the_windows_that_failed(county: County, workspace: Workspace) -> None:
    """And takes no others."""
    visit = windows_visit(county, workspace, A="1-3")
    workspace.run(answer_by_word, visit, "A2@3", "violation")
    workspace.run(close_visit, visit, incomplete="只看三号窗口")
    again = workspace.run(open_visit, NewVisit(of=visit)).visit
    shown = workspace.run(show_visit, again)
    assert shown.visit.asked == ("A2@3",)
    assert [item.code for item in shown.items] == ["A2@3"]
    assert shown.visit.instances == {"A": ("3",)}
    assert codes_of(lambda: workspace.run(add_instances, again, "A", ["4"])) == ["VISIT_072"]
    shown = workspace.run(answer_by_word, again, "A2@3", "compliant")
    assert shown.standing.counts.checked == 1


def test_what_is_told_after_each_act_is_what_a_fresh_fold_tells(
    county: County, workspace: Workspace
) -> None:
    """The list's row as well: the short way and the long one agree."""
    visit = windows_visit(county, workspace, A="1-2")

    def agree() -> bool:
        def both(session: object) -> bool:
            store = session.store  # type: ignore[attr-defined]
            return bool(store.visit(visit) == visit_from(store.state(visit)))

        return workspace.run(both) and not workspace.run(
            lambda session: list(session.store.compare())
        )

    acts: list[Callable[[], object]] = [
        lambda: workspace.run(answer_by_word, visit, "A1@1", "compliant"),
        lambda: workspace.run(add_instances, visit, "K", ["007"]),
        lambda: workspace.run(answer_by_word, visit, "A1@2", "violation"),
        lambda: workspace.run(remove_instance, visit, "A", "1"),
        lambda: workspace.run(add_remark, visit, Kind.NOTE, None, "示例"),
        lambda: workspace.run(rename_instance, visit, "A", "2", "9"),
        lambda: workspace.run(add_instances, visit, "A", ["1"]),
        lambda: workspace.run(undo, visit, 3),
    ]
    for act in acts:
        act()
        assert agree()


def test_the_history_names_what_came_and_went(county: County, workspace: Workspace) -> None:
    """As any other act; of a thousand windows added at once only which they are."""
    visit = windows_visit(county, workspace, A="1")
    workspace.run(add_instances, visit, "A", ["2-12", "综合"])
    workspace.run(remove_instance, visit, "A", "1")
    stepped = workspace.run(undo, visit, 2)
    assert [one.now.zh for one in stepped.touched] == ["加入A@1", "取消A@2-12,综合"]
    told = [line.text.zh for line in workspace.run(history, visit)]
    assert told == [
        *("新建检查", "加入A@1", "加入A@2-12,综合", "取消A@1"),
        *("撤销，恢复为：加入A@1", "撤销，恢复为：取消A@2-12,综合"),
    ]


def test_the_rest_of_a_section_is_the_rest_of_all_its_windows(
    county: County, workspace: Workspace
) -> None:
    """Whoever says that section A is compliant means every window, and can mean one of them."""
    visit = windows_visit(county, workspace, A="1-3", K="007")
    shown = workspace.run(bulk_answer, visit, Bulk(sections=("A@2",)))
    assert sorted(shown.visit.answers) == ["A1@2", "A2@2", "A3@2"]
    shown = workspace.run(bulk_answer, visit, Bulk(sections=("A",), except_items=("A1@3",)))
    assert {code for code in shown.visit.answers if code.startswith("A2")} == {
        *("A2@1", "A2@2", "A2@3"),
    }
    assert "A1@3" in shown.visit.unchecked
    assert "K1@007" in shown.visit.unchecked


def test_a_visit_is_shown_under_an_edition_whose_windows_come_together_otherwise(
    county: County, workspace: Workspace
) -> None:
    """Old visits keep their rules, and can be shown under both; nothing is written.

    By hand, A alone: windows of 10 and 0 points. Their mean is 5 of 10, the lowest 0 of 10. The
    place is 20 of 20: (20 + 5) ÷ 30 and 20 ÷ 30 of a hundred.
    """
    visit = windows_visit(county, workspace, A="1-2")
    for code, word in (
        ("S1", "compliant"),
        *(("A1@1", "compliant"), ("A2@1", "compliant"), ("A3@1", "compliant")),
        *(("A1@2", "violation"), ("A2@2", "violation")),
    ):
        workspace.run(answer_by_word, visit, code, word)
    other = WINDOWS.replace('edition: "2026.1"', 'edition: "2027.1"').replace(
        "per: window, together: mean", "per: window, together: lowest"
    )
    under = editions.under(workspace.run(show_visit, visit), read(other.encode(), "x.yaml"))
    assert under.shown.score.total == Fraction(250, 3)
    assert under.score.total == Fraction(200, 3)
    assert (under.without, under.unasked) == ((), ())
    # S3 asks whether every window is compliant; there, too.
    assert "S3" in under.shown.visit.not_asked
    assert "S3" not in [one.item for one in under.score.items]
