"""Trials that all must pass: one key each, as they are made; what is not complete is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import events, on, work
from textual.app import ComposeResult

from inspector.domain.visit import Answer, Trial, Tried
from inspector.i18n import text
from inspector.tui.keys import narrow
from inspector.tui.lines.detail import trial_words
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.marks import marks
from inspector.tui.screens.answer_sheets import Asked, cost_lines
from inspector.tui.screens.occurrence_form import begun
from inspector.tui.screens.sheets import Sheet, TextSheet, titled

if TYPE_CHECKING:
    from inspector.tui.app import InspectorApp

MOST_ROWS = 12
AROUND = 10
PASSED, FAILED = "1", "2"
MADE, NOTE = "made", "note"
"""Fields of the draft: a line for each trial that was made; of each a text, which is masked."""


class TrialsSheet(Sheet[Answer | None]):
    """Dismissed with all trials once the last is made, or None; whoever asks drops the draft."""

    def __init__(self, asked: Asked, *, passed: bool | None = None) -> None:
        """Go on with the trials of an item.

        Args:
            asked: About what.
            passed: How the next trial went, as the key said that opened the sheet; None of a
                look at those that were made.
        """
        super().__init__()
        self._asked = asked
        self._trials: list[Trial | None] = [None] * asked.item.trials
        self._first = passed

    def body(self) -> ComposeResult:
        """Title, the trials, what they come to."""
        yield LinePane(id="words")
        yield RowList(id="found")
        yield LinePane(id="told")

    def keys(self) -> Sequence[tuple[str, str]]:
        """One key a trial."""
        keep = (("Enter", text("Save")),) if all(self._trials) else ()
        results = ((PASSED, text("passed")), (FAILED, text("failed")))
        return (*results, ("t", text("Note")), *keep, ("Esc", text("Back")))

    def on_mount(self) -> None:
        """Bring back what was made; a key that opened the sheet counts for the next trial."""
        super().on_mount()
        before = self._asked.before
        kept = self._app.drafts.get(self._asked.draft)
        if kept is not None:
            self._trials = _from_draft(kept, len(self._trials))
        elif isinstance(before, Tried):
            self._trials = list(before.trials)
        words = text(
            "{count} trials, all must pass. What is not complete stays as a draft.",
            count=len(self._trials),
        )
        self.query_one("#words", LinePane).show(titled(self._asked.title, words))
        self.query_one("#told", LinePane).show(self._told)
        found = self.query_one("#found", RowList)
        found.load([str(at) for at in range(len(self._trials))], self._row)
        found.focus()
        self._fit()
        if self._first is not None and not all(self._trials):
            found.go(str(self._trials.index(None)))
            self._mark(passed=self._first)

    def on_resize(self) -> None:
        """The keys stay in sight."""
        self._fit()

    def _fit(self) -> None:
        room = min(MOST_ROWS, self.app.size.height * 9 // 10 - AROUND, len(self._trials))
        self.query_one("#found", RowList).styles.height = max(1, room)

    @property
    def _app(self) -> "InspectorApp":
        return cast("InspectorApp", self.app)

    def _row(self, at: int) -> Line:
        own, trial = marks(), self._trials[at]
        if trial is None:
            return line(Span(f"  {own.unchecked} ", "muted"), Span(f"{at + 1}"))
        mark = Span(own.compliant, "good") if trial.passed else Span(own.violation, "bad")
        return line("  ", mark, Span(f" {trial_words(trial, at + 1)}"))

    def _told(self, width: int) -> list[Line]:
        made = [one for one in self._trials if one is not None]
        if len(made) < len(self._trials):
            words = text("{made} of {count} made", made=len(made), count=len(self._trials))
            return [line(Span(words, "muted"))]
        passed = text(
            "{passed} of {count} passed", passed=sum(o.passed for o in made), count=len(made)
        )
        return cost_lines(self._asked, Tried(trials=tuple(made)), passed, width)

    def take_typed(self, event: events.Key) -> bool:
        """One key a trial, before the next key is looked at."""
        typed = narrow(event.character or "")
        if typed in {PASSED, FAILED}:
            self._mark(passed=typed == PASSED)
        elif typed == "t":
            self._note()
        else:
            return False
        return True

    def _mark(self, *, passed: bool) -> None:
        found = self.query_one("#found", RowList)
        at, was_complete = found.cursor_row, all(self._trials)
        before = self._trials[at]
        self._trials[at] = (
            replace(before, passed=passed) if before else Trial(passed=passed, at=self._now())
        )
        self._keep_draft()
        if all(self._trials) and not was_complete:
            self._done()
            return
        found.go(str(min(at + 1, len(self._trials) - 1)))
        self._paint()

    def _now(self) -> datetime | None:
        """This minute, unless the visit is written up on another day or outside."""
        return begun(self._asked.shown.visit, "", self._app.clock.now()).from_at

    def _paint(self) -> None:
        self.query_one("#found", RowList).renew()
        self.query_one("#told", LinePane).paint()
        self.query_one(".keys", LineBar).paint()

    @work(exclusive=True)
    async def _note(self) -> None:
        at = self.query_one("#found", RowList).cursor_row
        trial = self._trials[at]
        if trial is None:
            return
        title = text("Trial {number}: what happened?", number=at + 1)
        words = await self.app.push_screen_wait(TextSheet(title, value=trial.note))
        if words is not None:
            self._trials[at] = replace(trial, note=words.strip())
            self._keep_draft()
            self._paint()

    def _done(self) -> None:
        self.dismiss(Tried(trials=tuple(one for one in self._trials if one is not None)))

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Enter saves, when all were made."""
        message.stop()
        if all(self._trials):
            self._done()

    def _keep_draft(self) -> None:
        self._app.drafts.put(self._asked.draft, _to_draft(self._trials))

    def action_cancel(self) -> None:
        """Go back; the trials that were made stay as a draft."""
        self.dismiss(None)
        is_kept = self._app.drafts.get(self._asked.draft) is not None
        if is_kept and callable(say := getattr(self.app.screen, "notice", None)):
            say(text("The trials made so far are kept as a draft"))


def _to_draft(trials: Sequence[Trial | None]) -> dict[str, str | list[str]]:
    """A word and the time of each trial, and beside them the notes."""
    made = [
        "" if one is None else f"{int(one.passed)} {one.at.isoformat() if one.at else ''}"
        for one in trials
    ]
    notes = {f"{NOTE}{at}": one.note for at, one in enumerate(trials) if one is not None}
    return {MADE: made, **notes}


def _from_draft(kept: Mapping[str, str | list[str]], count: int) -> list[Trial | None]:
    """The trials as a draft has kept them; of an item with another number none."""
    made = kept.get(MADE, [])
    if len(made) != count:
        return [None] * count
    trials: list[Trial | None] = []
    for place, words in enumerate(made):
        passed, _, at = words.partition(" ")
        when, note = datetime.fromisoformat(at) if at else None, str(kept.get(f"{NOTE}{place}", ""))
        trials.append(Trial(passed=passed == "1", at=when, note=note) if passed else None)
    return trials
