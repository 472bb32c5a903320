"""What the parts of the walk-through share: the visit, and writing to it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from operator import is_not
from typing import TYPE_CHECKING, Any, TypeVar, cast

from inspector.domain.checklist import Item
from inspector.domain.telling_conditions import why_not_asked
from inspector.domain.visit import Answer, Occurrence
from inspector.domain.words import VisitState
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.answers import not_asked_with
from inspector.services.visits import Shown
from inspector.tui.changed_only import ChangedOnly
from inspector.tui.lines.rows import RowList
from inspector.tui.one_frame import OneFrame
from inspector.tui.screens.base import AppScreen

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.binding import BindingsMap
    from textual.dom import DOMNode

A = TypeVar("A")


class Visiting(AppScreen[str | None]):
    """A screen about one visit, as the store has it."""

    visit: str
    items: RowList
    """The list of items."""
    shown: Shown | None = None
    """None until the first read arrives."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = ChangedOnly()
        self._chain: tuple[tuple[object, ...], list[tuple[DOMNode, BindingsMap]]] | None = None
        self.pending: dict[str, Answer | None] = {}
        """Answers on their way to the disk, by item."""
        self.is_reading = False
        """Whether the visit is read for the first time, which takes a moment where it is long."""
        self.opening = False
        """Whether a form is about to open: what is typed meanwhile is meant for it."""
        self.stepping = False
        """Whether a step back or forth is under way, which will move the cursor."""
        self._after_step: list[Callable[[], None]] = []
        self.frame = OneFrame(self)

    @property
    def is_between(self) -> bool:
        """What is typed while a form opens, or the visit is read, is meant for what comes."""
        return self.opening or self.is_reading or super().is_between

    @property
    def _binding_chain(self) -> "list[tuple[DOMNode, BindingsMap]]":
        """What keys mean here: the same until the focus moves or a person sets other keys.

        Textual copies every binding there is at every key. No field is typed in on these screens.
        """
        of = (self.focused, self.app._keymap)  # noqa: SLF001 - a test pins it
        if self._chain is None or any(map(is_not, self._chain[0], of)):
            self._chain = of, super()._binding_chain
        return self._chain[1]

    @property
    def amending(self) -> str | None:
        """The reason, while a closed visit is amended."""
        return self.inspector.amending.get(self.visit)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        raise NotImplementedError

    def accept(self, shown: Shown) -> None:
        """Take the visit as the store has it now."""
        raise NotImplementedError

    def notice(self, words: str) -> None:
        """Say something in passing."""
        raise NotImplementedError

    @property
    def takes_answers(self) -> bool:
        """Whether the visit still takes answers: it is open, or amended."""
        is_open = self.shown is None or self.shown.visit.state is VisitState.OPEN
        return is_open or self.amending is not None

    def may_write(self) -> bool:
        """Whether the visit still takes answers; a closed one is amended instead."""
        if self.shown is None or self.opening:
            return False
        if self.shown.visit.state is VisitState.OPEN or self.amending:
            return True
        self.notice(
            text(
                "Closed: {review} shows the review, where {amend} amends it with a reason",
                review=self.key("walk.review"),
                amend=self.key("review.amend"),
            )
        )
        return False

    def go_on(self) -> None:
        """To the next item without an answer; around the end to the first one."""
        raise NotImplementedError

    def ready_for(self, item: Item) -> tuple[str, ...]:
        """Ready remarks for an item."""
        raise NotImplementedError

    def title_of(self, item: Item) -> str:
        """Code and requirement, as questions about it begin."""
        raise NotImplementedError

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers by item, as the store has them."""
        return self.shown.visit.answers if self.shown else {}

    def answer_at(self, code: str) -> Answer | None:
        """The answer of an item; one on its way to the disk counts."""
        return self.pending[code] if code in self.pending else self.answers.get(code)

    @property
    def not_asked(self) -> frozenset[str]:
        """Codes of the items that are not asked now; an answer on its way to the disk counts."""
        if self.shown is None:
            return frozenset()
        visit = self.shown.visit
        return not_asked_with(visit, self.pending) if self.pending else visit.not_asked

    def is_asked(self, item: Item) -> bool:
        """Whether an item is asked now; if not, why is said."""
        if item.code not in self.not_asked or self.shown is None:
            return True
        why = why_not_asked(self.shown.visit, item, self.shown.checklist)
        if why is not None:
            self.notice(text("Not asked now: {why}", why=why))
        return False

    def after_step(self, act: Callable[[], None]) -> None:
        """Do it once the steps back or forth that were asked for are shown."""
        if self.stepping:
            self._after_step.append(act)
        else:
            act()

    def step_is_shown(self) -> None:
        """Go on with what was pressed meanwhile, until that is another step."""
        self.stepping = False
        while self._after_step and not self.stepping:
            self._after_step.pop(0)()

    def write(
        self,
        verb: Callable[..., A],
        *args: object,
        then: Callable[[A], None] | None = None,
        failed: Callable[[InspectorError], None] | None = None,
        draft: str = "",
        **named: object,
    ) -> None:
        """Have a verb change this visit; what it then is, is shown.

        This is the one way for a screen to write. What the key changes before this call and after
        it, and what `then` or `failed` changes once the store has answered, come in one frame:
        nothing needs to be painted by hand, and what is shown as saved is durable. Where the
        store takes long, what is pending is painted meanwhile; so mark it as pending.

        Args:
            verb: A service verb of session and visit.
            args: Its further arguments.
            then: Called with what the verb returns; must pass the visit as it is then to `accept`.
                Without it that is all that is done, with a verb that returns just the visit.
            failed: Called with a refusal; without it the refusal is shown.
            draft: Of what is saved by it: let go when it is.
            named: Its named arguments.
        """
        self.frame.begin()
        self.ask(
            verb,
            self.visit,
            *args,
            then=partial(self._answered, then or cast("Callable[[A], None]", self.accept)),
            failed=partial(self._answered, failed or self.tell),
            draft=draft,
            **named,
        )

    def wait_for(self, future: "Future[Any]", said: AppScreen.Heard) -> None:
        """Have it heard as soon as the loop comes to it, where a frame waits for it.

        A message would pass through two queues first.
        """
        if not self.frame.is_held:
            super().wait_for(future, said)
            return
        loop, context = asyncio.get_running_loop(), copy_context()

        def done(_: "Future[Any]") -> None:
            with suppress(RuntimeError):  # the app has just ended
                loop.call_soon_threadsafe(self._hear_at_once, said, context=context)

        future.add_done_callback(done)

    def _hear_at_once(self, said: AppScreen.Heard) -> None:
        with self._context():
            self.hear(said)

    def _answered(self, go_on: Callable[[A], None], answer: A) -> None:
        try:
            go_on(answer)
        finally:
            self.frame.end()

    def open_form(self, item: Item, one: Occurrence | None = None) -> None:
        """Note an occurrence of an item, or correct one."""
        from inspector.tui.screens.occurrence import OccurrenceScreen  # noqa: PLC0415

        if self.shown is not None:
            self.opening = True
            form = OccurrenceScreen(self.shown, item, one, ready=self.ready_for(item))
            self.app.push_screen(form, partial(self._noted, item.code))

    def _noted(self, code: str, shown: Shown | None) -> None:
        self.opening = False
        if shown is not None:
            self.accept(shown)
        if self.shown is not None:
            self.tell_lacking(self.shown, code)

    def tell_lacking(self, shown: Shown, code: str) -> None:
        """Ask at once for evidence or a remark that an answer needs."""
        raise NotImplementedError
