"""What pydantic finds wrong in a hand-written file, told by line in our own words."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from inspector.checklists.nearness import Near
from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.domain.labels import label
from inspector.domain.words import (
    Channel,
    DueClass,
    Grade,
    Layout,
    Result,
    UnitKind,
    VisitType,
)
from inspector.errors import yaml_file as faults

LONGEST_SHOWN = 40
ABOUT_THE_VALUE = {
    "model_type": faults.NOT_A_MAPPING,
    "model_attributes_type": faults.NOT_A_MAPPING,
    "dict_type": faults.NOT_A_MAPPING,
    "list_type": faults.NOT_A_LIST,
    "tuple_type": faults.NOT_A_LIST,
    "string_type": faults.NOT_A_TEXT,
    "string_too_short": faults.EMPTY,
    "too_short": faults.EMPTY,
    "not_a_number": faults.NOT_A_NUMBER,
}
"""Kinds of pydantic's faults that need no more than the key and the value."""
SHAPES = (faults.NOT_A_MAPPING, faults.NOT_A_LIST, faults.NOT_A_TEXT)
YES_AND_NO: Final = {
    **dict.fromkeys(("yes", "on", "y", "t", "1", "是", "有"), "true"),
    **dict.fromkeys(("no", "off", "n", "f", "0", "否", "无", "没有"), "false"),
}
"""How YAML elsewhere, and people, say the two words that are read here."""
ABBREVIATED: Final = {
    "open": ("明察", "明"),
    "covert": ("暗访", "暗"),
    "call": ("电话", "电"),
    "web": ("网上", "网"),
    "files": ("台账", "档案", "档"),
    "same-day": ("当场", "立即", "即时"),
    "handover": ("移送",),
}
"""The ways of seeing and the deadlines, as forms abbreviate them."""


def note_all(
    met: list[ErrorDetails], model: type[BaseModel], document: Node, problems: Problems
) -> None:
    """Note all of pydantic's faults of a document, until the problems are full."""
    teller = _Teller(model, document, problems)
    for details in _of_the_shape_meant(met, document):
        if problems.is_full:
            problems.cut()
            return
        teller.note(details)


def _of_the_shape_meant(met: list[ErrorDetails], document: Node) -> Iterator[ErrorDetails]:
    """Where a value may have one of several shapes, only the faults of the shape it has."""
    other_shapes = []
    told: set[Loc] = set()
    for details in met:
        if _is_of_another_shape(details, document):
            other_shapes.append(details)
        else:
            told.add(details["loc"])
            yield details
    for details in other_shapes:
        place = details["loc"][:-1]
        if not any(loc[: len(place)] == place for loc in told):
            told.add(details["loc"])
            yield details


def _is_of_another_shape(details: ErrorDetails, document: Node) -> bool:
    """Whether pydantic tried a shape here that the value does not have."""
    *_, shape = details["loc"] or ("",)
    holder = document.at(loc_in_file(details["loc"][:-1], document))
    return (
        ABOUT_THE_VALUE.get(details["type"]) in SHAPES
        and len(details["loc"]) > 1
        and holder.at([shape]) is holder
    )


class _Teller:
    """Tells the faults of one document; remembers what is known where, for near misses."""

    def __init__(self, model: type[BaseModel], document: Node, problems: Problems) -> None:
        self._document = document
        self._problems = problems
        self._keys_on_top = Near(sorted(model.model_fields))
        self._keys = Near(sorted(_all_keys(model)))
        self._words: dict[str, Near] = {}

    def note(self, details: ErrorDetails) -> None:
        """Add one of pydantic's faults to the problems."""
        loc = loc_in_file(details["loc"], self._document)
        line = self._document.at(loc).line
        given = details["input"]
        shown = {
            "key": _shown(loc) or self._problems.file,
            "value": given[:LONGEST_SHOWN] if isinstance(given, str) else "…",
        }
        context: dict[str, Any] = details.get("ctx", {})
        match details["type"]:
            case kind if kind in ABOUT_THE_VALUE:
                self._problems.add(ABOUT_THE_VALUE[kind], line, **shown)
            case "missing":
                self._problems.add(faults.MISSING_KEY, line, key=details["loc"][-1])
            case "union_tag_not_found":
                key = _unquoted(context["discriminator"])
                self._problems.add(faults.MISSING_KEY, line, key=key)
            case "extra_forbidden":
                near = self._keys if details["loc"][:-1] else self._keys_on_top
                key = shown["key"][:LONGEST_SHOWN]
                self._problems.add(faults.UNKNOWN_KEY, line, key=key, hint=near.hint(key))
            case "enum" | "literal_error" | "not_one_of":
                self._note_word(line, context["expected"], **shown)
            case "union_tag_invalid":
                key = _unquoted(context["discriminator"])
                value = str(context["tag"])[:LONGEST_SHOWN]
                self._note_word(line, context["expected_tags"], key=key, value=value)
            case "not_a_code":
                self._problems.add(faults.NOT_A_CODE, line, **shown, example=context["example"])
            case _:
                self._problems.add(faults.NOT_AS_EXPECTED, line, **shown, reason=details["msg"])

    def _note_word(self, line: int, expected: object, *, key: str, value: str) -> None:
        known = _unquoted(expected).replace(" or ", ", ")
        if known not in self._words:
            words = known.split(", ")
            self._words[known] = Near(words, _spoken(words))
        hint = self._words[known].hint(value)
        self._problems.add(faults.NOT_ONE_OF, line, key=key, value=value, known=known, hint=hint)


def _unquoted(words: object) -> str:
    return str(words).replace("'", "")


def loc_in_file(loc: Loc, document: Node) -> Loc:
    """The part of pydantic's loc that exists in the file; it also names union members."""
    kept: list[str | int] = []
    node = document
    for step in loc:
        found = node.at([step])
        if found is not node:
            kept.append(step)
            node = found
    return kept


def _shown(loc: Loc) -> str:
    """The last key of a place, with the position (from 1) if it holds a list."""
    match loc:
        case [*_, str(key)]:
            return key
        case [*_, key, int(position)]:
            return f"{key}[{position + 1}]"
        case _:
            return ""


def _spoken(words: list[str]) -> dict[str, str]:
    """How people say some of the words: 明察 for `open`, yes for `true`."""
    said = {other: word for other, word in YES_AND_NO.items() if word in words}
    for kind in (UnitKind, Layout, Channel, VisitType, Result, Grade, DueClass):
        for member in kind:
            if member.value in words:
                name = label(member)
                said |= {name.zh: member.value, name.en: member.value}
    for word, ways in ABBREVIATED.items():
        if word in words:
            said |= dict.fromkeys(ways, word)
    return said


@cache
def _all_keys(model: type[BaseModel]) -> set[str]:
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {}).values()
    return {key for definition in definitions for key in definition.get("properties", {})}
