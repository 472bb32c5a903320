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
from inspector.i18n import N_, Pair, both

LONGEST_SHOWN = 40
MOST_HOMES = 6
"""Keys named to whoever puts a good key into a wrong place."""
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
    "not_a_count": faults.NOT_A_COUNT,
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
    "call": ("电话", "电", "通话", "每次电话"),
    "web": ("网上", "网"),
    "files": ("台账", "档案", "档"),
    "same-day": ("当场", "立即", "即时"),
    "handover": ("移送",),
    "window": ("窗口", "每个窗口", "逐窗口"),
    "clerk": ("工作人员", "人员", "每人", "逐人", "staff"),
    "other": ("其他", "其它"),
    "mean": ("平均", "平均分", "取平均", "average"),
    "sum": ("合计", "相加", "累计", "total"),
    "lowest": ("最低", "取最低", "最低分", "minimum"),
    "any": ("任一", "任意", "有一个", "some"),
    "every": ("每个", "每一个", "全部", "都", "all"),
    "none": ("没有", "都不", "没有一个"),
}
"""How forms abbreviate the ways of seeing and deadlines, and how people say other code words."""


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
        self._keys = Near(sorted(_homes(model)))
        self._homes = _homes(model)
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
                hint = self._home(key) or near.hint(key)
                self._problems.add(faults.UNKNOWN_KEY, line, key=key, hint=hint)
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

    def _home(self, key: str) -> Pair | None:
        """Where a key that is spelt right belongs, as it is added to advice."""
        homes = "、".join(self._homes.get(key, ()))
        return both(N_(" (it belongs under: {places})"), places=homes) if homes else None

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
def _homes(model: type[BaseModel]) -> dict[str, list[str]]:
    """The keys that blocks may have, each with the keys under which such blocks stand."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    found: dict[str, set[str]] = {}
    for block in (schema, *definitions.values()):
        for home, value in block.get("properties", {}).items():
            for name in _blocks_in(value):
                for key in definitions[name].get("properties", {}):
                    found.setdefault(key, set()).add(home)
    return {key: sorted(homes)[:MOST_HOMES] for key, homes in found.items()}


def _blocks_in(value: object) -> Iterator[str]:
    """The names of the blocks that may stand at a key, in a schema."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"].rpartition("/")[2]
        for one in value.values():
            yield from _blocks_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from _blocks_in(one)
