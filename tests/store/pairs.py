"""Two laptops that part from one state and write on: merged here, and by GeoDiff beside it.

GeoDiff knows nothing of events: it compares tables. Each visit is a row and each place of it a
column; where both changed one cell, it lists a conflict and takes one side.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import pygeodiff

from inspector.domain.history.event import Draft, Kind
from inspector.store.store import Store
from tests.store.county import ASKED, COMPLIANT, answer, closed, opened, violation, visit_id
from tests.store.devices import Laptop, merge, office
from tests.store.test_laws import AT, column, lap, photo, remark

Cell = tuple[int, str]
"""Number of the visit, name of the column."""
Table = dict[int, dict[str, str | None]]

SHARED: Final = (1, 2, 3)
"""Visits that both had before they parted; the fourth and the fifth are one laptop's own."""
ANSWERS: Final = (
    COMPLIANT,
    None,
    violation("无身份牌"),
    violation("看手机"),
    {"answer": "not_applicable", "reason": "负责人外出"},
)
PLACES: Final = {
    **{f"answer_{item}": (Kind.ANSWER, item) for item in ASKED},
    "note_r1": (Kind.NOTE, "r1"),
    "lead_r2": (Kind.LEAD, "r2"),
    "lap": (Kind.LAP, "ticket"),
    "points": (Kind.COLUMN, f"SELF/{ASKED[0]}"),
    "photo": (Kind.EVIDENCE, "P05/" + "e" * 64),
}
"""By the name of the column."""


@dataclass(slots=True)
class Pair:
    """What two laptops wrote."""

    random: Random
    first: Laptop = field(default_factory=lambda: Laptop(1))
    second: Laptop = field(default_factory=lambda: Laptop(2))
    office: Store = field(default_factory=office)

    def part(self) -> tuple[Table, Table, Table]:
        """Write on both; the tables before they parted, and after on each."""
        random, first, second = self.random, self.first, self.second
        first.write(*(opened(n) for n in SHARED))
        self._write(first, SHARED, random.randrange(12))
        merge(second.store, first.handed())
        self._write(second, SHARED, random.randrange(6))
        merge(first.store, second.handed())
        before = table_of(first.store)
        assert before == table_of(second.store)
        for laptop, own in ((first, 4), (second, 5)):
            # Nobody's clock decides: one of them may be a day and more behind.
            laptop.clock -= random.choice((0, 0, 3_600_000, 100_000_000))
            visits = (*SHARED, own) if random.random() < 0.5 else SHARED
            if own in visits:
                laptop.write(opened(own))
            self._write(laptop, visits, random.randrange(14))
            if random.random() < 0.2:
                laptop.write(closed(random.choice(visits)))
        return before, table_of(first.store), table_of(second.store)

    def merged(self) -> tuple[Table, set[Cell]]:
        """What the office makes of both, in either order: the table, and what is in conflict."""
        logs = [self.first.handed(), self.second.handed()]
        self.random.shuffle(logs)
        for log in logs:
            told = merge(self.office, log)
            assert told.quarantined == []
        return table_of(self.office), set(conflicts_in(self.office))

    def _write(self, laptop: Laptop, visits: tuple[int, ...], times: int) -> None:
        for _ in range(times):
            n = self.random.choice(visits)
            laptop.write(
                *(draft(self.random, n, name) for name in self.random.choices([*PLACES], k=2))
            )


def draft(random: Random, n: int, name: str) -> Draft:
    """A write to a cell, or taking away what stands there."""
    kind, item = PLACES[name]
    match kind:
        case Kind.ANSWER:
            return answer(n, item, random.choice(ANSWERS))
        case Kind.LAP:
            return lap(n, item, random.choice((AT, None, AT.replace("05", "07"))))
        case Kind.COLUMN:
            return column(n, random.choice(("9", "0.5", None)))
        case Kind.EVIDENCE:
            return photo(n, kept=random.random() < 0.7)
        case _:
            return remark(n, kind, item, random.choice(("排队较长", "已劝导", None)), "P05")


def table_of(store: Store) -> Table:
    """The visits of a store, each place of them a column."""
    found: Table = {}
    for n in (*SHARED, 4, 5):
        state = store.state(visit_id(n))
        if state.registers or state.facts:
            values = {name: state.value(*place) for name, place in PLACES.items()}
            found[n] = {
                name: None if value is None else json.dumps(value, sort_keys=True)
                for name, value in values.items()
            }
    return found


def conflicts_in(store: Store) -> Iterator[Cell]:
    """The cells that hold more than one value."""
    names = {place: name for name, place in PLACES.items()}
    numbers = {visit_id(n): n for n in (*SHARED, 4, 5)}
    for one in store.gathering.conflicts():
        yield numbers[one.subject], names[one.kind, str(one.item)]


def by_geodiff(folder: Path, before: Table, theirs: Table, mine: Table) -> tuple[Table, set[Cell]]:
    """What GeoDiff makes of the same tables: the table, and the cells that it calls conflicts."""
    files = [folder / name for name in ("base.db", "theirs.db", "mine.db")]
    told = folder / "conflicts.json"
    for file in (*files, told):
        file.unlink(missing_ok=True)
    _write_table(files[0], before)
    for file, table in zip(files[1:], (theirs, mine), strict=True):
        # As copies are made in the field: of the whole file, changed afterwards.
        file.write_bytes(files[0].read_bytes())
        _write_table(file, table)
    judge = pygeodiff.GeoDiff()
    judge.rebase(*(str(file) for file in files), str(told))
    conflicts: set[Cell] = set()
    if told.exists():
        for row in json.loads(told.read_text("utf-8"))["geodiff"]:
            conflicts |= {
                (int(row["fid"]), ["fid", *PLACES][change["column"]]) for change in row["changes"]
            }
    return _read_table(files[2]), conflicts


def _write_table(file: Path, table: Table) -> None:
    names = ", ".join(PLACES)
    with closing(sqlite3.connect(file)) as db:  # noqa: TID251 - another tool's file, no workspace
        db.execute("PRAGMA synchronous = OFF")
        columns = ", ".join(f"{name} TEXT" for name in PLACES)
        db.execute(f"CREATE TABLE IF NOT EXISTS visit (fid INTEGER PRIMARY KEY, {columns})")
        for n, row in table.items():
            db.execute("INSERT OR IGNORE INTO visit (fid) VALUES (?)", (n,))
            values = ", ".join("?" * len(PLACES))
            db.execute(
                f"UPDATE visit SET ({names}) = ({values}) WHERE fid = {n}",  # noqa: S608
                [row[name] for name in PLACES],
            )
        db.commit()


def _read_table(file: Path) -> Table:
    with closing(sqlite3.connect(file)) as db:  # noqa: TID251 - as above
        rows = db.execute(f"SELECT fid, {', '.join(PLACES)} FROM visit").fetchall()  # noqa: S608
    return {n: dict(zip(PLACES, values, strict=True)) for n, *values in rows}


def compare(folder: Path, seed: int) -> tuple[int, int, int]:
    """Merge one pair in both ways: how many cells agreed, are in conflict here, and there."""
    pair = Pair(Random(seed))  # noqa: S311 - a die, not a key
    before, first, second = pair.part()
    ours, unsettled = pair.merged()
    theirs, listed = by_geodiff(folder, before, first, second)
    assert listed <= unsettled, f"seed {seed}: hidden {listed - unsettled}"
    assert ours.keys() == theirs.keys(), f"seed {seed}"
    cells = {(n, name) for n in ours for name in PLACES}
    differing = {(n, name) for n, name in cells if ours[n][name] != theirs[n][name]}
    assert differing <= unsettled, f"seed {seed}: {differing - unsettled}"
    return len(cells - unsettled), len(unsettled), len(listed)
