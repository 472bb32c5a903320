"""评分栏: the points that others give the items of a visit."""

from fractions import Fraction

from inspector.domain.answering import faults_of_column, no_points
from inspector.domain.history.event import Draft, Kind
from inspector.domain.numbers import fraction_from
from inspector.domain.visit import ColumnPoints, Visit
from inspector.errors import raise_all
from inspector.services.amending import amend, closed_visit
from inspector.services.answers import item_of
from inspector.services.session import Session
from inspector.services.visits import Shown, actor_on, open_for_answers, show_visit


def put_column(session: Session, visit: str, column: str, item: str, text: str) -> Shown:
    """Put the points that another column gives an item, or with an empty text take them away.

    Raises:
        InspectorError: VISIT_001 to VISIT_003, VISIT_011; VISIT_051 for a column that the
            checklist does not have, VISIT_078 for what is no number.
    """
    found = open_for_answers(session, visit)
    session.append([typed_column(session, found, column, item, text)])
    return show_visit(session, found.visit)


def typed_column(session: Session, visit: Visit, column: str, item: str, text: str) -> Draft:
    """The write that puts another column's points as they were typed; empty takes them away.

    Raises:
        InspectorError: VISIT_003, VISIT_051 or VISIT_078.
    """
    checklist = session.checklist_of(visit)
    of = item_of(checklist, visit, item)
    points: Fraction | None = None
    if text:
        try:
            points = fraction_from(text)
        except ValueError as error:
            wrong = no_points(of.code, text[:20])
            raise wrong from error
    given = ColumnPoints(column=column.strip().upper(), item=of.code, points=points or Fraction(0))
    raise_all([*faults_of_column(checklist, given)])
    return column_draft(session, visit, given, taken_away=points is None)


def column_draft(
    session: Session, visit: Visit, given: ColumnPoints, *, taken_away: bool = False
) -> Draft:
    """The write that puts another column's points, or takes them away."""
    return Draft(
        kind=Kind.COLUMN,
        subject=visit.visit,
        item=given.place,
        body={"value": None if taken_away else str(given.points)},
        actor=actor_on(session, visit),
    )


def amend_column(
    session: Session, visit: str, column: str, item: str, text: str, *, reason: str
) -> Shown:
    """Put another column's points on a closed visit, or with an empty text take them away.

    Raises:
        InspectorError: As `amend`; else as `put_column`.
    """
    found = closed_visit(session, visit)
    draft = typed_column(session, found, column, item, text)
    return amend(session, visit, [draft], reason)
