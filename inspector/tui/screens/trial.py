"""A draft checklist tried out: answered like any visit, while every line of its score moves."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from inspector.i18n import text
from inspector.services.commands import Command
from inspector.services.visits import Shown
from inspector.tui.bindings import action_of
from inspector.tui.lines.detail import detail_lines
from inspector.tui.lines.line import BLANK, RULE, Line, Span, line
from inspector.tui.lines.trial import score_lines, score_rows
from inspector.tui.marks import marks
from inspector.tui.screens.walk import WalkScreen
from inspector.tui.words import said

if TYPE_CHECKING:
    from inspector.domain.scoring import Row
    from inspector.services.trying import Trial

LEFT_OUT = frozenset(
    {
        *("walk.review", "walk.lead", "walk.good", "walk.note", "evidence.add"),
        *("visit.lap", "walk.laps", "visit.occupancy", "visit.history", "visit.sheet"),
        "visit.amend",
    }
)
"""What a real visit takes and a pretended one does not: it is for the score alone."""


class TrialScreen(WalkScreen):
    """A pretended visit; leaving it forgets it."""

    def __init__(self, trial: "Trial") -> None:
        super().__init__(trial.visit)
        self.add_class("-trial")
        self._trial = trial
        self._score_rows: tuple[Row, ...] = ()
        self._not_here = {action_of(command) for command in LEFT_OUT}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does something here."""
        return action not in self._not_here and super().check_action(action, parameters)

    def offered(self) -> Iterable[Command]:
        """What moves the score, and the ways to an item."""
        return [one for one in super().offered() if one.id not in LEFT_OUT]

    def accept(self, shown: Shown) -> None:
        """Take the answers as they are now; the score moves with them."""
        is_first = self.shown is None
        self._score_rows = score_rows(shown)
        super().accept(shown)
        self.paint_detail()
        if is_first and self._trial.warnings:
            count = len(self._trial.warnings)
            self.notice(
                text(
                    "{count} warnings: `inspector checklist check {file}` lists them",
                    count=count,
                    file=self._trial.file,
                )
            )

    def _header(self, width: int) -> list[Line]:
        if self.shown is None:
            return []
        checklist = self.shown.checklist
        dot = f" {marks().dot} "
        named = f"{said(checklist.title)} {checklist.name}@{checklist.edition}"
        trial = text("Trial of a draft")
        kept = text("nothing is saved")
        where = f" {trial}{dot}{self._trial.file}{dot}{named}"
        return [line(Span(where), right=(Span(f"  {kept} "),), base="head")]

    def _detail_lines(self, width: int) -> list[Line]:
        shown, item = self.shown, self.item
        if shown is None or item is None:
            return []
        about = detail_lines(shown, item, width, roomy=False)
        return [*score_lines(shown, self._score_rows, item, width), BLANK, RULE, *about]

    def action_leave(self) -> None:
        """Back, and forget all of it."""
        if not self.has_class("-tall"):
            # Before the screen behind asks its workspace again.
            self.inspector.pretend(None)
        super().action_leave()
