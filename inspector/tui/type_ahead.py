"""Keys typed faster than a screen opens: they wait, in order, and go where they were meant."""

from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from textual import events, work
from textual.app import App

LOOK_AGAIN_S = 0.01
NEVER_HELD = frozenset({"ctrl+q", "ctrl+l"})
"""Whoever leaves, or locks, is not made to wait."""

P = ParamSpec("P")


class Between:
    """A screen that is on its way to another one now and then."""

    between: int = 0
    """How many things are under way that decide where the next key goes."""

    @property
    def is_between(self) -> bool:
        """Whether what is typed now is meant for what comes next."""
        return self.between > 0

    def take_typed(self, event: events.Key) -> bool:
        """Answer a key before the next one is looked at; whether it was for this screen."""
        del event
        return False


B = TypeVar("B", bound=Between)


class TypeAhead(App[None]):
    """An app that loses no key between two screens."""

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self._held: list[events.Key | events.Paste] = []
        self._typed_at = self._forgotten_to = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Hold what is typed while a screen is on its way; else let it through."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:
            if event.time > self._forgotten_to:
                await self._rise(event)
        else:
            self._typed_at = event.time
            if self._waits(event):
                self._hold(event)
            else:
                await self._let_in(event)

    async def _rise(self, event: events.Key | events.Paste) -> None:
        """What no widget took rises to the app; by then another screen may be on its way."""
        if isinstance(event, events.Key) and self._is_between():
            self._hold(events.Key(event.key, event.character), first=True)
        else:
            await super().on_event(event)

    def forget_typed_ahead(self) -> None:
        """What was typed ahead was meant for something that did not come."""
        self._held.clear()
        self._forgotten_to = self._typed_at

    def _waits(self, event: events.Key | events.Paste) -> bool:
        if isinstance(event, events.Key) and event.key in NEVER_HELD:
            return False
        return bool(self._held) or self._is_between()

    def _is_between(self) -> bool:
        if not self.screen_stack:
            return False
        screen = self.screen
        return not screen.is_mounted or (isinstance(screen, Between) and screen.is_between)

    def _hold(self, event: events.Key | events.Paste, *, first: bool = False) -> None:
        if not self._held:
            self.set_timer(LOOK_AGAIN_S, self._replay)
        self._held.insert(0 if first else len(self._held), event)

    async def _replay(self) -> None:
        if not self.screen_stack:
            self._held.clear()
        while self._held and not self._is_between():
            await self._let_in(self._held.pop(0))
        if self._held:
            self.set_timer(LOOK_AGAIN_S, self._replay)

    async def _let_in(self, event: events.Key | events.Paste) -> None:
        screen = self.screen
        if not (
            isinstance(event, events.Key)
            and isinstance(screen, Between)
            and screen.take_typed(event)
        ):
            await super().on_event(event)


def conversation(
    asked: Callable[Concatenate[B, P], Awaitable[None]],
) -> Callable[Concatenate[B, P], None]:
    """Have a method that shows sheets and waits for them hold what is typed in between."""

    async def held(self: B, /, *args: P.args, **named: P.kwargs) -> None:
        try:
            await asked(self, *args, **named)
        finally:
            self.between -= 1

    begin = work(held)

    def start(self: B, /, *args: P.args, **named: P.kwargs) -> None:
        self.between += 1
        begin(self, *args, **named)

    start.__doc__ = asked.__doc__
    return start
