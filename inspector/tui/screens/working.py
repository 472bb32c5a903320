"""Long work: how far it has come in words and as a bar; Esc gives it up, and leaves no half."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from inspector.errors import InspectorError
from inspector.errors.app import CANCELLED
from inspector.i18n import text
from inspector.tui.lines.line import BLANK, Line, Span, line, paragraph
from inspector.tui.lines.painted import LinePane
from inspector.tui.marks import marks
from inspector.tui.screens.sheets import ErrorSheet, MessageSheet, Sheet

T = TypeVar("T")
MEBIBYTE = 1 << 20
MOST_LINES = 4
"""Title, bar, step, and that it is being cancelled."""


class Teller:
    """What long work tells as it goes on; here, and only here, it learns that it is given up.

    Args:
        what: What the work is called.
        show: Takes how far it has come.
    """

    def __init__(self, what: str, show: "Callable[[Reached], object]") -> None:
        self._what, self._show = what, show
        self._cancelled = Event()
        self._percent = -1

    def cancel(self) -> None:
        """Give the work up, as soon as it tells something."""
        self._cancelled.set()

    def step(self, msgid: str) -> None:
        """A step begins.

        Raises:
            InspectorError: APP_008, when the work is given up.
        """
        self._go_on()
        self._show(Reached(step=msgid))

    def share(self, done: int, whole: int) -> None:
        """So many bytes of so many are done.

        Raises:
            InspectorError: APP_008, when the work is given up.
        """
        self._go_on()
        percent = 100 * done // max(1, whole)
        if percent != self._percent:
            self._percent = percent
            self._show(Reached(done=done, whole=whole))

    def _go_on(self) -> None:
        if self._cancelled.is_set():
            raise InspectorError(CANCELLED, work=self._what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far work has come."""

    step: str = ""
    """Msgid of the step that is being done."""
    done: int = 0
    whole: int = 0
    """Bytes; 0 where it is steps that count."""


class WorkSheet(Sheet[T | None], Generic[T]):
    """Does something long, and is dismissed with what came of it; None where it was given up."""

    @dataclass
    class Came(Message):
        """The work has come so far."""

        reached: Reached

    @dataclass
    class Ended(Message):
        """The work is done, or has failed."""

        outcome: Callable[[], Any]

    def __init__(
        self, title: str, work: Callable[[Teller], T], *, steps: Sequence[str] = ()
    ) -> None:
        """Do something long.

        Args:
            title: What it is called.
            work: Done on a thread of its own.
            steps: Msgids of its steps in order, where it goes by steps.
        """
        super().__init__()
        self._title, self._work, self._steps = title, work, steps
        self._teller = Teller(title, lambda reached: self.post_message(self.Came(reached)))
        self._reached = Reached()
        self._is_given_up = False

    def body(self) -> ComposeResult:
        """What is done, and how far it has come."""
        yield LinePane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Only: cancel."""
        return (("Esc", text("Cancel")),)

    def on_mount(self) -> None:
        """Begin."""
        super().on_mount()
        self.query_one("#words", LinePane).show(self._lines)
        # Not a thread that leaving the app would wait for: a medium may never answer.
        Thread(target=self._run, name="work", daemon=True).start()

    def on_unmount(self) -> None:
        """Whoever leaves the app gives the work up."""
        self._teller.cancel()

    def _run(self) -> None:
        try:
            made = self._work(self._teller)
        except BaseException as error:  # noqa: BLE001 - raised again where it is looked at
            self.post_message(self.Ended(_raiser(error)))
        else:
            self.post_message(self.Ended(lambda: made))

    @on(Came)
    def came(self, message: Came) -> None:
        """Show how far it has come."""
        message.stop()
        self._reached = message.reached
        self.query_one("#words", LinePane).show(self._lines)

    @on(Ended)
    def ended(self, message: Ended) -> None:
        """Hand back what came of it; an error stays until it is read."""
        message.stop()
        try:
            made: T = message.outcome()
        except InspectorError as error:
            self.dismiss(None)
            if error.fault.code != CANCELLED.code:
                self.app.push_screen(ErrorSheet(error))
            else:
                self.app.push_screen(MessageSheet(self._title, text("Cancelled; nothing changed.")))
            return
        self.dismiss(made)

    def action_cancel(self) -> None:
        """Give it up at the next step."""
        self._is_given_up = True
        self._teller.cancel()
        self.query_one("#words", LinePane).show(self._lines)

    def _lines(self, width: int) -> list[Line]:
        lines = paragraph(self._title, width, look="strong", lead="")
        reached = self._reached
        room = min(40, max(8, width - 26))
        if reached.whole:
            filled = room * reached.done // reached.whole
            of = text(
                "{done} of {whole} MB",
                done=reached.done // MEBIBYTE,
                whole=-(-reached.whole // MEBIBYTE),
            )
            percent = f"{100 * reached.done // reached.whole} %"
            lines.append(_bar(filled, room, f"{percent}  {of}"))
        elif reached.step in self._steps:
            at = self._steps.index(reached.step)
            filled = room * (at + 1) // (len(self._steps) + 1)
            lines.append(_bar(filled, room, f"{at + 1}/{len(self._steps)}"))
        if reached.step:
            lines.append(line(Span(f"{text(reached.step)} …")))
        elif not reached.whole:
            lines.append(line(Span(text("This takes a moment …"), "muted")))
        if self._is_given_up:
            lines.append(line(Span(text("Being cancelled …"), "warn")))
        # As high from the start as it can get: a sheet that jumps is hard to read.
        return [*lines, *[BLANK] * (MOST_LINES - len(lines))]


def _raiser(error: BaseException) -> Callable[[], Any]:
    def again() -> None:
        raise error

    return again


def _bar(filled: int, room: int, words: str) -> Line:
    return line(
        Span(marks().done * filled, "good"),
        Span(marks().to_do * (room - filled), "muted"),
        Span(f"  {words}"),
    )
