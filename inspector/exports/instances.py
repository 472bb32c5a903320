"""逐个检查 on paper: what is said of a thousand windows in the room of a few."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from inspector.domain.numbers import exact_text, fraction_from, rounded
from inspector.domain.publication import PublishedItem, PublishedReading, PublishedReason
from inspector.domain.publication_score import PublishedBeside
from inspector.domain.repeating import in_runs, parted
from inspector.i18n import Pair

MOST_NAMED = 12
"""Instances, or runs of them, that are named; of more it is told how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of one item, in whatever instances it is so."""

    codes: str
    text: Pair
    said: str


def codes(items: Iterable[str]) -> str:
    """Codes in one line, the instances of an item together: `A1、A2（1–12、14）`."""
    keys: dict[str, list[str]] = {}
    for code in items:
        base, key = parted(code)
        keys.setdefault(base, []).extend(() if key is None else (key,))
    return "、".join(_named(base, own) for base, own in keys.items())


def items(rows: Sequence[PublishedItem]) -> list[Told]:
    """Items with their words: of one item once."""
    groups: dict[str, list[PublishedItem]] = {}
    for row in rows:
        groups.setdefault(parted(row.item)[0], []).append(row)
    return [
        Told(codes=codes(row.item for row in group), text=group[0].text, said="")
        for group in groups.values()
    ]


def reasons(rows: Sequence[PublishedReason]) -> Iterator[Told]:
    """Items that did not apply: of one item once for each reason."""
    groups: dict[tuple[str, str], list[PublishedReason]] = {}
    for row in rows:
        groups.setdefault((parted(row.item)[0], row.reason), []).append(row)
    for (_, reason), group in groups.items():
        yield Told(codes=codes(row.item for row in group), text=group[0].text, said=reason)


def readings(rows: Sequence[PublishedReading]) -> Iterator[Told]:
    """What was read: of one item once; of many instances only how it spreads."""
    for _, found in groupby(_by_item(rows), lambda row: parted(row.item)[0]):
        group = list(found)
        is_long = len(group) > MOST_NAMED
        said = _spread(group) if is_long else "；".join(_one(row) for row in group)
        yield Told(codes=codes(row.item for row in group), text=group[0].text, said=said)


def side_by_side(rows: Sequence[PublishedBeside]) -> Iterator[PublishedBeside]:
    """Items in every score column: of one in many instances what all of them come to."""
    groups: dict[str, list[PublishedBeside]] = {}
    for row in rows:
        groups.setdefault(parted(row.item)[0], []).append(row)
    for group in groups.values():
        if len(group) <= MOST_NAMED:
            yield from group
        else:
            yield replace(
                group[0],
                item=codes(row.item for row in group),
                own=_sum(row.own for row in group),
                given=tuple(map(_sum, zip(*(row.given for row in group), strict=True))),
            )


def _sum(points: Iterable[str | None]) -> str | None:
    told = [Fraction(one) for one in points if one is not None]
    return exact_text(sum(told, Fraction(0))) if told else None


def _by_item(rows: Sequence[PublishedReading]) -> list[PublishedReading]:
    """The same, the instances of an item one after the other."""
    places = {base: at for at, base in enumerate(dict.fromkeys(parted(r.item)[0] for r in rows))}
    return sorted(rows, key=lambda row: places[parted(row.item)[0]])


def _one(row: PublishedReading) -> str:
    key = parted(row.item)[1]
    return row.reading.zh if key is None else f"{key}：{row.reading.zh}"


def _spread(group: Sequence[PublishedReading]) -> str:
    numbers = [fraction_from(row.number) for row in group if row.number is not None]
    if len(numbers) < len(group):
        counted = Counter(row.reading.zh for row in group)
        return "；".join(f"{said} {times}个" for said, times in counted.most_common(MOST_NAMED))
    mean = sum(numbers, Fraction(0)) / len(numbers)
    lowest = min(group, key=lambda row: fraction_from(row.number or ""))
    highest = max(group, key=lambda row: fraction_from(row.number or ""))
    ends = f"最低{lowest.reading.zh}，最高{highest.reading.zh}"
    return f"{len(group)}个：{ends}，平均{rounded(mean, 2)}"


def _named(base: str, keys: Sequence[str]) -> str:
    if not keys:
        return base
    runs = in_runs(keys)
    return f"{base}（{'、'.join(runs) if len(runs) <= MOST_NAMED else f'{len(keys)}个'}）"
