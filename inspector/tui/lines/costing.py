"""What an occurrence costs, or gives, while it is typed."""

from collections.abc import Iterator
from fractions import Fraction

from inspector.domain.answer_words import occurrences_of
from inspector.domain.checklist import Item
from inspector.domain.condition import about
from inspector.domain.rules import Bonus, PerOccurrence
from inspector.domain.scoring import score
from inspector.domain.scoring.claims import pricing, rule_for
from inspector.domain.telling import counted_in
from inspector.domain.visit import Answer, Occurrence
from inspector.domain.words import AnswerForm, CountedBy
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.detail import warnings_of
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.pricing import priced
from inspector.tui.words import points, said


def cost_of_occurrence(
    shown: Shown, item: Item, answer: Answer, occurrence: str, width: int
) -> list[Line]:
    """What item and total come to with an answer of which one occurrence is being typed.

    Args:
        shown: The visit.
        item: That the answer is for.
        answer: With all its occurrences, settled.
        occurrence: Id of the one that is typed.
        width: In cells.
    """
    visit = shown.visit
    answers = visit.answers | {item.code: answer}
    after = score(shown.checklist, visit.asked_now, answers, about(visit))
    own = [one.points for one in after.lines if one.item == item.code]
    if item.answer is AnswerForm.AWARD:
        given = sum((one for one in own if one > 0), Fraction())
        cost = Span(f" {text('this item: +{points}', points=points(given))}", "good")
    else:
        taken = -sum((one for one in own if one < 0), Fraction())
        cost = Span(f" {text('this item: -{points}', points=points(taken))}", "bad")
    one = next(one for one in occurrences_of(answer) if one.occurrence == occurrence)
    total = text("total so far {total}", total=after.total_text or "–")
    rule = "".join(f"   {part}" for part in _rule_of(item, one))
    # A long rule is cut; what it comes to never is.
    lines = [line(cost, Span(rule, "muted"), right=(Span(f"  {total} ", "muted"),))]
    for told in warnings_of(after, item.code):
        lines += paragraph(told, width, look="warn")
    return lines


def _rule_of(item: Item, one: Occurrence) -> Iterator[str]:
    """The units that its times come to, and what its rule takes for each."""
    rule = rule_for(pricing(item), one)
    if item.answer is AnswerForm.AWARD:
        yield from (priced(item, own) for own in item.rules if isinstance(own, Bonus))
    elif isinstance(rule, PerOccurrence):
        if rule.counted_by is not CountedBy.COUNT and one.to_at is not None:
            unit = said(counted_in(item, one.subtype))
            yield text("{count} {unit}", count=one.count, unit=unit)
        elif rule.counted_by is not CountedBy.COUNT:
            yield text("from and to say how many")
        yield priced(item, rule)


def counts_by_time(item: Item) -> bool:
    """Whether units are counted from the times alone: working days, half days, minutes."""
    counted = [rule.counted_by for rule in item.rules if isinstance(rule, PerOccurrence)]
    return bool(counted) and CountedBy.COUNT not in counted
