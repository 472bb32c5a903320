"""A visit that was asked once for each of many windows, and of two clerks."""

from dataclasses import replace

from inspector.domain.checklist import Checklist
from inspector.domain.condition import about
from inspector.domain.finding import findings_of
from inspector.domain.publication import Audience, FindingsReport, PublishedDeadline
from inspector.domain.publishing import Problem, Source, findings_report
from inspector.domain.repeating import expanded
from inspector.domain.scoring import score
from inspector.domain.visit import Answer, Compliant, Occurrence, Violation, Visit
from inspector.i18n import Pair
from tests import repeats
from tests.exports import visits

CLERKS = ("018", "A017")


def visit(windows: int, *, failed: int) -> Visit:
    """So many windows, the first ones with an old guide; and two clerks, one of whom failed."""
    keys = tuple(str(n) for n in range(1, windows + 1))
    checklist = repeats.windows()
    items = {code: (f"{code}1", f"{code}2") for code in "AP"} | {"K": ("K1",)}
    whole = expanded(checklist, {"A": keys, "K": CLERKS})
    seen = Occurrence(occurrence="o", note="指南是旧版")
    answers: dict[str, Answer] = {
        item.code: Compliant() for item in whole.items if item.code not in {"S2", "S3"}
    }
    answers |= {f"A1@{key}": Violation(occurrences=(seen,)) for key in keys[:failed]}
    answers["K1@A017"] = Violation(occurrences=(seen,))
    made, _files = visits.visit(visits.checklist(14), problems=0)
    asked = {code: answer for code, answer in answers.items() if not code.startswith("A3")}
    return replace(
        standing_in(made, checklist, asked),
        repeats=items,
        instances={"A": keys, "K": CLERKS, "P": ()},
    )


def standing_in(made: Visit, checklist: Checklist, answers: dict[str, Answer]) -> Visit:
    """The same visit by another checklist, with these answers and nothing else."""
    return Visit(
        visit=made.visit,
        unit=made.unit,
        type=made.type,
        channel=made.channel,
        checklist=checklist.name,
        edition=checklist.edition,
        checklist_digest=checklist.digest,
        asked=tuple(answers),
        team=made.team,
        at=made.at,
        opened_at=made.opened_at,
        state=made.state,
        answers=answers,
        closed_at=made.closed_at,
    )


def report(windows: int = 40, *, failed: int = 3) -> tuple[FindingsReport, dict[str, bytes]]:
    """What its unit is told."""
    made = visit(windows, failed=failed)
    whole = expanded(repeats.windows(), made.instances)
    deadline = PublishedDeadline(
        due=None, report_due=None, provisional=False, derivation=Pair("", "")
    )
    problems = tuple(
        Problem(finding=one.finding, item=one.item, due_class=one.due_class, deadline=deadline)
        for one in findings_of(made, whole)
    )
    source = Source(
        visit=made,
        checklist=whole,
        unit=visits.UNIT,
        office=visits.OFFICE,
        team=("测试员甲", "测试员乙"),
        score=score(whole, made.asked, made.answers, about(made)),
        problems=problems,
        served=visits.DAY,
        served_known=True,
    )
    return findings_report(source, Audience.UNIT), {}
