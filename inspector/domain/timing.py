"""What time tells on the spot: the moments of a service, the waiting, the windows staffed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise

from inspector.domain.checklist import Item
from inspector.domain.numbers import rounded
from inspector.domain.visit import Lap, Occupancy, Visit
from inspector.domain.words import AnswerForm, Channel, LapName, VisitState, VisitType

HALL_LAPS = (LapName.ARRIVE, LapName.TICKET, LapName.CALLED, LapName.SERVED, LapName.LEFT)
CALL_LAPS = (LapName.RING, LapName.ANSWER, LapName.HOLD, LapName.END)
OF_THE_VISIT = frozenset({LapName.ARRIVE, LapName.LEFT})
"""Moments of the whole visit: however many tickets are taken, one comes and goes once."""
WAITS = ((LapName.TICKET, LapName.CALLED), (LapName.RING, LapName.ANSWER))
"""From which lap to which one waits: in a hall, on the phone."""
MOST_SERVICES = 99
SERVICES = frozenset(map(str, range(2, MOST_SERVICES + 1)))
"""How a service after the first is told in the place of a lap."""
LONGEST_VISIT = timedelta(hours=8)
"""After so long nobody is there any more, and a running clock means nothing."""


def laps_of(visit: Visit) -> tuple[LapName, ...]:
    """The moments of a visit, in order; none where only files are looked at."""
    if visit.type is VisitType.DESK_CHECK:
        return ()
    return CALL_LAPS if visit.channel is Channel.VOICE else HALL_LAPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A lap that can be taken: which, and of which service."""

    lap: LapName
    round: int = 1

    @property
    def place(self) -> str:
        """Its place in the visit: its name, and the number of the service after the first."""
        return str(self.lap) if self.round == 1 else f"{self.lap}/{self.round}"


def lap_at(place: str) -> tuple[LapName, int]:
    """The lap of a place, and the number of its service.

    Raises:
        ValueError: It is none.
    """
    name, _, number = place.partition("/")
    if number and number not in SERVICES:
        raise ValueError(place)
    return LapName(name), int(number or 1)


def moments(visit: Visit) -> tuple[Moment, ...]:
    """Every moment of the services begun so far, in order: taken or still to come."""
    names = laps_of(visit)
    rounds = _rounds(visit)
    inner = [name for name in names if name not in OF_THE_VISIT]
    served = [Moment(lap=name, round=n) for n in range(1, rounds + 1) for name in inner]
    before, after = names[:1] if names[:1] == (LapName.ARRIVE,) else (), LapName.LEFT in names
    last = (Moment(lap=LapName.LEFT),) if after else ()
    return (*(Moment(lap=name) for name in before), *served, *last)


def taken(visit: Visit) -> dict[Moment, Lap]:
    """The laps of a visit by their moment."""
    return {Moment(lap=one.lap, round=one.round): one for one in visit.laps}


def next_moment(visit: Visit) -> Moment | None:
    """The moment after the last one taken, in their order; None when that was the last of all."""
    order, known = moments(visit), taken(visit)
    last = max((at for at, moment in enumerate(order) if moment in known), default=-1)
    return order[last + 1] if last + 1 < len(order) else None


def next_service(visit: Visit) -> Moment | None:
    """The moment that begins one more service; None before the first has begun."""
    inner = [name for name in laps_of(visit) if name not in OF_THE_VISIT]
    known = taken(visit)
    rounds = _rounds(visit)
    begun = any(Moment(lap=name, round=rounds) in known for name in inner)
    if not begun or rounds == MOST_SERVICES:
        return None
    return Moment(lap=inner[0], round=rounds + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """From a ticket to its call, or from a ring to its answer."""

    start: Lap
    end: Lap | None
    """None while one still waits."""

    def seconds(self, now: datetime) -> float | None:
        """How long; None where a clock that was set back makes it nonsense."""
        long = ((self.end.at if self.end else now) - self.start.at).total_seconds()
        return long if long >= 0 else None

    @property
    def minutes(self) -> Fraction | None:
        """How long it was, to a tenth; None while one waits, or where the clock was set back."""
        seconds = self.seconds(self.end.at) if self.end else None
        return None if seconds is None else Fraction(rounded(Fraction(seconds) / 60, 1))


def waits(visit: Visit) -> tuple[Wait, ...]:
    """Every wait, service by service."""
    known = taken(visit)
    return tuple(
        Wait(start=known[Moment(lap=start, round=n)], end=known.get(Moment(lap=end, round=n)))
        for n in range(1, _rounds(visit) + 1)
        for start, end in WAITS
        if Moment(lap=start, round=n) in known
    )


def measured_wait(visit: Visit, item: Item) -> Fraction | None:
    """The minutes waited last, for an item that is read in minutes; None where there are none."""
    in_minutes = item.measured_in is not None and item.measured_in.en == "minutes"
    if item.answer is not AnswerForm.MEASUREMENT or not in_minutes:
        return None
    known = [one.minutes for one in waits(visit) if one.minutes is not None]
    return known[-1] if known else None


def turned_back(visit: Visit) -> Iterator[tuple[Lap, Lap]]:
    """Neighbours in the order of the service that are the other way round in time."""
    known = taken(visit)
    order = [known[moment] for moment in moments(visit) if moment in known]
    return ((one, after) for one, after in pairwise(order) if after.at < one.at)


def elapsed(visit: Visit, now: datetime) -> float | None:
    """Seconds from the first moment taken to the last one, or to now; None on another day."""
    started = min((lap.at for lap in visit.laps), default=visit.opened_at)
    ended = _ended(visit)
    seconds = ((ended or now) - started).total_seconds()
    return seconds if ended or seconds < LONGEST_VISIT.total_seconds() else None


def sample_due(visit: Visit, now: datetime, minutes: int) -> bool:
    """Whether it is time to count the windows again.

    Args:
        visit: On site, and still going on.
        now: Of the clock.
        minutes: Between two samples; 0 for never.
    """
    going_on = visit.state is VisitState.OPEN and visit.channel is Channel.ONSITE
    if not minutes or not going_on or visit.type in {VisitType.DESK_CHECK, VisitType.APPRAISAL}:
        return False
    if _ended(visit) is not None or elapsed(visit, now) is None:
        return False
    # A sample that the clock puts into the time to come would silence the reminder until then.
    samples = (one.at for one in visit.occupancy if one.at <= now)
    arrived = min((lap.at for lap in visit.laps), default=visit.opened_at)
    return now - max(samples, default=arrived) >= timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """What samples come to."""

    samples: int
    lowest: Occupancy
    """With the smallest share staffed; the earliest of equal ones."""
    mean: Fraction | None
    """Of the shares staffed, in percent; None where the number of windows is not known."""


def staffing(samples: Sequence[Occupancy]) -> Staffing | None:
    """The samples in short; None without any."""
    if not samples:
        return None
    shares = [Fraction(one.staffed, one.total) for one in samples if one.total]
    known = len(shares) == len(samples)
    lowest = min(samples, key=lambda one: Fraction(one.staffed, one.total if known else 1))
    mean = sum(shares, Fraction()) / len(shares) * 100 if known else None
    return Staffing(samples=len(samples), lowest=lowest, mean=mean)


def _rounds(visit: Visit) -> int:
    return max((lap.round for lap in visit.laps), default=1)


def _ended(visit: Visit) -> datetime | None:
    """When one left, or hung up for the last time."""
    known = taken(visit)
    last = known.get(Moment(lap=LapName.LEFT)) or known.get(
        Moment(lap=LapName.END, round=_rounds(visit))
    )
    return last.at if last else None
