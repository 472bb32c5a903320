"""All windows, clerks or calls of a section: going to one, adding, taking away, renaming."""

import unicodedata
from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from inspector.domain.checklist import Section
from inspector.domain.instance_conditions import joined
from inspector.domain.matching import Finder
from inspector.domain.repeating import instance_name, keys_in
from inspector.domain.words import RepeatPer
from inspector.i18n import text
from inspector.services.visits import Shown
from inspector.tui.lines.instances import instance_row, what
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.sheets import TextSheet
from inspector.tui.words import said

NEW = "+"
"""The row that adds what is typed; no key of an instance is this."""


class Act(Enum):
    """What is to be done with what the sheet was dismissed with."""

    GO = auto()
    ADD = auto()
    REMOVE = auto()
    RENAME = auto()


def wanted_keys(typed: str, section: Section, shown: Shown) -> tuple[str, ...]:
    """The keys that are typed and not there yet; what means none as it is, to be refused."""
    assert section.repeat is not None  # noqa: S101 - only such a one has instances
    try:
        keys = keys_in(typed, most=section.repeat.most)
    except (ValueError, OverflowError):
        return (typed,)
    there = frozenset(shown.visit.instances.get(section.code, ()))
    return tuple(key for key in keys if key not in there)


class KeysSheet(TextSheet):
    """Which ones, or which number really: what is typed takes the place of what is proposed.

    Behind a proposal such as 1-12 the digit of another would mean a hundred.
    """

    REPLACES = True


class InstanceSheet(PickSheet):
    """Dismissed with the key of an instance, or with what is to be added; `act` says what for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "take_away", show=False, priority=True),
        Binding("ctrl+r", "rename", show=False, priority=True),
    ]

    def __init__(self, shown: Shown, section: Section, *, here: str | None, takes: bool) -> None:
        """Offer the instances.

        Args:
            shown: The visit.
            section: That repeats.
            here: Key of the instance that the cursor of the visit stands in.
            takes: Whether the visit still takes changes.
        """
        self._keys_there = shown.visit.instances.get(section.code, ())
        self._of, self._visit, self._here, self._takes = section, shown, here, takes
        self._typed = ""
        self.act = Act.GO
        by_section = shown.checklist.by_section
        rows = [
            (key, partial(instance_row, shown, by_section[joined(section.code, key)]), key)
            for key in self._keys_there
        ]
        count = text("{what}: {count}", what=what(section), count=len(rows))
        hint = text("Type a number to go there; one that is new is added, several as 1-12, 14.")
        super().__init__(
            f"{said(section.title)}  {count}",
            rows,
            finder=partial(Finder, (), {}),
            hint=hint if takes else "",
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        """Going, taking away, renaming."""
        change = (("Ctrl+D", text("Take away")), ("Ctrl+R", text("Rename")))
        own = change if self._takes and self._keys_there else ()
        return (("Enter", text("OK")), *own, ("Esc", text("Back")))

    def on_mount(self) -> None:
        """The cursor stands where the visit's does."""
        super().on_mount()
        self.narrow("")

    def narrow(self, wanted: str) -> None:
        """Keep the instances that begin with what is typed, or hold it; offer to add it."""
        self._typed = wanted.strip()
        typed = unicodedata.normalize("NFKC", self._typed).upper()
        begin = [key for key in self._keys_there if key.startswith(typed)]
        held = [key for key in self._keys_there if typed in key and not key.startswith(typed)]
        found = sorted(begin, key=typed.__ne__) + held
        if typed and typed not in self._keys_there and self._takes:
            # A number is written out; of a name, or a staff number, one writes the beginning.
            first = typed[0].isdigit() and not self._is_by_clerk
            found = [NEW, *found] if first else [*found, NEW]
        self.offer(found)
        if not typed and self._here is not None:
            self.query_one("#found", RowList).go(self._here)

    @property
    def _is_by_clerk(self) -> bool:
        return self._of.repeat is not None and self._of.repeat.per is RepeatPer.CLERK

    def line_of(self, key: str) -> Line:
        """An instance, or that what is typed is added."""
        if key != NEW:
            return super().line_of(key)
        assert self._of.repeat is not None  # noqa: S101 - only such a one has instances
        new = wanted_keys(self._typed, self._of, self._visit)
        name = said(instance_name(self._of.repeat, new[0])) if len(new) == 1 else self._typed
        told = text("add {name}", name=name)
        more = text("{count} new", count=len(new)) if len(new) != 1 else ""
        return line(Span("  + ", "key"), Span(told), right=(Span(f"{more} ", "muted"),))

    def take_row(self, key: str) -> None:
        """Enter: go there, or add it."""
        self.act = Act.ADD if key == NEW else Act.GO
        self.dismiss(self._typed if key == NEW else key)

    def action_take_away(self) -> None:
        """Take the instance under the cursor away."""
        self._leave_with(Act.REMOVE)

    def action_rename(self) -> None:
        """Give the instance under the cursor another key."""
        self._leave_with(Act.RENAME)

    def _leave_with(self, act: Act) -> None:
        key = self.query_one("#found", RowList).cursor_key
        if self._takes and key is not None and key != NEW:
            self.act = act
            self.dismiss(key)
