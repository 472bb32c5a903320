"""What pydantic finds wrong in a hand-written file, told by line in our own words."""

import difflib
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Annotated, Any, LiteralString, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.errors import yaml_file as faults

Model = TypeVar("Model", bound=BaseModel)
PLAIN_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
PLAIN_FRACTION = re.compile(r"[0-9]{1,4}/[1-9][0-9]{0,3}")
SHORT_COUNT = re.compile(r"[0-9]{1,3}")
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


class Strict(BaseModel):
    """Base of every model at the boundary: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def number_from_text(value: object) -> Fraction:
    """A plain decimal number, exactly.

    Raises:
        PydanticCustomError: `not_a_number`, when it is anything else.
    """
    if isinstance(value, str) and PLAIN_NUMBER.fullmatch(value):
        return Fraction(value)
    kind: LiteralString = "not_a_number"
    raise PydanticCustomError(kind, "not a number")


def factor_from_text(value: object) -> Fraction:
    """A number to multiply by: a plain decimal, or two whole numbers such as `4/3`.

    Raises:
        PydanticCustomError: `not_a_number`, when it is anything else.
    """
    if isinstance(value, str) and PLAIN_FRACTION.fullmatch(value):
        return Fraction(value)
    return number_from_text(value)


def count_from_text(value: object) -> int:
    """A whole number of at most three digits.

    Raises:
        PydanticCustomError: `not_a_number`, when it is anything else.
    """
    if isinstance(value, str) and SHORT_COUNT.fullmatch(value):
        return int(value)
    kind: LiteralString = "not_a_number"
    raise PydanticCustomError(kind, "not a number")


def yes_or_no_from_text(value: object) -> bool:
    """`true` or `false`, and no other word for it.

    Raises:
        PydanticCustomError: `not_one_of`, when it is anything else.
    """
    if value in {"true", "false"}:
        return value == "true"
    kind: LiteralString = "not_one_of"
    raise PydanticCustomError(kind, "{expected}", {"expected": "true, false"})


def matching(pattern: str, *, like: str) -> Callable[[str], str]:
    """A check that a text has the form of a code; `like` is an example of it."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if compiled.fullmatch(value):
            return value
        kind: LiteralString = "not_a_code"
        raise PydanticCustomError(kind, "{example}", {"example": like})

    return check


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text that is not empty."""
Number = Annotated[Fraction, PlainValidator(number_from_text)]
"""A decimal number of at least 0, exactly."""
Factor = Annotated[Fraction, PlainValidator(factor_from_text)]
"""A number to multiply by, of at least 0: `2`, `0.5`, `4/3`."""
Count = Annotated[int, PlainValidator(count_from_text)]
"""A whole number from 0 to 999."""
YesNo = Annotated[bool, PlainValidator(yes_or_no_from_text)]
"""`true` or `false`."""


def validated(model: type[Model], document: Node, problems: Problems) -> Model | None:
    """The document as its model; None, and one problem per fault, where it is not one."""
    try:
        return model.model_validate(document.plain())
    except ValidationError as error:
        for details in _of_the_shape_meant(error.errors(include_url=False), document):
            _note(details, model, document, problems)
        return None


def salvaged(
    model: type[Model], document: Node, part_of: Callable[[Loc], Loc | None]
) -> tuple[Model, Node] | None:
    """The document without its faulty parts, for a reader that looks for what else is wrong.

    Args:
        model: What the document is read as.
        document: One that does not fit the model.
        part_of: The smallest part around a place that the rest makes sense without; None where
            there is none. An unknown key is always left out alone.

    Returns:
        The rest, as model and as tree, its lines unchanged; None where no sense is left.
    """
    try:
        return model.model_validate(document.plain()), document
    except ValidationError as error:
        parts = [_part(details, document, part_of) for details in error.errors()]
    known = [part for part in parts if part]
    if len(known) < len(parts):
        return None
    rest = document.without(known)
    try:
        return model.model_validate(rest.plain()), rest
    except ValidationError:
        return None


def _part(
    details: ErrorDetails, document: Node, part_of: Callable[[Loc], Loc | None]
) -> Loc | None:
    loc = _loc_in_file(details["loc"], document)
    return loc if details["type"] == "extra_forbidden" else part_of(loc)


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
    holder = document.at(_loc_in_file(details["loc"][:-1], document))
    return (
        ABOUT_THE_VALUE.get(details["type"]) in SHAPES
        and len(details["loc"]) > 1
        and holder.at([shape]) is holder
    )


def _note(
    details: ErrorDetails, model: type[BaseModel], document: Node, problems: Problems
) -> None:
    loc = _loc_in_file(details["loc"], document)
    line = document.at(loc).line
    given = details["input"]
    shown = {
        "key": _shown(loc) or problems.file,
        "value": given[:LONGEST_SHOWN] if isinstance(given, str) else "…",
    }
    context: dict[str, Any] = details.get("ctx", {})
    match details["type"]:
        case kind if kind in ABOUT_THE_VALUE:
            problems.add(ABOUT_THE_VALUE[kind], line, **shown)
        case "missing":
            problems.add(faults.MISSING_KEY, line, key=details["loc"][-1])
        case "union_tag_not_found":
            problems.add(faults.MISSING_KEY, line, key=_unquoted(context["discriminator"]))
        case "extra_forbidden":
            hint = _hint(shown["key"], model, details["loc"][:-1])
            problems.add(faults.UNKNOWN_KEY, line, key=shown["key"], hint=hint)
        case "enum" | "literal_error" | "not_one_of":
            known = _unquoted(context["expected"]).replace(" or ", ", ")
            problems.add(faults.NOT_ONE_OF, line, **shown, known=known)
        case "union_tag_invalid":
            key, known = (_unquoted(context[name]) for name in ("discriminator", "expected_tags"))
            problems.add(faults.NOT_ONE_OF, line, key=key, value=context["tag"], known=known)
        case "not_a_code":
            problems.add(faults.NOT_A_CODE, line, **shown, example=context["example"])
        case _:
            problems.add(faults.NOT_AS_EXPECTED, line, **shown, reason=details["msg"])


def _unquoted(words: object) -> str:
    return str(words).replace("'", "")


def _loc_in_file(loc: Loc, document: Node) -> Loc:
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


def _hint(key: str, model: type[BaseModel], loc: Loc) -> str:
    """The near miss of a key, as words to add to “correct its spelling”."""
    known = set(model.model_fields) if not loc else _all_keys(model)
    near = difflib.get_close_matches(key, sorted(known), n=1)
    return f" (“{near[0]}”?)" if near else ""


def _all_keys(model: type[BaseModel]) -> set[str]:
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {}).values()
    return {key for definition in definitions for key in definition.get("properties", {})}
