"""The computed tables as values: which rows there should be, and the SQL that makes it so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from inspector.store.database import Database

FOLD: Final = 6
"""Raised with every change of what the same events come to: then all is computed anew once."""

Key = tuple[Any, ...]
Values = tuple[Any, ...]
Rows = dict[tuple[str, Key], Values]
"""What should stand: by table and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A computed table: the columns of its key, and the others."""

    key: tuple[str, ...]
    rest: tuple[str, ...]
    subject: str
    """The column that says which subject a row was computed from."""


_WRITTEN: Final = ("seq", "hlc", "observed", "recorded", "actor", "body")

TABLES: Final[dict[str, Table]] = {
    "head": Table(key=("subject", "kind", "item", "log"), rest=_WRITTEN, subject="subject"),
    "fact": Table(
        key=("subject", "log", "seq"),
        rest=("kind", "item", "hlc", "observed", "recorded", "actor", "body"),
        subject="subject",
    ),
    "visit": Table(
        key=("visit",),
        rest=(
            *("unit", "type", "channel", "checklist", "edition", "state", "at", "opened"),
            *("closed", "born", "asked", "answered", "violations", "total", "exact"),
        ),
        subject="visit",
    ),
    "finding": Table(
        key=("finding",),
        rest=("visit", "item", "fact", "due_class", "due", "provisional", "state", "place"),
        subject="visit",
    ),
    "said": Table(key=("subject", "kind", "item"), rest=("text",), subject="subject"),
    "evidence": Table(
        key=("visit", "place"),
        rest=("sha256", "item", "kind", "bytes", "derivative", "name", "look"),
        subject="visit",
    ),
    "conflict": Table(key=("conflict",), rest=("subject", "kind", "item"), subject="subject"),
    "withdrawal": Table(key=("bundle", "uuid", "first"), rest=("last", "by"), subject="bundle"),
    "unit": Table(key=("unit",), rest=("name", "body"), subject="unit"),
    "person": Table(key=("person",), rest=("name", "body"), subject="person"),
    "device": Table(key=("device",), rest=("body",), subject="device"),
}


def replace_rows(database: Database, before: Rows, after: Rows) -> None:
    """Write what differs, column by column: an index is touched only when its column changed."""
    if not before:
        insert_rows(database, after)
        return
    for (table, key), values in after.items():
        old = before.get((table, key))
        if old is None:
            database.write(_insert(table), (*key, *values))
        elif old != values:
            changed = tuple(n for n, (a, b) in enumerate(zip(old, values, strict=True)) if a != b)
            database.write(_update(table, changed), (*(values[n] for n in changed), *key))
    for table, key in before.keys() - after.keys():
        database.write(_delete(table), key)


def insert_rows(database: Database, rows: Rows) -> None:
    """Write rows into tables that hold none of them."""
    by_table: dict[str, list[Values]] = {}
    for (table, key), values in rows.items():
        by_table.setdefault(table, []).append((*key, *values))
    for table, whole in by_table.items():
        database.write_many(_insert(table), whole)


def empty_tables(database: Database) -> None:
    """Take every computed row away."""
    for table in TABLES:
        database.write(f"DELETE FROM {table}")  # noqa: S608 - a name of ours


def rows_of_subject(database: Database, subject: bytes) -> Rows:
    """What stands in the tables for one subject."""
    found: Rows = {}
    for name, table in TABLES.items():
        for row in database.rows(_select(name), (subject,)):
            found[name, row[: len(table.key)]] = row[len(table.key) :]
    return found


def subjects_in_tables(database: Database) -> Iterator[bytes]:
    """Every subject that some computed row speaks of."""
    union = " UNION ".join(
        f"SELECT {table.subject} FROM {name}"  # noqa: S608 - names of ours
        for name, table in TABLES.items()
    )
    return (row[0] for row in database.rows(union))


def differing(stored: Rows, computed: Rows) -> Iterator[tuple[str, Key, str | tuple[str, ...]]]:
    """Where two sets of rows differ: table, key, and a word or the columns, in a stable order."""
    for table, key in sorted(stored.keys() | computed.keys(), key=repr):
        here, there = stored.get((table, key)), computed.get((table, key))
        if here is None:
            yield table, key, "missing"
        elif there is None:
            yield table, key, "unfounded"
        elif here != there:
            names = TABLES[table].rest
            pairs = zip(names, here, there, strict=True)
            yield table, key, tuple(name for name, a, b in pairs if a != b)


@cache
def _insert(table: str) -> str:
    columns = (*TABLES[table].key, *TABLES[table].rest)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608


@cache
def _update(table: str, changed: tuple[int, ...]) -> str:
    rest = TABLES[table].rest
    return f"UPDATE {table} SET {_assigned(rest[n] for n in changed)} WHERE {_named(table)}"  # noqa: S608


@cache
def _delete(table: str) -> str:
    return f"DELETE FROM {table} WHERE {_named(table)}"  # noqa: S608


@cache
def _select(table: str) -> str:
    spec = TABLES[table]
    columns = ", ".join((*spec.key, *spec.rest))
    return f"SELECT {columns} FROM {table} WHERE {spec.subject} = ?"  # noqa: S608


def _assigned(columns: Iterable[str]) -> str:
    return ", ".join(f"{column} = ?" for column in columns)


def _named(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in TABLES[table].key)
