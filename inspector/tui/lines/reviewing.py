"""The review as rows: what is missing, each point lost and why, what is to be put right."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from rich.cells import cell_len

from inspector.domain import telling, timing
from inspector.domain.numbers import decimal_text
from inspector.domain.scoring import SectionScore
from inspector.domain.telling_alike import NotAskedAlike, told_alike
from inspector.domain.words import VisitState, VisitType
from inspector.i18n import text
from inspector.services.review import Review
from inspector.services.signing import signatures_missing
from inspector.services.visits import Shown
from inspector.tui.cells import wrap
from inspector.tui.lines.line import Line, Span, heading, line
from inspector.tui.marks import marks
from inspector.tui.words import STATES, points, said

CODE_CELLS = 11
"""Of a mark and a code; a longer one takes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the review; one with an item leads there."""

    line: Line
    item: str | None = None


def review_rows(shown: Shown, review: Review, width: int, key: Callable[[str], str]) -> list[Entry]:
    """Everything to know before closing, in the order in which one acts on it.

    Args:
        shown: The visit.
        review: What it comes to.
        width: In cells.
        key: The key that a command has now, as it is written.
    """
    return [
        *_returned(review, width),
        *_missing(shown, review, width),
        *_signatures(shown, width, key),
        *_lost(shown, width),
        *_sections(shown),
        *_findings(review, width),
        *_not_asked(shown, width),
        *_remarks(shown, width),
        *_on_the_spot(shown, width, key),
    ]


def _head(title: str, tail: str = "") -> Entry:
    return Entry(line=heading(title, tail))


def _wrapped(words: str, width: int, lead: Span, item: str | None, look: str = "") -> list[Entry]:
    indent = " " * cell_len(lead.text)
    made = []
    for at, part in enumerate(wrap(words, width - cell_len(indent) - 2)):
        head = lead if at == 0 else Span(indent)
        made.append(Entry(line=line(head, Span(part, look)), item=item if at == 0 else None))
    return made


def _code(item: str | None, mark: str) -> Span:
    head = f"  {mark} {item} " if item else f"  {mark} "
    return Span(head + " " * (CODE_CELLS - cell_len(head) if item else 0), "strong")


def _returned(review: Review, width: int) -> list[Entry]:
    """What a reviewer wants to be looked at again."""
    if not review.returned:
        return []
    rows = [_head(text("Returned for correction"))]
    for one in review.returned:
        lead = _code(one.item, marks().to_verify)
        rows += _wrapped(said(one.text), width, lead, one.item, "warn")
    return rows


def _missing(shown: Shown, review: Review, width: int) -> list[Entry]:
    if not review.missing:
        mark = Span(f"  {marks().compliant} ", "good")
        return [_head(text("Missing")), Entry(line=line(mark, text("nothing is missing")))]
    is_open = shown.visit.state is VisitState.OPEN
    rows = [_head(text("Missing"), text("Enter goes there") if is_open else "")]
    for one in review.missing:
        lead = _code(one.item, marks().unchecked)
        rows += _wrapped(said(one.text), width, lead, one.item)
    return rows


def _lost(shown: Shown, width: int) -> list[Entry]:
    score = shown.score
    rows = [_head(text("Points"), total_told(shown))]
    for hit in score.vetoes:
        rows += _wrapped(said(hit.text), width, _code("", marks().veto), hit.item, "bad")
    for one in score.lines:
        mark = marks().violation if one.points < 0 else marks().good
        rows += _wrapped(said(one.text), width, _code("", mark), one.item)
    for flag in score.flags:
        rows += _wrapped(said(flag.text), width, _code("", marks().to_verify), flag.item, "warn")
    if len(rows) == 1:
        rows.append(Entry(line=line(Span(f"  {text('no points lost')}", "muted"))))
    return rows


def total_told(shown: Shown) -> str:
    """What a visit comes to, of how much, and how much is still open."""
    score, full = shown.score, points(shown.checklist.full_marks)
    if score.total_text is None:
        return text("no score yet")
    if score.complete:
        return f"{score.total_text} / {full}"
    count = len(score.unchecked)
    return text(
        "so far {total} / {full}, {count} open", total=score.total_text, full=full, count=count
    )


def _sections(shown: Shown) -> list[Entry]:
    if not shown.score.sections:
        return []
    is_rescaled = any(one.is_rescaled for one in shown.score.sections)
    how = text("obtained ÷ applicable × maximum") if is_rescaled else ""
    rows = [_head(text("Section results"), how)]
    for section in shown.score.sections:
        if section.result is None:
            words = text("nothing applies yet")
        else:
            words = arithmetic(section, section.result)
        rows.append(Entry(line=line(f"  {said(section.title)}", right=(f"{words} ",))))
    return rows


def arithmetic(section: SectionScore, result: Fraction) -> str:
    """A section as one would work it out by hand; the bare result where more was done to it."""
    told = decimal_text(result, 2)
    if not section.is_rescaled or len(section.steps) > 1:
        return told
    obtained, applicable = points(section.obtained), points(section.applicable)
    return f"{obtained} ÷ {applicable} × {points(section.maximum)} = {told}"


def _findings(review: Review, width: int) -> list[Entry]:
    rows = [_head(text("To put right"), text("if served today"))]
    for number, one in enumerate(review.findings, 1):
        due = one.due.isoformat() if one.due else "–"
        provisional = f" {text('provisional')}" if one.provisional else ""
        lead = _code(one.item, f"{number}")
        made = _wrapped(said(one.told), width - 14, lead, one.item)
        first = made[0]
        tail = (Span(f" {due}{provisional} ", "strong"),)
        rows += [Entry(line=Line(first.line.left, tail), item=one.item), *made[1:]]
    if len(rows) == 1:
        rows.append(Entry(line=line(Span(f"  {text('nothing')}", "muted"))))
    return rows


def _not_asked(shown: Shown, width: int) -> list[Entry]:
    """What its condition leaves out, once a reason, and whether answers are kept there."""
    by_reason: dict[str, list[NotAskedAlike]] = {}
    for one in told_alike(shown.not_asked):
        by_reason.setdefault(said(one.why), []).append(one)
    rows = [_head(text("Not asked now"), str(len(shown.not_asked)))] if by_reason else []
    for why, alike in by_reason.items():
        codes = " ".join(one.codes for one in alike)
        words = text("{codes}: {why}", codes=codes, why=why)
        rows += _wrapped(words, width, _code("", marks().not_asked), alike[0].items[0].item.code)
        if kept := [one.kept for one in alike if one.kept]:
            told = text("answered before, kept, not counted: {codes}", codes=" ".join(kept))
            rows += _wrapped(told, width, _code("", " "), _first_kept(alike), "muted")
    return rows


def _first_kept(alike: list[NotAskedAlike]) -> str:
    """The first item of several where an answer is kept."""
    kept = (one.item.code for few in alike for one in few.items if one.kept is not None)
    return next(kept)


def _remarks(shown: Shown, width: int) -> list[Entry]:
    rows = []
    kinds = (
        (text("Leads: handed over, never scored"), shown.visit.leads, marks().to_verify),
        (text("Good practice"), shown.visit.good_practices, marks().good),
    )
    for title, remarks, mark in kinds:
        if remarks:
            rows.append(_head(title, str(len(remarks))))
        for remark in remarks:
            rows += _wrapped(remark.text, width, _code(remark.item, mark), remark.item)
    return rows


def _on_the_spot(shown: Shown, width: int, key: Callable[[str], str]) -> list[Entry]:
    """How long one waited, and how many windows were staffed."""
    waited = [one.minutes for one in timing.waits(shown.visit) if one.minutes is not None]
    staffing = timing.staffing(shown.visit.occupancy)
    backwards = list(timing.turned_back(shown.visit))
    if not (waited or staffing or backwards):
        return []
    rows = [_head(text("Waiting and windows"))]
    told = (text("waited {minutes} min", minutes=points(minutes)) for minutes in waited)
    rows += [Entry(line=line(f"  {one}")) for one in told]
    for one, after in backwards:
        words = text(
            "{later} stands before {earlier}: {key} corrects it",
            earlier=telling.lap(one),
            later=telling.lap(after),
            key=key("walk.laps"),
        )
        rows += _wrapped(words, width, _code("", marks().to_verify), None, "warn")
    if staffing is not None:
        rows += _wrapped(said(telling.staffing(staffing)), width, Span("  "), None)
    return rows


def _signatures(shown: Shown, width: int, key: Callable[[str], str]) -> list[Entry]:
    """Who signs, and what a signature line still lacks."""
    if shown.visit.state is VisitState.VOID:
        return []
    rows = [_head(text("Signatures"), key("visit.sign"))]
    if shown.visit.signing is not None:
        rows += _wrapped(said(telling.signing(shown.visit.signing)), width, Span("  "), None)
    for one in signatures_missing(shown):
        rows += _wrapped(said(one), width, _code("", marks().unchecked), None)
    return rows


def review_title(shown: Shown, width: int) -> Line:
    """What is reviewed, and what it comes to."""
    del width
    state = shown.visit.state
    missing = len(shown.visit.unchecked)
    quiet = shown.visit.type is VisitType.COVERT
    about = f"{shown.visit.at:%m-%d}" if quiet else shown.unit.name
    left = f" {text('Review')} {marks().dot} {about}"
    if state is not VisitState.OPEN:
        return line(left, right=(f"{text(STATES[state])}  {total_told(shown)} ",), base="head")
    tail = total_told(shown) if not missing or shown.score.total_text else text("no score yet")
    return line(left, right=(f"{tail} ",), base="head")
