"""条件: what something depends on, as data: earlier answers, numbers, facts of the visit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.answer_words import result_of, values_of
from inspector.domain.visit import Answer, Awarded, Chosen, Violation, Visit
from inspector.domain.words import Among, Channel, Compare, Layout, UnitKind, VisitType

DEEPEST = 6
"""Levels of `all`, `any` and `not` inside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerIs:
    """An item is answered by one of these words (`violation`, `heard`, `good`, an option, …)."""

    item: str
    words: tuple[str, ...]
    of: Among = Among.ANY
    """Of which instances, where the item is in a section that repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHas:
    """An item's answer names one of these: a sub-type of an occurrence, an option chosen."""

    item: str
    names: tuple[str, ...]
    of: Among = Among.ANY
    """Of which instances, where the item is in a section that repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueIs:
    """A number that was entered compares so to a fixed one."""

    item: str
    """`W1`, or `W1.实` for one of several inputs."""
    compare: Compare
    value: Fraction
    of: Among = Among.ANY
    """Of which instances, where the item is in a section that repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitIs:
    """The visit is of one of these; what is left empty asks nothing, all others must fit."""

    unit_kinds: frozenset[UnitKind] = frozenset()
    layouts: frozenset[Layout] = frozenset()
    channels: frozenset[Channel] = frozenset()
    visit_types: frozenset[VisitType] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Every one of them holds; of none, it holds."""

    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one of them holds; of none, it does not."""

    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """It does not hold."""

    of: "Condition"


Condition = AnswerIs | AnswerHas | ValueIs | VisitIs | All | AnyOf | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What of a visit a condition may ask; None is not known, and fits nothing that is asked."""

    kind: UnitKind | None = None
    layout: Layout | None = None
    channel: Channel | None = None
    visit_type: VisitType | None = None


def about(visit: Visit) -> About:
    """What is known of a visit."""
    return About(kind=visit.kind, layout=visit.layout, channel=visit.channel, visit_type=visit.type)


def holds(  # noqa: PLR0911 - one answer a kind of condition
    condition: Condition, about: About, answers: Mapping[str, Answer]
) -> bool:
    """Whether a condition holds; an item without an answer is and has nothing.

    Args:
        condition: At most `DEEPEST` levels deep, which reading it makes sure of.
        about: The visit.
        answers: By item code.
    """
    match condition:
        case AnswerIs(item=item, words=words):
            answer = answers.get(item)
            return answer is not None and not names_of(answer).isdisjoint(words)
        case AnswerHas(item=item, names=names):
            return not _named(answers.get(item)).isdisjoint(names)
        case ValueIs():
            return _compares(condition, answers)
        case VisitIs():
            return _fits(condition, about)
        case All(of=parts):
            return all(holds(one, about, answers) for one in parts)
        case AnyOf(of=parts):
            return any(holds(one, about, answers) for one in parts)
        case Not(of=part):
            return not holds(part, about, answers)


def items_in(condition: Condition | None) -> frozenset[str]:
    """Codes of the items that a condition asks about."""
    match condition:
        case AnswerIs(item=item) | AnswerHas(item=item) | ValueIs(item=item):
            return frozenset({item.partition(".")[0]})
        case All(of=parts) | AnyOf(of=parts):
            return frozenset(code for one in parts for code in items_in(one))
        case Not(of=part):
            return items_in(part)
        case _:
            return frozenset()


def depth_of(condition: Condition) -> int:
    """Levels of conditions inside each other; 1 for a plain one."""
    match condition:
        case All(of=parts) | AnyOf(of=parts):
            return 1 + max((depth_of(one) for one in parts), default=0)
        case Not(of=part):
            return 1 + depth_of(part)
        case _:
            return 1


def cycles_in(needs: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """The rings of things that wait for each other, each once, beginning with its first.

    Args:
        needs: For each code the codes that it depends on; those that are not a key need nothing.
    """
    done: set[str] = set()
    for start in needs:
        yield from _rings_from(start, needs, done)


def _rings_from(
    start: str, needs: Mapping[str, frozenset[str]], done: set[str]
) -> Iterator[tuple[str, ...]]:
    # Without recursion: a chain of ten thousand items is no reason to fail.
    path: list[str] = []
    on_path: set[str] = set()
    waiting: list[tuple[str, bool]] = [(start, False)]
    while waiting:
        code, is_left = waiting.pop()
        if is_left:
            on_path.discard(path.pop())
            done.add(code)
        elif code in on_path:
            yield tuple(path[path.index(code) :])
        elif code not in done:
            path.append(code)
            on_path.add(code)
            waiting.append((code, True))
            waiting += [(one, False) for one in sorted(needs.get(code, ()), reverse=True)]


def _compares(condition: ValueIs, answers: Mapping[str, Answer]) -> bool:
    item, _, name = condition.item.partition(".")
    answer = answers.get(item)
    value = None if answer is None else values_of(answer).get(name)
    if value is None:
        return False
    match condition.compare:
        case Compare.BELOW:
            return value < condition.value
        case Compare.AT_MOST:
            return value <= condition.value
        case Compare.EQUAL:
            return value == condition.value
        case Compare.AT_LEAST:
            return value >= condition.value
        case Compare.ABOVE:
            return value > condition.value


def _fits(condition: VisitIs, about: About) -> bool:
    return (
        (not condition.unit_kinds or about.kind in condition.unit_kinds)
        and (not condition.layouts or about.layout in condition.layouts)
        and (not condition.channels or about.channel in condition.channels)
        and (not condition.visit_types or about.visit_type in condition.visit_types)
    )


def names_of(answer: Answer) -> frozenset[str]:
    """The words by which a condition may know an answer: what it is, and the option or band."""
    return frozenset({result_of(answer)}) | _options(answer)


def _named(answer: Answer | None) -> frozenset[str]:
    match answer:
        case Violation(occurrences=seen) | Awarded(occurrences=seen):
            return frozenset(one.subtype for one in seen if one.subtype is not None)
        case None:
            return frozenset()
        case _:
            return _options(answer)


def _options(answer: Answer) -> frozenset[str]:
    return frozenset(answer.options) if isinstance(answer, Chosen) else frozenset()
