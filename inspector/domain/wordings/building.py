"""From a phrase that was met to what it says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.wordings.numerals import number
from inspector.domain.wordings.values import (
    Amount,
    Between,
    Capped,
    Consequence,
    Earns,
    Exactly,
    Failing,
    Full,
    Gives,
    GivesNothing,
    GoesBelowZero,
    LeftOut,
    NoCeiling,
    NoPoints,
    OnlyOnce,
    Per,
    Said,
    Scales,
    Scope,
    Side,
    StopsAtZero,
    Takes,
    TakesNothing,
    Vetoes,
    Worth,
)

ONE = Fraction(1)
Bare = type[Takes | Gives] | None
"""What points without a verb mean: 扣分标准 takes them, 加分标准 gives them."""
_SIDES = {
    "扣": Side.TAKEN,
    "扣减": Side.TAKEN,
    "减": Side.TAKEN,
    "加": Side.GIVEN,
    "奖": Side.GIVEN,
    "奖励": Side.GIVEN,
    "得": Side.EARNED,
    "计": Side.EARNED,
    "记": Side.EARNED,
}
_FAILING = {
    "vt_total": Failing.TOTAL,
    "vt_fails": Failing.FAILS,
    "vt_grade": Failing.NO_GRADE,
    "vt_stops": Failing.STOPS,
}
_PLAIN: dict[str, Said] = {
    "floor": StopsAtZero(),
    "below": GoesBelowZero(),
    "ceiling": NoCeiling(),
    "spares": TakesNothing(),
    "withholds": GivesNothing(),
    "once": OnlyOnce(),
}


_MERELY = frozenset(
    {"", "发现", "一经发现", "有", "出现", "查实", "一经查实", "存在", "发生", "接到", "收到"}
)
"""Verbs that add nothing to what is counted."""
_COMPARES = re.compile(
    r"(?:超过?|少|多|缺少?|差|低|高|降低|下降|减少|增加|上升|提高|逾期|延迟|推迟|滞后|减|增)(?:于)?"
)
_THRESHOLD = re.compile("[少多低高]于|不足|不满|不到|未满|至少|达到")
"""每周少于3次: fewer than three, and not for each three."""


@dataclass(frozen=True, slots=True)
class Counting:
    """每… as it was met, waiting for its points."""

    per: Per
    words: str
    """What belongs to the situation: `缺记录`, `不符合`, `迟报`."""
    start: int
    """Where it stands."""


def counting(found: re.Match[str]) -> Counting | None:
    """What a phrase counts; None where its number is none."""
    prefix = "pr" if found.lastgroup == "per" else "on"
    written = found["pr_n"] if prefix == "pr" else None
    every = ONE if written is None else number(written)
    if not every:
        return None
    change, rest = found[f"{prefix}_v"] or "", found[f"{prefix}_r"] or ""
    if every != 1 and _THRESHOLD.search(change) and found[f"{prefix}_u"] not in {"%", "百分点"}:
        return None
    unit = re.sub(r",?每1?一?个?", "每", found[f"{prefix}_u"])
    if change in _MERELY:
        change = ""
    words = f"{change}{rest}".removesuffix("的")
    if change[:1] in {"月", "季", "年", "周", "日"}:
        words = f"每{words}"
    elif change[:1] == "个" or (_COMPARES.fullmatch(change) and not rest):
        # `超` or `少` alone tells nobody what is counted.
        words = found[0].removesuffix("的")
    per = Per(unit=unit, every=every, change=change)
    return Counting(per=per, words=words, start=found.start())


def points(found: re.Match[str], prefix: str) -> tuple[Amount, str | None] | None:
    """The points of a phrase, and the unit after a slash; None where a number is none, or 0."""
    unit = found[f"{prefix}_u"]
    if found[f"{prefix}_n"] is not None:
        value = number(found[f"{prefix}_n"])
        if not value:
            return None
        if found[f"{prefix}_in"]:
            return Between(Fraction(0), value), unit
        return Exactly(value), unit
    if found[f"{prefix}_lo"] is not None:
        low, high = number(found[f"{prefix}_lo"]), number(found[f"{prefix}_hi"])
        if low is None or not high or found[f"{prefix}_in"]:
            return None
        return Between(min(low, high), max(low, high)), unit
    return LeftOut(), None


def rule(
    found: re.Match[str], per: Per | None, *, weighed: bool, bare: Bare
) -> Takes | Gives | Earns | None:
    """A rule out of its phrase; None where it contradicts itself.

    Args:
        found: The phrase.
        per: What 每… before it counts.
        weighed: Whether 酌情 stands before that.
        bare: What points mean that no verb stands before.
    """
    kind, prefix = _RULES[found.lastgroup or ""]
    if found.lastgroup == "earn" and found["er_full"]:
        return Earns(amount=Full(), per=per)
    read = points(found, prefix)
    if read is None or (found.lastgroup == "bare" and bare is None):
        return None
    amount, unit = read
    if unit is not None:
        if per is not None and per.unit != unit:
            return None
        per = per or Per(unit=unit)
    is_weighed = prefix in {"tk", "gv"} and bool(found[f"{prefix}_d"])
    discretion = weighed or is_weighed or isinstance(amount, Between)
    further = found.lastgroup == "take" and bool(found["tk_more"])
    kind = bare if bare is not None and found.lastgroup == "bare" else kind
    if kind is Takes:
        return Takes(amount=amount, per=per, discretion=discretion, further=further)
    if kind is Gives:
        return Gives(amount=amount, per=per, discretion=discretion)
    return Earns(amount=amount, per=per)


_RULES: dict[str, tuple[type[Takes | Gives | Earns], str]] = {
    "take": (Takes, "tk"),
    "minus": (Takes, "mn"),
    "give": (Gives, "gv"),
    "plus": (Gives, "pl"),
    "earn": (Earns, "er"),
    "bare": (Takes, "br"),
}
RULES = frozenset(_RULES)


def shared(found: re.Match[str], per: Per | None) -> list[Takes | Gives | Earns]:
    """分别扣1、2、5分: a rule for each number; none where one of them is no number."""
    values = [number(one.removesuffix("分")) for one in re.split("[、,/和]", found["ds_n"])]
    kind = {"扣": Takes, "加": Gives}.get(found["ds_v"], Earns)
    made = [kind(amount=Exactly(value), per=per) for value in values if value]
    return made if len(made) == len(values) else []


def other(found: re.Match[str]) -> Said | None:
    """What a phrase says that is no rule of points; None where its number is none."""
    kind = found.lastgroup or ""
    if kind in _PLAIN:
        return _PLAIN[kind]
    return _BY_KIND[kind](found)


def _no_points(found: re.Match[str]) -> Said:
    in_section = found["zr_s"] or found["zr_s2"] or found["zr_s3"]
    return NoPoints(Scope.SECTION if in_section else Scope.ITEM)


def _veto(found: re.Match[str]) -> Said:
    return Vetoes(next(what for name, what in _FAILING.items() if found[name]))


def _consequence(found: re.Match[str]) -> Said:
    return Consequence(found["cq"])


def _worth(found: re.Match[str]) -> Said | None:
    value = number(found["wo_a"] or found["wo_b"])
    return None if value is None else Worth(value)


def _scaling(found: re.Match[str]) -> Scales | None:
    if found["sc_2"]:
        return Scales(Fraction(2))
    if found["sc_h"]:
        return Scales(Fraction(1, 2))
    factor = number(found["sc_n"])
    return Scales(factor) if factor else None


def _cap(found: re.Match[str]) -> Capped | None:
    form = next(one for one in "1234" if found[f"cp_n{one}"])
    value = number(found[f"cp_n{form}"])
    if not value:
        return None
    side = _SIDES.get(found[f"cp_s{form}"] or "", Side.ANY)
    return Capped(points=value, side=side, item=found[f"cp_i{form}"] is not None)


_BY_KIND: dict[str, Callable[[re.Match[str]], Said | None]] = {
    "zero": _no_points,
    "veto": _veto,
    "consequence": _consequence,
    "scale": _scaling,
    "worth": _worth,
    "cap": _cap,
}
