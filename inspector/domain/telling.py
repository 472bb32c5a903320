"""How days, times, places and sums are told on paper, in both languages."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from inspector.domain.checklist import Item
from inspector.domain.labels import label
from inspector.domain.numbers import exact_text, rounded
from inspector.domain.rules import Bonus, PerOccurrence
from inspector.domain.scoring import Score, StepName, TargetScore
from inspector.domain.timing import Staffing
from inspector.domain.visit import Lap, Occupancy, Signing
from inspector.domain.words import LapName, SectionKind
from inspector.i18n import N_, Pair, both

CHINA = timezone(timedelta(hours=8))
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_of(at: datetime) -> date:
    """The day it is in China."""
    return at.astimezone(CHINA).date()


def start_of_day(at: datetime) -> datetime:
    """Midnight in China before an instant."""
    return datetime.combine(day_of(at), datetime.min.time(), CHINA)


def day(on: date) -> Pair:
    """A day without leading zeros. Source: GB/T 9704—2012 7.3.5.4."""
    return Pair(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {_MONTHS[on.month - 1]} {on.year}")


def minute(at: datetime) -> Pair:
    """Day and minute."""
    clock = at.astimezone(CHINA).strftime("%H:%M")
    on = day(day_of(at))
    return Pair(f"{on.zh} {clock}", f"{on.en}, {clock}")


def half_day(at: datetime) -> Pair:
    """Day and morning or afternoon: all that a covert visit tells of its time."""
    is_morning = at.astimezone(CHINA).hour < 12
    return both(N_("{day}, morning") if is_morning else N_("{day}, afternoon"), day=day(day_of(at)))


def span(start: datetime | None, end: datetime | None, on: date) -> Pair | None:
    """From–to as clock times, with the day where it is another one; None without a start."""
    if start is None:
        return None
    clock = start.astimezone(CHINA).strftime("%H:%M")
    if end is not None and end != start:
        clock += "—" + end.astimezone(CHINA).strftime("%H:%M")
    if day_of(start) == on:
        return Pair(clock, clock)
    elsewhen = day(day_of(start))
    return Pair(f"{elsewhen.zh} {clock}", f"{elsewhen.en}, {clock}")


def counted_in(item: Item, subtype: str | None) -> Pair:
    """What an occurrence of that kind is counted in: 人次, 件次, …; 次 where no rule counts."""
    rules = [rule for rule in item.rules if isinstance(rule, PerOccurrence | Bonus)]
    named = [rule for rule in rules if subtype in rule.subtypes]
    unnamed = [rule for rule in rules if not rule.subtypes]
    units = (rule.counting_unit for rule in (*named, *unnamed, *rules))
    return next((unit for unit in units if unit is not None), None) or both("times")


def is_prohibition(item: Item) -> bool:
    """Tell whether an item says what must not be done: it takes from a pool, and has no points."""
    return not item.points and any(not isinstance(rule, Bonus) for rule in item.rules)


def lap(one: Lap) -> Pair:
    """A moment of the service, to the second."""
    name, clock = moment(one.lap, one.round), one.at.astimezone(CHINA).strftime("%H:%M:%S")
    return Pair(f"{name.zh} {clock}", f"{name.en} {clock}")


def moment(lap: LapName, number: int) -> Pair:
    """A moment by its name, and of which service it is after the first."""
    named = label(lap)
    return named if number == 1 else both(N_("{lap}, service {number}"), lap=named, number=number)


def sample(one: Occupancy) -> Pair:
    """How many windows were staffed at one moment."""
    if one.open is None:
        told = both(N_("{staffed} staffed"), staffed=one.staffed)
    else:
        told = both(N_("{staffed} staffed of {open} open"), staffed=one.staffed, open=one.open)
    if one.total:
        told = both(N_("{told}, {total} windows"), told=told, total=one.total)
    if one.empty:
        return both(N_("{told}; empty: {windows}"), told=told, windows=_listed(one.empty))
    return told


def staffing(one: Staffing) -> Pair:
    """Samples of the windows in short: how many, the mean, the lowest and when it was."""
    clock = one.lowest.at.astimezone(CHINA).strftime("%H:%M")
    told = both(
        N_("windows counted {count} times, lowest {sample} at {clock}"),
        count=one.samples,
        sample=sample(one.lowest),
        clock=clock,
    )
    if one.mean is None:
        return told
    return both(N_("{told}, mean share {mean}"), told=told, mean=f"{rounded(one.mean, 1)}%")


def signing(one: Signing) -> Pair:
    """Who signs, or who refused."""
    parts = []
    if one.inspectors:
        parts.append(both(N_("inspectors {names}"), names=_listed(one.inspectors)))
    if one.unit_head or one.post:
        head = " ".join(part for part in (one.unit_head, one.post) if part)
        parts.append(both(N_("for the unit {name}"), name=head))
    if one.refused is not None:
        parts.append(
            both(
                N_("refused to sign: {reason}; witness {name}, {proof}"),
                reason=one.refused.reason or "—",
                name=one.refused.witness,
                proof=label(one.refused.proof),
            )
        )
    if one.copies:
        parts.append(both(N_("{count} copies left with the unit"), count=one.copies))
    return Pair("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _listed(names: tuple[str, ...]) -> Pair:
    return Pair("、".join(names), ", ".join(names))


def arithmetic(score: Score) -> str | None:
    """The total from the section table, as one would check it by hand; None without a total."""
    parts = [one for one in score.sections if one.kind is SectionKind.SCORED]
    results = [one.result for one in parts if one.result is not None]
    weights = [one.weight for one in parts if one.result is not None]
    if score.total is None:
        return None
    told = " + ".join(rounded(one, 2) for one in results) or "0"
    for step in score.steps:
        match step.step:
            case StepName.RESCALING if step.factor is not None:
                full = exact_text(step.factor * sum(weights, Fraction(0)))
                told = f"({told}) ÷ ({' + '.join(exact_text(one) for one in weights)}) × {full}"
            case StepName.MULTIPLIER if step.factor is not None:
                told = f"({told}) × {exact_text(step.factor)}"
            case StepName.GATE:
                continue
            case StepName.VETO:
                return None
            case _:
                told += f" {'-' if step.points < 0 else '+'} {rounded(abs(step.points), 2)}"
    return f"{told} = {rounded(score.total, 2)}"


def is_usual(score: Score) -> bool:
    """Whether sections and total are rescaled, and nothing else happens to them."""
    rescaled = {StepName.RESCALING}
    return all({step.step for step in one.steps} <= rescaled for one in score.sections) and (
        {step.step for step in score.steps} == rescaled
        and all(one.is_rescaled for one in score.sections)
    )


def way(
    title: Pair, start: Fraction, steps: Sequence[tuple[Pair, Fraction]], result: Fraction
) -> Pair:
    """From points to a result: every step with what it adds or takes, rounded to two decimals."""
    changes = [(text, points) for text, points in steps if points]
    zh = "".join(f"，{text.zh}（{_signed(points)}）" for text, points in changes)
    en = "".join(f", {text.en} ({_signed(points)})" for text, points in changes)
    begins, ends = rounded(start, 2), rounded(result, 2)
    if not changes:
        return Pair(f"{title.zh}：{ends}", f"{title.en}: {ends}")
    return Pair(f"{title.zh}：{begins}{zh} = {ends}", f"{title.en}: {begins}{en} = {ends}")


def target(one: TargetScore) -> Pair:
    """Who else is charged, and what is left of the points."""
    return both("{title}: {points}", title=one.title, points=exact_text(one.points))


def _signed(points: Fraction) -> str:
    return f"{'+' if points > 0 else ''}{rounded(points, 2)}"
