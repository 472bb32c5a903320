"""Everything that was written about one instance of a section becomes another's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from inspector.domain.history.event import Draft, Kind
from inspector.domain.history.values import answer_from_value, answer_value
from inspector.domain.instance_conditions import joined
from inspector.domain.visit import (
    Awarded,
    Occurrence,
    PhraseTick,
    Ticked,
    Trial,
    Tried,
    Violation,
    Visit,
)
from inspector.services.session import Session
from inspector.services.visits import actor_on

REMARKS = (Kind.NOTE, Kind.LEAD, Kind.GOOD_PRACTICE)
Seen = TypeVar("Seen", Occurrence, PhraseTick, Trial)


@dataclass(frozen=True, slots=True)
class Move:
    """From one key to another of the same section.

    What was kept under the new key, of an instance that was taken away before, gives way to it.
    """

    session: Session
    visit: Visit
    section: str
    old: str
    new: str

    def drafts(self) -> Iterator[Draft]:
        """The writes; the instances themselves aside."""
        codes = {
            joined(code, self.old): joined(code, self.new)
            for code in self.visit.repeats[self.section]
        }
        for kind in (Kind.ANSWER, Kind.EVIDENCE, Kind.COLUMN, *REMARKS):
            values = self.session.store.state(self.visit.visit).values(kind)
            places = {place: (_item_of(kind, place, value)) for place, value in values.items()}
            # First what gives way: a later write to the same place is the one that stands.
            for place, item in places.items():
                stays = kind in REMARKS and item in codes
                if not stays and (item in codes or item in codes.values()):
                    yield self._draft(kind, place, None)
            for place, item in places.items():
                if item in codes:
                    yield self._moved(kind, place, values[place], codes[item])

    def _moved(self, kind: Kind, place: str, value: Any, item: str) -> Draft:  # noqa: ANN401 - JSON
        match kind:
            case Kind.ANSWER:
                return self._draft(kind, item, self._answer(value), self._observed(place))
            case Kind.EVIDENCE:
                after = f"{item}/{place.partition('/')[2]}"
                return self._draft(kind, after, {**value, "item": item})
            case Kind.COLUMN:
                return self._draft(kind, f"{place.partition('/')[0]}/{item}", value)
            case _:
                return self._draft(kind, place, {**value, "item": item})

    def _answer(self, value: Any) -> dict[str, object]:  # noqa: ANN401 - JSON
        """An answer that was given at another window than was thought."""
        answer = answer_from_value(value)
        match answer:
            case Violation(occurrences=seen) | Awarded(occurrences=seen):
                return answer_value(replace(answer, occurrences=self._elsewhere(seen)))
            case Ticked(ticks=ticks):
                return answer_value(replace(answer, ticks=self._elsewhere(ticks)))
            case Tried(trials=trials):
                return answer_value(replace(answer, trials=self._elsewhere(trials)))
            case _:
                return dict(value)

    def _elsewhere(self, seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
        return tuple(
            replace(one, window=self.new) if one.window == self.old else one for one in seen
        )

    def _observed(self, code: str) -> str | None:
        """When the answer was seen, which the move does not change."""
        register = self.session.store.state(self.visit.visit).registers[Kind.ANSWER, code]
        return max(register.heads.values(), key=lambda one: (one.hlc, one.log)).observed

    def _draft(self, kind: Kind, place: str, value: object, observed: str | None = None) -> Draft:
        return Draft(
            kind=kind,
            subject=self.visit.visit,
            item=place,
            body={"value": value},
            observed=observed,
            actor=actor_on(self.session, self.visit),
        )


def _item_of(kind: Kind, place: str, value: Any) -> str:  # noqa: ANN401 - JSON
    match kind:
        case Kind.ANSWER:
            return place
        case Kind.COLUMN:
            return place.partition("/")[2]
        case _:
            return str(value.get("item") or "")
