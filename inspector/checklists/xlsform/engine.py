"""pyxform, behind one door: what it makes of headings and types, and what it refuses.

It gets plain values, never a file; it writes none, starts no other program and asks no network
(ODK Validate, a Java program that it can call, is not called).
"""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from pyxform import aliases, constants
from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.parsing.sheet_headers import process_header
from pyxform.question import MultipleChoiceQuestion, Option
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.survey import Survey
from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_SELECT, workbook_to_json
from pyxform.xls2json_backends import DefinitionData

from inspector.checklists.xlsform.kinds import Kind, Type
from inspector.checklists.xlsform.tables import CHOICES, SETTINGS, SURVEY, Table

FORM = "form"
STUMBLES = (
    ArithmeticError,
    AttributeError,
    ExpatError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pyxform itself stumbles over where a form is odder than it thought of."""

Row = dict[str, str]
Workbook = Mapping[str, Sequence[Row]]
"""Sheet to its rows from the second on; empty rows are empty, so that rows can be counted."""

COLUMNS: Mapping[str, tuple[Mapping[str, str | tuple[str, ...]], frozenset[str]]] = {
    SURVEY: (aliases.survey_header, frozenset(MultipleChoiceQuestion.get_slot_names())),
    CHOICES: (aliases.list_header, frozenset(Option.get_slot_names())),
    SETTINGS: (aliases.settings_header, frozenset(Survey.get_slot_names())),
}
SELECTS = {
    constants.SELECT_ONE: Kind.ONE,
    constants.SELECT_ALL_THAT_APPLY: Kind.MANY,
    constants.SELECT_ONE_EXTERNAL: Kind.ELSEWHERE,
    constants.RANK: Kind.RANK,
}
CONTROLS = {
    constants.GROUP: Kind.GROUP,
    constants.REPEAT: Kind.REPEAT,
    constants.LOOP: Kind.LOOP,
}
BOUND = {
    "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "dateTime": Kind.DATE,
    "time": Kind.DATE,
    "geopoint": Kind.PLACE,
    "geoshape": Kind.PLACE,
    "geotrace": Kind.PLACE,
    "binary": Kind.RECORDING,
    "barcode": Kind.BARCODE,
}
NAMED = {
    "audit": Kind.DEVICE,
    "background-audio": Kind.RECORDING,
    "calculate": Kind.CALCULATE,
    "hidden": Kind.CALCULATE,
    "note": Kind.NOTE,
    "range": Kind.RANGE,
}
FILES = ("photo", "image", "picture", "file")
"""One of these is in the name of each type that takes a photograph or a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What pyxform says of a form."""

    refusal: str | None
    """Its sentence, in English; None where it accepts the form."""
    stumbled: bool = False
    """It did not refuse the form, it could not cope with it."""
    notes: tuple[str, ...] = ()
    """Its warnings."""


def judged(workbook: Workbook, sheet_names: Iterable[str]) -> Verdict:
    """What pyxform makes of a workbook; it tells the first fault that it meets, no others."""
    notes: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _converted(workbook, sheet_names, notes)
    except PyXFormError as error:
        return Verdict(refusal=str(error).strip(), notes=tuple(notes))
    except STUMBLES as error:
        said = f"{type(error).__name__}: {error}"
        return Verdict(refusal=said, stumbled=True, notes=tuple(notes))
    return Verdict(refusal=None, notes=tuple(notes))


def _converted(workbook: Workbook, sheet_names: Iterable[str], notes: list[str]) -> None:
    definition = DefinitionData(sheet_names=list(sheet_names), fallback_form_name=FORM)
    for sheet, rows in workbook.items():
        header, *data = rows
        setattr(definition, sheet, [dict(row) for row in data])
        setattr(definition, f"{sheet}_header", [dict.fromkeys(header)])
    plain = workbook_to_json(definition, fallback_form_name=FORM, warnings=notes)
    create_survey_element_from_dict(plain).xml()


def meanings(sheet: str, table: Table) -> dict[int, tuple[str, ...]]:
    """Column to what its heading stands for, as pyxform reads it.

    `标签` stays what it is; `relevance` is `("bind", "relevant")`, `label::中文` is
    `("label", "中文")`.
    """
    if sheet not in COLUMNS:
        return {column: (heading,) for column, heading in table.headings.items()}
    header_aliases, columns = COLUMNS[sheet]
    double = any("::" in heading for heading in table.headings.values())
    return {
        column: process_header(heading, double, header_aliases, columns)[1]
        for column, heading in table.headings.items()
    }


def type_of(word: str) -> Type:
    """A question's type; `Kind.OTHER` where pyxform knows none of this name."""
    if begins := RE_BEGIN_CONTROL.search(word):
        return Type(
            kind=CONTROLS[aliases.control[begins["type"]]], list_name=begins["list_name"] or ""
        )
    if RE_END_CONTROL.search(word):
        return Type(kind=Kind.END)
    if select := RE_SELECT.search(word):
        return _select(select["select_command"], select["list_name"], select["specify_other"])
    word = aliases._type_alias_map.get(word, word)  # noqa: SLF001 - pyxform has no other door to it
    if word in NAMED:
        return Type(kind=NAMED[word])
    return Type(kind=_by_binding(word))


def _select(command: str, list_name: str, other: str | None) -> Type:
    kind = SELECTS[aliases.select[command]]
    if command in aliases.select_from_file or list_name.startswith("${"):
        kind = Kind.ELSEWHERE
    return Type(kind=kind, list_name=list_name, or_other=other is not None)


def _by_binding(word: str) -> Kind:
    known = QUESTION_TYPE_DICT.get("osm" if word.startswith("osm ") else word)
    if known is None:
        return Kind.OTHER
    bind, control = known.get("bind", {}), known.get("control", {})
    if "jr:preload" in bind:
        return Kind.DEVICE
    if control.get("tag") in {"select", "select1"} or "external" in word:
        return Kind.ELSEWHERE
    if control.get("tag") == "trigger":
        return Kind.ACKNOWLEDGE if bind.get("type") == "string" else Kind.PLACE
    found: Kind = BOUND.get(bind.get("type"), Kind.OTHER)
    if found is Kind.RECORDING and any(one in word for one in FILES):
        return Kind.FILE
    if bind.get("type") == "string":
        found = Kind.NOTE if bind.get("readonly") else Kind.TEXT
        if not control:
            found = Kind.CALCULATE
    return found
