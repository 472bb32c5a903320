"""A checklist as canonical JSON, so that a frozen copy rests in the store and reads back anywhere.

Fields at their default are left out: a field that is added later does not change the digest of
content that does not use it.
"""

import dataclasses
import hashlib
import json
import types
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from inspector.domain import condition, rules
from inspector.domain.checklist import Checklist
from inspector.errors import InspectorError
from inspector.errors.checklist import BAD_FROZEN_COPY
from inspector.i18n import Pair

Json = Any
"""What `json.loads` gives."""
Hint = Any
"""A type as `get_type_hints` gives it."""
Built = Any
"""A value of the type that a hint names."""

RULES: dict[str, type] = {
    "per_occurrence": rules.PerOccurrence,
    "one_off": rules.OneOff,
    "whole_item": rules.WholeItem,
    "entered": rules.Entered,
    "tiers": rules.Tiers,
    "ratio_step": rules.RatioStep,
    "formula": rules.ByFormula,
    "bonus": rules.Bonus,
    "veto": rules.Veto,
    "flag": rules.Flag,
}
CONDITIONS: dict[str, type] = {
    "answer": condition.AnswerIs,
    "names": condition.AnswerHas,
    "number": condition.ValueIs,
    "visit": condition.VisitIs,
    "all": condition.All,
    "any": condition.AnyOf,
    "not": condition.Not,
}
VARIANTS: dict[str, dict[str, type]] = {"rule": RULES, "condition": CONDITIONS}
"""Kinds of a thing by the word that tells them apart, under the key that holds the word."""
TAGS = {kind: (key, word) for key, kinds in VARIANTS.items() for word, kind in kinds.items()}
LEFT_OUT = {"digest", "by_code", "by_section"}
"""What the content makes known by itself."""


def encode(checklist: Checklist) -> bytes:
    """The checklist's canonical content: keys sorted, no spaces, UTF-8, without its digest."""
    plain = _plain(checklist)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest_of(checklist: Checklist) -> str:
    """SHA-256 (hex) of the canonical content."""
    return hashlib.sha256(encode(checklist)).hexdigest()


def decode(content: bytes) -> Checklist:
    """The checklist of canonical content, with its digest.

    Raises:
        InspectorError: CHECKLIST_023, when the content is not one of ours.
    """
    try:
        checklist = _built(Checklist, json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InspectorError(BAD_FROZEN_COPY, reason=str(error)) from error
    if not isinstance(checklist, Checklist):
        raise InspectorError(BAD_FROZEN_COPY, reason=type(checklist).__name__)
    return dataclasses.replace(checklist, digest=hashlib.sha256(content).hexdigest())


def _plain(value: object) -> object:
    match value:
        case bool() | int() | None:
            return value
        case str() | Fraction():
            return str(value)
        case Pair(zh, en):
            return [zh, en]
        case tuple():
            return [_plain(one) for one in value]
        case frozenset():
            return sorted(str(_plain(one)) for one in value)
        case _:
            return _plain_fields(value)


def _plain_fields(value: Built) -> dict[str, object]:
    fields: dict[str, object] = {
        field.name: _plain(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if field.name not in LEFT_OUT and getattr(value, field.name) != field.default
    }
    if type(value) in TAGS:
        key, word = TAGS[type(value)]
        fields[key] = word
    return fields


def _value(hint: Hint, plain: Json) -> Built:
    origin: Hint = get_origin(hint)
    arguments = get_args(hint)
    if origin in {Union, types.UnionType}:
        return _variant(arguments, plain)
    if origin is tuple:
        return tuple(_value(arguments[0], one) for one in plain)
    if origin is frozenset:
        return frozenset(_value(arguments[0], one) for one in plain)
    if hint is Pair:
        zh, en = plain
        return Pair(zh, en)
    if dataclasses.is_dataclass(hint):
        return _built(hint, plain)
    return hint(plain)


def _variant(arguments: tuple[Hint, ...], plain: Json) -> Built:
    if plain is None:
        return None
    rest = [one for one in arguments if one is not type(None)]
    if len(rest) == 1:
        return _value(rest[0], plain)
    tag = next(key for key in VARIANTS if key in plain)
    kind = VARIANTS[tag][plain[tag]]
    return _built(kind, {key: plain[key] for key in plain if key != tag})


def _built(kind: Hint, plain: dict[str, Json]) -> Built:
    hints = _hints(kind)
    return kind(**{key: _value(hints[key], value) for key, value in plain.items()})


@cache
def _hints(kind: type) -> dict[str, Hint]:
    return get_type_hints(kind)
