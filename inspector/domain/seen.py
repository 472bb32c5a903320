"""What was seen at an item, as a copy may tell it: occurrences, phrases not said, photos."""

from dataclasses import dataclass

from inspector.domain import telling
from inspector.domain.checklist import Item
from inspector.domain.labels import label
from inspector.domain.privacy import short_label, without_names, without_numbers, without_traces
from inspector.domain.publication import PublishedOccurrence
from inspector.domain.visit import Occurrence, PhraseTick, Ticked, Violation, Visit
from inspector.domain.words import Extent, Tick
from inspector.i18n import both


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A visit's observations, for one audience."""

    visit: Visit
    is_discreet: bool
    """Whether minutes, tickets and photos would point at the visitor."""
    private_names: tuple[str, ...] = ()
    """Of whoever may have been the visitor; a discreet copy names none of them."""

    def text(self, words: str) -> str:
        """Free text without what it must not give away."""
        if not self.is_discreet:
            return without_numbers(words)
        return without_traces(without_names(words, self.private_names))

    def window(self, name: str | None) -> str | None:
        """The name of a window; a discreet copy knows only short ones, or none."""
        if name is None:
            return None
        told = self.text(name)
        return short_label(told) if self.is_discreet else told

    def occurrences(self, item: Item) -> tuple[PublishedOccurrence, ...]:
        """What was seen at an item, in the order observed."""
        match self.visit.answers.get(item.code):
            case Violation(occurrences=occurrences):
                return tuple(self._occurrence(one, item) for one in occurrences)
            case Ticked(ticks=ticks):
                return tuple(self._missed(one) for one in ticks if one.tick is Tick.MISSED)
            case _:
                return ()

    def photos(self, code: str) -> tuple[str, ...]:
        """The copies without metadata: of the occurrences, then of the item; none if discreet."""
        if self.is_discreet:
            return ()
        copies = {one.sha256: one.derivative for one in self.visit.evidence if one.derivative}
        answer = self.visit.answers.get(code)
        occurrences = answer.occurrences if isinstance(answer, Violation) else ()
        named = [sha256 for one in occurrences for sha256 in one.evidence]
        of_item = [one.sha256 for one in self.visit.evidence if one.item == code]
        return tuple(dict.fromkeys(copies[one] for one in (*named, *of_item) if one in copies))

    def _occurrence(self, one: Occurrence, item: Item) -> PublishedOccurrence:
        day = telling.day_of(self.visit.at)
        return PublishedOccurrence(
            window=self.window(one.window),
            when=None if self.is_discreet else telling.span(one.from_at, one.to_at, day),
            subtype=self._maybe(one.subtype),
            count=one.count,
            counting_unit=telling.counted_in(item, one.subtype),
            fact=self.text(one.note),
            reason=self._maybe(one.reason),
            clause=self._maybe(one.clause),
            corrected=one.corrected,
            corrected_note=self.text(one.corrected_note),
            common=one.extent is Extent.COMMON,
        )

    def _missed(self, one: PhraseTick) -> PublishedOccurrence:
        day = telling.day_of(self.visit.at)
        return PublishedOccurrence(
            window=self.window(one.window),
            when=None if self.is_discreet else telling.span(one.at, None, day),
            subtype=label(Tick.MISSED).zh,
            count=1,
            counting_unit=both("times"),
            fact="",
            reason=None,
            clause=None,
            corrected=False,
            common=False,
        )

    def _maybe(self, words: str | None) -> str | None:
        return None if words is None else self.text(words)
