"""Whatever a form scores by and repeats, its findings can be told and set."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.finding import findings_of
from inspector.domain.publication import Audience, FindingsReport, PublishedDeadline, published_data
from inspector.domain.publishing import Problem, Source, findings_report
from inspector.domain.scoring import score
from inspector.domain.words import VisitType
from inspector.exports.findings import FindingsPress
from inspector.i18n import Pair
from tests.domain.scoring.worlds import World
from tests.domain.scoring.worlds import visits as worlds
from tests.exports import visits, windows

UNDATED = PublishedDeadline(due=None, report_due=None, provisional=False, derivation=Pair("", ""))
KINDS = st.sampled_from([VisitType.OPEN, VisitType.COVERT])


def report(world: World, kind: VisitType, audience: Audience) -> FindingsReport:
    """What somebody is told of a visit of some form."""
    made, _files = visits.visit(visits.checklist(14), problems=0)
    made = windows.standing_in(made, world.checklist, world.answers)
    made = replace(made, asked=tuple(world.asked), type=kind, kind=world.about.kind)
    return findings_report(
        Source(
            visit=made,
            checklist=world.checklist,
            unit=visits.UNIT,
            office=visits.OFFICE,
            team=("测试员甲",),
            score=score(*world),
            problems=tuple(
                Problem(
                    finding=one.finding, item=one.item, due_class=one.due_class, deadline=UNDATED
                )
                for one in findings_of(made, world.checklist)
            ),
            served=visits.DAY,
            served_known=True,
        ),
        audience,
    )


@given(worlds(), KINDS, st.sampled_from(Audience))
def test_any_form_can_be_set_and_told_to_programs(
    press: FindingsPress, world: World, kind: VisitType, audience: Audience
) -> None:
    """A template that stumbles over a combination of rules stumbles in front of a unit head."""
    told = report(world, kind, audience)
    html = press.html(told, seal=None, red_head=True)
    assert json.loads(json.dumps(published_data(told)))["kind"] == "findings"
    for finding in told.findings:
        assert f"问题{finding.number}<" in html


@given(worlds())
def test_the_table_of_instances_leaves_nobody_out(world: World) -> None:
    """Rows and the line of the rest are all windows, with all that was asked of them."""
    told = report(world, VisitType.OPEN, Audience.UNIT)
    sections = [section for section in world.checklist.sections if section.of is not None]
    for table in told.instances:
        own = [section.code for section in sections if section.of == table.section]
        rest = 0 if table.rest is None else table.rest.count
        assert table.count == len(table.rows) + rest == len(own)
        found = [one for one in told.findings if one.section in own]
        others = 0 if table.rest is None else table.rest.findings
        assert sum(row.findings for row in table.rows) + others == len(found)
    assert {one.of for one in sections} == {table.section for table in told.instances}
