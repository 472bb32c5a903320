"""From XPath to a condition: which answers to other items a question depends on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from inspector.checklists.schema import PLAIN_NUMBER
from inspector.checklists.xlsform.xpath import (
    Call,
    Expression,
    Number,
    Pairing,
    Ref,
    Unfollowed,
    Words,
    read,
)
from inspector.domain.condition import (
    DEEPEST,
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
    depth_of,
)
from inspector.domain.numbers import decimal_text, fraction_from
from inspector.domain.words import Compare

ALWAYS, NEVER = All(of=()), AnyOf(of=())
COMPARE = {
    "<": Compare.BELOW,
    "<=": Compare.AT_MOST,
    "=": Compare.EQUAL,
    ">=": Compare.AT_LEAST,
    ">": Compare.ABOVE,
}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
ANSWERED = ("compliant", "violation")
"""What an answer of any form comes to."""
NOT_HERE = "not_applicable"
"""An answer too, where it is one of the form's choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a question became, as far as conditions may ask."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict)
    """Name of a choice to the answer's word, where the item is judged."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Name of a choice to the Chinese name of the option."""
    is_number: bool = False
    round: int | None = None
    """The row of the repeat in which it is asked; None where it is asked once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a condition sees of a form, from where it stands."""

    known: Mapping[str, Known]
    """By the names of the questions that became items."""
    round: int | None = None
    """The row of the repeat in which it stands."""

    def of(self, asked: Ref) -> Known:
        """The question that it asks.

        Raises:
            Unfollowed: For one that is no item, and for one that a repeat asks elsewhere: of which
                round it is meant, no form says alike.
        """
        question = self.known.get(asked.name)
        if question is None or question.round not in {None, self.round}:
            raise Unfollowed(_shown(asked))
        return question


def condition_of(text: str, known: Sight) -> Condition:
    """The condition of a cell; `ALWAYS` or `NEVER` where it depends on nothing.

    Args:
        text: XPath.
        known: What it may ask.

    Raises:
        Unfollowed: With the part that a checklist cannot follow.
    """
    found = _condition(read(text), known)
    if depth_of(found) > DEEPEST:
        raise Unfollowed(text)
    return found


def all_of_them(conditions: Sequence[Condition]) -> Condition | None:
    """The condition that all of them hold; None where there is nothing to hold."""
    whole = _joined(All, conditions)
    return None if whole == ALWAYS else whole


def _condition(expression: Expression, known: Sight) -> Condition:
    match expression:
        case Pairing(operator="and" | "or"):
            both = [_condition(one, known) for one in (expression.left, expression.right)]
            return _joined(All if expression.operator == "and" else AnyOf, both)
        case Call():
            return _called(expression, known)
        case Pairing(left=Ref() as asked, right=Words() | Number() as wanted):
            return _compared(asked, expression.operator, wanted, known)
        case Pairing(left=Words() | Number() as wanted, right=Ref() as asked):
            operator = TURNED.get(expression.operator, expression.operator)
            return _compared(asked, operator, wanted, known)
        case _:
            raise Unfollowed(_shown(expression))


def _called(call: Call, known: Sight) -> Condition:
    match call:
        case Call(name="not", arguments=(inner,)):
            return _opposite(_condition(inner, known))
        case Call(name="true", arguments=()):
            return ALWAYS
        case Call(name="false", arguments=()):
            return NEVER
        case Call(name="selected", arguments=(Ref() as asked, Words() | Number() as wanted)):
            return _is(asked, wanted, known)
        case _:
            raise Unfollowed(_shown(call))


def _compared(asked: Ref, operator: str, wanted: Words | Number, known: Sight) -> Condition:
    if operator == "=":
        return _is(asked, wanted, known)
    if operator == "!=":
        return _opposite(_is(asked, wanted, known))
    question = known.of(asked)
    if operator not in TURNED or not isinstance(wanted, Number) or not question.is_number:
        raise Unfollowed(_shown(Pairing(operator, asked, wanted)))
    return _value_is(question, COMPARE[operator], wanted.value)


def _joined(kind: type[All] | type[AnyOf], conditions: Sequence[Condition]) -> Condition:
    """One condition of several; what holds always, or never, does not stay inside it."""
    decides = NEVER if kind is All else ALWAYS
    if decides in conditions:
        return decides
    parts = tuple(dict.fromkeys(_parts(kind, conditions)))
    if kind is AnyOf:
        parts = tuple(_together(parts))
    return parts[0] if len(parts) == 1 else kind(of=parts)


def _together(parts: Sequence[Condition]) -> Iterator[Condition]:
    """One answer or another of the same item is one condition with two words."""
    words: dict[str, tuple[str, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for part in parts:
        match part:
            case AnswerIs():
                words[part.item] = (*words.get(part.item, ()), *part.words)
            case AnswerHas():
                names[part.item] = (*names.get(part.item, ()), *part.names)
            case _:
                pass
    for part in parts:
        match part:
            case AnswerIs() if part.item in words:
                given = dict.fromkeys(words.pop(part.item))
                yield AnswerIs(item=part.item, words=tuple(given))
            case AnswerHas() if part.item in names:
                given = dict.fromkeys(names.pop(part.item))
                yield AnswerHas(item=part.item, names=tuple(given))
            case AnswerIs() | AnswerHas():
                continue
            case _:
                yield part


def _parts(kind: type[All] | type[AnyOf], conditions: Sequence[Condition]) -> Iterator[Condition]:
    """Those that are joined alike are one list: a chain of `or` is no deeper than one."""
    for one in conditions:
        if isinstance(one, kind):
            yield from one.of
        else:
            yield one


def _opposite(of: Condition) -> Condition:
    if of in (ALWAYS, NEVER):
        return NEVER if of == ALWAYS else ALWAYS
    return of.of if isinstance(of, Not) else Not(of=of)


def _is(asked: Ref, wanted: Words | Number, known: Sight) -> Condition:
    """`${q} = 'x'`; an empty text asks whether there is no answer.

    Raises:
        Unfollowed: When the question has no such choice.
    """
    question = known.of(asked)
    if wanted == Words(""):
        rest = (NOT_HERE,) if NOT_HERE in question.words.values() else ()
        return Not(of=AnswerIs(item=question.code, words=(*ANSWERED, *rest)))
    if question.is_number:
        value = wanted.value if isinstance(wanted, Number) else _number_in(wanted)
        return _value_is(question, Compare.EQUAL, value)
    named = {*question.words, *question.options}
    if isinstance(wanted, Words):
        fitting = [name for name in named if name == wanted.value]
    else:
        fitting = [name for name in named if _same_number(name, wanted.value)]
    if not fitting:
        raise Unfollowed(_shown(wanted))
    return _one_of(question, sorted(fitting))


def _value_is(question: Known, compare: Compare, value: Fraction) -> Condition:
    """A comparison with a number that a checklist file can hold.

    Raises:
        Unfollowed: When it is negative or has more than six places.
    """
    if not PLAIN_NUMBER.fullmatch(decimal_text(value)):
        raise Unfollowed(decimal_text(value))
    return ValueIs(item=question.code, compare=compare, value=value)


def _one_of(question: Known, names: list[str]) -> Condition:
    if question.words:
        words = tuple(question.words[name] for name in names)
        return AnswerIs(item=question.code, words=words)
    return AnswerHas(item=question.code, names=tuple(question.options[name] for name in names))


def _number_in(words: Words) -> Fraction:
    try:
        return fraction_from(words.value)
    except ValueError as error:
        raise Unfollowed(_shown(words)) from error


def _same_number(name: str, value: Fraction) -> bool:
    try:
        return fraction_from(name) == value
    except ValueError:
        return False


def _shown(expression: Expression) -> str:
    match expression:
        case Ref(name=name):
            return f"${{{name}}}"
        case Words(value=value):
            return f"'{value}'"
        case Number(value=value):
            return decimal_text(value)
        case Call(name=name):
            return f"{name}(…)"
        case Pairing():
            return f"{_shown(expression.left)} {expression.operator} {_shown(expression.right)}"
        case _:
            return "."
