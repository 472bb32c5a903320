"""From the walk-through to what it comes to."""

from inspector.tui.screens.visiting import Visiting


class Scored(Visiting):
    """Shows the score of the visit, row under row."""

    def action_visit_score(self) -> None:
        """Every point explained; whoever asks for an item there goes to it."""
        from inspector.tui.screens.score import ScoreScreen  # noqa: PLC0415 - not on the way in

        if self.shown is not None:
            here = self.item.code if self.item else ""
            self.app.push_screen(ScoreScreen(self.shown, item=here), self._asked_for)

    def _asked_for(self, code: str | None) -> None:
        if code is not None:
            self.items.go(code)
