"""What a program that was killed leaves behind: half-written files, evidence nobody tells of."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from inspector.errors import InspectorError
from inspector.keys.vault import Vault
from inspector.store.store import Store

LEFT_ALONE_S: Final = 3600
"""What is younger may still be wanted."""


def tidy(store: Store, vault: Vault, home: Path, now: datetime) -> None:
    """Take away what is of no use, under the workspace's lock; what is in doubt stays."""
    before = now.timestamp() - LEFT_ALONE_S
    with suppress(OSError):
        for path in _half_written(home):
            if path.stat().st_mtime < before:
                path.unlink()
        for path in _strays(store, vault, before):
            path.unlink()


def _half_written(home: Path) -> Iterator[Path]:
    for pattern in (".new-*", "files/*/.new-*", "content/**/.new-*"):
        yield from (path for path in home.glob(pattern) if path.is_file())


def _strays(store: Store, vault: Vault, before: float) -> list[Path]:
    """Old files of the vault that no event ever named, and that no bundle brought."""
    try:
        told = [sha256 for _, *files in store.evidence() for sha256 in files if sha256]
        told += store.arrivals.evidence()
        old = {path for path in vault.strays(told) if path.stat().st_mtime < before}
        # Lists can be damaged, and what was taken away can be brought back: the events decide.
        return sorted(old & set(vault.strays({*told, *store.evidence_ever()}))) if old else []
    except (InspectorError, ValueError):  # a list or an event was changed; `selfcheck` names it
        return []
