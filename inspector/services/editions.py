"""Editions of a checklist beside each other: what changed, and what a visit comes to under both."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.domain.answering import faults_of
from inspector.domain.asking_now import conditions
from inspector.domain.checklist import Checklist, Item
from inspector.domain.condition import about
from inspector.domain.differing import Change, changes_between
from inspector.domain.history.instance_values import Rounds, repeats_in
from inspector.domain.repeating import expanded
from inspector.domain.scoring import Score, score
from inspector.errors import InspectorError
from inspector.errors import checklist as faults
from inspector.services.checklists import load, read_file
from inspector.services.session import Session
from inspector.services.visits import Shown, show_visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.domain.visit import Answer, Visit

FROZEN = "frozen:"
"""Before `NAME@EDITION`: the copy that visits of this workspace were made by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two checklists and what the second has otherwise."""

    before: Checklist
    after: Checklist
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderBoth:
    """A visit's score as it is, and as another edition would have it; nothing is written."""

    shown: Shown
    other: Checklist
    score: Score
    """Under the other edition, of the answers to items that it has too."""
    without: tuple[Item, ...]
    """Asked on the visit, and without a counterpart that its answer fits."""
    unasked: tuple[Item, ...]
    """Of the other edition, and not asked on the visit."""


def compare(before: Checklist, after: Checklist) -> Compared:
    """What changed from one checklist to another."""
    return Compared(before=before, after=after, changes=changes_between(before, after))


def read_meant(home: Path | None, words: str) -> Checklist:
    """A checklist by `NAME`, `NAME@EDITION` or the path of a file or workbook.

    Raises:
        InspectorError: CHECKLIST_020 or CHECKLIST_021, when there is none; YAML_… and CHECKLIST_…
            for what is wrong with a file.
    """
    path = Path(words)
    if path.suffix or len(path.parts) > 1:
        return read_file(path)[0]
    return load(home, words)


def read_frozen(session: Session, words: str) -> Checklist:
    """The copy that visits of this workspace were made by, of `NAME@EDITION` or `NAME`.

    Of several copies the one that the newest visit was made by.

    Raises:
        InspectorError: CHECKLIST_025, when no visit was made by it.
    """
    name, _, edition = words.partition("@")
    kept = session.store.contents()
    wanted = {digest for digest, one, other in kept if one == name and edition in {"", other}}
    used = [digest for _, digest in session.store.pinned() if digest in wanted]
    if not used:
        known = ", ".join(sorted({f"{one}@{other}" for _, one, other in kept})) or "—"
        raise InspectorError(faults.NOT_FROZEN, name=words, known=known)
    return session.edition(used[-1])


def score_under(session: Session, visit: str, edition: str) -> UnderBoth:
    """A visit under another edition of its checklist; items are the same where codes are.

    Args:
        session: Of the workspace.
        visit: Which.
        edition: An edition of the visit's checklist, or `NAME@EDITION` or a file of any.

    Raises:
        InspectorError: VISIT_001 or VISIT_002; what reading the other edition raises.
    """
    shown = show_visit(session, visit)
    is_plain = "@" not in edition and not Path(edition).suffix and len(Path(edition).parts) == 1
    name = f"{shown.visit.checklist}@{edition}" if is_plain else edition
    other = read_meant(session.home, name)
    return under(shown, other)


def under(shown: Shown, other: Checklist) -> UnderBoth:
    """The same of a visit that was read already."""
    visit = shown.visit
    written, other = other, expanded(other, visit.instances)
    asked = tuple(code for code in visit.asked if _carries_over(visit, code, other))
    given = {code: one for code, one in visit.given.items() if code in asked}
    left = _not_asked(visit, asked, given, written)
    answers = {code: one for code, one in given.items() if code not in left}
    without = tuple(item for item in shown.items if item.code not in asked)
    unasked = tuple(item for item in other.items if item.code not in visit.asked)
    return UnderBoth(
        shown=shown,
        other=other,
        score=score(other, [one for one in asked if one not in left], answers, about(visit)),
        without=without,
        unasked=unasked,
    )


def _not_asked(
    visit: "Visit", asked: "Sequence[str]", given: "Mapping[str, Answer]", other: Checklist
) -> frozenset[str]:
    """Codes of the items that the other edition would not ask, given these answers."""
    if visit.of:  # A re-inspection asks what failed, whatever else is.
        return frozenset()
    needed = {one.code: one.asked_when for one in other.items if one.asked_when is not None}
    every = Rounds(repeats_in(other), visit.instances).conditions(needed)
    of = {code: condition for code, condition in every.items() if code in set(asked)}
    return conditions(of).unmet(about(visit), given)


def _carries_over(visit: "Visit", code: str, other: Checklist) -> bool:
    """Whether the other edition has the item, and can be answered as it was answered."""
    item = other.by_code.get(code)
    answer = visit.given.get(code)
    return item is not None and (answer is None or not any(faults_of(item, answer)))
