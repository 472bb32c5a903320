"""`visit score`: what a visit comes to, and why."""

from collections.abc import Iterator
from fractions import Fraction

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.not_asked import not_asked_entries, not_asked_lines
from inspector.cli.opening import opened
from inspector.cli.options import option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain import facts
from inspector.domain.columns import side_by_side
from inspector.domain.numbers import exact_text, rounded
from inspector.domain.scoring import Row, Score, SectionScore, document_of, tree
from inspector.i18n import N_, spoken, text
from inspector.services import editions, visits

CONSEQUENCE = "consequence"
MOST_CODES = 20
"""Item codes that are listed in one line."""


@verb(
    "visit score",
    visit_argument(),
    option(
        "--explain", help_msgid=N_("Also show every line that took or gave points."), is_flag=True
    ),
    option(
        "--edition",
        help_msgid=N_("Beside it what another edition makes of it: EDITION, NAME@EDITION, a file."),
        metavar="EDITION",
    ),
)
def visit_score(call: Call, *, visit: str, explain: bool, edition: str | None) -> Reply:
    """Show the score."""
    if edition is not None:
        return _beside(call, visit, edition, every=explain)
    with opened(call) as workspace:
        shown = workspace.run(visits.show_visit, visit)
    document = {
        "visit": shown.visit.visit,
        "checklist": shown.visit.checklist,
        "edition": shown.visit.edition,
        **document_of(shown.score),
        "not_asked": not_asked_entries(shown.not_asked),
        "columns": _columns(shown),
    }
    lines = [
        *_summary(shown.score),
        *table(_side_by_side(shown), indent="  "),
        *not_asked_lines(shown.not_asked),
    ]
    if explain:
        told = facts.told_each(shown.visit, shown.items)
        rows = tree(shown.checklist, shown.score, told)
        lines += ["", *(_explained(row) for row in rows)]
    return Reply(document=document, lines=lines)


def _beside(call: Call, visit: str, edition: str, *, every: bool) -> Reply:
    """The score as it is, and under another edition; nothing is written.

    Args:
        call: The command's.
        visit: Which.
        edition: The other one.
        every: Whether to show all answered items, and not only those that come to something else.
    """
    with opened(call) as workspace:
        both = workspace.run(editions.score_under, visit, edition)
    own, other = both.shown.visit, both.other
    document = {
        "visit": own.visit,
        "checklist": own.checklist,
        "edition": own.edition,
        **document_of(both.shown.score),
        "other": {
            "checklist": other.name,
            "edition": other.edition,
            "without_counterpart": [item.code for item in both.without],
            "not_asked": [item.code for item in both.unasked],
            **document_of(both.score),
        },
    }
    heads = ("", f"{own.checklist}@{own.edition}", f"{other.name}@{other.edition}")
    total = (text(N_("Total")), *(one.total_text or "—" for one in (both.shown.score, both.score)))
    sections = _sections_beside(both.shown.score, both.score)
    differing = _items_beside(both.shown.score, both.score, every=every)
    lines = table([heads, total, *sections, *differing])
    for msgid, items in (
        (N_("Without a counterpart there: {items}"), both.without),
        (N_("Only there, and not asked: {items}"), both.unasked),
    ):
        if items:
            lines.append(text(msgid, items=_listed([item.code for item in items])))
    return Reply(document=document, lines=lines)


def _listed(codes: list[str]) -> str:
    """As many codes as one reads; all of them stand in the JSON."""
    if len(codes) <= MOST_CODES:
        return "、".join(codes)
    shown = "、".join(codes[:MOST_CODES])
    return text(N_("{codes} … ({count} in all)"), codes=shown, count=len(codes))


def _items_beside(own: Score, other: Score, *, every: bool) -> list[tuple[str, str, str]]:
    """What items obtain of what, where the two say otherwise."""
    first, second = (
        {
            one.item: f"{exact_text(one.obtained)} / {exact_text(one.applicable)}"
            for one in score.items
        }
        for score in (own, other)
    )
    return [
        (f"  {code}", first.get(code, "—"), second.get(code, "—"))
        for code in dict.fromkeys((*first, *second))
        if every or first.get(code) != second.get(code)
    ]


def _sections_beside(own: Score, other: Score) -> list[tuple[str, str, str]]:
    results = [
        {one.code: rounded(one.result, 2) for one in score.sections if one.result is not None}
        for score in (own, other)
    ]
    codes = dict.fromkeys(
        code for score in (own, other) for code in (s.code for s in score.sections)
    )
    first, second = results
    return [(code, first.get(code, "—"), second.get(code, "—")) for code in codes]


def _columns(shown: visits.Shown) -> list[dict[str, object]]:
    """The other columns of the form, each with its points and their sum."""
    beside = side_by_side(shown.visit, shown.checklist, shown.score)
    return [
        {
            "column": one.column.code,
            "title_zh": one.column.title.zh,
            "title_en": one.column.title.en,
            "total": exact_text(one.points),
            "items": {
                row.item: exact_text(points)
                for row in beside.rows
                if (points := row.given[at]) is not None
            },
        }
        for at, one in enumerate(beside.sums)
    ]


def _side_by_side(shown: visits.Shown) -> Iterator[tuple[str, ...]]:
    """What was obtained here, and what each other column gives, of the items that one gives to."""
    beside = side_by_side(shown.visit, shown.checklist, shown.score)
    if not beside.sums:
        return
    titles = (one.column.title.in_(spoken()) for one in beside.sums)
    yield ("", text(N_("this visit")), *titles)
    for row in beside.rows:
        if not row.is_given:
            continue
        cells = (row.own, *row.given)
        yield (row.item, *("—" if one is None else exact_text(one) for one in cells))
    sums = (exact_text(one.points) if one.items else "—" for one in beside.sums)
    yield (text(N_("sum")), shown.score.total_text or "—", *sums)


def _summary(score: Score) -> list[str]:
    points, left = score.total_text or "—", len(score.unchecked)
    total = (
        text(N_("Total {total}"), total=points)
        if score.complete
        else text(N_("Total {total} (incomplete: {count} unchecked)"), total=points, count=left)
    )
    rows = [
        (
            one.code,
            one.title.in_(spoken()),
            _arithmetic(one, one.result),
        )
        for one in score.sections
        if one.result is not None
    ]
    vetoes = [hit.text.in_(spoken()) for hit in score.vetoes]
    return [total, *table(rows, indent="  "), *vetoes, *_decided(score)]


def _arithmetic(one: SectionScore, result: Fraction) -> str:
    obtained, applicable = exact_text(one.obtained), exact_text(one.applicable)
    if not one.is_rescaled or len(one.steps) > 1:
        return rounded(result, 2)
    return f"{obtained} ÷ {applicable} × {exact_text(one.maximum)} = {rounded(result, 2)}"


def _decided(score: Score) -> list[str]:
    """The grade, or why there is none; then what else is charged."""
    told = []
    if score.grade is not None:
        told.append(text(N_("Grade: {grade}"), grade=score.grade))
    if score.no_grade is not None:
        told.append(text(N_("No grade: {reason}"), reason=score.no_grade))
    for one in score.targets:
        told.append(text(N_("{title}: {points}"), title=one.title, points=exact_text(one.points)))
        told += [f"  {charge.text.in_(spoken())}" for charge in one.charges]
    flags = [hit.text.in_(spoken()) for hit in score.flags if hit.name == CONSEQUENCE]
    return told + flags


def _explained(row: Row) -> str:
    """A row of the tree: indented by its depth, its points first."""
    points = "" if row.points is None else shown_points(row.points, signed=row.depth > 1)
    said = " ".join(part for part in (row.code, points, row.text.in_(spoken())) if part)
    return f"{'  ' * row.depth}{said}"


def shown_points(value: Fraction, *, signed: bool) -> str:
    """Points in the tree, exact; what is added or taken with its sign."""
    exact = exact_text(value)
    about = f" ≈ {rounded(value, 2)}" if "/" in exact else ""
    return f"{'+' if signed and value > 0 else ''}{exact}{about}"
