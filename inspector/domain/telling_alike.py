"""Items that are not asked for the same reason, told once: a thousand windows in one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector.domain.instance_conditions import AT
from inspector.domain.repeating import in_order, in_runs, parted
from inspector.domain.telling_conditions import NotAsked
from inspector.i18n import Pair

MOST_RUNS = 12
"""Windows, clerks or calls, or runs of them, that are told in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAskedAlike:
    """One item, at one window or at many, and why it is not asked there."""

    items: tuple[NotAsked, ...]
    """At least one, in walking order."""
    codes: str
    """In short: `A4`, `A4@3`, `A4@1-4,6`."""
    why: Pair
    """Of several windows without naming one."""
    kept: str
    """Those where an answer is kept, in short; empty where there is none."""


def told_alike(items: Iterable[NotAsked]) -> tuple[NotAskedAlike, ...]:
    """What is not asked, each reason once for all windows at which it is the same."""
    groups: dict[tuple[str, str], list[NotAsked]] = {}
    for one in items:
        base, key = parted(one.item.code)
        groups.setdefault((base, _of_any(one.why, key).zh), []).append(one)
    return tuple(_alike(group) for group in groups.values())


def in_short(codes: Sequence[str]) -> str:
    """Codes of one item at several windows: `A4@1-4,6`; of one that stands once, its code."""
    pairs = [parted(code) for code in codes]
    keys = [key for _, key in pairs if key is not None]
    if not keys:
        return " ".join(codes)
    return f"{pairs[0][0]}{AT}{runs_told(in_order(keys))}"


def runs_told(keys: Sequence[str]) -> str:
    """Keys in walking order, in short and never more than a line of them: `1-4,6`."""
    runs = in_runs(keys)
    return ",".join((*runs[:MOST_RUNS], *("…" for _ in runs[MOST_RUNS:][:1])))


def _alike(group: Sequence[NotAsked]) -> NotAskedAlike:
    first = group[0]
    _, key = parted(first.item.code)
    kept = [one.item.code for one in group if one.kept is not None]
    return NotAskedAlike(
        items=tuple(group),
        codes=in_short([one.item.code for one in group]),
        why=first.why if len(group) == 1 else _of_any(first.why, key),
        kept=in_short(kept) if kept else "",
    )


def _of_any(why: Pair, key: str | None) -> Pair:
    """A reason without the window: within its section a condition means the same one anyway."""
    here = f"{AT}{key}"
    return why if key is None else Pair(why.zh.replace(here, ""), why.en.replace(here, ""))
