"""The visit under way, kept as it stands: one answer more costs one answer, however many there are.

It is no second truth: the store's fold tells the visit and `Tally` its score, as they do for any
other; this only keeps both between one answer and the next, and is dropped whenever something
else than that visit's own values is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from inspector.domain.checklist import Checklist, Item
from inspector.domain.condition import about
from inspector.domain.history.event import KEYED, Event, Kind
from inspector.domain.scoring import Standing, Tally
from inspector.domain.unit import Person, Unit
from inspector.domain.visit import Answer, Visit
from inspector.domain.words import VisitType


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """What belongs to a visit and does not change while it is walked."""

    unit: Unit
    checklist: Checklist
    items: tuple[Item, ...]
    leads_only: tuple[Item, ...]
    people: Mapping[str, Person]


class Live:
    """A visit, what belongs to it, and its sums.

    Args:
        visit: As the store tells it.
        belongings: Of this visit.
    """

    def __init__(self, visit: Visit, belongings: Belongings) -> None:
        self.visit = visit
        self.belongings = belongings
        self._tally = Tally(belongings.checklist, visit.asked, about(visit))
        self._tally.leave_out(visit.not_asked)
        for code, answer in visit.answers.items():
            self._tally.set(code, answer)

    @property
    def standing(self) -> Standing:
        """How the visit stands."""
        return self._tally.standing

    def follows(self, events: Sequence[Event]) -> bool:
        """Whether it can follow these: values of this visit, and nothing else."""
        own, kinds = self.visit.visit, {event.kind for event in events}
        # What may be heard on a covert visit depends on all items that there are.
        expands = Kind.INSTANCE in kinds and self.visit.type is VisitType.COVERT
        return kinds <= KEYED and not expands and all(event.subject == own for event in events)

    def follow(
        self, visit: Visit, events: Sequence[Event], checklist_of: Callable[[Visit], Checklist]
    ) -> None:
        """Take the visit as it is after these events.

        Args:
            visit: After them.
            events: Which were written.
            checklist_of: The checklist of a visit, with its instances.
        """
        before, self.visit = self.visit, visit
        answers: Mapping[str, Answer] = visit.answers
        written = {event.item for event in events if event.kind is Kind.ANSWER and event.item}
        if visit.asked is not before.asked:
            self._expand(checklist_of(visit))
            written |= set(visit.asked) - set(before.asked)
        if visit.not_asked is not before.not_asked:
            self._tally.leave_out(visit.not_asked)
            written |= visit.not_asked ^ before.not_asked
        for code in written:
            self._tally.set(code, answers.get(code))

    def _expand(self, checklist: Checklist) -> None:
        """Go on with other instances."""
        visit = self.visit
        self._tally = self._tally.asking(checklist, visit.asked)
        items = tuple(checklist.by_code[code] for code in visit.asked)
        self.belongings = replace(self.belongings, checklist=checklist, items=items)
