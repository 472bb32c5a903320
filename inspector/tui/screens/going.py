"""Getting anywhere at once: what is unchecked, what failed, a section, what one types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from inspector.domain.answer_words import has_failed
from inspector.domain.telling_conditions import why_left_out
from inspector.i18n import N_, text
from inspector.services.visits import show_visit
from inspector.tui.lines.items import item_row, left_out_row
from inspector.tui.lines.phrases import phrases_of
from inspector.tui.screens.walk_rows import WalkRows

if TYPE_CHECKING:
    from inspector.tui.screens.phrase_board import PhraseBoard


class Going(WalkRows):
    """The jumps of the walk-through; each says so when it went around the end."""

    window: str | None = None
    """Where phrases were listened to last."""

    def go_on(self) -> None:
        """To the next item without an answer; around the end to the first one."""
        self._go_to(
            self._is_unchecked(),
            around=partial(text, N_("Around the end: from the top, what is still unchecked")),
            none=self._everything_is_checked,
        )

    def next_unchecked(self) -> str | None:
        """Where `go_on` would go."""
        found = self._next(self._is_unchecked())
        return found and found[0]

    def _is_unchecked(self) -> Callable[[str], bool]:
        left, optional = self.not_asked, self.optional
        return lambda code: (
            self.answer_at(code) is None
            and code not in self.pending
            and code not in left
            and code not in optional
        )

    def _everything_is_checked(self) -> str:
        if self.vacant is not None and self.vacant.is_needed:
            return self.vacant_told(self.vacant)
        return text("Everything is checked: {key} shows the review", key=self.key("walk.review"))

    def action_walk_next(self) -> None:
        """To the next item without an answer."""
        self.go_on()

    def action_walk_violation(self) -> None:
        """To the next item that failed."""
        item = self.item
        is_only = item is not None and has_failed(self.answer_at(item.code))
        self._go_to(
            lambda code: has_failed(self.answer_at(code)),
            around=partial(text, N_("Around the end: from the top, what failed")),
            none=partial(
                text, N_("Nothing else failed") if is_only else N_("Nothing failed so far")
            ),
        )

    def _go_to(
        self, fits: Callable[[str], bool], *, around: Callable[[], str], none: Callable[[], str]
    ) -> None:
        """To the next item that fits, around the end if need be, and say how it went."""
        found = self._next(fits)
        if found is None:
            self.notice(none())
            return
        code, is_around = found
        self.items.go(code)
        if is_around:
            self.notice(around())

    def _next(self, fits: Callable[[str], bool]) -> tuple[str, bool] | None:
        """The next item that fits, and whether it stands before this one."""
        key = self.items.cursor_key
        if key is None:
            return None
        order = self.items.keys
        here = self.items.place_of(key)
        # By position: a copy of a long list would cost more than the way to the next item.
        after = next((order[at] for at in range(here + 1, len(order)) if fits(order[at])), None)
        if after is not None:
            return after, False
        before = next((order[at] for at in range(here) if fits(order[at])), None)
        return None if before is None else (before, True)

    def action_walk_section_next(self) -> None:
        """To the first item of the next section."""
        self._to_section(1)

    def action_walk_section_back(self) -> None:
        """To the first item of the section before."""
        self._to_section(-1)

    def _to_section(self, step: int) -> None:
        here = self.section
        if here is None:
            return
        sections = list(self.tops)
        to = sections.index(here.of or here.code) + step
        self.items.go(self.tops[sections[to % len(sections)]])
        if not 0 <= to < len(sections) > 1:
            end = text("Around the end: the first section")
            self.notice(end if step > 0 else text("Around the top: the last section"))

    def action_walk_phrases(self) -> None:
        """All phrases on one screen."""
        from inspector.tui.screens.phrase_board import PhraseBoard  # noqa: PLC0415

        shown, item = self.shown, self.item
        if shown is None or item is None:
            return
        if not phrases_of(shown):
            self.notice(text("This visit asks no phrases"))
            return
        board = PhraseBoard(shown, item=item.code, window=self.window)
        self.app.push_screen(board, partial(self._listened, board))

    def _listened(self, board: "PhraseBoard", code: str | None) -> None:
        self.window = board.window
        self.ask(show_visit, self.visit, then=self.accept)
        self._found(code)

    def action_walk_find(self) -> None:
        """Pick an item by code, text or pinyin."""
        from inspector.services.finders import item_finder  # noqa: PLC0415
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415

        shown = self.shown
        if shown is None:
            return
        asked = {item.code for item in shown.items}
        others = [item for item in shown.checklist.items if item.code not in asked]
        rows = [(item.code, partial(item_row, shown, item), item.code) for item in shown.items]
        rows += [(item.code, partial(left_out_row, item), item.code) for item in others]
        # At one of many windows one looks for what is asked there.
        here = self.section.code if self.section and shown.visit.instances else ""
        finder = partial(item_finder, shown.checklist, here)
        if not shown.visit.instances:
            name = f"finder {shown.checklist.digest}"
            finder = partial(self.inspector.workspace.kept, name, finder)
        self.app.push_screen(PickSheet(text("Find an item"), rows, finder=finder), self._found)

    def _found(self, code: str | None) -> None:
        shown = self.shown
        if code is None or shown is None:
            return
        if code in shown.visit.asked:
            self.items.go(code)
            return
        why = why_left_out(shown.visit, shown.checklist.by_code[code], shown.checklist)
        self.notice(text("{item} is not part of this visit: {why}", item=code, why=why))
