"""Beside the answers: notes, leads, good practice, evidence, occurrences."""

from pathlib import Path

from textual import on

from inspector.domain.answer_words import occurrences_of
from inspector.domain.checklist import Item
from inspector.domain.history.event import Kind
from inspector.domain.visit import Remark
from inspector.i18n import text
from inspector.services.answers import add_remark, drop_remark
from inspector.services.visits import Shown, show_visit
from inspector.tui.answer_keys import has_occurrences
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.sheets import ChoiceSheet, TextSheet
from inspector.tui.screens.visiting import Visiting
from inspector.tui.type_ahead import conversation
from inspector.tui.words import said


class Remarking(Visiting):
    """What is written down about an item without answering it."""

    def action_walk_note(self) -> None:
        """Write a note about the item."""
        if self.item is not None:
            self._remark(Kind.NOTE, self.item, text("Note"))

    def action_walk_good(self) -> None:
        """Write down good practice."""
        if self.item is not None:
            self._remark(Kind.GOOD_PRACTICE, self.item, text("Good practice"))

    @conversation
    async def action_walk_lead(self) -> None:
        """Write down a lead; on a covert visit first what it is about."""
        shown, item = self.shown, self.item
        if shown is None or item is None or not self.may_write():
            return
        if shown.leads_only:
            rows = [_pick_row(one) for one in (item, *shown.leads_only)]
            code = await self.app.push_screen_wait(PickSheet(text("A lead about what?"), rows))
            if code is None:
                return
            item = shown.checklist.by_code[code]
        self._remark(Kind.LEAD, item, text("Lead: handed over, never scored"))

    @conversation
    async def _remark(self, kind: Kind, item: Item, label: str) -> None:
        if not self.may_write() or self.shown is None:
            return
        kept = self._latest(kind, item.code)
        draft = f"{self.visit}/{item.code}/{kind}"
        sheet = TextSheet(
            f"{label}  {self.title_of(item)}",
            value=kept.text if kept else "",
            long=True,
            draft=draft,
        )
        words = await self.app.push_screen_wait(sheet)
        if words is None or words.strip() == (kept.text if kept else ""):
            return

        def replaced(shown: Shown) -> None:
            self.accept(shown)
            if kept is not None:
                self.write(drop_remark, kind, kept.remark, draft=draft)

        if words.strip():
            self.write(add_remark, kind, item.code, words, then=replaced, draft=draft)
        elif kept is not None:
            self.write(drop_remark, kind, kept.remark, draft=draft)

    def _latest(self, kind: Kind, code: str) -> Remark | None:
        if self.shown is None:
            return None
        visit = self.shown.visit
        remarks = {
            Kind.NOTE: visit.notes,
            Kind.LEAD: visit.leads,
            Kind.GOOD_PRACTICE: visit.good_practices,
        }[kind]
        return next((one for one in reversed(remarks) if one.item == code), None)

    def action_evidence_add(self) -> None:
        """Choose files for the item under the cursor."""
        from inspector.tui.screens.evidence import EvidenceScreen  # noqa: PLC0415 - when asked for

        shown, item = self.shown, self.item
        if shown is not None and item is not None and self.may_write():
            self.app.push_screen(EvidenceScreen(shown, item), self._took_in)

    def _took_in(self, paths: tuple[Path, ...] | None) -> None:
        if paths:
            self.notice(text("{count} file(s) attached", count=len(paths)))
        self.ask(show_visit, self.visit, then=self.accept)

    @on(RowList.Chosen)
    @conversation
    async def walk_occurrence(self, message: RowList.Chosen) -> None:
        """Enter adds an occurrence, or offers those that are there."""
        message.stop()
        item = self.item
        if item is None:
            self.fill_vacant()
            return
        if not self.may_write() or not self.is_asked(item):
            return
        if not has_occurrences(item):
            self.open_own_form(item)
            return
        seen = occurrences_of(self.answer_at(item.code))
        if not seen:
            self.note_first(item)
            return
        choices = [("n", text("Add another"))]
        choices += [
            (str(at), text("correct no. {number}", number=at))
            for at in range(1, min(9, len(seen)) + 1)
        ]
        choice = await self.app.push_screen_wait(ChoiceSheet(self.title_of(item), choices=choices))
        if choice == "n":
            self.open_form(item)
        elif choice is not None:
            self.open_form(item, seen[int(choice) - 1])

    def fill_vacant(self) -> None:
        """Enter on a section that is empty."""
        raise NotImplementedError

    def note_first(self, item: Item) -> None:
        """Begin the first occurrence; the answers know how."""
        raise NotImplementedError

    def open_own_form(self, item: Item) -> None:
        """Look at an answer that is no occurrence; its form knows how."""
        raise NotImplementedError


def _pick_row(item: Item) -> tuple[str, Line, str]:
    made = line(Span(f"  {item.code} ", "muted"), Span(said(item.text)))
    return item.code, made, f"{item.code} {item.text.zh} {item.text.en}"
