"""Which sheets and columns our workbook has: the models of a checklist file, laid flat.

A field that is added to the models is a column of its own at once; nothing is listed twice.
"""

import types
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from inspector.checklists.models import ChecklistFile, ItemBlock, SectionBlock
from inspector.checklists.workbook.words import SHEETS, VALUES, heading

Hint = Any
"""A type as annotations write it."""
Kind = Literal["text", "number", "yes_no", "word", "words", "texts", "tree"]
"""What a cell of a column holds; a tree is written as in a YAML file, in one line."""
Path = tuple[str, ...]

PAIR_KEYS = {"zh", "en"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """A column of a sheet, or a line of the first one."""

    path: Path
    """Keys from the block down, as in a YAML file."""
    kind: Kind
    is_needed: bool
    """Whether every row must fill it in."""
    heading: str = ""
    """Chinese, then the key."""
    words: tuple[str, ...] = ()
    """Codes that it takes, of a column of words."""
    meant: tuple[str, str] = ("", "")
    """Block and key by which it is known what the column means; empty of what a row belongs to."""

    @property
    def chinese(self) -> dict[str, str]:
        """The Chinese of each of its codes; a code without one is told as it is."""
        known = VALUES.get(self.path[-1], {})
        return {code: known.get(code, code) for code in self.words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet whose rows are blocks of one kind."""

    key: str
    """Of the list in a YAML file."""
    columns: tuple[Column, ...]
    """The first one names what the row belongs to, if it belongs to anything."""
    parent: Literal["", "section", "item"] = ""

    @property
    def sheet(self) -> str:
        """Its name in the workbook."""
        return SHEETS[self.key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole workbook."""

    form: tuple[Column, ...]
    """Lines of the first sheet."""
    tables: tuple[Table, ...]
    """In the order of the workbook; sections and items first."""

    def table(self, key: str) -> Table:
        """The table of a key."""
        return next(table for table in self.tables if table.key == key)


@cache
def layout() -> Layout:
    """The layout that the models of a checklist file have."""
    top = _tables(ChecklistFile, "")
    of_items = _tables(ItemBlock, "item")
    item_columns = _columns(ItemBlock, without=_keys(of_items))
    blocks = (
        _table("sections", _columns(SectionBlock, without=("items",)), ""),
        _table("items", (_belongs_to("section"), *item_columns), "section"),
    )
    # Clauses and units are cited by items and rules, so they come after them, as on paper.
    without = ("sections", "format", *_keys(top))
    form = _table("checklist", _columns(ChecklistFile, without=without), "")
    return Layout(form=form.columns, tables=(*blocks, *of_items, *top))


def _table(key: str, columns: tuple[Column, ...], parent: Literal["", "section", "item"]) -> Table:
    named = tuple(replace(one, heading=heading(one.path, key)) for one in columns)
    return Table(key=key, columns=named, parent=parent)


def _keys(tables: tuple[Table, ...]) -> tuple[str, ...]:
    return tuple(table.key for table in tables)


def _tables(model: type[BaseModel], parent: Literal["", "item"]) -> tuple[Table, ...]:
    """The lists of blocks that a block holds, each a sheet of its own; rules first."""
    found = []
    for name, info in model.model_fields.items():
        blocks = _blocks_in(info, name)
        if blocks and name != "sections":
            first = (_belongs_to(parent),) if parent else ()
            found.append(_table(name, (*first, *_united(blocks)), parent))
    return tuple(sorted(found, key=lambda table: list(SHEETS).index(table.key)))


def _blocks_in(info: FieldInfo, name: str) -> tuple[type[BaseModel], ...]:
    """The kinds of block that a field lists; none for a field of another kind."""
    hint = _bare(info.annotation)
    if _origin(hint) in {list, tuple}:
        element = _bare(get_args(hint)[0])
        kinds = get_args(element) if _origin(element) in {Union, types.UnionType} else (element,)
        return tuple(kinds) if all(_is_model(kind) for kind in kinds) else ()
    return (_UnitLine,) if _origin(hint) is dict and name == "counting_units" else ()


class _UnitLine(BaseModel):
    """A counting unit, in both languages."""

    zh: str
    en: str


def _belongs_to(parent: str) -> Column:
    return Column(path=(parent,), kind="text", is_needed=True)


def _united(blocks: tuple[type[BaseModel], ...]) -> tuple[Column, ...]:
    """The columns of blocks of several kinds: each once, needed if every kind needs it."""
    kinds = [{column.path: column for column in _columns(block, without=())} for block in blocks]
    found: dict[Path, Column] = {}
    for path in dict.fromkeys(path for kind in kinds for path in kind):
        columns = [kind[path] for kind in kinds if path in kind]
        found[path] = Column(
            path=path,
            kind=columns[0].kind,
            is_needed=len(columns) == len(kinds) and all(one.is_needed for one in columns),
            words=tuple(dict.fromkeys(word for one in columns for word in one.words)),
            meant=columns[0].meant,
        )
    return tuple(found.values())


def _columns(model: type[BaseModel], *, without: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        column
        for name, info in model.model_fields.items()
        if name not in without
        for column in _of_field(
            (info.alias or name,), info, info.is_required(), (model.__name__, name)
        )
    )


def _of_field(
    path: Path, info: FieldInfo, is_needed: bool, meant: tuple[str, str]
) -> tuple[Column, ...]:
    hint = _bare(info.annotation)
    if not (_is_model(hint) and _is_flat(hint)):
        kind, words = _kind_of(hint)
        return (Column(path=path, kind=kind, is_needed=is_needed, words=words, meant=meant),)
    found: list[Column] = []
    for name, inner in hint.model_fields.items():
        # A language is a way to say what the key above it means.
        below = meant if name in PAIR_KEYS else (hint.__name__, name)
        found += _of_field((*path, name), inner, is_needed and inner.is_required(), below)
    return tuple(found)


def _kind_of(hint: Hint) -> tuple[Kind, tuple[str, ...]]:
    if _origin(hint) in {list, tuple}:
        kind, words = _kind_of(_bare(get_args(hint)[0]))
        plural: dict[Kind, Kind] = {"word": "words", "text": "texts"}
        return plural.get(kind, "tree"), words
    if hint is bool:
        return "yes_no", ()
    if hint in {Fraction, int}:
        return "number", ()
    if hint is str:
        return "text", ()
    words = tuple(_words_of(hint))
    return ("word", words) if words else ("tree", ())


def _words_of(hint: Hint) -> list[str]:
    """The codes of an enumeration, a literal, or several of them."""
    hint = _bare(hint)
    if _origin(hint) is Literal:
        return [str(one) for one in get_args(hint)]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [str(one) for one in hint]
    if _origin(hint) in {Union, types.UnionType}:
        parts = [_words_of(one) for one in get_args(hint)]
        return [word for part in parts for word in part] if all(parts) else []
    return []


def _bare(hint: Hint) -> Hint:
    """A type without its checks and without None."""
    while _origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if _origin(hint) in {Union, types.UnionType}:
        rest = [one for one in get_args(hint) if one is not type(None)]
        if len(rest) == 1:
            return _bare(rest[0])
    return hint


def _origin(hint: Hint) -> Hint:
    return get_origin(hint)


def _is_model(hint: Hint) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)


def _is_flat(model: type[BaseModel]) -> bool:
    """Whether a block is a few single values, which can stand beside each other in a row."""
    for info in model.model_fields.values():
        hint = _bare(info.annotation)
        if _is_model(hint):
            if not set(hint.model_fields) <= PAIR_KEYS:
                return False
        elif _kind_of(hint)[0] in {"words", "texts", "tree"}:
            return False
    return True
