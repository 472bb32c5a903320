"""The JSON Schema of a checklist file, by which editors complete keys and mark slips."""

from collections.abc import Iterator
from typing import Any, Final

from inspector.checklists.key_texts import block_text, key_text
from inspector.checklists.models import ChecklistFile
from inspector.i18n import Pair

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
IDENTITY: Final = "urn:inspector:checklist:format-1"
Schema = dict[str, Any]
"""A part of a schema, as JSON has it."""


def schema_of_checklists() -> Schema:
    """The whole schema: what the reader refuses by form, as far as JSON Schema can say it.

    What spans several places (an unknown clause, a code given twice) is for `checklist check`.
    """
    made = ChecklistFile.model_json_schema(mode="validation")
    definitions = made.pop("$defs")
    for name, part in {**definitions, "ChecklistFile": made}.items():
        _describe(name, part)
    for part in _parts([made, definitions]):
        part.pop("discriminator", None)
        part.pop("default", None)
        _drop_null(part)
    return {"$schema": DIALECT, "$id": IDENTITY, **made, "$defs": definitions}


def _describe(name: str, part: Schema) -> None:
    """Give a block and each of its keys a title and a description in both languages."""
    said = block_text(name)
    part["title"] = name if said is None else _both(said)
    part.pop("description", None)
    for key, value in part.get("properties", {}).items():
        value["title"] = key
        value["description"] = _both(key_text(name, key))


def _drop_null(part: Schema) -> None:
    """A key that may be left out may not be left empty."""
    kept = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    if len(kept) == 1:
        del part["anyOf"]
        part.update({key: value for key, value in kept[0].items() if key not in part})
    elif kept:
        part["anyOf"] = kept


def _both(said: Pair) -> str:
    return f"{said.zh} · {said.en}"


def _parts(value: object) -> Iterator[Schema]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _parts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _parts(one)
