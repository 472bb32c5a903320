"""A store opened, made anew, or held in memory only."""

from pathlib import Path
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.errors import store as faults
from inspector.store.database import Database, database_in_memory, open_database
from inspector.store.history import LogIdentity
from inspector.store.migrations import migrate, schema_of
from inspector.store.space import Space
from inspector.store.store import Store

if TYPE_CHECKING:
    from inspector.store.projections import Derive


def open_store(path: Path, key: bytes, *, derive: "Derive") -> Store:
    """Open a workspace's database; on a full disk the ballast is given back for it.

    Raises:
        InspectorError: STORE_001 to STORE_006, when it cannot be opened.
    """
    try:
        return _opened_existing(path, key, derive)
    except InspectorError as error:
        if error.fault is not faults.DISK_FULL or not Space(path).release():
            raise
    return _opened_existing(path, key, derive)


def _opened_existing(path: Path, key: bytes, derive: "Derive") -> Store:
    database = open_database(path, key)
    try:
        schema = schema_of(database)
    except InspectorError:
        database.close()
        raise
    if schema == 0:
        # Emptied, or another file: to fill it as a new one would hide the loss.
        database.close()
        raise InspectorError(faults.DAMAGED, path=path, detail="empty")
    return _opened(database, derive)


def create_store(path: Path, key: bytes, *, identity: LogIdentity, derive: "Derive") -> Store:
    """Make a new workspace's database, with the first log of this device."""
    store = _opened(open_database(path, key, create=True), derive)
    store.start_log(identity)
    return store


def store_in_memory(beside: Path, *, identity: LogIdentity, derive: "Derive") -> Store:
    """A store that writes nothing to the disk, and forgets everything when it is closed."""
    database = database_in_memory(beside)
    migrate(database)
    store = Store(database, derive=derive)
    store.start_log(identity)
    return store


def _opened(database: Database, derive: "Derive") -> Store:
    try:
        migrate(database)
        store = Store(database, derive=derive)
    except BaseException:
        database.close()
        raise
    store.space.reserve()
    return store
