"""A score row under row: what decides it, the total and what it is made of, who else is charged."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.checklist import Checklist
from inspector.domain.numbers import exact_text
from inspector.domain.repeating import name_of
from inspector.domain.scoring import Row, TargetScore
from inspector.i18n import Pair, both, text
from inspector.services.visits import Shown
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.reviewing import arithmetic
from inspector.tui.lines.trial import score_rows
from inspector.tui.marks import marks
from inspector.tui.words import points, said

TOP, SECTION, ITEM = 0, 1, 2
"""Depths of rows: the total and what stands beside it; what it is the sum of; theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One row, and where it belongs."""

    row: Row
    above: int | None
    """Position of the row that it is a part of."""
    has_parts: bool
    item: str | None
    """Code of the item that it is about."""
    look: str = ""


def score_nodes(shown: Shown) -> tuple[Node, ...]:
    """The rows of a visit's score; none while nothing was scored.

    Whatever decides more than points do comes first: vetoes, why there is no grade.
    """
    rows = score_rows(shown)
    if not rows:
        return ()
    score = shown.score
    told = [_aside(hit.item, hit.text, "bad") for hit in score.vetoes]
    if score.no_grade is not None:
        told.append(_aside(None, both("No grade: {reason}", reason=score.no_grade), "warn"))
    codes = shown.checklist.by_code
    told += [
        (row, row.code if row.depth >= ITEM and row.code in codes else None, "") for row in rows
    ]
    told += [_aside(flag.item, flag.text, "warn") for flag in score.flags]
    told += [one for target in score.targets for one in _target(target)]
    return tuple(_placed(told))


_Told = tuple[Row, str | None, str]
"""A row, the item that it names, its look."""


def _aside(item: str | None, words: Pair, look: str) -> _Told:
    return Row(depth=TOP, code=item or "", points=None, text=words), item, look


def _target(one: TargetScore) -> Iterator[_Told]:
    """Who else is charged: what it begins with, and each charge."""
    yield Row(depth=TOP, code=one.code, points=one.points, text=one.title), None, ""
    if one.start:
        start = Row(depth=SECTION, code="", points=one.start, text=both("to begin with"))
        yield start, None, ""
    for charge in one.charges:
        row = Row(depth=SECTION, code=charge.item, points=-charge.points, text=charge.text)
        yield row, charge.item, ""


def _placed(told: Sequence[_Told]) -> Iterator[Node]:
    """Each row with the one that it is a part of, and the item that it is about."""
    path: list[tuple[int, str | None]] = []
    for at, (row, named, look) in enumerate(told):
        del path[row.depth :]
        above, inherited = path[-1] if path else (None, None)
        item = named or inherited
        parts = at + 1 < len(told) and told[at + 1][0].depth > row.depth
        yield Node(row=row, above=above, has_parts=parts, item=item, look=look)
        path.append((at, item))


def in_sight(nodes: Sequence[Node], opened: Collection[int]) -> list[int]:
    """Positions of the rows that are shown: those whose rows above are all unfolded."""
    seen: set[int] = set()
    for at, node in enumerate(nodes):
        if node.above is None or (node.above in seen and node.above in opened):
            seen.add(at)
    return sorted(seen)


def rows_about(nodes: Sequence[Node], checklist: Checklist, item: str) -> list[int]:
    """Positions of an item's rows; of one that moved nothing, its window's or its section's."""
    own = [at for at, node in enumerate(nodes) if node.item == item]
    if own or item not in checklist.by_code:
        return own
    section = checklist.section(checklist.by_code[item].section)
    for code in (section.code, section.of):
        own = [at for at, node in enumerate(nodes) if code and node.row.code == code]
        if own:
            return own[:1]
    return []


def opened_within(nodes: Sequence[Node], height: int) -> set[int]:
    """What to unfold first: as deep as the rows then fit into a height, but at least the total."""
    opened = {at for at, node in enumerate(nodes) if node.row.depth == TOP}
    for depth in range(SECTION, max((node.row.depth for node in nodes), default=0)):
        deeper = opened | {at for at, node in enumerate(nodes) if node.row.depth == depth}
        if len(in_sight(nodes, deeper)) > height:
            break
        opened = deeper
    return opened


def node_line(shown: Shown, node: Node, *, is_open: bool) -> Line:
    """One row of the list: indented by its depth, its points at the end."""
    own, row = marks(), node.row
    fold = (own.unfolded if is_open else own.folded) if node.has_parts else " "
    words = _words(shown, node)
    code = f"{row.code} " if row.code and not words.startswith(f"{row.code} ") else ""
    look = node.look or ("strong" if row.depth <= SECTION else "" if row.depth == ITEM else "muted")
    lead = f" {'  ' * row.depth}{fold} {code}"
    right = (Span(f" {_points(node)} ", _points_look(row)),) if row.points is not None else ()
    return line(Span(f"{lead}{words}", look), right=right)


def _points(node: Node) -> str:
    """What a rule gives or takes of an item with its sign; else what something comes to."""
    value = node.row.points or Fraction(0)
    is_change = node.item not in {None, node.row.code}
    return f"{'+' if is_change and value > 0 else ''}{points(value)}"


def _words(shown: Shown, node: Node) -> str:
    """The words of a row: beside the total its grade, below an item not its name again."""
    row, grade = node.row, shown.score.grade
    if row.depth == TOP and row.points == shown.score.total and not row.code and grade:
        return f"{said(row.text)}  {said(grade)}"
    if node.item is None:
        return said(_instance(shown, row) or row.text)
    item = shown.checklist.by_code[node.item]
    if row.code == node.item and row.points is not None:
        return f"{item.key} {said(row.text)}".strip()
    if row.depth <= ITEM:
        return said(row.text)
    return said(row.text).removeprefix(f"{item.code} {said(item.text)}").lstrip("：: ")


def _instance(shown: Shown, row: Row) -> Pair | None:
    """What a window, clerk or call is called, below the section that it belongs to."""
    if row.depth != ITEM or not row.code:
        return None
    return name_of(shown.checklist.section(row.code), shown.checklist)


def _points_look(row: Row) -> str:
    if row.points is not None and row.points < 0:
        return "bad"
    return "strong" if row.depth == TOP else ""


def node_told(shown: Shown, node: Node, width: int) -> list[Line]:
    """A row in full, below the list: all its words, its points to the last digit."""
    row = node.row
    words = said(row.text)
    lines = paragraph(words if words.startswith(row.code) else f"{row.code} {words}", width)
    exact = "" if row.points is None else exact_text(row.points)
    if "/" in exact:
        told = text("exactly {points}", points=exact)
        lines += paragraph(told, width, look="muted")
    if node.item is None and row.code and (how := _how(shown, row)):
        lines += paragraph(how, width, look="muted")
    return lines


def _how(shown: Shown, row: Row) -> str:
    """How a section was worked out, where that is more than a sum."""
    known = (*shown.score.sections, *shown.score.instances)
    of = next((one for one in known if one.code == row.code), None)
    if of is None or of.result is None or not of.is_rescaled:
        return ""
    how = text("obtained ÷ applicable × maximum")
    return f"{how}: {arithmetic(of, of.result)}"
