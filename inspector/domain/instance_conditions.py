"""Conditions where sections repeat: the same instance inside one, any, every or none outside."""

from collections.abc import Callable, Collection
from dataclasses import replace

from inspector.domain.condition import (
    All,
    AnswerHas,
    AnswerIs,
    AnyOf,
    Condition,
    Not,
    ValueIs,
)
from inspector.domain.words import Among

Groups = Callable[[str], tuple[str, ...] | None]
"""For the code of a repeated item its codes in every instance; None for any other code."""
AT = "@"
"""Between a code and the key of an instance; no code of a checklist has it."""

_Leaf = AnswerIs | AnswerHas | ValueIs


def joined(code: str, key: str) -> str:
    """The code of a section, an item or one of an item's numbers (`W1.实`) in one instance."""
    item, dot, name = code.partition(".")
    return f"{item}{AT}{key}{dot}{name}"


def within(condition: Condition, here: Collection[str], key: str) -> Condition:
    """A condition as it stands in one instance: items of its own section are those of it.

    Args:
        condition: As the checklist has it.
        here: Codes of the items of the section.
        key: Of the instance.
    """

    def own(leaf: _Leaf) -> Condition:
        if leaf.item.partition(".")[0] not in here:
            return leaf
        one = replace(leaf, item=joined(leaf.item, key), of=Among.ANY)
        return Not(of=one) if leaf.of is Among.NONE else one

    return _with_leaves(condition, own)


def everywhere(condition: Condition, groups: Groups) -> Condition:
    """A condition as it can be asked: what names a repeated item names its instances."""

    def each(leaf: _Leaf) -> Condition:
        item, dot, name = leaf.item.partition(".")
        codes = groups(item)
        if codes is None:
            # Of what this visit cannot ask nothing is so.
            none = leaf.of is Among.NONE
            return Not(of=replace(leaf, of=Among.ANY)) if none else leaf
        leaves = tuple(replace(leaf, item=code + dot + name, of=Among.ANY) for code in codes)
        match leaf.of:
            case Among.ANY:
                return AnyOf(of=leaves)
            case Among.EVERY:
                # Of no window at all nothing is so.
                return All(of=leaves) if leaves else AnyOf(of=())
            case Among.NONE:
                return Not(of=AnyOf(of=leaves))

    return _with_leaves(condition, each)


def _with_leaves(condition: Condition, change: Callable[[_Leaf], Condition]) -> Condition:
    match condition:
        case AnswerIs() | AnswerHas() | ValueIs():
            return change(condition)
        case All(of=parts):
            return All(of=tuple(_with_leaves(one, change) for one in parts))
        case AnyOf(of=parts):
            return AnyOf(of=tuple(_with_leaves(one, change) for one in parts))
        case Not(of=part):
            return Not(of=_with_leaves(part, change))
        case _:
            return condition
