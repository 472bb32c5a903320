"""Damage and tampering: each is found, and named where it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard
from sqlcipher3 import dbapi2 as driver

from inspector.domain.history.event import Draft, Kind
from inspector.errors import Exit, InspectorError
from inspector.store.opened import open_store
from inspector.store.store import Store
from tests.store.county import (
    COMPLIANT,
    DEVICE,
    KEY,
    NOW,
    answer,
    closed,
    derive,
    opened,
    unit,
    verify,
    violation,
    visit_id,
)


@pytest.fixture
def closed_visit(store: Store, path: Path) -> Path:
    """A closed database with one sealed, closed visit and two answers since."""
    store.append([unit(), opened(), answer(1, "P05", violation())], now_ms=NOW)
    store.append([closed()], now_ms=NOW)
    store.seal(DEVICE.sign)
    store.append([opened(2), answer(2, "A12", COMPLIANT)], now_ms=NOW)
    store.close()
    return path


def tamper(path: Path, *statements: str, values: tuple[Any, ...] = ()) -> None:
    """Change the database behind the program's back, with the key in hand."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"").fetchall()
    for statement in statements:
        connection.execute(statement, values if "?" in statement else ()).fetchall()
    connection.close()


FREE_EVENTS = "DROP TRIGGER event_is_never_changed"
FREE_SEGMENTS = "DROP TRIGGER segment_is_never_changed"
VISIT = visit_id(1)


@pytest.mark.parametrize(
    ("statement", "table", "key", "what"),
    [
        ("UPDATE visit SET total = '100.00' WHERE closed IS NOT NULL", "visit", VISIT, "total"),
        ("UPDATE finding SET due = '2030-01-01'", "finding", "00503035" + VISIT[8:], "due"),
        ("DELETE FROM finding", "finding", "00503035" + VISIT[8:], "missing"),
        ("UPDATE said SET text = '无'", "said", f"{VISIT}/answer/P05", "text"),
        ("UPDATE unit SET name = '别处'", "unit", "0190" + "a" * 28, "name"),
        (
            "INSERT INTO evidence SELECT visit, 'x', 'x', '', 'x', 1, '', 'x', '' FROM finding",
            "evidence",
            f"{VISIT}/x",
            "unfounded",
        ),
        (
            "UPDATE head SET body = replace(body, '身份牌', '工作服') WHERE item = 'P05'",
            "head",
            f"{VISIT}/answer/P05/1",
            "body",
        ),
    ],
)
def test_a_changed_projection_is_named(
    closed_visit: Path,
    reopen: Callable[[], Store],
    statement: str,
    table: str,
    key: str,
    what: str,
) -> None:
    """A score, a deadline or a word changed in the tables must not go unnoticed."""
    tamper(closed_visit, statement)
    (difference,) = reopen().compare()
    assert (difference.table, difference.key, difference.what) == (table, key, what)


def test_a_rebuild_heals_changed_projections(
    closed_visit: Path, reopen: Callable[[], Store]
) -> None:
    """What is computed can always be made again."""
    tamper(closed_visit, "DELETE FROM finding", "UPDATE visit SET answered = 9", "DELETE FROM span")
    store = reopen()
    assert len(store.history_faults(verify)) == 1
    store.rebuild()
    assert list(store.compare()) == []
    assert store.history_faults(verify) == []


@pytest.mark.parametrize(
    ("word", "differing"),
    [
        ("violation", [("event", "unreadable")]),
        ("nonsense", [("event", "unreadable")]),
        ('measured","value":"3', [("head", "body")]),
    ],
)
def test_a_changed_open_event_is_named(
    closed_visit: Path, reopen: Callable[[], Store], word: str, differing: list[tuple[str, str]]
) -> None:
    """An event that is not sealed yet still has to agree with what was computed from it."""
    tamper(closed_visit, FREE_EVENTS)
    changed = "UPDATE event SET body = replace(body, 'compliant', ?) WHERE item = 'A12'"
    tamper(closed_visit, changed, values=(word,))
    found = list(reopen().compare())
    assert [(one.table, one.what) for one in found] == differing
    assert all(visit_id(2) in one.key for one in found)


def test_a_lost_open_event_is_named(closed_visit: Path, reopen: Callable[[], Store]) -> None:
    """A row that vanished leaves a gap in the numbers."""
    tamper(
        closed_visit,
        "DROP TRIGGER event_leaves_only_sealed",
        "DELETE FROM event WHERE seq = 5",
    )
    store = reopen()
    (fault,) = store.history_faults(verify)
    assert (fault.seq, fault.what) == (6, "sequence numbers")
    assert {one.what for one in store.compare()} >= {"unfounded"}


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE segment SET body = ?", "compression"),
        ("UPDATE log SET head_seq = 3", "head"),
        ("UPDATE log SET head_signature = ?", "signature"),
        ("UPDATE log SET public_key = zeroblob(32)", "signature"),
        ("DELETE FROM span", "span"),
    ],
)
def test_changed_history_is_named(
    closed_visit: Path, reopen: Callable[[], Store], statement: str, what: str
) -> None:
    """Sealed history is what the office will believe."""
    tamper(closed_visit, FREE_SEGMENTS, statement, values=(b"\x00" * 64,))
    assert what in [fault.what for fault in reopen().history_faults(verify)]


def test_a_forged_answer_in_sealed_history_is_named(
    closed_visit: Path, reopen: Callable[[], Store]
) -> None:
    """Someone with the key could change a word, but not the digest chain's signature."""
    store = reopen()
    (body,) = store._db.rows("SELECT body FROM segment")[0]
    text = zstandard.ZstdDecompressor().decompress(body)
    forged = zstandard.ZstdCompressor().compress(text.replace("身份牌".encode(), "工作服".encode()))
    store.close()
    tamper(closed_visit, FREE_SEGMENTS, "UPDATE segment SET body = ?", values=(forged,))
    store = reopen()
    assert store.history_faults(verify)[0].what == "digest"
    assert [one.table for one in store.compare()] == ["head", "said"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET actor = 'x'",
        "DELETE FROM event",
        "UPDATE segment SET n = 1",
        "DELETE FROM segment",
    ],
)
def test_the_database_itself_refuses_to_change_history(closed_visit: Path, statement: str) -> None:
    """A bug of ours must not be able to rewrite what people did."""
    with pytest.raises(driver.IntegrityError):
        tamper(closed_visit, statement)


def test_a_damaged_page_is_a_clear_error(closed_visit: Path) -> None:
    """A bad sector must be told from a wrong passphrase, and never crash."""
    data = bytearray(closed_visit.read_bytes())
    for at in range(4096 + 100, len(data), 4096):
        data[at] ^= 0x5A
    closed_visit.write_bytes(data)
    with pytest.raises(InspectorError) as caught:
        open_store(closed_visit, KEY, derive=derive).visits()
    assert (caught.value.fault.code, caught.value.fault.exit) == ("STORE_002", Exit.STORAGE)


def test_one_flipped_bit_is_found_wherever_it_is(
    closed_visit: Path, reopen: Callable[[], Store]
) -> None:
    """Every page is sealed, also those that nobody reads today."""
    assert reopen().page_faults() == []
    reopen().close()
    data = closed_visit.read_bytes()
    pages = len(data) // 4096
    for page in range(1, pages):
        flipped = bytearray(data)
        flipped[page * 4096 + page % 4000] ^= 1
        closed_visit.write_bytes(flipped)
        assert _found(closed_visit), page
    closed_visit.write_bytes(data)


def _found(path: Path) -> bool:
    try:
        store = open_store(path, KEY, derive=derive)
    except InspectorError as error:
        return error.fault.code == "STORE_002"
    found = store.page_faults()
    store.close()
    return found != []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_no_database_is_a_clear_error(path: Path, content: bytes) -> None:
    """Somebody put another file in its place."""
    path.write_bytes(content)
    with pytest.raises(InspectorError) as caught:
        open_store(path, KEY, derive=derive)
    assert caught.value.fault.exit is Exit.STORAGE


def test_a_missing_database_is_a_clear_error(path: Path) -> None:
    """It must not be taken for a new one: the data would seem to be gone."""
    with pytest.raises(InspectorError) as caught:
        open_store(path, KEY, derive=derive)
    assert caught.value.fault.code == "STORE_006"
    assert not path.exists()


def test_a_database_of_a_newer_program_is_left_alone(store: Store, path: Path) -> None:
    """An old program would not know what it must keep."""
    store.close()
    tamper(path, "PRAGMA user_version = 99")
    with pytest.raises(InspectorError) as caught:
        open_store(path, KEY, derive=derive)
    assert caught.value.fault.code == "STORE_005"


def test_a_note_is_kept_to_the_last_character(store: Store) -> None:
    """Quotes, zero bytes' neighbours, emoji and line ends are what people paste."""
    text = "“引号” \\ ' \" \t\r\n\u2028 😀 \ufeff ０１２ %_"
    note = Draft(
        kind=Kind.NOTE,
        subject=visit_id(1),
        item="r1",
        body={"value": {"item": None, "text": text}},
    )
    (event,) = store.append([note], now_ms=NOW)
    store.seal(DEVICE.sign)
    assert store.events_of(visit_id(1)) == [event]
    assert store.state(visit_id(1)).values(Kind.NOTE)["r1"]["text"] == text
