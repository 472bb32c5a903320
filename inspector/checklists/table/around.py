"""What stands around a plain table: its title, what it carries out, notes, lines to be signed."""

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from inspector.checklists.importing import Told, Unread
from inspector.checklists.table.items import Found
from inspector.checklists.table.layout import Cell, Outside
from inspector.checklists.table.made import FAILED
from inspector.checklists.table.points import stated_in
from inspector.domain.checklist import Checklist, Gate, GradeBand, KeyVeto
from inspector.domain.wordings.form_reading import (
    BonusGate,
    FormSaid,
    FormStatement,
    Grade,
    Grades,
    KeyItems,
    read_form,
    told_form,
)
from inspector.domain.wordings.reading import read
from inspector.domain.wordings.rounds import heading
from inspector.domain.wordings.saying import told
from inspector.domain.wordings.values import Failing, Looked, OnlyOnce, StopsAtZero, Worth
from inspector.domain.words import SectionKind, VetoScope
from inspector.i18n import N_, Pair, both
from inspector.sheets.grid import Grid

_DOCUMENT = re.compile(r"《[^》]+》(?:[（(][^（）()]*[〔\[【]\d{4}[〕\]】][^（）()]*[）)])?")
_FILLING = re.compile(
    r"根据|依据|按照|参照|对照|制定|制订|编制|本表|要求|规定|精神|有关|等|文件|[和与及的\W]"
)
_EACH = N_(
    "the form may be meant for one of them; then write `repeat: {per: window}` below the sections "
    "that are asked once for each"
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
    said: list[tuple[Cell, Grid, FormStatement]] = field(default_factory=list)
    """What notes say of the whole form, and where."""

    def take(self, grid: Grid, why: Outside, cell: Cell, found: Found) -> None:
        """Take a text that belongs to no item; what it cannot be used for is listed as unread."""
        words = " ".join(cell.text.split())
        if why is Outside.TITLE and not self.title:
            self.title, stated = stated_in(words)
            self.full_marks = self.full_marks or stated
            said = heading(words)
            if said.round is not None or said.is_doubtful:
                _leave(grid, cell, words, both(_EACH), found)
        elif why is Outside.BEFORE and (documents := _DOCUMENT.findall(words)):
            self.basis += [one for one in documents if one not in self.basis]
            if _FILLING.sub("", _DOCUMENT.sub("", words)):
                _leave(grid, cell, words, both(_REASONS[why]), found)
        elif why is Outside.NOTE:
            self._note(grid, cell, found)
        else:
            _leave(grid, cell, words, both(_REASONS[why]), found)

    def _note(self, grid: Grid, cell: Cell, found: Found) -> None:
        said, rest = read_form(cell.text)
        self.said += [(cell, grid, one) for one in said]
        for part in rest:
            self._rest(grid, cell, part.of(cell.text), found)

    def _rest(self, grid: Grid, cell: Cell, text: str, found: Found) -> None:
        reading = read(text)
        for statement in reading.statements:
            words = statement.span.of(text)
            match statement.said:
                case StopsAtZero() | OnlyOnce() | Looked():
                    where = grid.where(cell.row, cell.column)
                    found.told.append(Told(where=where, text=words, told=told(statement)))
                case Worth(points=points) if self.full_marks is None:
                    self.full_marks = points
                case _:
                    _leave(grid, cell, words, both(_REASONS[Outside.NOTE]), found)
        for span in reading.unread:
            _leave(grid, cell, span.of(text), both(_REASONS[Outside.NOTE]), found)

    def settle(self, checklist: Checklist, found: Found) -> Checklist:
        """The checklist with what the notes say of it; what does not fit it is left unread."""
        for cell, grid, statement in self.said:
            changed = _with(checklist, statement.said)
            words = " … ".join(span.of(cell.text) for span in statement.spans)
            if changed is None:
                _leave(grid, cell, words, both(_REASONS[Outside.NOTE]), found)
                continue
            checklist = changed
            where = grid.where(cell.row, cell.column)
            said = told_form(statement.said)
            found.told.append(Told(where=where, text=words, told=said))
        return checklist


def _with(checklist: Checklist, said: FormSaid) -> Checklist | None:
    """The checklist with one thing said of it; None where there is nothing that it can mean."""
    match said:
        case Grades(grades=grades) if not checklist.grades:
            return replace(checklist, grades=tuple(_band(one) for one in grades))
        case KeyItems(mark=mark, at_least=count, failing=failing):
            if not any(item.key == mark for item in checklist.items):
                return None
            scope = VetoScope.TOTAL if failing is Failing.TOTAL else VetoScope.FAIL
            veto = KeyVeto(mark=mark, scope=scope, at_least=count)
            return replace(checklist, key_vetoes=(*checklist.key_vetoes, veto))
        case BonusGate(points=points, is_open=is_open):
            gate = Gate(points=points, is_open=is_open)
            sections = [
                replace(one, gate=gate) if one.kind is SectionKind.BONUS else one
                for one in checklist.sections
            ]
            if tuple(sections) == checklist.sections:
                return None
            return replace(checklist, sections=tuple(sections))
        case _:
            return None


def _band(grade: Grade) -> GradeBand:
    return GradeBand(
        name=Pair(grade.name, grade.name),
        low=grade.low,
        low_open=grade.low_open,
        high=grade.high,
        high_open=grade.high_open,
        fails=grade.low is None and grade.name in FAILED,
    )


def _leave(grid: Grid, cell: Cell, text: str, reason: Pair, found: Found) -> None:
    where = grid.where(cell.row, cell.column)
    found.unread.append(Unread(where=where, text=text, reason=reason))
