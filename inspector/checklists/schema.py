"""The kinds of values that hand-written files hold, and a document as its model."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Annotated, Literal, LiteralString, Self, TypeVar, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import ErrorDetails, PydanticCustomError, core_schema

from inspector.checklists.fault_notes import loc_in_file, note_all
from inspector.checklists.strict_yaml import MOST_TOLD, Loc, Node, Problems

Model = TypeVar("Model", bound=BaseModel)
PLAIN_NUMBER = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?")
"""Without a leading 0: 010 is ten to people and eight to YAML's own readers."""
PLAIN_FRACTION = re.compile(r"[1-9][0-9]{0,3}/[1-9][0-9]{0,3}")
SHORT_COUNT = re.compile(r"[0-9]{1,3}|1000")


class Strict(BaseModel):
    """Base of every model at the boundary: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Tally:
    """Counts the faults met in one file, so that looking for more can end."""

    def __init__(self) -> None:
        self.faults = 0

    @property
    def is_full(self) -> bool:
        """Whether there are more than will be told."""
        return self.faults > MOST_TOLD


class Many(Strict):
    """Base of what a file holds thousands of: past the faults that are told it is not looked at."""

    @model_validator(mode="wrap")
    @classmethod
    def _looked_at(
        cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        tally = info.context
        if not isinstance(tally, Tally):
            return handler(value)
        if tally.is_full:
            return cast("Self", _stand_in(cls))
        try:
            return handler(value)
        except ValidationError as error:
            tally.faults += error.error_count()
            raise


@cache
def _stand_in(kind: type[BaseModel]) -> BaseModel:
    """What stands for a block that was not looked at; nobody sees it, as there are faults."""
    return kind.model_construct()


def number_from_text(value: object) -> Fraction:
    """A plain decimal number, exactly.

    Raises:
        PydanticCustomError: `not_a_number`, when it is anything else.
    """
    if isinstance(value, str) and PLAIN_NUMBER.fullmatch(value):
        return Fraction(value)
    kind: LiteralString = "not_a_number"
    raise PydanticCustomError(kind, "not a number")


def points_from_text(value: object) -> Fraction:
    """A plain decimal number that may be below 0, exactly.

    Raises:
        PydanticCustomError: `not_a_number`, when it is anything else.
    """
    if isinstance(value, str) and value.startswith("-"):
        return -number_from_text(value[1:])
    return number_from_text(value)


def factor_from_text(value: object) -> Fraction:
    """A number to multiply by: a plain decimal, or two whole numbers such as `4/3`.

    Raises:
        PydanticCustomError: `not_a_number`, when it is anything else.
    """
    if isinstance(value, str) and PLAIN_FRACTION.fullmatch(value):
        return Fraction(value)
    return number_from_text(value)


def count_from_text(value: object) -> int:
    """A whole number of at most 1000.

    Raises:
        PydanticCustomError: `not_a_count`, when it is anything else.
    """
    if isinstance(value, str) and SHORT_COUNT.fullmatch(value):
        return int(value)
    kind: LiteralString = "not_a_count"
    raise PydanticCustomError(kind, "not a count")


def yes_or_no_from_text(value: object) -> bool:
    """`true` or `false`, and no other word for it.

    Raises:
        PydanticCustomError: `not_one_of`, when it is anything else.
    """
    if value in {"true", "false"}:
        return value == "true"
    kind: LiteralString = "not_one_of"
    raise PydanticCustomError(kind, "{expected}", {"expected": "true, false"})


@dataclass(frozen=True, slots=True)
class Matching:
    """Of a text: that it has the form of a code.

    Args:
        pattern: What all of it matches.
        like: An example of it.
    """

    pattern: str
    like: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Checked after the text itself."""
        compiled = re.compile(self.pattern)

        def check(value: str) -> str:
            if compiled.fullmatch(value):
                return value
            kind: LiteralString = "not_a_code"
            raise PydanticCustomError(kind, "{example}", {"example": self.like})

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The same as JSON Schema says it."""
        del core, handler
        return {"type": "string", "pattern": f"^(?:{self.pattern})$", "examples": [self.like]}


class _AnyScalar:
    """Of a text: that `5` and `no` are texts too, though another reader of YAML types them."""

    def __get_pydantic_json_schema__(
        self, core: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A text that is not empty, or what an editor takes for a number or a truth."""
        del core, handler
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), _AnyScalar()]
"""A text that is not empty."""
Number = Annotated[
    Fraction,
    PlainValidator(
        number_from_text,
        json_schema_input_type=Annotated[float, Field(ge=0, lt=10**9)]
        | Annotated[str, Field(pattern=f"^{PLAIN_NUMBER.pattern}$")],
    ),
]
"""A decimal number of at least 0, exactly."""
Points = Annotated[Fraction, PlainValidator(points_from_text)]
"""A decimal number, exactly: of a sheet that only takes it is below 0."""
Factor = Annotated[
    Fraction,
    PlainValidator(
        factor_from_text,
        json_schema_input_type=Annotated[float, Field(ge=0, lt=10**9)]
        | Annotated[str, Field(pattern=f"^({PLAIN_NUMBER.pattern}|{PLAIN_FRACTION.pattern})$")],
    ),
]
"""A number to multiply by, of at least 0: `2`, `0.5`, `4/3`."""
Count = Annotated[
    int,
    PlainValidator(
        count_from_text,
        json_schema_input_type=Annotated[int, Field(ge=0, le=1000)]
        | Annotated[str, Field(pattern=f"^({SHORT_COUNT.pattern})$")],
    ),
]
"""A whole number from 0 to 1000."""
YesNo = Annotated[
    bool,
    PlainValidator(yes_or_no_from_text, json_schema_input_type=bool | Literal["true", "false"]),
]
"""`true` or `false`."""


def validated(model: type[Model], document: Node, problems: Problems) -> Model | None:
    """The document as its model; None, and one problem per fault, where it is not one."""
    try:
        return model.model_validate(document.plain(), context=Tally())
    except ValidationError as error:
        note_all(error.errors(include_url=False), model, document, problems)
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
    loc = loc_in_file(details["loc"], document)
    return loc if details["type"] == "extra_forbidden" else part_of(loc)
