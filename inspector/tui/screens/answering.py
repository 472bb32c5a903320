"""Answering items: a digit each, the cursor goes on at once, the list shows what is durable."""

from functools import partial

from inspector.domain.answering import faults_of
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text, fraction_from
from inspector.domain.rules import Entered
from inspector.domain.timing import measured_wait
from inspector.domain.visit import (
    Answer,
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Grade, Result, Tick
from inspector.errors import InspectorError
from inspector.errors.app import NOT_A_NUMBER
from inspector.i18n import text
from inspector.services.amending import amend_answer
from inspector.services.answers import bulk_answer, bulk_answers, give_answer
from inspector.services.visits import Shown
from inspector.tui.keys import narrow
from inspector.tui.lines.items import word_of
from inspector.tui.screens.occurrence_form import begun
from inspector.tui.screens.sheets import ChoiceSheet, ErrorSheet, TextSheet
from inspector.tui.screens.visiting import Visiting
from inspector.tui.type_ahead import conversation
from inspector.tui.words import said

Recorded = Violation | Ticked
"""Answers that hold more than one word, and are not overwritten by a slip."""


UNCHECKED = 4
"""The digit that takes an answer away."""


class Answering(Visiting):
    """The answers of the walk-through."""

    def action_walk_one(self) -> None:
        """Compliant, heard, the best grade, or the number read."""
        self._press(1)

    def action_walk_two(self) -> None:
        """A violation opens its occurrence; due but not said; the middle grade."""
        self._press(2)

    def action_walk_three(self) -> None:
        """Not applicable, with its reason; not triggered; the worst grade."""
        self._press(3)

    def action_walk_four(self) -> None:
        """Unchecked again."""
        self._press(4)

    def action_walk_five(self) -> None:
        """A graded item does not apply."""
        self._press(5)

    def _press(self, digit: int) -> None:
        self.after_step(partial(self._answer, digit))

    def _answer(self, digit: int) -> None:
        item = self.item
        # A digit that came with the key of a list is meant for the list, and answers nothing.
        if item is None or not self.is_active or not self.may_write():
            return
        if not self.is_asked(item):
            self._take_away_kept(item, digit)
            return
        match item.answer, digit:
            case AnswerForm.GRADE, 5:
                self._does_not_apply(item)
            case _, 4:
                self._change(item, None)
            case ((AnswerForm.PHRASE | AnswerForm.GRADE), _):
                self._choose(item, digit)
            case ((AnswerForm.ANSWER | AnswerForm.MEASUREMENT), 3):
                self._does_not_apply(item)
            case AnswerForm.MEASUREMENT, 1:
                self._measure(item)
            case AnswerForm.ANSWER, 1:
                self._change(item, Compliant())
            case AnswerForm.ANSWER, 2 if not item.only_adds:
                self._violated(item)
            case _:
                return

    def _take_away_kept(self, item: Item, digit: int) -> None:
        """What was answered before, while the item was asked, can still be taken away."""
        if digit == UNCHECKED and self.shown and item.code in self.shown.visit.set_aside:
            self._put(item.code, None)

    def _choose(self, item: Item, digit: int) -> None:
        """One of the words that a phrase or a graded item takes."""
        if item.answer is AnswerForm.PHRASE and digit <= len(Tick):
            self._change(item, Ticked(ticks=(PhraseTick(tick=tuple(Tick)[digit - 1]),)))
        elif item.answer is AnswerForm.GRADE and digit <= len(item.grades):
            name = item.grades[digit - 1]
            grade = Grade(name) if name in set(Grade) else Result(name)
            self._change(item, Graded(grade=grade))

    def _change(self, item: Item, answer: Answer | None) -> None:
        """Put an answer; one that has occurrences is not overwritten without asking.

        Nothing is awaited where nothing is asked: the next key is for the next item.
        """
        before = self.answer_at(item.code)
        if isinstance(before, Violation) or (isinstance(before, Ticked) and len(before.ticks) > 1):
            self._overwrite(item, before, answer)
        elif before == answer and item.code not in self.pending:
            self.go_on()
        else:
            self._put(item.code, answer)
            if answer is not None:
                self.go_on()

    @conversation
    async def _overwrite(self, item: Item, before: Recorded, answer: Answer | None) -> None:
        if await self._give_up(item, before, answer):
            self._put(item.code, answer)
            if answer is not None:
                self.go_on()

    async def _give_up(self, item: Item, before: Recorded, answer: Answer | None) -> bool:
        new = word_of(answer)
        if isinstance(before, Violation):
            kept, count = text("Keep the violation"), len(before.occurrences)
            question = text(
                "{count} occurrence(s) are recorded here. Change the answer to “{word}”?",
                count=count,
                word=new,
            )
        else:
            kept, count = text("Keep the ticks"), len(before.ticks)
            question = text(
                "{count} ticks are recorded here. Change them all to “{word}”? y adds one instead.",
                count=count,
                word=new,
            )
        sheet = ChoiceSheet(
            self.title_of(item), question, choices=(("1", text("Change it")), ("2", kept))
        )
        return await self.app.push_screen_wait(sheet) == "1"

    def _does_not_apply(self, item: Item) -> None:
        """With a reason that is known it is one key; pressed again it can be worded."""
        ready = said(item.conditional)
        if ready and self.answer_at(item.code) is None:
            self._put(item.code, NotApplicable(reason=ready))
            self.go_on()
            self.notice(
                text("{item}: {reason}; 3 there words it otherwise", item=item.code, reason=ready)
            )
        else:
            self._not_applicable(item)

    @conversation
    async def _not_applicable(self, item: Item) -> None:
        before = self.answer_at(item.code)
        given_up = NotApplicable(reason="-")
        if isinstance(before, Violation) and not await self._give_up(item, before, given_up):
            return
        ready = said(item.conditional)
        known = before.reason if isinstance(before, NotApplicable) else ready
        draft = f"{self.visit}/{item.code}/not_applicable"
        reason = await self.app.push_screen_wait(
            TextSheet(
                self.title_of(item),
                value=known,
                hint=text("Why does it not apply? Enter takes what stands here."),
                draft=draft,
            )
        )
        if reason is None:
            return
        if not reason.strip():
            self.notice(text("Not applicable needs a reason"))
            return
        saved = partial(self.inspector.drafts.drop, draft)
        self._put(item.code, NotApplicable(reason=reason.strip()), then=saved)
        self.go_on()

    @conversation
    async def _measure(self, item: Item) -> None:
        before = self.answer_at(item.code)
        waited = measured_wait(self.shown.visit, item) if self.shown else None
        ready = "" if waited is None else decimal_text(waited)
        value = word_of(before) if isinstance(before, Measured) else ready
        unit = said(item.measured_in)
        hint = text("In {unit}", unit=unit)
        if ready:
            hint = text("{hint}; the moments noted give {minutes}", hint=hint, minutes=ready)
        draft = f"{self.visit}/{item.code}/measured"
        while True:
            typed = await self.app.push_screen_wait(
                TextSheet(self.title_of(item), value=value, hint=hint, draft=draft)
            )
            if typed is None:
                return
            value = "".join(narrow(character) for character in typed.strip())
            try:
                answer = Measured(value=fraction_from(value))
            except ValueError:
                fault = InspectorError(NOT_A_NUMBER, item=item.code, given=value[:20])
                await self.app.push_screen_wait(ErrorSheet(fault))
                continue
            wrong = list(faults_of(item, answer))
            if not wrong:
                break
            await self.app.push_screen_wait(ErrorSheet(wrong[0]))
        self._put(item.code, answer, then=partial(self.inspector.drafts.drop, draft))
        self.go_on()

    def _violated(self, item: Item) -> None:
        before = self.answer_at(item.code)
        entered = any(isinstance(rule, Entered) for rule in item.rules)
        if self.shown is None:
            return
        if isinstance(before, Violation) or entered:
            self.open_form(item)
            return
        # The violation is durable before anything is typed; the form only adds to it.
        self.opening = True
        clock = self.inspector.clock
        one = begun(self.shown.visit, clock.new_id(), clock.now())
        self._put(item.code, Violation(occurrences=(one,)), then=partial(self._open, item, one))

    def _open(self, item: Item, one: Occurrence) -> None:
        self.open_form(item, one)

    def answer_with(self, code: str, answer: Answer) -> None:
        """Put an answer that was found elsewhere; the cursor stays."""
        self._put(code, answer)

    def _put(self, code: str, answer: Answer | None, then: "partial[None] | None" = None) -> None:
        self.pending[code] = answer
        self.items.touch(code)

        def took(shown: Shown) -> None:
            self.pending.pop(code, None)
            self.accept(shown)
            if then is not None:
                then()

        def refused(error: InspectorError) -> None:
            self.pending.pop(code, None)
            self.opening = False
            self.items.touch(code)
            self.items.go(code)
            self.tell(error)

        if self.amending is None:
            self.write(give_answer, code, answer, then=took, failed=refused)
        else:
            self.write(amend_answer, code, answer, reason=self.amending, then=took, failed=refused)

    @conversation
    async def action_walk_rest(self) -> None:
        """Show what would be touched, then answer all of it."""
        from inspector.tui.screens.rest import RestSheet  # noqa: PLC0415 - not on the way in

        shown, item = self.shown, self.item
        if shown is None or item is None or not self.may_write():
            return
        bulk = await self.app.push_screen_wait(RestSheet(shown, item.section))
        if bulk is not None:
            touched = len(bulk_answers(shown, bulk))
            self.write(bulk_answer, bulk, then=partial(self._rested, touched))

    def _rested(self, touched: int, shown: Shown) -> None:
        self.accept(shown)
        self.go_on()
        self.notice(
            text(
                "{count} items answered together; {undo} takes it back",
                count=touched,
                undo=self.key("visit.undo"),
            )
        )
