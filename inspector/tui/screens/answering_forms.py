"""Answers that need more than a word: options, points within a band, numbers, trials."""

from functools import partial
from typing import TYPE_CHECKING

from inspector.domain.answer_words import result_of
from inspector.domain.checklist import Item
from inspector.domain.visit import Answer, Banded, Chosen, DidNotOccur
from inspector.domain.words import AnswerForm
from inspector.i18n import text
from inspector.tui.answer_keys import Meant, Press
from inspector.tui.screens.answering import Answering
from inspector.tui.screens.sheets import Sheet, TextSheet
from inspector.tui.type_ahead import conversation

if TYPE_CHECKING:
    from inspector.tui.screens.answer_sheets import Asked


class AnsweringForms(Answering):
    """Each form by as few keys as it allows; a sheet shows at once what it comes to."""

    def take_form(self, item: Item, press: Press) -> None:
        """An answer that needs more than its key, or a key of its own list."""
        match item.answer, press.meant:
            case _, Meant.DID_NOT_OCCUR:
                self._did_not_occur(item)
            case AnswerForm.CHOICE, Meant.OFFERED:
                self._choose_option(item, press.at)
            case AnswerForm.BAND, Meant.OFFERED:
                self._choose_band(item, press.at)
            case ((AnswerForm.COUNTER | AnswerForm.INPUTS), Meant.NUMBERED):
                self._fill(item)
            case AnswerForm.TRIALS, Meant.PASSED | Meant.FAILED:
                self._try(item, passed=press.meant is Meant.PASSED)
            case _:
                return

    def open_own_form(self, item: Item) -> None:
        """Enter: look at what the form of the item holds, and correct it."""
        match item.answer:
            case AnswerForm.CHOICE:
                self._list_options(item, None)
            case AnswerForm.BAND:
                before = self.answer_at(item.code)
                chosen = before.band if isinstance(before, Banded) else ""
                places = [at for at, band in enumerate(item.bands) if band.name.zh == chosen]
                self._ask_band(item, next(iter(places), 0))
            case AnswerForm.COUNTER | AnswerForm.INPUTS:
                self._fill(item)
            case AnswerForm.TRIALS:
                self._try(item, passed=None)
            case AnswerForm.MEASUREMENT:
                self.measure(item)
            case _:
                return

    def _asked(self, item: Item, name: str) -> "Asked | None":
        from inspector.tui.screens.answer_sheets import Asked  # noqa: PLC0415 - not on the way in

        if self.shown is None:
            return None
        return Asked(
            shown=self.shown,
            item=item,
            before=self.answer_at(item.code),
            title=self.title_of(item),
            draft=f"{self.visit}/{item.code}/{name}",
        )

    async def _take_answer(self, item: Item, draft: str, sheet: Sheet[Answer | None]) -> None:
        """Show a sheet; its answer is put, and the cursor goes on."""
        answer = await self.app.push_screen_wait(sheet)
        if answer is not None:
            self.put(item.code, answer, then=partial(self.inspector.drafts.drop, draft))
            self.go_on()

    def _choose_option(self, item: Item, at: int) -> None:
        if item.choose_many:
            self._list_options(item, at)
        else:
            self.change(item, Chosen(options=(item.options[at].name.zh,)))

    @conversation
    async def _list_options(self, item: Item, at: int | None) -> None:
        from inspector.tui.screens.options import OptionsSheet  # noqa: PLC0415 - when asked for

        asked = self._asked(item, "options")
        if asked is not None:
            await self._take_answer(item, asked.draft, OptionsSheet(asked, ticked=at))

    def _choose_band(self, item: Item, at: int) -> None:
        """A band of one number is that number; within a range it is asked."""
        band = item.bands[at]
        if band.low == band.high:
            self.change(item, Banded(band=band.name.zh, points=band.high))
        else:
            self._ask_band(item, at)

    @conversation
    async def _ask_band(self, item: Item, at: int) -> None:
        from inspector.tui.screens.answer_sheets import BandSheet  # noqa: PLC0415 - when asked for

        asked = self._asked(item, f"band{at}")
        if asked is not None:
            await self._take_answer(item, asked.draft, BandSheet(asked, item.bands[at]))

    @conversation
    async def _fill(self, item: Item) -> None:
        from inspector.tui.screens.answer_sheets import NumbersSheet  # noqa: PLC0415

        asked = self._asked(item, "numbers")
        if asked is not None:
            await self._take_answer(item, asked.draft, NumbersSheet(asked))

    @conversation
    async def _try(self, item: Item, *, passed: bool | None) -> None:
        from inspector.tui.screens.trials import TrialsSheet  # noqa: PLC0415 - when asked for

        asked = self._asked(item, "trials")
        if asked is not None:
            await self._take_answer(item, asked.draft, TrialsSheet(asked, passed=passed))

    def _did_not_occur(self, item: Item) -> None:
        """One key with the reason that is ready; pressed again it can be worded."""
        before = self.answer_at(item.code)
        if item.answer is AnswerForm.AWARD:
            self.change(item, DidNotOccur())
        elif isinstance(before, DidNotOccur):
            self._word_absence(item, before)
        else:
            self.change(item, DidNotOccur(reason=text("It did not occur during the visit")))
            self._tell_absence(item)

    def _tell_absence(self, item: Item) -> None:
        if self.answer_at(item.code) is not None and not self.between:
            told = text("{item}: did not occur, no deduction; there again words it", item=item.code)
            self.notice(told)

    @conversation
    async def _word_absence(self, item: Item, before: DidNotOccur) -> None:
        draft = f"{self.visit}/{item.code}/{result_of(before)}"
        hint = text("Why did it not occur? Enter takes what stands here.")
        sheet = TextSheet(self.title_of(item), value=before.reason, hint=hint, draft=draft)
        reason = await self.app.push_screen_wait(sheet)
        if reason is None:
            return
        if not reason.strip():
            self.notice(text("It needs a reason"))
            return
        saved = partial(self.inspector.drafts.drop, draft)
        self.put(item.code, DidNotOccur(reason=reason.strip()), then=saved)
        self.go_on()
