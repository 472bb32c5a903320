"""What time tells on the spot: moments of the service by one key, the windows that are staffed."""

import re
from collections.abc import Sequence
from datetime import datetime, time
from fractions import Fraction
from functools import partial

from inspector.domain import telling, timing
from inspector.domain.telling import CHINA
from inspector.domain.timing import Moment
from inspector.domain.visit import Answer, Lap, Measured, Occupancy
from inspector.domain.words import VisitType
from inspector.errors import InspectorError
from inspector.errors import spot as faults
from inspector.errors.app import NOT_A_TIME
from inspector.i18n import text
from inspector.services.timing import (
    drop_lap,
    drop_occupancy,
    note_occupancy,
    sample_at,
    take_lap,
    take_next_lap,
    windows_named,
)
from inspector.services.visits import Shown
from inspector.tui.keys import narrow
from inspector.tui.marks import marks
from inspector.tui.screens.sheets import ChoiceSheet, ErrorSheet, TextSheet
from inspector.tui.screens.visiting import Visiting
from inspector.tui.words import minute, points, said, second

CHOICES = "123456789acdefghijklopqrtuvwxyz"
"""Keys of the moments in the list; `m` and `n` and `s` have their own meaning there."""
ANOTHER, MEASURE = "n", "m"
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)(?:[:.]?([0-5]\d))?")
COUNT = re.compile(r"(\d{1,3})(?:/(\d{1,3}))?")
BETWEEN = re.compile("[/,]")
AWAY = "-"
LAST_SHOWN = 3
"""So many samples stand above the line in which the next one is typed."""


class Timing(Visiting):
    """Moments, waiting and windows of the walk-through."""

    reminder = ""
    """What it is time for, in a few quiet words."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing may catch a glance over the shoulder."""
        return self.shown is not None and self.shown.visit.type is VisitType.COVERT

    @property
    def _now(self) -> datetime:
        return self.inspector.clock.now()

    def action_visit_lap(self) -> None:
        """The next moment of the service is now."""
        shown = self.shown
        if shown is None or not self._may_time(shown):
            return
        if timing.next_moment(shown.visit) is None:
            self.notice(
                text(
                    "Every moment is noted. {laps} corrects one, or begins another service",
                    laps=self.key("walk.laps"),
                )
            )
            return
        self.write(take_next_lap, then=self._lapped)

    def _may_time(self, shown: Shown) -> bool:
        """Whether moments of this visit are happening now."""
        if not self.may_write():
            return False
        if not timing.laps_of(shown.visit):
            self.notice(text("A desk check has no moments"))
            return False
        if self.amending is not None:
            self.notice(
                text(
                    "The visit is over: {laps} takes a moment with its time",
                    laps=self.key("walk.laps"),
                )
            )
            return False
        return True

    def _lapped(self, shown: Shown) -> None:
        """Say which moment was taken, and what comes next."""
        before = timing.taken(self.shown.visit) if self.shown else {}
        self.accept(shown)
        known = timing.taken(shown.visit)
        for moment, lap in known.items():
            if before.get(moment) != lap:
                self.notice(self._told(shown, lap))

    def _told(self, shown: Shown, lap: Lap) -> str:
        visit = shown.visit
        parts = [said(telling.lap(lap))]
        if any(lap in pair for pair in timing.turned_back(visit)):
            parts.append(
                text(
                    "out of order: was the clock set back? {laps} corrects it",
                    laps=self.key("walk.laps"),
                )
            )
        elif (waited := self._waited(shown, lap)) is not None:
            parts.append(waited)
        after = timing.next_moment(visit)
        if after is not None:
            parts.append(text("w next: {moment}", moment=_named(after)))
        return f"  {marks().dot} ".join(parts)

    def _waited(self, shown: Shown, lap: Lap) -> str | None:
        """How long one waited till this moment, and where it can be filled in."""
        ended = [one for one in timing.waits(shown.visit) if one.end == lap]
        if not ended or ended[-1].minutes is None:
            return None
        waited = text("waited {minutes} min", minutes=points(ended[-1].minutes))
        if code := self._to_measure(shown):
            return text("{waited}, W m puts it to {item}", waited=waited, item=code)
        return waited

    def _to_measure(self, shown: Shown) -> str | None:
        """The item without an answer that reads the minutes waited."""
        for item in shown.items:
            given = item.code in shown.visit.answers or item.code in self.pending
            if given or item.code in self.not_asked:
                continue
            if timing.measured_wait(shown.visit, item) is not None:
                return item.code
        return None

    def action_walk_laps(self) -> None:
        """The list of moments: take one, correct it, take it away, begin another service."""
        shown = self.shown
        if shown is None or not self.may_write():
            return
        order = timing.moments(shown.visit)
        if not order:
            self.notice(text("A desk check has no moments"))
            return
        keys = dict(zip(CHOICES, order, strict=False))
        more = timing.next_service(shown.visit)
        code = self._to_measure(shown)
        waited = code and timing.measured_wait(shown.visit, shown.checklist.by_code[code])
        choices = [(key, "") for key in keys]
        extra = [(ANOTHER, text("another service: {moment}", moment=_named(more)))] if more else []
        if waited:
            put = text("put {minutes} min to {item}", minutes=points(waited), item=code)
            extra.append((MEASURE, put))
        sheet = ChoiceSheet(
            text("Moments: choose one to take, to correct or to take away"),
            *_moment_lines(shown, keys),
            choices=(*choices, *extra),
        )

        def chosen(choice: str | None) -> None:
            if choice == MEASURE and code and waited:
                self._fill_in(code, waited)
            elif choice == ANOTHER and more:
                self._time_of(more)
            elif choice is not None:
                self._time_of(keys[choice])

        # No worker: what is typed next is meant for the list, and must not answer an item.
        self.app.push_screen(sheet, chosen)

    def _fill_in(self, code: str, waited: Fraction) -> None:
        """Answer the item that reads the wait; the answers know how."""
        self.answer_with(code, Measured(value=waited))
        self.items.go(code)

    def answer_with(self, code: str, answer: Answer) -> None:
        """Put an answer; the answers of the walk-through do it."""
        raise NotImplementedError

    def _time_of(self, moment: Moment, typed: str | None = None) -> None:
        """Ask for the time of a moment; none takes it away."""
        shown = self.shown
        if shown is None:
            return
        known = timing.taken(shown.visit).get(moment)
        hint = text("HH:MM or HH:MM:SS; Enter takes what stands here.")
        if known:
            hint = text("HH:MM or HH:MM:SS; empty takes it away.")
        value = second(known.at if known else self._now) if typed is None else typed
        sheet = TextSheet(_named(moment), value=value, hint=hint)
        self.app.push_screen(sheet, partial(self._timed, moment))

    def _timed(self, moment: Moment, typed: str | None) -> None:
        """Note the time of a moment as it was typed."""
        shown = self.shown
        if shown is None or typed is None:
            return
        value = typed.strip()
        at = clock_time(value, shown.visit.at)
        if at is not None:
            self.write(take_lap, moment, at, reason=self.amending, then=self._lapped)
        elif value:
            wrong = InspectorError(NOT_A_TIME, field=_named(moment), given=value[:20])
            self.app.push_screen(ErrorSheet(wrong), lambda _: self._time_of(moment, value))
        elif moment in timing.taken(shown.visit):
            self.write(drop_lap, moment, reason=self.amending, then=self._dropped)

    def _dropped(self, shown: Shown) -> None:
        self.accept(shown)
        self.notice(text("Taken away; {undo} brings it back", undo=self.key("visit.undo")))

    def action_visit_occupancy(self) -> None:
        """Count the windows: one line, one Enter."""
        if self.may_write():
            self._ask_count("")

    def _ask_count(self, value: str) -> None:
        shown = self.shown
        if shown is None:
            return
        total = shown.unit.windows
        title = text("Windows staffed")
        if total:
            title = text("Windows staffed, of {total}", total=total)
        hint = text(
            "7 = staffed · 8/7 = open/staffed · then the empty ones: 7 3 9 · a time corrects: "
            "7 14:05 · - 14:05 takes away"
        )
        sheet = TextSheet(title, value=value, hint="\n".join((*_samples(shown), hint)))
        self.app.push_screen(sheet, self._typed_count)

    def _typed_count(self, typed: str | None) -> None:
        shown = self.shown
        if shown is None or typed is None or not typed.strip():
            return
        try:
            sample, at = counted_from(typed, shown.visit.at)
        except InspectorError as error:
            self.app.push_screen(ErrorSheet(error), lambda _: self._ask_count(typed))
            return
        self._count(shown, sample, at)

    def _count(self, shown: Shown, sample: Occupancy | None, at: datetime | None) -> None:
        """Write a sample, correct the one of a minute, or take it away."""
        if at is None and self.amending is not None:
            self.notice(text("The visit is over: give the time too, like 7 14:05"))
            return
        if sample is None:
            self.write(drop_occupancy, at, reason=self.amending, then=self._dropped)
            return
        known = sample_at(shown.visit, at) if at else None
        made = Occupancy(
            sample=known.sample if known else self.inspector.clock.new_id(),
            at=at or self._now,
            staffed=sample.staffed,
            open=sample.open,
            empty=sample.empty,
        )
        self.write(note_occupancy, made, reason=self.amending, then=partial(self._counted, made))

    def _counted(self, made: Occupancy, shown: Shown) -> None:
        self.accept(shown)
        self.remind()
        for one in shown.visit.occupancy:
            if one.sample == made.sample:
                self.notice(f"{minute(one.at)} {said(telling.sample(one))}")

    def remind(self) -> None:
        """See whether it is time to count the windows again; nothing sounds, nothing opens."""
        shown = self.shown
        if shown is None:
            return
        due = timing.sample_due(shown.visit, self._now, self.inspector.settings.occupancy_minutes)
        words = text("windows staffed? o") if due and not self.is_quiet else "o" if due else ""
        if words != self.reminder:
            self.reminder = words
            self.paint_notice()

    def paint_notice(self) -> None:
        """Paint the line between list and detail again."""
        raise NotImplementedError


def clock_time(typed: str, day: datetime) -> datetime | None:
    """A time of day on the day of a visit, as it is typed in a hurry; None for what is none."""
    plain = "".join(narrow(character) for character in typed.strip()).replace(".", ":")
    found = CLOCK.fullmatch(plain)
    if found is None:
        return None
    at = time(int(found[1]), int(found[2]), int(found[3] or 0))
    return datetime.combine(day.astimezone(CHINA).date(), at, CHINA)


def counted_from(typed: str, day: datetime) -> tuple[Occupancy | None, datetime | None]:
    """What was counted, and when if that was said; None for a sample to be taken away.

    Raises:
        InspectorError: SPOT_007, when there is no number; VISIT_026 or VISIT_031.
    """
    first, *others = "".join(narrow(character) for character in typed).split()
    times = [at for one in others if ":" in one and (at := clock_time(one, day)) is not None]
    at = times[0] if times else None
    if first == AWAY and at is not None:
        return None, at
    found = COUNT.fullmatch(first)
    if found is None or len(times) > 1:
        raise InspectorError(faults.NOT_COUNTED, given=typed[:20])
    counts = sorted(int(one) for one in found.groups() if one is not None)
    told = (one for one in others if ":" not in one)
    names = [name for one in told for name in BETWEEN.split(one) if name]
    sample = Occupancy(
        sample="",
        at=day,
        staffed=counts[0],
        open=counts[1] if len(counts) > 1 else None,
        empty=windows_named(names),
    )
    return sample, at


def _named(moment: Moment) -> str:
    return said(telling.moment(moment.lap, moment.round))


def _moment_lines(shown: Shown, keys: "dict[str, Moment]") -> Sequence[str]:
    known = timing.taken(shown.visit)
    waited = {one.end: one.minutes for one in timing.waits(shown.visit) if one.end}
    after = timing.next_moment(shown.visit)
    lines = []
    for key, moment in keys.items():
        lap = known.get(moment)
        parts = [f"{key}  {_named(moment)}", second(lap.at) if lap else ""]
        if lap and (minutes := waited.get(lap)) is not None:
            parts.append(text("waited {minutes} min", minutes=points(minutes)))
        if moment == after:
            parts.append(text("next"))
        lines.append("  ".join(part for part in parts if part))
    return lines


def _samples(shown: Shown) -> Sequence[str]:
    """The last samples, for whoever counts again."""
    last = shown.visit.occupancy[-LAST_SHOWN:]
    return [f"{minute(one.at)}  {said(telling.sample(one))}" for one in last]
