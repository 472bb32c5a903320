"""Undo and redo in the app: what stands now is said, and the cursor goes where it stands."""

from collections.abc import Callable, Sequence
from functools import partial

from inspector.errors import InspectorError
from inspector.errors.visit import NOTHING_TO_REDO, NOTHING_TO_UNDO
from inspector.i18n import text
from inspector.services.undoing import Stepped, Touched, redo, undo
from inspector.services.visits import Shown
from inspector.tui.screens.visiting import Visiting
from inspector.tui.words import said


class Undoing(Visiting):
    """Steps back and forth; while a closed visit is amended, only those of the amendment."""

    def action_visit_undo(self) -> None:
        """Take back the last thing recorded."""
        self._step(undo, lambda what: text("Taken back. Now: {what}", what=what))

    def action_visit_redo(self) -> None:
        """Do again what was just taken back."""
        self._step(redo, lambda what: text("Done again. Now: {what}", what=what))

    def _step(self, verb: Callable[..., Stepped], words: Callable[[str], str]) -> None:
        self.after_step(partial(self._ask_step, verb, words))

    def _ask_step(self, verb: Callable[..., Stepped], words: Callable[[str], str]) -> None:
        if not self.may_write():
            return
        self.stepping = True
        then = partial(self._stepped, words)
        self.write(verb, amending=self.amending, then=then, failed=self._no_step)

    def _stepped(self, words: Callable[[str], str], stepped: Stepped) -> None:
        self.show_step(words, stepped)
        self.step_is_shown()

    def show_step(self, words: Callable[[str], str], stepped: Stepped) -> None:
        """Show what stands now, and where."""
        before = self.shown
        self.accept(stepped.shown)
        place = self.place_of(stepped, before)
        if place is not None:
            self.items.go(place)
        self.notice(words(_said_of(stepped.touched)))

    def place_of(self, stepped: Stepped, before: Shown | None) -> str | None:
        """The item that a step wrote to.

        Args:
            stepped: What it did.
            before: The visit as it was shown before.
        """
        del before
        asked = stepped.shown.visit.asked
        return next((one.item for one in stepped.touched if one.item in asked), None)

    def _no_step(self, error: InspectorError) -> None:
        if error.fault is NOTHING_TO_UNDO:
            self.notice(text("Nothing is left to take back"))
        elif error.fault is NOTHING_TO_REDO:
            self.notice(text("Nothing is left to do again"))
        else:
            self.tell(error)
        self.step_is_shown()


def _said_of(touched: Sequence[Touched]) -> str:
    """The first place and what stands there, and how many others there are."""
    first, *others = touched
    what = f"{first.item} {said(first.now)}" if first.item else said(first.now)
    if not others:
        return what
    return text("{what}, and {count} more", what=what, count=len(others))
