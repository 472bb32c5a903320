"""A store to act on: real SQLCipher in a temporary folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.store.opened import create_store, open_store
from inspector.store.store import Store
from tests.store.county import IDENTITY, KEY, derive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "inspector.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store."""
    made = create_store(path, KEY, identity=IDENTITY, derive=derive)
    yield made
    made.close()


@pytest.fixture
def reopen(path: Path) -> Iterator[Callable[[], Store]]:
    """Open the same database as often as asked."""
    opened_stores: list[Store] = []

    def again() -> Store:
        opened_stores.append(open_store(path, KEY, derive=derive))
        return opened_stores[-1]

    yield again
    for one in opened_stores:
        one.close()
