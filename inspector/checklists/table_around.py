"""What stands around a plain table: its title, what it carries out, notes, lines to be signed."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from inspector.checklists.importing import Told, Unread
from inspector.checklists.table_items import Found
from inspector.checklists.table_layout import Cell, Outside
from inspector.checklists.table_points import stated_in
from inspector.domain.wordings.reading import read
from inspector.domain.wordings.saying import told
from inspector.domain.wordings.values import Looked, OnlyOnce, StopsAtZero, Worth
from inspector.i18n import N_, Pair, both
from inspector.sheets.grid import Grid

_DOCUMENT = re.compile(r"《[^》]+》(?:[（(][^（）()]*[〔\[【]\d{4}[〕\]】][^（）()]*[）)])?")
_FILLING = re.compile(
    r"根据|依据|按照|参照|对照|制定|制订|编制|本表|要求|规定|精神|有关|等|文件|[和与及的\W]"
)
_REASONS = {
    Outside.TITLE: N_("a second title; take over by hand what is meant"),
    Outside.BEFORE: N_("stands above the table; take over by hand what is meant"),
    Outside.NOTE: N_("a note outside the items; take over by hand what is meant"),
    Outside.SIGNED: N_("a line to be filled in; the program prints its own"),
}


@dataclass(slots=True)
class Around:
    """What is said of the form as a whole."""

    title: str = ""
    basis: list[str] = field(default_factory=list)
    full_marks: Fraction | None = None
    """满分, where the form states it."""

    def take(self, grid: Grid, why: Outside, cell: Cell, found: Found) -> None:
        """Take a text that belongs to no item; what it cannot be used for is listed as unread."""
        words = " ".join(cell.text.split())
        if why is Outside.TITLE and not self.title:
            self.title, stated = stated_in(words)
            self.full_marks = self.full_marks or stated
        elif why is Outside.BEFORE and (documents := _DOCUMENT.findall(words)):
            self.basis += [one for one in documents if one not in self.basis]
            if _FILLING.sub("", _DOCUMENT.sub("", words)):
                _leave(grid, cell, words, both(_REASONS[why]), found)
        elif why is Outside.NOTE:
            self._note(grid, cell, found)
        else:
            _leave(grid, cell, words, both(_REASONS[why]), found)

    def _note(self, grid: Grid, cell: Cell, found: Found) -> None:
        reading = read(cell.text)
        for statement in reading.statements:
            words = statement.span.of(cell.text)
            match statement.said:
                case StopsAtZero() | OnlyOnce() | Looked():
                    where = grid.where(cell.row, cell.column)
                    found.told.append(Told(where=where, text=words, told=told(statement)))
                case Worth(points=points) if self.full_marks is None:
                    self.full_marks = points
                case _:
                    _leave(grid, cell, words, both(_REASONS[Outside.NOTE]), found)
        for span in reading.unread:
            _leave(grid, cell, span.of(cell.text), both(_REASONS[Outside.NOTE]), found)


def _leave(grid: Grid, cell: Cell, text: str, reason: Pair, found: Found) -> None:
    where = grid.where(cell.row, cell.column)
    found.unread.append(Unread(where=where, text=text, reason=reason))
