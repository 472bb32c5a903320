"""One frame a key: painting waits for the store, as it answers within a millisecond or two."""

import asyncio
from contextlib import ExitStack
from typing import Any

from textual.screen import Screen

PATIENCE_S = 0.03
"""A store that takes longer is not waited for: then what is pending is painted as pending."""


class OneFrame:
    """Holds a screen's frames back while a write is on its way.

    What a key does at once (the cursor moves on, a mark is pending) and what the store says of it
    (the mark, totals, the time of the last write) then come in one frame, which shows as saved
    only what is durable. Keys are worked off all the same: it is only seen later.

    Args:
        screen: Whose frames they are.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._under_way = 0
        self._held = ExitStack()
        self._patience: asyncio.TimerHandle | None = None

    @property
    def is_held(self) -> bool:
        """Whether a frame is held back now."""
        return self._patience is not None

    def begin(self) -> None:
        """Hold back: a write is on its way."""
        self._under_way += 1
        if self._under_way == 1 and self._patience is None:
            self._held.enter_context(self._screen.app.batch_update())
            self._patience = asyncio.get_running_loop().call_later(PATIENCE_S, self._paint)

    def end(self) -> None:
        """The store has answered; with nothing else on its way, all is painted."""
        self._under_way -= 1
        if not self._under_way:
            self._paint()

    def _paint(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
            self._held.close()
            self._screen._on_timer_update()  # noqa: SLF001 - a test pins it
