"""Lists and searches over the projections; the queries stand in `sql/` where they are long."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeVar

from inspector.domain.history.event import Kind
from inspector.domain.history.registered import person_from, unit_from
from inspector.domain.unit import Person, Unit
from inspector.domain.visit_row import VisitRow
from inspector.domain.words import Channel, FindingState, VisitState, VisitType
from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.database import Database
from inspector.store.misread import MISREAD
from inspector.store.tables import TABLES, Rows

if TYPE_CHECKING:
    from inspector.domain.derived import ListedFinding
    from inspector.domain.enrolment import Device

T = TypeVar("T")

Findable = Literal["visit", "unit", "finding", "person", "conflict", "device"]

STANDING: Final = """
SELECT log, seq, hlc, kind, subject, nullif(item, ''), observed, recorded, actor, body
FROM head
WHERE subject = :subject
UNION ALL
SELECT log, seq, hlc, kind, subject, item, observed, recorded, actor, body
FROM fact
WHERE subject = :subject
"""
"""The events that a subject's state consists of."""

_WHOLE_ID: Final = 32
"""Digits."""

_VISITS: Final = """
SELECT visit, visit.unit, coalesce(unit.name, ''), type, channel, checklist, edition, state,
       at, opened, closed, asked, answered, violations, total, exact
FROM visit
LEFT JOIN unit ON unit.unit = visit.unit
"""

_FOUND: Final = """
(unit.name LIKE :{n} ESCAPE '\\' OR EXISTS (
    SELECT 1 FROM said WHERE said.subject = visit.visit AND said.text LIKE :{n} ESCAPE '\\')
 OR lower(hex(visit.unit)) IN (SELECT value FROM json_each(:{n}units)))
"""

# CROSS JOIN keeps this order of loops, in which the first rows come without sorting all.
_FINDINGS: Final = """
SELECT finding, item, fact, due_class, due, provisional, finding.state,
       finding.visit, visit.unit, coalesce(unit.name, ''), visit.state
FROM visit
CROSS JOIN finding ON finding.visit = visit.visit
LEFT JOIN unit ON unit.unit = visit.unit
{where}
ORDER BY visit.born DESC, finding.place
LIMIT :limit OFFSET :offset
"""


class Wanted(NamedTuple):
    """Which visits a list asks for."""

    states: Collection[VisitState]
    """Only where one of these; empty for all."""
    unit: str | None
    find: str | None
    units: Mapping[str, Sequence[str]]
    """Ids of units that a word of `find` also means."""
    limit: int
    """-1 for all."""
    offset: int


def visits(database: Database, wanted: Wanted) -> list[VisitRow]:
    """Visits, newest first."""
    values: dict[str, Any] = {"limit": wanted.limit, "offset": wanted.offset}
    tests = []
    if wanted.states:
        tests.append("visit.state IN (SELECT value FROM json_each(:states))")
        values["states"] = json.dumps([str(one) for one in wanted.states])
    if wanted.unit is not None:
        tests.append("visit.unit = :unit")
        values["unit"] = bytes.fromhex(wanted.unit)
    for n, word in enumerate((wanted.find or "").split()):
        tests.append(_FOUND.format(n=f"word{n}"))
        values[f"word{n}"] = f"%{_literally(word)}%"
        values[f"word{n}units"] = json.dumps(list(wanted.units.get(word, ())))
    where = f"WHERE {' AND '.join(tests)} " if tests else ""
    query = f"{_VISITS} {where} ORDER BY visit.born DESC LIMIT :limit OFFSET :offset"
    return _read(database.rows(query, values), _visit_row, "visit")


def findings(
    database: Database, visit: str | None, *, limit: int, offset: int
) -> "list[ListedFinding]":
    """Findings of one visit or of all."""
    values: dict[str, Any] = {"limit": limit, "offset": offset}
    if visit is not None:
        values["visit"] = bytes.fromhex(visit)
    query = _FINDINGS.format(where="" if visit is None else "WHERE visit.visit = :visit")
    return _read(database.rows(query, values), _finding, "finding")


def units(database: Database) -> list[Unit]:
    """Every unit, by name."""
    rows = database.rows("SELECT unit, body FROM unit ORDER BY name, unit")
    return _read(rows, _unit, "unit")


def unit(database: Database, unit_id: str) -> Unit | None:
    """The unit of that id."""
    rows = database.rows("SELECT unit, body FROM unit WHERE unit = ?", (bytes.fromhex(unit_id),))
    return next(iter(_read(rows, _unit, "unit")), None)


def people(database: Database) -> list[Person]:
    """Every person, by name."""
    rows = database.rows("SELECT person, body FROM person ORDER BY name, person")
    return _read(rows, _person, "person")


def person(database: Database, person_id: str) -> Person | None:
    """The person of that id."""
    query = "SELECT person, body FROM person WHERE person = ?"
    rows = database.rows(query, (bytes.fromhex(person_id),))
    return next(iter(_read(rows, _person, "person")), None)


def devices(database: Database, device: str | None) -> "list[Device]":
    """Every device, in the order in which they first asked; or one alone."""
    key = None if device is None else bytes.fromhex(device)
    query = "SELECT device, body FROM device WHERE :key IS NULL OR device = :key ORDER BY device"
    return _read(database.rows(query, {"key": key}), _device, "device")


def find_ids(database: Database, of: Findable, tail: str) -> list[str]:
    """Ids that end like this, oldest first; a whole one is looked up, not searched for."""
    if len(tail) == _WHOLE_ID:
        query = f"SELECT hex({of}) FROM {of} WHERE {of} = ?"  # noqa: S608 - a name of ours
        return [row[0].lower() for row in database.rows(query, (bytes.fromhex(tail),))]
    query = f"SELECT hex({of}) FROM {of} WHERE hex({of}) LIKE :tail ESCAPE '\\' ORDER BY {of}"  # noqa: S608 - a name of ours
    found = database.rows(query, {"tail": f"%{_literally(tail)}"})
    return [row[0].lower() for row in found]


def summary(database: Database, subject: bytes) -> Rows:
    """A visit's list row and findings, or the entry of a register, as they stand."""
    rows: Rows = {}
    for name in ("visit", "finding", "person", "device"):
        table = TABLES[name]
        columns = ", ".join((*table.key, *table.rest))
        query = f"SELECT {columns} FROM {name} WHERE {table.subject} = ?"  # noqa: S608 - names of ours
        for row in database.rows(query, (subject,)):
            rows[name, row[:1]] = row[1:]
        if name == "finding" and rows:
            break  # a visit, which is no person and no device
    return rows


def pinned(database: Database) -> list[tuple[str, str]]:
    """Every visit, and the digest of the checklist that it pinned."""
    query = (
        "SELECT subject, CASE WHEN json_valid(body) THEN json_extract(body, '$.digest') END"
        " FROM fact WHERE kind = 'visit_opened' ORDER BY subject"
    )
    return [(subject.hex(), str(digest)) for subject, digest in database.rows(query)]


def written_by(
    database: Database, actor: str, checklist: str, *, visits: int
) -> list[tuple[Kind, str, dict[str, Any]]]:
    """Live violations and notes of a person, newest first: kind, place, value.

    Args:
        database: Where.
        actor: The person.
        checklist: On visits with this checklist.
        visits: At most so many of them back; the join begins there, so that it stays short.
    """
    query = (
        "SELECT head.kind, head.item, json_extract(head.body, '$.value') FROM"
        " (SELECT visit FROM visit WHERE checklist = :checklist ORDER BY born DESC LIMIT :visits)"
        " AS lately CROSS JOIN head ON head.subject = lately.visit"
        " AND head.kind IN ('answer', 'note') AND head.actor = :actor"
        " WHERE json_extract(head.body, '$.value.occurrences') IS NOT NULL"
        " OR json_extract(head.body, '$.value.text') IS NOT NULL ORDER BY head.hlc DESC"
    )
    values = {"checklist": checklist, "visits": visits, "actor": actor}
    rows = database.rows(query, values)
    return _read(rows, lambda row: (Kind(row[0]), row[1], json.loads(row[2])), "head")


def reviews(database: Database, logs: Sequence[int]) -> list[tuple[Any, ...]]:
    """Live decisions that stand, of visits that one of these logs tells of; oldest visit first."""
    query = (
        "SELECT head.log, seq, hlc, kind, subject, nullif(item, ''), observed, recorded, actor,"
        " body FROM (SELECT DISTINCT span.subject AS mine FROM span"
        " WHERE span.log IN (SELECT value FROM json_each(:logs)))"
        " CROSS JOIN visit ON visit.visit = mine"
        " AND visit.state IN ('approved', 'returned', 'rejected')"
        " CROSS JOIN head ON head.subject = mine AND head.kind = 'reviewed' AND head.item = ''"
        " ORDER BY visit.born, visit.visit, head.log"
    )
    return list(database.rows(query, {"logs": json.dumps(list(logs))}))


def words_elsewhere(database: Database, visit: str, *, visits: int) -> list[tuple[str, str, str]]:
    """What was written on other visits that were not made by mistake: visit, place, text."""
    query = (
        "SELECT lately.visit, said.item, said.text FROM"
        " (SELECT visit FROM visit WHERE visit != :visit AND state != 'void'"
        " ORDER BY born DESC LIMIT :visits) AS lately"
        " CROSS JOIN said ON said.subject = lately.visit"
    )
    rows = database.rows(query, {"visit": bytes.fromhex(visit), "visits": visits})
    return [(of.hex(), item, text) for of, item, text in rows]


def photos_elsewhere(database: Database, visit: str) -> list[tuple[str, str, str | None]]:
    """Files of other visits that were not made by mistake: visit, SHA-256, how it looks."""
    query = (
        "SELECT evidence.visit, evidence.sha256, evidence.look FROM evidence"
        " JOIN visit ON visit.visit = evidence.visit"
        " WHERE evidence.visit != ? AND visit.state != 'void' ORDER BY visit.born DESC"
    )
    rows = database.rows(query, (bytes.fromhex(visit),))
    return [(of.hex(), sha256, look) for of, sha256, look in rows]


def _read(
    rows: Iterable[tuple[Any, ...]], read: Callable[[tuple[Any, ...]], T], table: str
) -> list[T]:
    """What rows tell.

    Raises:
        InspectorError: STORE_015, when one of them was changed into what means nothing.
    """
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except MISREAD as error:
            place = row[0].hex()[-6:] if isinstance(row[0], bytes) else ""
            raise InspectorError(faults.PROJECTION_DAMAGED, table=table, key=place) from error
    return found


def _unit(row: tuple[Any, ...]) -> Unit:
    return unit_from(row[0].hex(), json.loads(row[1]))


def _person(row: tuple[Any, ...]) -> Person:
    return person_from(row[0].hex(), json.loads(row[1]))


def _device(row: tuple[Any, ...]) -> "Device":
    from inspector.domain.enrolment import Device  # noqa: PLC0415 - not to list visits

    return Device.from_value(row[0].hex(), json.loads(row[1]))


def _visit_row(row: tuple[Any, ...]) -> VisitRow:
    visit, of_unit, unit_name, type_, channel, checklist, edition, state, *rest = row
    at, opened, closed, asked, answered, violations, total, exact = rest
    return VisitRow(
        visit=visit.hex(),
        unit=of_unit.hex(),
        unit_name=unit_name,
        type=VisitType(type_),
        channel=Channel(channel),
        checklist=checklist,
        edition=edition,
        state=VisitState(state),
        at=datetime.fromisoformat(at),
        opened=datetime.fromisoformat(opened),
        closed=None if closed is None else datetime.fromisoformat(closed),
        asked=asked,
        answered=answered,
        violations=violations,
        total=total,
        exact=exact,
    )


def _finding(row: tuple[Any, ...]) -> "ListedFinding":
    from inspector.domain.derived import ListedFinding  # noqa: PLC0415 - not to list visits

    finding, item, fact, due_class, due, provisional, state, visit, of_unit, unit_name, stands = row
    return ListedFinding(
        finding=finding.hex(),
        item=item,
        fact=fact,
        due_class=due_class,
        due=due,
        provisional=bool(provisional),
        state=FindingState(state),
        visit=visit.hex(),
        unit=of_unit.hex(),
        unit_name=unit_name,
        visit_state=VisitState(stands),
    )


def _literally(word: str) -> str:
    """A word in which `%` and `_` stand for themselves."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
