"""事实: what was seen at an item, in one sentence made from what the inspector noted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from inspector.domain import telling
from inspector.domain.checklist import Item
from inspector.domain.privacy import short_label, without_traces
from inspector.domain.telling_values import value
from inspector.domain.visit import (
    Awarded,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
    Visit,
)
from inspector.domain.words import Extent, Tick
from inspector.i18n import Pair, both


def told(visit: Visit, item: Item, within: Pair | None = None) -> Pair:
    """Windows, minutes and the inspector's own words.

    Args:
        visit: Whose answer it is.
        item: The one that was not met.
        within: The window, clerk or call that it was asked about, where its section repeats.
    """
    said = _Teller(visit, item, discreet=False, within=within).sentence()
    return said if within is None else _joined("：", ": ", [within, said])


def told_each(visit: Visit, items: Iterable[Item]) -> dict[str, Pair]:
    """What was seen, by id of the occurrence, at the items of a visit."""
    found: dict[str, Pair] = {}
    for item in items:
        match visit.answers.get(item.code):
            case Violation(occurrences=seen) | Awarded(occurrences=seen):
                teller = _Teller(visit, item, discreet=False)
                found |= {one.occurrence: teller.occurrence(one) for one in seen}
            case _:
                continue
    return found


def told_discreetly(visit: Visit, item: Item, within: Pair | None = None) -> Pair:
    """Half a day instead of minutes, and notes without what would point at the visitor."""
    when = telling.half_day(visit.at)
    if within is not None and without_traces(within.zh) != within.zh:
        within = None
    said = _Teller(visit, item, discreet=True, within=within).sentence()
    return _joined("：", ": ", [when, *([within] if within else []), said])


@dataclass(frozen=True, slots=True)
class _Teller:
    visit: Visit
    item: Item
    discreet: bool
    within: Pair | None = None
    """Told before the sentence, and so not again in it."""

    def sentence(self) -> Pair:
        match self.visit.answers[self.item.code]:
            case Violation(occurrences=occurrences):
                parts = [self.occurrence(seen) for seen in occurrences]
            case Ticked(ticks=ticks):
                parts = [self._missed(one) for one in ticks if one.tick is Tick.MISSED]
            case answer:
                told = value(self.item, answer)
                parts = [_joined("，", ", ", [self._not_met(), *([told] if told else [])])]
        return _joined("；", "; ", list(dict.fromkeys(parts)))

    def occurrence(self, seen: Occurrence) -> Pair:
        """One of them, in words."""
        note = self._words(seen.note)
        what = [self._subtype(seen), Pair(zh=note, en=note) if note else None]
        said = [one for one in what if one is not None] or [self._plainly()]
        parts = [*self._place_and_time(seen.window, seen.from_at, seen.to_at), *said]
        if seen.count > 1:
            unit = telling.counted_in(self.item, seen.subtype)
            parts.append(both("{count} {unit}", count=seen.count, unit=unit))
        if seen.extent is Extent.COMMON:
            parts.append(both("common"))
        if seen.corrected:
            how = self._words(seen.corrected_note)
            done = both("put right on the spot")
            parts.append(_joined("：", ": ", [done, Pair(zh=how, en=how)]) if how else done)
        return _joined("，", ", ", parts)

    def _missed(self, one: PhraseTick) -> Pair:
        missed = both("“{phrase}” was due and not said", phrase=self.item.text)
        return _joined("，", ", ", [*self._place_and_time(one.window, one.at, None), missed])

    def _plainly(self) -> Pair:
        """What is said where nothing was noted."""
        if isinstance(self.visit.answers[self.item.code], Awarded):
            return self.item.text
        return self._not_met()

    def _not_met(self) -> Pair:
        if telling.is_prohibition(self.item):
            return both("seen: {text}", text=self.item.text)
        return both("not met: {text}", text=self.item.text)

    def _subtype(self, seen: Occurrence) -> Pair | None:
        if seen.subtype is None:
            return None
        named = (one.name for one in self.item.subtypes if one.name.zh == seen.subtype)
        typed = self._words(seen.subtype)
        return next(named, Pair(zh=typed, en=typed))

    def _words(self, typed: str) -> str:
        return without_traces(typed) if self.discreet else typed

    def _place_and_time(
        self, window: str | None, start: datetime | None, end: datetime | None
    ) -> list[Pair]:
        if window is not None and self.discreet:
            window = short_label(window)
        places = [] if window is None else [_window(window)]
        parts = [one for one in places if not _is_same(one, self.within)]
        span = telling.span(start, end, telling.day_of(self.visit.at))
        return [*parts, span] if span is not None and not self.discreet else parts


def _window(window: str) -> Pair:
    """A numbered window by its number; another place by its name."""
    if window.isdecimal():
        return both("window {number}", number=window)
    return Pair(zh=window, en=window)


def _is_same(place: Pair, within: Pair | None) -> bool:
    """Whether both name one window: 3 号窗口, A3 or 综合, and 3号窗口, A3号窗口 or 综合窗口."""
    said = "".join(place.zh.split())
    names = (said, f"{said}窗口", f"{said}号窗口")
    return within is not None and within.zh in names


def _joined(zh: str, en: str, parts: list[Pair]) -> Pair:
    return Pair(zh=zh.join(one.zh for one in parts), en=en.join(one.en for one in parts))
