"""The lock: the screen is covered until the passphrase is typed, and nothing behind it is touched.

What it protects is the screen, from whoever walks up to a laptop left open at a counter. The
process still holds the key: to drop it, the store would have to be closed, and with it an export
under way, a form half filled in and every draft not yet written, which is worse here than a key
in the memory of a running machine. Who fears for the memory leaves the app (Ctrl+Q) or shuts the
machine down; at rest everything is encrypted.

Screens stay on their stack, with cursor and text as they were. While it is locked, nothing may
come above the lock or take it away: pushing and popping wait until it is opened.
"""

import asyncio
from typing import TYPE_CHECKING, Any

from textual import events
from textual.await_complete import AwaitComplete

from inspector.tui.idle import Idle
from inspector.tui.preferring import Preferring

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from inspector.services.workspace import Workspace

LOOK_S = 2.0
"""How often to look whether anybody is there."""
WHILE_LOCKED = frozenset({"app_quit", "app_language"})
"""What works on the lock, of all that works everywhere."""


class Locking(Preferring):
    """An app that can be covered."""

    _workspace: "Workspace | None"

    def watch_for_idleness(self, idle: Idle | None = None) -> None:
        """Lock whenever nobody is there; what tells that may be another one in tests."""
        self.idle = idle or Idle()
        self._cover: Screen[Any] | None = None
        self._waiting: list[Callable[[], object]] = []

    def look_for_idleness(self) -> None:
        """Lock, if nobody is there."""
        if self.idle.is_over(self.settings.idle_lock_minutes):
            self.lock()

    @property
    def is_locked(self) -> bool:
        """Whether the screen is covered."""
        return self._cover is not None

    def lock(self) -> None:
        """Cover the screen; without an open workspace there is nothing to cover."""
        if self.is_locked or self._workspace is None:
            return
        from inspector.tui.screens.lock import LockScreen  # noqa: PLC0415 - not on the way in

        # A widget that the mouse was dragged in would go on getting its events.
        self.capture_mouse(None)
        cover = LockScreen(self.home, self.unlock)
        super().push_screen(cover)
        self._cover = cover

    def unlock(self) -> None:
        """Take the cover away, then do what had to wait."""
        self._cover = None
        self.idle.touch()
        super().pop_screen()
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            one()

    def action_app_lock(self) -> None:
        """Cover the screen at once."""
        self.lock()

    async def on_event(self, event: events.Event) -> None:
        """Whoever types is there; but who comes back to a sleeping laptop finds it locked."""
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            was_locked = self.is_locked
            self.look_for_idleness()
            self.idle.touch()
            if self.is_locked and not was_locked:
                return  # meant for what is covered now
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is locked, hardly anything works; a screen may keep all keys for itself."""
        if self.is_locked and action not in WHILE_LOCKED:
            return False
        if getattr(self.screen, "TAKES_ALL_KEYS", False) and action != "app_quit":
            return False
        return super().check_action(action, parameters)

    def push_screen(self, screen: Any, callback: Any = None, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - as the stock one, which has two shapes
        """Show a screen; while it is locked, as soon as it is not."""
        if not self.is_locked:
            return super().push_screen(screen, callback, *args, **named)
        if not (named.pop("wait_for_dismiss", False) or (args and args[0])):
            self._waiting.append(lambda: super(Locking, self).push_screen(screen, callback))
            return AwaitComplete()
        answered: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def dismissed(result: object) -> None:
            if callback is not None:
                callback(result)
            if not answered.done():
                answered.set_result(result)

        self._waiting.append(lambda: super(Locking, self).push_screen(screen, dismissed))
        return answered

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen; while it is locked, as soon as it is not: the cover stays on top."""
        pop: Callable[[], AwaitComplete] = super().pop_screen
        if not self.is_locked:
            return pop()
        self._waiting.append(pop)
        return AwaitComplete()
