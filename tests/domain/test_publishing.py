"""From the real checklist to what a unit is told: kinds, counting units, what is not proved."""

from dataclasses import replace
from datetime import date

import pytest

from inspector.checklists.library import load_checklist
from inspector.domain import facts, telling
from inspector.domain.checklist import Checklist
from inspector.domain.publication import Audience, FindingsReport, PublishedDeadline
from inspector.domain.publishing import Problem, Source, findings_report
from inspector.domain.scoring import score
from inspector.domain.visit import Answer, Occurrence, Violation
from inspector.i18n import Pair
from tests.exports import visits


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    """The one that service windows are checked by."""
    return load_checklist("hrss-window")


def found(checklist: Checklist, code: str, *seen: Occurrence) -> FindingsReport:
    """The report of a visit with one finding."""
    made, _files = visits.visit(visits.checklist(14), problems=0)
    answers: dict[str, Answer] = {code: Violation(occurrences=seen)}
    item = checklist.by_code[code]
    deadline = PublishedDeadline(
        due=None, report_due=None, provisional=False, derivation=Pair("", "")
    )
    return findings_report(
        Source(
            visit=replace(made, asked=(code,), answers=answers),
            checklist=checklist,
            unit=visits.UNIT,
            office=visits.OFFICE,
            team=(),
            score=score(checklist, (code,), answers),
            problems=(
                Problem(finding="0" * 32, item=code, due_class=item.due_class, deadline=deadline),
            ),
            served=date(2026, 11, 23),
            served_known=True,
        ),
        Audience.UNIT,
    )


@pytest.mark.parametrize(("verified", "waits"), [(False, True), (True, False)])
def test_hearsay_waits_for_proof_until_it_is_proved(
    checklist: Checklist, *, verified: bool, waits: bool
) -> None:
    """附2(十四): a gift that somebody told of costs nothing; a proved one costs everything."""
    report = found(checklist, "P14", Occurrence(occurrence="1", verified=verified))
    assert report.score is not None
    assert [one.to_verify for one in report.findings] == [waits]
    assert report.score.total == ("100.00" if waits else "0.00")
    assert report.to_fix == ()


def test_lines_of_one_item_say_which_kind_each_is_for(checklist: Checklist) -> None:
    """Two lines of A79 that differ only by 项 and 次 explain nothing."""
    report = found(
        checklist,
        "A79",
        Occurrence(occurrence="1", subtype="未公布"),
        Occurrence(occurrence="2", subtype="无人接听"),
    )
    assert report.score is not None
    assert [one.text.zh for one in report.score.lines] == [
        "A79 公布举报监督电话并有人接听（未公布）：1 项 × 1，扣 1",
        "A79 公布举报监督电话并有人接听（无人接听）：1 次 × 1，扣 1",
    ]
    units = [one.counting_unit.zh for one in report.findings[0].occurrences]
    assert units == ["项", "次"]


def test_only_discipline_says_what_must_not_be_done(checklist: Checklist) -> None:
    """附2 lists acts; the other annexes list requirements."""
    acts = {one.code for one in checklist.items if telling.is_prohibition(one)}
    assert {f"P{n:02}" for n in range(1, 21)} <= acts
    assert {checklist.by_code[code].section for code in acts} == {"D"}


def test_an_act_without_words_is_told_as_one(checklist: Checklist) -> None:
    """“在服务时间看手机”一项不符合 says the opposite."""
    made, _files = visits.visit(visits.checklist(14), problems=0)
    answers: dict[str, Answer] = {"P03": Violation(occurrences=(Occurrence(occurrence="1"),))}
    told = facts.told(replace(made, answers=answers), checklist.by_code["P03"])
    assert told.zh == "有“工作日白天饮酒”的情形"
