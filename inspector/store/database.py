"""One encrypted SQLite file: how it is opened, and how the driver's errors become ours."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as driver

from inspector.errors import Fault, InspectorError
from inspector.errors import store as faults
from inspector.store.private import ensure_private

Params = Sequence[Any] | dict[str, Any]

_FAULTS: Final[tuple[tuple[str, Fault], ...]] = (
    ("SQLITE_FULL", faults.DISK_FULL),
    ("SQLITE_CORRUPT", faults.DAMAGED),
    ("SQLITE_NOTADB", faults.DAMAGED),
    ("SQLITE_READONLY", faults.READ_ONLY),
    ("SQLITE_PERM", faults.READ_ONLY),
    ("SQLITE_AUTH", faults.READ_ONLY),
    ("SQLITE_CANTOPEN", faults.DISK_FAILED),
    ("SQLITE_IOERR", faults.DISK_FAILED),
    ("SQLITE_PROTOCOL", faults.DISK_FAILED),
)
"""By the driver's name for it; longer names start with these."""
_PAGES_AT_ONCE: Final = 1024
_ROOM_TO_WORK: Final = 64 << 10
"""Bytes that the journal and its index need beside the database."""


class Database:
    """A connection and its transactions; of one thread, the one that opened it."""

    def __init__(self, connection: "driver.Connection", path: Path) -> None:
        self.connection = connection
        self.path = path

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows that a query gives.

        Raises:
            InspectorError: STORE_002 to STORE_004, when the file cannot be read.
        """
        with translated(self.path):
            found: list[tuple[Any, ...]] = self.connection.execute(sql, params).fetchall()
        return found

    def each(self, sql: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """The rows that a query gives, one after the other, as all may be many.

        Raises:
            InspectorError: STORE_002 to STORE_004, when the file cannot be read.
        """
        with translated(self.path):
            yield from self.connection.execute(sql, params)

    def row(self, sql: str, params: Params = ()) -> tuple[Any, ...] | None:
        """The first row that a query gives; None where it gives none."""
        return next(iter(self.rows(sql, params)), None)

    def write(self, sql: str, params: Params = ()) -> int:
        """Run one statement; tells how many rows it touched.

        Raises:
            InspectorError: STORE_001 to STORE_004; the whole transaction is then undone.
        """
        with translated(self.path):
            touched: int = self.connection.execute(sql, params).rowcount
        return touched

    def write_many(self, sql: str, params: Iterable[Params]) -> None:
        """Run one statement for each set of values.

        Raises:
            InspectorError: STORE_001 to STORE_004; the whole transaction is then undone.
        """
        with translated(self.path):
            self.connection.executemany(sql, params)

    def in_transaction(self) -> bool:
        """Whether a transaction is under way."""
        return bool(self.connection.in_transaction)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing, on disk when it is over; inside another one it is part of that one."""
        if self.in_transaction():
            yield
            return
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        finally:
            # On a full disk SQLite has already rolled back, and a second ROLLBACK would raise.
            if self.in_transaction():
                self.connection.rollback()

    def faults_of_pages(self) -> list[str]:
        """What is wrong with the file's pages: their seals first, then their structure."""
        seals = [str(row[0]) for row in self._checked("PRAGMA cipher_integrity_check")]
        structure = [str(row[0]) for row in self._checked("PRAGMA quick_check")]
        return seals + [line for line in structure if line != "ok"]

    def _checked(self, pragma: str) -> list[tuple[Any, ...]]:
        try:
            return self.rows(pragma)
        except InspectorError as error:
            return [(error.context.get("detail", error.fault.code),)]

    def close(self) -> None:
        """Close the file; its write-ahead log is folded in."""
        self.connection.close()


def open_database(path: Path, key: bytes, *, create: bool = False) -> Database:
    """Open an encrypted database with its 256-bit key.

    The key is known to be right by then (the keyslot tells), so a file that does not decrypt
    is damaged.

    Raises:
        InspectorError: STORE_002, when the file is damaged; STORE_003, when it cannot be
            written; STORE_006, when it is not there.
    """
    if not create and not path.exists():
        raise InspectorError(faults.NO_DATABASE, path=path)
    if create:
        # SQLite gives its side files the same rights; what the system refuses SQLite tells as well.
        with suppress(OSError):
            ensure_private(path)
    mode = "rwc" if create else "rw"
    with translated(path):
        # DB-API's own transactions are off: BEGIN and COMMIT stand where they happen.
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
        )
        with closing_on_failure(connection):
            _prepare(connection, key)
    return Database(connection, path)


def database_in_memory(beside: Path) -> Database:
    """A database that no file holds, and that is gone once it is closed.

    Args:
        beside: Whose path errors tell, and on whose disk room is measured.
    """
    connection = driver.connect(":memory:", isolation_level=None)
    with closing_on_failure(connection):
        connection.execute("PRAGMA foreign_keys = ON").fetchall()
    return Database(connection, beside)


def copy_database(
    source: Database, target: Path, key: bytes, progress: Callable[[int, int], None] | None = None
) -> list[str]:
    """Make a whole copy of an open database by the backup API, under the same key, in one file.

    Args:
        source: What it reads; inside a transaction all of it is of one moment.
        target: Where the copy comes to lie.
        key: Of both.
        progress: Told pages done and pages in all; raising from it gives the copy up.

    Returns:
        What is wrong with the pages of the copy; empty where nothing is.

    Raises:
        InspectorError: STORE_001 to STORE_004.
    """

    def told(_: int, left: int, whole: int) -> None:
        if progress is not None:
            progress(whole - left, whole)

    with translated(target), closing(driver.connect(str(target), isolation_level=None)) as copy:
        _unlock(copy, key)
        with _copying(target):
            source.connection.backup(copy, pages=_PAGES_AT_ONCE, progress=told)
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        return Database(copy, target).faults_of_pages()


@contextmanager
def _copying(target: Path) -> Iterator[None]:
    """Tell the backup API's errors as ours: it gives a message, and no name.

    Raises:
        InspectorError: STORE_001, when the disk is full; STORE_004 for all else.
    """
    try:
        yield
    except driver.Error as error:
        is_full = "full" in str(error)
        fault = faults.DISK_FULL if is_full else faults.DISK_FAILED
        raise InspectorError(fault, path=target, detail=str(error)) from error


def cipher_version() -> str:
    """Which encryption the driver brings."""
    with closing(driver.connect(":memory:")) as connection:
        version: str = connection.execute("PRAGMA cipher_version").fetchone()[0]
    return version


def _unlock(connection: "driver.Connection", key: bytes) -> None:
    # First of all, or a damaged file floods stderr.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()


def _prepare(connection: "driver.Connection", key: bytes) -> None:
    """Unlock, and set what makes a commit durable: a write-ahead log, synced at every commit."""
    _unlock(connection, key)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = ON",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


@contextmanager
def closing_on_failure(connection: "driver.Connection") -> Iterator[None]:
    """Close a connection that nobody will get to see."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Tell the driver's errors as ours; one that no person can do anything about stays as it is.

    Raises:
        InspectorError: STORE_001 to STORE_004.
        Error: A bug of ours, such as a statement that is wrong.
    """
    try:
        yield
    except driver.Error as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        fault = next((fault for start, fault in _FAULTS if name.startswith(start)), None)
        if fault is None:
            raise
        if fault is faults.DISK_FAILED and shutil.disk_usage(path.parent).free < _ROOM_TO_WORK:
            # A disk without a single free block fails in many ways; the cause is one.
            fault = faults.DISK_FULL
        raise InspectorError(fault, path=path, detail=name) from error
