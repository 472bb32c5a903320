"""From the walk-through to what it comes to, and to what others give the same items."""

from collections.abc import Iterable

from inspector.i18n import text
from inspector.services.commands import Command
from inspector.services.visits import show_visit
from inspector.tui.screens.visiting import Visiting


class Scored(Visiting):
    """Shows the score of the visit, row under row, and its other columns."""

    def offered(self) -> Iterable[Command]:
        """Columns only where the form has some."""
        has_columns = self.shown is not None and self.shown.checklist.columns
        return [one for one in super().offered() if has_columns or one.id != "visit.columns"]

    def action_visit_score(self) -> None:
        """Every point explained; whoever asks for an item there goes to it."""
        from inspector.tui.screens.score import ScoreScreen  # noqa: PLC0415 - not on the way in

        if self.shown is not None:
            here = self.item.code if self.item else ""
            self.app.push_screen(ScoreScreen(self.shown, item=here), self._asked_for)

    def action_visit_columns(self) -> None:
        """What the form's other columns give each item."""
        from inspector.tui.screens.beside import BesideScreen  # noqa: PLC0415 - not on the way in

        if self.shown is None:
            return
        if not self.shown.checklist.columns:
            self.notice(text("This form has no other score columns"))
            return
        here = self.item.code if self.item else ""
        self.app.push_screen(BesideScreen(self.shown, item=here), self._from_columns)

    def _from_columns(self, code: str | None) -> None:
        self.ask(show_visit, self.visit, then=self.accept)
        self._asked_for(code)

    def _asked_for(self, code: str | None) -> None:
        if code is not None:
            self.items.go(code)
