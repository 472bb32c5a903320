"""Score columns side by side: what others give, beside what the visit obtained."""

from dataclasses import replace
from fractions import Fraction

from inspector.domain.columns import side_by_side
from inspector.domain.scoring import score
from inspector.domain.visit import ColumnPoints, Visit
from tests.exports import columns, visits


def given(*points: tuple[str, str, int]) -> Visit:
    """A visit with one problem, and what columns give."""
    made, _files = visits.visit(columns.form(), problems=1)
    told = (ColumnPoints(column=c, item=i, points=Fraction(p)) for c, i, p in points)
    return replace(made, columns=tuple(told))


def test_rows_are_what_is_asked_and_sums_what_was_given() -> None:
    """A38 obtained 2 - 2 × 0.5 = 1 here; the unit gave itself 2 and 1, its leader nothing."""
    made = given(("SELF", "A38", 2), ("SELF", "A41", 1))
    form = columns.form()
    beside = side_by_side(made, form, score(form, made.asked, made.answers))
    assert [row.item for row in beside.rows] == list(made.asked)
    first = beside.rows[0]
    assert (first.item, first.own, first.given) == ("A38", Fraction(1), (Fraction(2), None))
    assert [(one.column.code, one.points, one.items) for one in beside.sums] == [
        ("SELF", Fraction(3), 2),
        ("LEAD", Fraction(0), 0),
    ]


def test_points_for_what_is_not_asked_now_are_kept_and_do_not_count() -> None:
    """As with answers: the sums stand beside a total that leaves the item out."""
    made = replace(given(("SELF", "A38", 2)), not_asked=frozenset({"A38"}))
    form = columns.form()
    beside = side_by_side(made, form, score(form, made.asked_now, made.answers))
    assert "A38" not in [row.item for row in beside.rows]
    assert [one.points for one in beside.sums] == [0, 0]
    assert made.columns


def test_a_form_without_other_columns_has_nothing_side_by_side() -> None:
    """Nor a row for every item."""
    form = visits.checklist(14)
    made, _files = visits.visit(form, problems=0)
    beside = side_by_side(made, form, score(form, made.asked, made.answers))
    assert beside.rows == ()
    assert beside.sums == ()
