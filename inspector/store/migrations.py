"""The schema and its history: numbered steps, never edited once they have shipped."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.database import Database

if TYPE_CHECKING:
    from sqlite_utils import Database as SqliteUtils

STEPS: Final = (
    *("m0001_history", "m0002_projections", "m0003_union", "m0004_devices"),
    *("m0005_withdrawing", "m0006_arrivals", "m0007_likeness"),
)
"""Names of the files in `sql/`, in order; a new step is added at the end."""

SQL: Final = Path(__file__).parent / "sql"


def migrate(database: Database) -> None:
    """Bring a database to this program's schema; one that is there already costs one read.

    Raises:
        InspectorError: STORE_005, when a newer program wrote it.
    """
    found = schema_of(database)
    if found > len(STEPS):
        raise InspectorError(faults.NEWER_SCHEMA, path=database.path, found=found, known=len(STEPS))
    if found < len(STEPS):
        _apply(database)


def schema_of(database: Database) -> int:
    """How many steps the database has taken."""
    row = database.row("PRAGMA user_version")
    return 0 if row is None else int(row[0])


def _apply(database: Database) -> None:
    _lend_the_driver()
    from sqlite_utils import Database as SqliteUtils  # noqa: PLC0415 - 70 ms, only for a new schema
    from sqlite_utils import Migrations  # noqa: PLC0415

    migrations = Migrations("inspector")
    for number, name in enumerate(STEPS, start=1):

        def step(db: "SqliteUtils", number: int = number, name: str = name) -> None:
            for statement in _statements((SQL / f"{name}.sql").read_text(encoding="utf-8")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")

        migrations(name=name)(step)
    migrations.apply(
        SqliteUtils(database.connection, recursive_triggers=False, execute_plugins=False)
    )


def _statements(script: str) -> list[str]:
    """The statements of a script, one by one: running it whole would commit half-way."""
    from sqlcipher3 import dbapi2 as driver  # noqa: PLC0415

    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if driver.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found


def _lend_the_driver() -> None:
    """Let sqlite-utils catch our driver's errors: where it finds pysqlite3 it takes that."""
    import sqlcipher3  # noqa: PLC0415
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
