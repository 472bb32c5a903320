"""`visit score`: what a visit comes to, and why."""

from fractions import Fraction

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.opening import opened
from inspector.cli.options import option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.numbers import decimal_text, rounded
from inspector.domain.scoring import Line, Score, SectionScore, document_of
from inspector.i18n import N_, spoken, text
from inspector.services import visits


@verb(
    "visit score",
    visit_argument(),
    option(
        "--explain", help_msgid=N_("Also show every line that took or gave points."), is_flag=True
    ),
)
def visit_score(call: Call, *, visit: str, explain: bool) -> Reply:
    """Show the score."""
    with opened(call) as workspace:
        shown = workspace.run(visits.show_visit, visit)
    document = {
        "visit": shown.visit.visit,
        "checklist": shown.visit.checklist,
        "edition": shown.visit.edition,
        **document_of(shown.score),
    }
    lines = _summary(shown.score)
    if explain:
        lines += table((_explained(line) for line in shown.score.lines), indent="  ")
    return Reply(document=document, lines=lines)


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
    return [total, *table(rows, indent="  "), *vetoes]


def _arithmetic(one: SectionScore, result: Fraction) -> str:
    obtained, applicable = decimal_text(one.obtained), decimal_text(one.applicable)
    return f"{obtained} ÷ {applicable} × {decimal_text(one.maximum)} = {rounded(result, 2)}"


def _explained(line: Line) -> tuple[str, str, str]:
    sign = "+" if line.points > 0 else ""
    return line.item or line.section, f"{sign}{decimal_text(line.points)}", line.text.in_(spoken())
