"""Conditions in words: when an item is asked, and why it is not asked now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inspector.domain.answer_words import result_of
from inspector.domain.asking import types_asking
from inspector.domain.checklist import Checklist, Item
from inspector.domain.condition import (
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
    VisitIs,
    items_in,
)
from inspector.domain.labels import Word, label
from inspector.domain.numbers import exact_text
from inspector.domain.telling_rounds import repeat_around, standing, subject
from inspector.domain.visit import Answer, Banded, Chosen, Measured, Visit
from inspector.domain.words import Channel, Compare, Grade, Result, Tick, UnitKind
from inspector.i18n import N_, Pair, both


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAsked:
    """An item that is not asked now."""

    item: Item
    when: Pair
    """When it is asked."""
    why: Pair
    """The same, and how what it depends on stands."""
    kept: Answer | None
    """What was answered before, and does not count."""


def not_asked(visit: Visit, checklist: Checklist) -> tuple[NotAsked, ...]:
    """The items that a visit may ask and does not ask now, in walking order."""
    items = (checklist.by_code[code] for code in visit.asked if code in visit.not_asked)
    return tuple(
        NotAsked(
            item=item,
            when=asked_when(item, checklist) or Pair("", ""),
            why=why_not_asked(visit, item, checklist) or Pair("", ""),
            kept=visit.set_aside.get(item.code),
        )
        for item in items
    )


def asked_when(item: Item, checklist: Checklist) -> Pair | None:
    """When an item is asked; None where that does not depend on anything."""
    if item.asked_when is None:
        return None
    condition = told(item.asked_when, checklist, item.section)
    return both(N_("only asked when {condition}"), condition=condition)


def why_not_asked(visit: Visit, item: Item, checklist: Checklist) -> Pair | None:
    """Why an item is not asked now, and how what it depends on stands; None where it is asked."""
    when = asked_when(item, checklist)
    if when is None or item.code not in visit.not_asked:
        return None
    named = items_in(item.asked_when)
    now = [
        _stands(visit, checklist, checklist.by_code[code], item.section)
        for code in checklist.by_code
        if code in named
    ]
    if not now:
        return when
    return both(N_("{condition} (now: {answers})"), condition=when, answers=_listed(now))


def why_left_out(visit: Visit, item: Item, checklist: Checklist) -> Pair:
    """Why a visit may not ask an item of its checklist at all, whatever is answered."""
    if visit.of is not None:
        return both(N_("a re-inspection asks only what failed before"))
    needed = [*_place_needed(visit, item), *_way_needed(visit, item, checklist)]
    if needed:
        when = told(needed[0] if len(needed) == 1 else All(of=tuple(needed)), checklist)
        if item.or_supervising and visit.kind not in item.unit_kinds:
            return both(
                N_("only asked when {condition}, or of units that supervise others"), condition=when
            )
        return both(N_("only asked when {condition}"), condition=when)
    if item.needs_phone:
        return both(N_("only asked of units with an enquiry phone"))
    return both(N_("only asked of units that supervise others"))


def _place_needed(visit: Visit, item: Item) -> Iterator[Condition]:
    """What of the unit does not fit."""
    if item.unit_kinds and visit.kind not in item.unit_kinds:
        others = frozenset(UnitKind) - item.unit_kinds
        is_most = len(item.unit_kinds) > len(others)
        kinds = VisitIs(unit_kinds=others if is_most else item.unit_kinds)
        yield Not(of=kinds) if is_most else kinds
    if item.layouts and visit.layout not in item.layouts:
        yield VisitIs(layouts=item.layouts)


def _way_needed(visit: Visit, item: Item, checklist: Checklist) -> Iterator[Condition]:
    """What of channel and type does not fit: another channel where that is enough, else both."""
    if visit.type in types_asking(checklist, item, visit.channel):
        return
    channels = frozenset(one for one in Channel if visit.type in types_asking(checklist, item, one))
    if channels:
        yield VisitIs(channels=channels)
        return
    if item.channels and visit.channel not in item.channels:
        yield VisitIs(channels=item.channels)
    yield VisitIs(visit_types=frozenset(types_asking(checklist, item)))


def told(  # noqa: PLR0911 - one a kind
    condition: Condition, checklist: Checklist, section: str | None = None
) -> Pair:
    """A condition as the end of a sentence that begins with “when”.

    Args:
        condition: What is told.
        checklist: Of the items that it names.
        section: In which it stands: of a section that repeats it means the same instance.
    """
    match condition:
        case AnswerIs(item=item, words=words):
            return _answer_is(subject(condition, checklist, section), item, words, checklist)
        case AnswerHas(item=item, names=names):
            named = _either([_quoted(_name(item, one, checklist)) for one in names])
            of = subject(condition, checklist, section) or Pair(item, item)
            return both(N_("{item} has {names}"), item=of, names=named)
        case ValueIs(item=item, compare=compare, value=value):
            code, _, name = item.partition(".")
            of = Pair(f"{code}“{name}”", f"{code} “{name}”") if name else Pair(code, code)
            of = subject(condition, checklist, section) or of
            number = Pair(exact_text(value), exact_text(value))
            return both(_compared(compare), of=of, number=number)
        case VisitIs():
            return _joined("且", " and ", list(_facts(condition, is_so=True)))
        case All(of=parts):
            return _joined("，且", " and ", [_within(one, checklist, section) for one in parts])
        case AnyOf(of=parts):
            return _joined("，或", " or ", [_within(one, checklist, section) for one in parts])
        case Not(of=AnswerIs(item=item, words=words)) if not repeat_around(
            checklist, item, section
        ):
            named = _either([_quoted(_lowered(_word(item, one, checklist))) for one in words])
            return both(N_("{item} is other than {names}"), item=item, names=named)
        case Not(of=VisitIs() as fact) if len(facts := list(_facts(fact, is_so=False))) == 1:
            return facts[0]
        case Not(of=part):
            return both(N_("not ({condition})"), condition=told(part, checklist, section))


def _compared(compare: Compare) -> str:
    return {
        Compare.BELOW: N_("{of} is below {number}"),
        Compare.AT_MOST: N_("{of} is at most {number}"),
        Compare.EQUAL: N_("{of} is exactly {number}"),
        Compare.AT_LEAST: N_("{of} is at least {number}"),
        Compare.ABOVE: N_("{of} is above {number}"),
    }[compare]


def _within(condition: Condition, checklist: Checklist, section: str | None) -> Pair:
    one = told(condition, checklist, section)
    return Pair(f"（{one.zh}）", f"({one.en})") if isinstance(condition, (All, AnyOf)) else one


def _answer_is(subject: Pair | None, item: str, words: Sequence[str], checklist: Checklist) -> Pair:
    of = subject or Pair(item, item)
    labels = [_label(word) for word in words]
    known = [one for one in labels if one is not None]
    if len(known) == len(words):
        # As people say it: “A12 不符合”.
        lowered = [_lowered(one) for one in known]
        return both(N_("{item} is {answers}"), item=of, answers=_either(lowered))
    named = [_quoted(_word(item, word, checklist)) for word in words]
    return both(N_("{item} is {names}"), item=of, names=_either(named))


def _facts(condition: VisitIs, *, is_so: bool) -> Iterable[Pair]:
    """What of the visit is asked, or asked not to be, one sentence each."""
    kinds, layouts = _labels(condition.unit_kinds), _labels(condition.layouts)
    channels, types = _labels(condition.channels), _labels(condition.visit_types)
    for so, not_so, names in (
        (
            N_("the kind of unit is {names}"),
            N_("the kind of unit is not {names}"),
            [_lowered(one) for one in kinds],
        ),
        (
            N_("the unit has {names}"),
            N_("the unit does not have {names}"),
            [_with_article(one) for one in layouts],
        ),
        (
            N_("the service is given {names}"),
            N_("the service is not given {names}"),
            [_lowered(one) for one in channels],
        ),
        (
            N_("the visit is {names}"),
            N_("the visit is not {names}"),
            [_with_article(one) for one in types],
        ),
    ):
        if names:
            yield both(so if is_so else not_so, names=_either(names))


def _lowered(one: Pair) -> Pair:
    """A label within a sentence."""
    return Pair(one.zh, one.en.lower())


def _with_article(one: Pair) -> Pair:
    """A label as a thing within a sentence."""
    words = one.en.lower()
    article = "" if words.endswith("s") else "an " if words[0] in "aeiou" else "a "
    return Pair(one.zh, article + words)


def _labels(words: Iterable[Word]) -> list[Pair]:
    asked = frozenset(words)
    return [label(one) for kind in {type(one) for one in asked} for one in kind if one in asked]


def _stands(visit: Visit, checklist: Checklist, item: Item, section: str) -> Pair:
    repeat = repeat_around(checklist, item.code, section)
    if repeat is not None:
        return standing(visit, item, repeat, lambda answer: _short(answer, item))
    if item.code not in visit.asked or item.code in visit.not_asked:
        return both(N_("{item} is not asked itself"), item=item.code)
    answer = visit.answers.get(item.code)
    if answer is None:
        return both(N_("{item} is not checked yet"), item=item.code)
    known = _label(result_of(answer))
    if known is not None and not isinstance(answer, (Measured, Chosen)):
        said = Pair(known.zh, known.en.lower())
        return both(N_("{item} is {answers}"), item=item.code, answers=said)
    return both(N_("{item} is {names}"), item=item.code, names=_value(answer, item))


def _short(answer: Answer | None, item: Item) -> Pair:
    if answer is None:
        return label(Result.UNCHECKED)
    return _label(result_of(answer)) or _value(answer, item)


def _value(answer: Answer, item: Item) -> Pair:
    match answer:
        case Measured(value=value):
            unit = item.measured_in or Pair("", "")
            number = exact_text(value)
            return Pair(f"{number} {unit.zh}".strip(), f"{number} {unit.en}".strip())
        case Chosen(options=options):
            return _either([_quoted(_named(item, one)) for one in options])
        case Banded(band=band):
            return _quoted(_named(item, band))
        case _:
            return Pair(result_of(answer), result_of(answer))


def _label(word: str) -> Pair | None:
    for words in (Result, Tick, Grade):
        if word in set(words):
            return label(words(word))
    return None


def _word(item: str, word: str, checklist: Checklist) -> Pair:
    return _label(word) or _name(item, word, checklist)


def _name(item: str, name: str, checklist: Checklist) -> Pair:
    of = checklist.by_code.get(item)
    return Pair(name, name) if of is None else _named(of, name)


def _named(item: Item, name: str) -> Pair:
    """The name of an option, a band or a sub-type in both languages."""
    known = (
        *(one.name for one in item.options),
        *(one.name for one in item.bands),
        *(one.name for one in item.subtypes),
    )
    return next((one for one in known if one.zh == name), Pair(name, name))


def _quoted(one: Pair) -> Pair:
    return Pair(f"“{one.zh}”", f"“{one.en}”")


def _either(parts: Sequence[Pair]) -> Pair:
    return _joined("或", " or ", parts)


def _listed(parts: Sequence[Pair]) -> Pair:
    return _joined("，", ", ", parts)


def _joined(zh: str, en: str, parts: Sequence[Pair]) -> Pair:
    return Pair(zh.join(one.zh for one in parts), en.join(one.en for one in parts))
