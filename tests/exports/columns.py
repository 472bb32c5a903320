"""A form with key items and two more score columns, filled in."""

from dataclasses import replace
from fractions import Fraction

from inspector.domain.checklist import Checklist, Column
from inspector.domain.publication import Audience, FindingsReport
from inspector.domain.publishing import findings_report
from inspector.domain.visit import ColumnPoints
from inspector.i18n import Pair
from tests.exports import visits

COLUMNS = (
    Column(code="SELF", title=Pair("自评分", "Own score")),
    Column(code="LEAD", title=Pair("领导评分", "Leader's score")),
)
MARKS = {"A38": "★", "A12": "★", "P01": "※"}


def form() -> Checklist:
    """The usual items, three of them marked."""
    usual = visits.checklist(14)
    items = tuple(replace(one, key=MARKS.get(one.code, "")) for one in usual.items)
    return replace(usual, items=items, columns=COLUMNS)


def report() -> tuple[FindingsReport, dict[str, bytes]]:
    """Six problems; the unit gave itself full points for nine items, its leader 1.5 for two."""
    asked = form()
    made, _files = visits.visit(asked, problems=6)
    own = (ColumnPoints(column="SELF", item=i.code, points=i.points) for i in asked.items[:9])
    lead = (
        ColumnPoints(column="LEAD", item=code, points=Fraction(3, 2)) for code in ("A38", "A41")
    )
    made = replace(made, columns=(*own, *lead))
    return findings_report(visits.source(asked, made, problems=6), Audience.UNIT), {}
