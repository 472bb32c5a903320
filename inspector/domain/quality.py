"""质量提示: what of a visit makes a reviewer look twice; a sign, never a verdict."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final

from inspector.domain.answer_words import has_failed, occurrences_of
from inspector.domain.history.event import Ref
from inspector.domain.quality_limits import Limit, bound
from inspector.domain.timing import moments, taken
from inspector.domain.visit import Answer, Compliant, NotApplicable, Ticked, Visit
from inspector.domain.words import VisitType
from inspector.i18n import N_, Pair, both

_RUN: Final = 3
"""Characters of a run by which descriptions are compared."""


class Sign(StrEnum):
    """What was noticed."""

    TOO_FAST = "too_fast"
    STRAIGHT_LINED = "straight_lined"
    REVERSED_TIMES = "reversed_times"
    SAME_WORDS = "same_words"
    SAME_PHOTO = "same_photo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something to look at twice."""

    sign: Sign
    told: Pair
    limits: tuple[Limit, ...] = ()
    """By which it was noticed."""
    item: str | None = None
    """Code of the item, where it is about one."""
    visit: str | None = None
    """Another visit that has the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it was given."""

    ref: Ref
    """The act: what one key, or one file, wrote at once."""
    recorded_ms: int
    observed: datetime | None
    is_bulk: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was written on another visit."""

    visit: str
    item: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A file of another visit."""

    visit: str
    sha256: str
    look: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A visit with all that the signs are read from."""

    visit: Visit
    given: tuple[Given, ...]
    clocks: Mapping[str, Sequence[int]]
    """When things were recorded, by log, in the order of writing; milliseconds."""
    words: tuple[Words, ...] = ()
    photos: tuple[Photo, ...] = ()


def flags_of(seen: Seen) -> tuple[Flag, ...]:
    """Every sign that a visit gives."""
    return (
        *_too_fast(seen),
        *_straight_lined(seen.visit),
        *_reversed(seen),
        *_same_words(seen),
        *_same_photos(seen),
    )


def _too_fast(seen: Seen) -> Iterator[Flag]:
    """Answers one by one on the spot; what is written up afterwards, or at once, is no sign."""
    if seen.visit.type is VisitType.COVERT:
        return
    late_ms = bound(Limit.WRITTEN_UP_AFTER_MIN) * 60_000
    steps = {
        one.ref: one.recorded_ms
        for one in seen.given
        if not one.is_bulk and (_behind_ms(one) or 0) <= late_ms
    }
    if len(steps) < bound(Limit.STEPS):
        return
    times = sorted(steps.values())
    span_ms = times[-1] - times[0]
    if span_ms < bound(Limit.SECONDS_EACH) * 1000 * (len(times) - 1):
        told = both(
            N_("{count} items answered one by one within {seconds} s"),
            count=len(times),
            seconds=round(span_ms / 1000),
        )
        yield Flag(sign=Sign.TOO_FAST, told=told, limits=(Limit.SECONDS_EACH, Limit.STEPS))


def _behind_ms(one: Given) -> float | None:
    return None if one.observed is None else one.recorded_ms - one.observed.timestamp() * 1000


def _straight_lined(visit: Visit) -> Iterator[Flag]:
    answers = list(visit.answers.values())
    has_more = visit.notes or visit.leads or visit.good_practices or visit.evidence
    if len(answers) < bound(Limit.ALIKE) or has_more:
        return
    says = {_said(one) for one in answers}
    if len(says) == 1 and None not in says:
        told = both(
            N_("all {count} answers are the same, and nothing was noted or photographed"),
            count=len(answers),
        )
        yield Flag(sign=Sign.STRAIGHT_LINED, told=told, limits=(Limit.ALIKE,))


def _said(answer: Answer) -> str | None:
    """What an answer comes to; None of one that says more, as a number does."""
    match answer:
        case Compliant():
            return "met"
        case Ticked():
            return str(answer.tick) if has_failed(answer) else "met"
        case NotApplicable(reason=reason):
            return f"not applicable: {reason}"
        case _:
            return None


def _reversed(seen: Seen) -> Iterator[Flag]:
    visit = seen.visit
    for code, answer in visit.answers.items():
        for one in occurrences_of(answer):
            if one.from_at and one.to_at and one.to_at < one.from_at:
                yield _times(both(N_("{item} ends before it begins"), item=code), code)
            last = one.to_at or one.from_at
            if last and visit.closed_at and last > visit.closed_at:
                yield _times(
                    both(N_("{item} was seen after the visit was closed"), item=code), code
                )
    known = taken(visit)
    order = [known[moment] for moment in moments(visit) if moment in known]
    if any(after.at < before.at for before, after in pairwise(order)):
        yield _times(both(N_("the moments of the service are not in their order")))
    if visit.closed_at is not None and visit.closed_at < visit.opened_at:
        yield _times(both(N_("the visit was closed before it was opened")))
    back_ms = bound(Limit.CLOCK_BACK_S) * 1000
    falls = [a - b for times in seen.clocks.values() for a, b in pairwise(times) if a - b > back_ms]
    if falls:
        told = both(N_("the clock went back by {minutes} min"), minutes=round(max(falls) / 60_000))
        yield Flag(sign=Sign.REVERSED_TIMES, told=told, limits=(Limit.CLOCK_BACK_S,))


def _times(told: Pair, item: str | None = None) -> Flag:
    return Flag(sign=Sign.REVERSED_TIMES, told=told, item=item)


def _same_words(seen: Seen) -> Iterator[Flag]:
    least, shared = bound(Limit.WORDS), bound(Limit.WORDS_SHARED)
    told_here = [(item, _plain(text)) for item, text in _written(seen.visit)]
    own = [(item, _runs(plain)) for item, plain in told_here if len(plain) >= least]
    if not own:
        return
    known = frozenset[str]().union(*(runs for _, runs in own))
    told: set[str | None] = set()
    for other in seen.words:
        for text in other.text.splitlines():
            plain = _plain(text) if len(text) >= least else ""
            runs = _runs(plain)
            if len(plain) < least or len(runs & known) < shared * len(runs):
                continue
            for item, mine in own:
                if item not in told and _are_alike(mine, runs):
                    told.add(item)
                    yield _alike(item, other.visit)


def _alike(item: str | None, visit: str) -> Flag:
    words = N_("{item}: the description is that of visit {visit}")
    return Flag(
        sign=Sign.SAME_WORDS,
        told=both(words, item=item or "—", visit=visit[-6:]),
        limits=(Limit.WORDS_SHARED, Limit.WORDS),
        item=item,
        visit=visit,
    )


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= bound(Limit.WORDS_SHARED) * len(one | other)


def _written(visit: Visit) -> Iterator[tuple[str | None, str]]:
    """What was written about what was seen, item by item."""
    for code, answer in visit.answers.items():
        yield from ((code, one.note) for one in occurrences_of(answer) if one.note)
    for remark in (*visit.notes, *visit.leads, *visit.good_practices):
        yield remark.item, remark.text


def _plain(text: str) -> str:
    """Letters, digits and Chinese only."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())


def _runs(plain: str) -> frozenset[str]:
    return frozenset(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))


def _same_photos(seen: Seen) -> Iterator[Flag]:
    files: dict[str, Photo] = {one.sha256: one for one in reversed(seen.photos)}
    looks = [(int(one.look, 16), one) for one in seen.photos if one.look]
    told: set[str] = set()
    for mine in seen.visit.evidence:
        if mine.sha256 in told:
            continue
        told.add(mine.sha256)
        known = {"item": mine.item or "—", "name": mine.name}
        if (same := files.get(mine.sha256)) is not None:
            words = N_("{item}: {name} is the very file of visit {visit}")
            yield _photo(mine.item, both(words, visit=same.visit[-6:], **known), same)
        elif mine.look and (near := _nearest(int(mine.look, 16), looks)) is not None:
            words = N_("{item}: {name} looks like a photo of visit {visit}")
            yield _photo(mine.item, both(words, visit=near.visit[-6:], **known), near)


def _photo(item: str | None, told: Pair, other: Photo) -> Flag:
    return Flag(
        sign=Sign.SAME_PHOTO, told=told, limits=(Limit.LOOK_BITS,), item=item, visit=other.visit
    )


def _nearest(look: int, others: Iterable[tuple[int, Photo]]) -> Photo | None:
    """The photo that looks most like it, if any looks alike."""
    best, found = bound(Limit.LOOK_BITS), None
    for other, photo in others:
        bits = (look ^ other).bit_count()
        if bits < best or (bits == best and found is None):
            best, found = type(best)(bits), photo
    return found
