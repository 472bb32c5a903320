"""What is noted again and again: ready remarks, the same at another window, counting."""

from dataclasses import replace

from inspector.domain.answer_words import answer_holding, occurrences_of
from inspector.domain.checklist import Item
from inspector.domain.history.event import Kind
from inspector.domain.instance_conditions import joined
from inspector.domain.ready import Said, own_words, ready_remarks, said_on
from inspector.domain.repeating import instance_key, parted, window_of
from inspector.domain.settings import EVERY_ITEM
from inspector.domain.visit import Occurrence
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.amending import amend_answer
from inspector.services.answers import add_remark, set_occurrence
from inspector.services.remembering import own_remarks
from inspector.services.visits import Shown
from inspector.tui.answer_keys import has_occurrences
from inspector.tui.cells import clip
from inspector.tui.screens.occurrence_form import begun
from inspector.tui.screens.sheets import ChoiceSheet, TextSheet
from inspector.tui.screens.visiting import Visiting
from inspector.tui.type_ahead import conversation
from inspector.tui.words import said

SHOWN_CELLS = 68
TOLD_CELLS = 44


class Quick(Visiting):
    """Few keys for what is done a hundred times."""

    remembered: tuple[Said, ...] = ()
    """What this inspector wrote on earlier visits with the checklist, newest first."""

    def remember(self, shown: Shown) -> None:
        """Ask for what was written before; it is offered as soon as it is here."""
        self.ask(own_remarks, shown.visit.checklist, then=self._remembered)

    def _remembered(self, words: tuple[Said, ...]) -> None:
        self.remembered = words

    def ready_for(self, item: Item) -> tuple[str, ...]:
        """The checklist's words, the office's, and one's own last ones."""
        shown = self.shown
        if shown is None:
            return ()
        office = self.inspector.settings.ready_remarks
        given = [said(one) for one in item.remarks]
        given += [*office.get(parted(item.code)[0], ()), *office.get(EVERY_ITEM, ())]
        own = own_words(shown.checklist, (*said_on(shown.visit), *self.remembered))
        return ready_remarks(item.code, given, own)

    @conversation
    async def action_walk_ready(self) -> None:
        """Offer ready remarks; what is picked becomes part of the fact, or a note."""
        item = self.item
        if item is None or not self.may_write():
            return
        words = self.ready_for(item)
        if not words:
            self.notice(text("No remarks are ready here: what you write is offered next time"))
            return
        lines = [f"{at}  {clip(one, SHOWN_CELLS).rstrip()}" for at, one in enumerate(words, 1)]
        choices = [(str(at), "") for at in range(1, len(words) + 1)]
        sheet = ChoiceSheet(self.title_of(item), *lines, choices=choices)
        choice = await self.app.push_screen_wait(sheet)
        if choice is not None:
            self._take(item, words[int(choice) - 1])

    def _take(self, item: Item, words: str) -> None:
        last = self._last_at(item)
        if last is None:
            self.write(add_remark, Kind.NOTE, item.code, words, then=self._noted_down)
            return
        between = "" if not last.note or last.note.endswith(("。", "；")) else "；"
        one = replace(last, note=f"{last.note}{between}{words}")
        self._put_one(
            item, one, text("Put into the fact; {undo} takes it back", undo=self.key("visit.undo"))
        )

    def _noted_down(self, shown: Shown) -> None:
        self.accept(shown)
        self.notice(text("Noted; {undo} takes it back", undo=self.key("visit.undo")))

    def _last_at(self, item: Item) -> Occurrence | None:
        seen = occurrences_of(self.answer_at(item.code))
        return seen[-1] if seen else None

    @conversation
    async def action_walk_repeat(self) -> None:
        """The same once more at another window: only the window is asked."""
        if not self.may_write():
            return
        item = self._item_to_repeat()
        model = None if item is None else self._last_at(item)
        if item is None or model is None:
            self.notice(text("Nothing to repeat yet: 2 notes the first occurrence"))
            return
        told = clip("  ".join(part for part in (model.subtype, model.note) if part), TOLD_CELLS)
        hint = text("The same again, at which window? {told}", told=told)
        window = await self.app.push_screen_wait(TextSheet(self.title_of(item), hint=hint))
        if window is not None:
            self._note_at(item, model, window.strip())

    def _note_at(self, item: Item, model: Occurrence, window: str) -> None:
        """Note the same at a window: where windows are asked one by one, at that window's item."""
        place = self._at_window(item, window)
        if place is None or self.shown is None or not self._may_note(place):
            return
        clock = self.inspector.clock
        fresh = begun(self.shown.visit, clock.new_id(), clock.now())
        again = replace(
            model,
            occurrence=fresh.occurrence,
            window=window or None,
            from_at=fresh.from_at,
            to_at=None,
            evidence=(),
            corrected=False,
            corrected_note="",
            verified=False,
        )
        self._put_one(
            place, again, text("Noted again; {undo} takes it back", undo=self.key("visit.undo"))
        )
        self.items.go(place.code)

    def _at_window(self, item: Item, window: str) -> Item | None:
        """The item as it is asked at that window; None where it is not, which is said."""
        shown = self.shown
        if shown is None or not window or window_of(shown.checklist, item) is None:
            return item
        base, _ = parted(item.code)
        try:
            key = instance_key(window)
        except ValueError:
            key = window
        found = shown.checklist.by_code.get(joined(base, key))
        if found is None:
            add = self.key("walk.instance_add")
            self.notice(
                text("Window {window} is not there yet: {add} adds it", window=window, add=add)
            )
        return found

    def _may_note(self, item: Item) -> bool:
        """Whether an occurrence fits what an item says already; what does not is said."""
        answer = self.answer_at(item.code)
        if answer is None or occurrences_of(answer):
            return self.is_asked(item)
        self.items.go(item.code)
        self.notice(text("{item} has another answer already: nothing was noted", item=item.code))
        return False

    def _item_to_repeat(self) -> Item | None:
        """The item under the cursor; where it has none, that of the visit's last occurrence."""
        item, shown = self.item, self.shown
        if shown is None or (item is not None and self._last_at(item) is not None):
            return item
        noted = [
            (one.occurrence, code)
            for code, answer in shown.visit.answers.items()
            for one in occurrences_of(answer)
        ]
        return shown.checklist.by_code[max(noted)[1]] if noted else None

    def action_walk_more(self) -> None:
        """The last occurrence counts one more."""
        self._count_by(1)

    def action_walk_fewer(self) -> None:
        """The last occurrence counts one fewer."""
        self._count_by(-1)

    def _count_by(self, step: int) -> None:
        item = self.item
        if item is None or not self.may_write() or not self.is_asked(item):
            return
        last = self._last_at(item)
        if not has_occurrences(item):
            self.notice(text("No occurrences are counted at this item: Enter shows its answer"))
        elif last is None:
            key = self.key("walk.occurrence")
            self.notice(text("Nothing to count here yet: {key} notes the first one", key=key))
        elif last.count + step < 1:
            self.notice(text("It counts 1 already: Enter opens it, Ctrl+D there takes it away"))
        else:
            count = last.count + step
            self._put_one(item, replace(last, count=count), text("Count {count}", count=count))

    def _put_one(self, item: Item, one: Occurrence, told: str) -> None:
        """Write an occurrence; keys wait until it is durable, for the next may build on it."""
        self.between += 1

        def written(shown: Shown) -> None:
            self.between -= 1
            self.accept(shown)
            self.notice(told)

        def refused(error: InspectorError) -> None:
            self.between -= 1
            self.tell(error)

        if self.amending is None:
            self.write(set_occurrence, item.code, one, then=written, failed=refused)
            return
        before = occurrences_of(self.answer_at(item.code))
        after = {old.occurrence: old for old in before} | {one.occurrence: one}
        changed = answer_holding(item.answer, tuple(after.values()))
        self.write(
            amend_answer, item.code, changed, reason=self.amending, then=written, failed=refused
        )
