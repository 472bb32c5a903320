"""Leaving a screen: once, whole, and only from the top."""

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete

from inspector.tui.lines.looks import Inked

R = TypeVar("R")


class Leaving(Inked[R]):
    """A screen that cannot be left twice, nor take another one along.

    Keys typed ahead may ask a second time, or before the screen is up; and what the store returns
    may end a screen that something covers by then. Textual would pop whatever is on top.
    """

    _is_left = False
    _result: R | None = None
    _is_held = False

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Leave with a result: now, or as soon as it is up and nothing is above it."""
        if self._is_left:
            return AwaitComplete()
        self._is_left = True
        if self._may_go:
            return super().dismiss(result)
        self._result, self._is_held = result, True
        self.call_later(self.on_screen_resume)
        return AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done on a screen that is not up yet, nor on one that was left."""
        is_up = self.is_mounted and not self._is_left
        return super().check_action(action, parameters) if is_up else False

    async def on_event(self, event: events.Event) -> None:
        """What is typed too late, and the size of a window, are no longer its business."""
        if not (self._is_left and isinstance(event, events.InputEvent | events.Resize)):
            await super().on_event(event)

    def on_screen_resume(self) -> None:
        """What was above it is gone."""
        if self._is_held and self._may_go:
            self._is_held = False
            super().dismiss(self._result)

    @property
    def _may_go(self) -> bool:
        # Not `is_current`: that holds also for what shines through below.
        return self.is_mounted and self.app.screen_stack[-1:] == [self]
