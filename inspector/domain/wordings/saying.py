"""What was read, told back in words, so that a person can lay it beside the sheet."""

from functools import lru_cache

from inspector.domain.numbers import decimal_text
from inspector.domain.wordings.values import (
    Amount,
    Band,
    Bands,
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
    Looked,
    NeedsEvidence,
    NoCeiling,
    NoPoints,
    OnlyOnce,
    Per,
    Said,
    Scales,
    Scope,
    Side,
    Statement,
    StopsAtZero,
    Takes,
    TakesNothing,
    Vetoes,
    Worth,
)
from inspector.i18n import N_, Pair, both


def told(statement: Statement) -> Pair:
    """One thing that was read, as a sentence in both languages."""
    said = _said(statement.said)
    if not statement.situation:
        return said
    return both("“{situation}”: {said}", situation=statement.situation, said=said)


@lru_cache(maxsize=1024)
def _said(said: Said) -> Pair:
    match said:
        case Takes() | Gives() | Earns():
            return _rule(said)
        case NoPoints(scope=scope):
            return both(_NO_POINTS[scope])
        case Vetoes(failing=failing):
            return both(_FAILING[failing])
        case Bands() | Capped() | Consequence() | Scales() | Worth():
            return _with_values(said)
        case _:
            return both(_PLAIN[type(said)])


def _with_values(said: Bands | Capped | Consequence | Scales | Worth) -> Pair:
    match said:
        case Bands(bands=bands):
            return both("by band: {bands}", bands=_listed(bands))
        case Capped():
            return _capped(said)
        case Consequence(name=name):
            return both("consequence: {name}, takes no points", name=name)
        case Scales(factor=factor):
            return both("what is taken is multiplied by {factor}", factor=decimal_text(factor))
        case Worth(points=points):
            return both("the item is worth {points}", points=decimal_text(points))


_NO_POINTS = {
    Scope.ITEM: N_("the item gets no points"),
    Scope.SECTION: N_("the whole section gets no points"),
}
_FAILING = {
    Failing.TOTAL: N_("veto, the total is 0"),
    Failing.FAILS: N_("veto, the form is failed whatever the total"),
    Failing.NO_GRADE: N_("veto, no grade is given"),
    Failing.STOPS: N_("veto, the inspection ends here"),
}
_PLAIN: dict[type, str] = {
    StopsAtZero: N_("the item's points end at 0"),
    GoesBelowZero: N_("the item's points may go below 0"),
    NoCeiling: N_("points added have no ceiling"),
    NeedsEvidence: N_("evidence is required, without it the item gets no points"),
    TakesNothing: N_("nothing is taken"),
    GivesNothing: N_("nothing is given"),
    OnlyOnce: N_("one fact is never deducted twice"),
    Looked: N_("how it is checked"),
}


def _rule(rule: Takes | Gives | Earns) -> Pair:
    said = _points(rule)
    if rule.per is not None:
        said = both("{said} for {counted}", said=said, counted=_counted(rule.per))
    elif not isinstance(rule, Earns):
        said = both("{said}, once", said=said)
    if rule.cap is not None:
        said = both("{said}, at most {cap}", said=said, cap=decimal_text(rule.cap))
    if isinstance(rule, Takes):
        if rule.further:
            said = both("{said}, on top of the rest", said=said)
        for target, points in rule.also:
            said = both(
                "{said}; {target}: {points} off as well",
                said=said,
                target=target,
                points=decimal_text(points),
            )
    return said


_TAKES = {
    Exactly: N_("{points} off"),
    Between: N_("{low} to {high} off, as the inspector weighs it"),
    LeftOut: N_("points off, how many the sheet leaves out"),
    Full: N_("all of the item's points off"),
}
_GIVES = {
    Exactly: N_("{points} added"),
    Between: N_("{low} to {high} added, as the inspector weighs it"),
    LeftOut: N_("points added, how many the sheet leaves out"),
    Full: N_("all of the item's points added"),
}
_EARNS = {
    Exactly: N_("the item gets {points}"),
    Between: N_("the item gets {low} to {high}, as the inspector weighs it"),
    LeftOut: N_("the item gets points, how many the sheet leaves out"),
    Full: N_("the item gets all its points"),
}


_POINTS: dict[type, dict[type, str]] = {Takes: _TAKES, Gives: _GIVES, Earns: _EARNS}


def _points(rule: Takes | Gives | Earns) -> Pair:
    texts = _POINTS[type(rule)]
    return both(texts[type(rule.amount)], **_numbers(rule.amount))


def _numbers(amount: Amount) -> dict[str, str]:
    match amount:
        case Exactly(points=points):
            return {"points": decimal_text(points)}
        case Between(low=low, high=high):
            return {"low": decimal_text(low), "high": decimal_text(high)}
        case _:
            return {}


def _counted(per: Per) -> Pair:
    if per.unit == "%":
        return both("every {number}%", number=decimal_text(per.every))
    if per.every == 1:
        return both("each {unit}", unit=per.unit)
    return both("every {number} {unit}", number=decimal_text(per.every), unit=per.unit)


def _listed(bands: tuple[Band, ...]) -> str:
    return "、".join(
        f"{one.name} {decimal_text(one.low)}–{decimal_text(one.high)}" for one in bands
    )


_CAPS = {
    Side.TAKEN: (N_("at most {points} off"), N_("at most {points} off in the whole item")),
    Side.GIVEN: (N_("at most {points} added"), N_("at most {points} added in the whole item")),
    Side.EARNED: (N_("at most {points} in all"), N_("at most {points} in the whole item")),
    Side.ANY: (N_("at most {points}"), N_("at most {points} in the whole item")),
}


def _capped(cap: Capped) -> Pair:
    apart, whole = _CAPS[cap.side]
    return both(whole if cap.item else apart, points=decimal_text(cap.points))
