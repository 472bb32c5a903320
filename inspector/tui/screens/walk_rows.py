"""The list of the walk-through: its rows, what each shows, and the one under the cursor."""

from collections.abc import Callable, Mapping, Sequence

from inspector.domain.checklist import Item, Section
from inspector.domain.instance_conditions import joined
from inspector.services.visits import Shown
from inspector.tui.lines.instances import (
    Heading,
    Row,
    Vacant,
    heading_row,
    headings_in,
    key_of,
    rows_of,
    vacant_row,
    vacant_words,
)
from inspector.tui.lines.items import item_row
from inspector.tui.lines.line import Line, line
from inspector.tui.screens.looking_back import LookingBack


class WalkRows(LookingBack):
    """The rows of a visit: headings, items, and repeated sections that are still empty."""

    first: str | None = None
    """The item to begin at; None for the first without an answer."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._vacant: Mapping[str, Vacant] = {}
        self.headings: Mapping[str, Heading] = {}
        """By code of the section, or of the instance."""
        self.optional: frozenset[str] = frozenset()
        """Rows of repeated sections that a visit may leave empty."""
        self.tops: Mapping[str, str] = {}
        """Where each section of the checklist begins: the key of its first row."""

    @property
    def item(self) -> Item | None:
        """The item under the cursor; None on a section that is empty."""
        key = self.items.cursor_key
        return self.shown.checklist.by_code.get(key) if self.shown and key else None

    @property
    def vacant(self) -> Vacant | None:
        """The empty section under the cursor."""
        return self._vacant.get(self.items.cursor_key or "") if self._vacant else None

    @property
    def section(self) -> Section | None:
        """The section under the cursor; of an instance the instance."""
        item, shown = self.item, self.shown
        if item is None or shown is None:
            return self.vacant.section if self.vacant else None
        return shown.checklist.by_section[item.section]

    def vacant_told(self, vacant: Vacant) -> str:
        """That a section is empty, and the key that changes it."""
        return vacant_words(vacant.section, self.key("walk.instance_add"))

    def load_rows(self, shown: Shown) -> None:
        """Take the rows of a visit; the cursor stays where it is, if that is still there."""
        rows, beside = rows_of(shown), self._beside_here(shown)
        self._rows = rows
        self._vacant = {row.key: row for row in rows if isinstance(row, Vacant)}
        self.optional = frozenset(key for key, row in self._vacant.items() if not row.is_needed)
        self.headings = headings_in(rows)
        self.tops = _tops(rows)
        self.items.load([key_of(row) for row in rows], self._row)
        if beside is not None:
            self.items.go(beside)

    def _beside_here(self, shown: Shown) -> str | None:
        """Where to go from a window that is no longer there: the one in its place, or the last."""
        section = self._section_of_row
        heading = self.headings.get(section)
        if heading is None or heading.section.of is None or section in shown.checklist.by_section:
            return None
        of = heading.section.of
        keys = shown.visit.instances.get(of, ())
        if not keys:
            return joined(of, "")
        there = joined(of, keys[min(heading.at, len(keys)) - 1])
        return next((one.code for one in shown.items if one.section == there), None)

    @property
    def _section_of_row(self) -> str:
        """Code of the section under the cursor, as the rows were loaded."""
        row = self._rows[self.items.cursor_row] if self._rows else None
        return row.section if isinstance(row, Item) else ""

    def begin(self, shown: Shown) -> None:
        """Put the cursor where there is something to do."""
        passed = self.optional if shown.visit.answers else frozenset()
        left = {*shown.visit.unchecked, *(self._vacant.keys() - passed)}
        to_do = (key for key in self.items.keys if key in left)
        self.items.go(self.first or next(to_do, ""))

    def _row(self, at: int) -> Line:
        row, shown = self._rows[at], self.shown
        if shown is None:
            return line()
        match row:
            case Item():
                again = row.code in self.failed_before
                return item_row(shown, row, pending=row.code in self.pending, again=again)
            case Vacant():
                return vacant_row(self.vacant_told(row))
            case Heading():
                return heading_row(shown, row)

    def stays_since(self, before: Shown) -> Callable[[int], bool]:
        """Which rows are as they were when the visit was as before."""
        if self.shown is None or not self.shown.has_only_answers_since(before):
            return lambda _: False
        was, now = before.visit.answers, self.shown.visit.answers
        left, leaves = before.visit.not_asked, self.shown.visit.not_asked
        flipped = left ^ leaves if left is not leaves else frozenset()
        aside, kept = before.visit.set_aside, self.shown.visit.set_aside

        def stays(at: int) -> bool:
            row = self._rows[at]
            return (
                isinstance(row, Item)
                and was.get(row.code) is now.get(row.code)
                and aside.get(row.code) is kept.get(row.code)
                and row.code not in flipped
            )

        return stays


def _tops(rows: Sequence[Row]) -> Mapping[str, str]:
    """The first key below each section; instances belong to the section that repeats."""
    tops: dict[str, str] = {}
    here = ""
    for row in rows:
        if isinstance(row, Heading):
            here = row.section.of or row.section.code
        elif (key := key_of(row)) is not None:
            tops.setdefault(here, key)
    return tops
