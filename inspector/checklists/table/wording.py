"""The cells of one item, read: what they say, how it is checked, and what a person must read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inspector.checklists.importing import Unread
from inspector.checklists.table.columns import Role
from inspector.checklists.table.layout import Cell
from inspector.checklists.table.made import charges
from inspector.checklists.table.points import marked
from inspector.domain.wordings.reading import read
from inspector.domain.wordings.sentence import speaks_of_points
from inspector.domain.wordings.values import Gives, Looked, Span, Statement, Takes
from inspector.i18n import N_, both
from inspector.sheets.grid import Grid

_NOT_KNOWN = N_("this wording is not known, or can mean two things; write its rule by hand")
_BESIDE = N_("the requirement speaks of points too; look whether a rule is missing")
_REMARK = N_("a remark; take over by hand what is meant")
_FILLED_IN = N_("what was filled in is no part of a checklist")
_UNKNOWN = N_("belongs to a column that nobody knows; take over by hand what is meant")


@dataclass(slots=True)
class Wording:
    """What the cells of one item say."""

    statements: list[tuple[Cell, Statement]] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    key: str = ""
    """★ of a remark."""
    is_partly_read: bool = False
    """Whether something about points was not understood: what was is then not all there is."""


class WordingReader:
    """Reads the cells of a table's items.

    Args:
        grid: Where they stand.
        headings: Of the columns, by column.
    """

    def __init__(self, grid: Grid, headings: dict[int, Cell]) -> None:
        self._grid = grid
        self._bare = {column: _bare(cell.text) for column, cell in headings.items()}

    def read(self, text: Cell | None, cells: Iterable[tuple[Role, Cell]]) -> Wording:
        """Read an item's cells.

        Args:
            text: The requirement itself, where it says how points go too.
            cells: All others, with what their columns hold.
        """
        wording = Wording()
        if text is not None:
            self._requirement(text, wording)
        for role, cell in cells:
            match role:
                case Role.RULE:
                    self._rule(cell, wording, is_method=False)
                case Role.HOW:
                    self._rule(cell, wording, is_method=True)
                case Role.BASIS:
                    wording.basis.append(" ".join(cell.text.split()))
                case Role.REMARK:
                    self._remark(cell, wording)
                case Role.RESULT:
                    wording.unread.append(self._unread(cell, cell.text, _FILLED_IN))
                case _:
                    wording.unread.append(self._unread(cell, cell.text, _UNKNOWN))
        return wording

    def read_beside(self, text: Cell, wording: Wording) -> None:
        """Read a requirement that has a column of rules beside it.

        Where that holds none for it, what the requirement itself says counts; else a person
        looks whether both are meant.
        """
        told = [one for one in read(text.text).statements if charges(one)]
        if told and any(charges(one) for _, one in wording.statements):
            for one in told:
                words = one.span.of(text.text)
                wording.unread.append(self._unread(text, words, _BESIDE))
        elif told:
            self._requirement(text, wording)

    def _requirement(self, cell: Cell, wording: Wording) -> None:
        reading = read(cell.text)
        wording.statements += [(cell, one) for one in reading.statements]
        for span in reading.unread:
            if speaks_of_points(span.of(cell.text)):
                self._not_known(cell, span, wording)

    def _rule(self, cell: Cell, wording: Wording, *, is_method: bool) -> None:
        reading = read(cell.text, self._bare.get(cell.column))
        for one in reading.statements:
            if isinstance(one.said, Looked):
                wording.how.append(one.span.of(cell.text))
            else:
                wording.statements.append((cell, one))
        for span in reading.unread:
            words = span.of(cell.text)
            if is_method and not speaks_of_points(words):
                wording.how.append(words)
            else:
                self._not_known(cell, span, wording)

    def _remark(self, cell: Cell, wording: Wording) -> None:
        words, mark = marked(cell.text)
        if mark and not words:
            wording.key = mark
            return
        reading = read(cell.text)
        wording.statements += [(cell, one) for one in reading.statements]
        for span in reading.unread:
            wording.unread.append(self._unread(cell, span.of(cell.text), _REMARK))

    def _not_known(self, cell: Cell, span: Span, wording: Wording) -> None:
        words = span.of(cell.text)
        wording.is_partly_read |= speaks_of_points(words)
        wording.unread.append(self._unread(cell, words, _NOT_KNOWN))

    def _unread(self, cell: Cell, text: str, reason: str) -> Unread:
        where = self._grid.where(cell.row, cell.column)
        return Unread(where=where, text=" ".join(text.split()), reason=both(reason))


def _bare(heading: str) -> type[Takes | Gives] | None:
    """What points without a verb mean below a heading."""
    if "加扣" in heading or "加减" in heading:
        return None
    if "扣分" in heading or "减分" in heading:
        return Takes
    return Gives if "加分" in heading else None
