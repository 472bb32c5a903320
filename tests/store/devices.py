"""Laptops that write, seal and hand over, and an office that takes in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector.domain.history.event import Draft
from inspector.store.delivery import DeliveredLog, Delivery, Merged, Terms
from inspector.store.history import LogIdentity
from inspector.store.opened import store_in_memory
from inspector.store.store import Store
from tests.store.county import NOW, derive, verify

HERE = Path("/tmp")  # noqa: S108 - nothing is written there
CHECKLIST = "0" * 64
"""Of the checklist that every visit of the county pins."""


def key_of(n: int) -> Ed25519PrivateKey:
    """The key of the n-th device."""
    return Ed25519PrivateKey.from_private_bytes(n.to_bytes(32, "big"))


def identity_of(n: int) -> LogIdentity:
    """The log of the n-th device."""
    return LogIdentity(
        log=f"0193{n:028x}",
        device=f"测试机 {n}",
        public_key=key_of(n).public_key().public_bytes_raw(),
    )


@dataclass(slots=True)
class Laptop:
    """The n-th device; it holds nothing but its own log and what it was given."""

    n: int
    store: Store = field(init=False)
    clock: int = NOW
    """Milliseconds; a second passes with every write."""

    def __post_init__(self) -> None:
        self.store = store_in_memory(HERE, identity=identity_of(self.n), derive=derive)
        put_checklist(self.store)

    def write(self, *drafts: Draft) -> None:
        """Write some events as one act."""
        self.clock += 1000
        self.store.append(drafts, now_ms=self.clock)

    def handed(self, *, after: int = 0) -> DeliveredLog:
        """Seal, and hand over what is sealed after an event."""
        self.store.seal(key_of(self.n).sign)
        return self.store.gathering.sealed(self.store.log, after=after)


def office(n: int = 99) -> Store:
    """An office that has the checklist, and has heard of nobody."""
    store = store_in_memory(HERE, identity=identity_of(n), derive=derive)
    put_checklist(store)
    return store


def put_checklist(store: Store) -> None:
    """Let a store know the checklist."""
    store.put_content(CHECKLIST, name="hrss-window", edition="2014-1", body=b"{}")


def merge(store: Store, *logs: DeliveredLog, now_ms: int = NOW) -> Merged:
    """Take in what was handed over, a day later."""
    terms = Terms(verify=verify, now_ms=now_ms + 86_400_000)
    return store.gathering.merge(Delivery(logs=logs), terms)


def dump(store: Store) -> str:
    """The canonical state."""
    return "".join(store.gathering.dump())


@contextmanager
def undone(store: Store) -> Iterator[None]:
    """Forget afterwards what happens within."""
    database = store._db
    standing = store._history.standing
    is_first = not database.in_transaction()
    if is_first:
        database.write("BEGIN")
    database.write(f"SAVEPOINT before_{id(standing)}")
    try:
        yield
    finally:
        database.write(f"ROLLBACK TO before_{id(standing)}")
        database.write(f"RELEASE before_{id(standing)}")
        if is_first:
            database.write("ROLLBACK")
        store._history.go_back(standing)
        store._subjects.forget()


def every_order(store: Store, logs: Sequence[DeliveredLog]) -> Iterator[str]:
    """The state after each order of deliveries; common beginnings are taken in once."""
    if not logs:
        yield dump(store)
    for n, log in enumerate(logs):
        with undone(store):
            merge(store, log)
            yield from every_order(store, [*logs[:n], *logs[n + 1 :]])
