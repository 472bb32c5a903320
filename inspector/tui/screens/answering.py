"""Answering items: a digit each, the cursor goes on at once, the list shows what is durable."""

from functools import partial

from inspector.domain.answer_words import answer_holding, occurrences_of
from inspector.domain.answering import entered_rule, faults_of
from inspector.domain.checklist import Item
from inspector.domain.numbers import decimal_text, fraction_from
from inspector.domain.repeating import window_of
from inspector.domain.requiring import still_needed
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
)
from inspector.domain.words import AnswerForm, Needed, Tick, grade_named
from inspector.errors import InspectorError
from inspector.errors.app import NOT_A_NUMBER
from inspector.i18n import text
from inspector.services.amending import amend_answer
from inspector.services.answers import bulk_answer, bulk_answers, give_answer
from inspector.services.visits import Shown
from inspector.tui.answer_keys import LETTERS, Meant, Press, answer_key, presses_of
from inspector.tui.keys import narrow
from inspector.tui.lines.items import word_of
from inspector.tui.screens.occurrence_form import begun
from inspector.tui.screens.sheets import ChoiceSheet, ErrorSheet, TextSheet
from inspector.tui.screens.visiting import Visiting
from inspector.tui.type_ahead import conversation
from inspector.tui.words import needed_word, said


def is_recorded(answer: Answer | None) -> bool:
    """Whether an answer holds more than one word, and is not to be overwritten by a slip."""
    ticks = len(answer.ticks) if isinstance(answer, Ticked) else 0
    return ticks > 1 or bool(occurrences_of(answer))


class Answering(Visiting):
    """The answers of the walk-through."""

    def action_walk_one(self) -> None:
        """The first answer that the item takes: compliant, heard, the best grade, its number."""
        self._press("1")

    def action_walk_two(self) -> None:
        """A violation opens its occurrence; due but not said; the middle grade."""
        self._press("2")

    def action_walk_three(self) -> None:
        """Not applicable, with its reason; not triggered; the worst grade."""
        self._press("3")

    def action_walk_four(self) -> None:
        """Unchecked again."""
        self._press("4")

    def action_walk_five(self) -> None:
        """It did not occur; a graded item does not apply."""
        self._press("5")

    def action_walk_six(self) -> None:
        """The sixth option."""
        self._press("6")

    def action_walk_seven(self) -> None:
        """The seventh option."""
        self._press("7")

    def action_walk_eight(self) -> None:
        """The eighth option."""
        self._press("8")

    def action_walk_nine(self) -> None:
        """The ninth option."""
        self._press("9")

    def action_walk_unchecked(self) -> None:
        """Unchecked again, at any item."""
        self._press(LETTERS[Meant.UNCHECKED])

    def action_walk_not_applicable(self) -> None:
        """Not applicable, at any item that can be."""
        self._press(LETTERS[Meant.NOT_APPLICABLE])

    def action_walk_did_not_occur(self) -> None:
        """It did not occur: no deduction."""
        self._press(LETTERS[Meant.DID_NOT_OCCUR])

    def _press(self, key: str) -> None:
        self.after_step(partial(self._answer, key))

    def _answer(self, key: str) -> None:
        item = self.item
        # A digit that came with the key of a list is meant for the list, and answers nothing.
        if item is None:
            self.no_item()
            return
        if not self.is_active or not self.may_write():
            return
        press = next((one for one in presses_of(item) if one.key == key), None)
        if press is None:
            return
        if self.is_asked(item):
            self.take_press(item, press)
        else:
            self._take_away_kept(item, press)

    def take_press(self, item: Item, press: Press) -> None:
        """Do what a key means at an item."""
        match press.meant:
            case Meant.COMPLIANT:
                self.change(item, Compliant())
            case Meant.UNCHECKED:
                self.change(item, None)
            case Meant.VIOLATED | Meant.AWARDED:
                self.note_first(item)
            case Meant.NOT_APPLICABLE:
                self._does_not_apply(item)
            case Meant.NUMBERED if item.answer is AnswerForm.MEASUREMENT:
                self.measure(item)
            case Meant.OFFERED if item.answer is AnswerForm.PHRASE:
                tick = tuple(Tick)[press.at]
                self.change(item, Ticked(ticks=(PhraseTick(tick=tick),)))
            case Meant.OFFERED if item.answer is AnswerForm.GRADE:
                self.change(item, Graded(grade=grade_named(item.grades[press.at])))
            case _:
                self.take_form(item, press)

    def no_item(self) -> None:
        """An answer was pressed where there is no item."""
        raise NotImplementedError

    def _take_away_kept(self, item: Item, press: Press) -> None:
        """What was answered before, while the item was asked, can still be taken away."""
        is_kept = self.shown is not None and item.code in self.shown.visit.set_aside
        if press.meant is Meant.UNCHECKED and is_kept:
            self.put(item.code, None)

    def take_form(self, item: Item, press: Press) -> None:
        """An answer that needs more than its key."""
        raise NotImplementedError

    def change(self, item: Item, answer: Answer | None) -> None:
        """Put an answer; one that has occurrences is not overwritten without asking.

        Nothing is awaited where nothing is asked: the next key is for the next item.
        """
        before = self.answer_at(item.code)
        if is_recorded(before):
            self.overwrite(item, answer)
        elif before == answer and item.code not in self.pending:
            self.go_on()
        else:
            self.put(item.code, answer)
            if answer is not None:
                self.go_on()

    @conversation
    async def overwrite(self, item: Item, answer: Answer | None) -> None:
        """Put an answer in the place of one that holds more than a word, if that is meant."""
        if await self.give_up(item, answer):
            self.put(item.code, answer)
            if answer is not None:
                self.go_on()

    async def give_up(self, item: Item, answer: Answer | None) -> bool:
        """Whether what is recorded at an item may go; asked only where it is more than a word."""
        before = self.answer_at(item.code)
        if not is_recorded(before):
            return True
        new = word_of(answer)
        if not isinstance(before, Ticked):
            kept, count = text("Keep what is recorded"), len(occurrences_of(before))
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
            self.put(item.code, NotApplicable(reason=ready))
            self.go_on()
            self.notice(
                text(
                    "{item}: {reason}; {key} there words it otherwise",
                    item=item.code,
                    reason=ready,
                    key=answer_key(item, Meant.NOT_APPLICABLE),
                )
            )
        else:
            self._not_applicable(item)

    @conversation
    async def _not_applicable(self, item: Item) -> None:
        before = self.answer_at(item.code)
        if not await self.give_up(item, NotApplicable(reason="-")):
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
        self.put(item.code, NotApplicable(reason=reason.strip()), then=saved)
        self.go_on()

    @conversation
    async def measure(self, item: Item) -> None:
        """Ask for the number; the moments noted may know it."""
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
        self.put(item.code, answer, then=partial(self.inspector.drafts.drop, draft))
        self.go_on()

    def note_first(self, item: Item) -> None:
        """A violation, or an award: it is durable before anything is typed; the form adds to it."""
        if self.shown is None:
            return
        clock = self.inspector.clock
        window = window_of(self.shown.checklist, item)
        one = begun(self.shown.visit, clock.new_id(), clock.now(), window=window)
        if occurrences_of(self.answer_at(item.code)) or entered_rule(item, one) is not None:
            self.open_form(item)
            return
        self.opening = True
        answer = answer_holding(item.answer, (one,))
        self.put(item.code, answer, then=partial(self._open, item, one))

    def _open(self, item: Item, one: Occurrence) -> None:
        self.open_form(item, one)

    def answer_with(self, code: str, answer: Answer) -> None:
        """Put an answer that was found elsewhere; the cursor stays."""
        self.put(code, answer)

    def put(self, code: str, answer: Answer | None, then: "partial[None] | None" = None) -> None:
        """Have an answer written; what the item then still lacks is told.

        Args:
            code: Of the item.
            answer: None makes it unchecked again.
            then: Called when it is durable.
        """
        self.pending[code] = answer
        self.items.touch(code)

        def took(shown: Shown) -> None:
            self.pending.pop(code, None)
            self.accept(shown)
            if not self.opening:
                self.tell_lacking(shown, code)
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

    def tell_lacking(self, shown: Shown, code: str) -> None:
        """Ask at once for evidence or a remark that an answer needs."""
        lacks = still_needed(shown.checklist.by_code[code], shown.visit)
        if not lacks:
            return
        keys = {Needed.EVIDENCE: "evidence.add", Needed.REMARK: "walk.note"}
        parts = [f"{needed_word(one)} ({self.key(keys[one])})" for one in lacks]
        self.notice(text("{item} still needs: {what}", item=code, what=" ".join(parts)))

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
