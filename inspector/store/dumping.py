"""The canonical state: what the events here come to, the same bytes for the same set of events."""

import json
from collections.abc import Iterator
from typing import Any, Final

from inspector.store.database import Database
from inspector.store.history import History
from inspector.store.tables import FOLD, TABLES

FORMAT: Final = 1
_JSON_TEXT: Final = frozenset({"body"})


def dumped(database: Database, history: History) -> Iterator[str]:
    """The pieces of one JSON document: logs by UUID, then every computed table, row by row.

    Local numbers, arrivals and what waits are left out: they depend on how the events came.
    """
    yield f'{{"format": {FORMAT}, "fold": {FOLD},\n"logs": ['
    yield from _listed(_logs(history))
    yield '],\n"tables": {'
    for n, name in enumerate(sorted(TABLES)):
        yield f'{"," if n else ""}\n"{name}": ['
        yield from _listed(_rows(database, history, name))
        yield "]"
    yield "}}\n"


def _listed(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    for n, row in enumerate(rows):
        yield f"{',' if n else ''}\n{json.dumps(row, ensure_ascii=False, sort_keys=True)}"


def _logs(history: History) -> Iterator[dict[str, Any]]:
    for log, last in sorted(history.counting().items()):
        if last:
            yield {"log": log, "last": last}


def _rows(database: Database, history: History, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a table, in order of their keys, logs by their UUID."""
    table = TABLES[name]
    columns = (*table.key, *table.rest)
    select = [f"log.uuid AS {one}" if one == "log" else f"{name}.{one}" for one in columns]
    join = f" JOIN log ON log.log = {name}.log" if "log" in columns else ""
    order = ", ".join("log.uuid" if one == "log" else f"{name}.{one}" for one in table.key)
    query = f"SELECT {', '.join(select)} FROM {name}{join} ORDER BY {order}"  # noqa: S608
    for row in database.each(query):
        yield {column: _told(column, value) for column, value in zip(columns, row, strict=True)}


def _told(column: str, value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    return json.loads(value) if column in _JSON_TEXT and isinstance(value, str) else value
