"""Everything that pyxform refuses, told in one go.

pyxform stops at the first fault. So that an office need not import ten times to see ten faults,
what was refused is mended in a copy (a name given, a cell emptied), and pyxform is asked again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from inspector.checklists.xlsform import engine
from inspector.checklists.xlsform.engine import Row, Verdict
from inspector.checklists.xlsform.form import Form
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.places import Finder, Place
from inspector.checklists.xlsform.tables import CHOICES, HEADER_ROW, SURVEY, Spot
from inspector.errors import xlsform as faults

MOST_FAULTS = 50
ROWS_IN_ALL = 12_000
"""Rows that pyxform may read in all of its runs; at most two seconds."""
UNSEEN = "hidden"
"""A type that asks for nothing else: no label, no choices."""
A_CHOICE = ("list_name", "name", "label")
LISTED = frozenset({Kind.ONE, Kind.MANY, Kind.RANK})
STRUCTURE = re.compile(r"(begin|end)[ _]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What pyxform said of a form."""

    refused: tuple[Place, ...]
    unsaid: bool = False
    """There may be more than `refused` tells."""
    notes: tuple[str, ...] = ()
    """Its warnings."""


@dataclass(slots=True)
class _Trial:
    """A copy of the form that is mended until pyxform accepts it."""

    form: Form
    workbook: dict[str, list[Row]]
    rows_read: int = 0
    notes: tuple[str, ...] = ()
    met: dict[tuple[Spot, str], Place] = field(default_factory=dict)

    def ask(self, survey: list[Row] | None = None) -> Verdict:
        """What pyxform says of the copy, or of it with another survey."""
        book = self.workbook if survey is None else {**self.workbook, SURVEY: survey}
        self.rows_read += sum(len(rows) for rows in book.values())
        names = [*book, *(grid.sheet for grid in self.form.others)]
        return engine.judged(book, names)

    def find_row(self, refusal: str) -> int:
        """The row at which pyxform stops with a sentence that names none; 0 where it is no row's.

        First all questions below a row are hidden, with their names left to be referred to; what
        is not a question's fault is looked for by leaving the rows out.
        """
        return self._first(refusal, self._hidden_from) or self._first(refusal, self._cut_from)

    def find_heading(self, row: int, refusal: str) -> str:
        """The heading of the cell without which pyxform no longer says a sentence; empty: none."""
        rows, at = self.workbook[SURVEY], row - HEADER_ROW
        itself = {self.form.heading(SURVEY, word) for word in ("type", "name")}
        for heading in (one for one in rows[at] if one not in itself):
            without = {key: text for key, text in rows[at].items() if key != heading}
            if self.ask([*rows[:at], without, *rows[at + 1 :]]).refusal != refusal:
                return heading
        return ""

    def _first(self, refusal: str, without: Callable[[int], list[Row]]) -> int:
        """The row without which, and without all below it, pyxform no longer says the sentence."""
        low, high = 0, len(self.workbook.get(SURVEY, ())) - HEADER_ROW
        while low < high:
            middle = (low + high) // 2
            if self.ask(without(middle + HEADER_ROW)).refusal == refusal:
                high = middle
            else:
                low = middle + 1
        return low + HEADER_ROW if low > 0 else 0

    def _hidden_from(self, row: int) -> list[Row]:
        rows = self.workbook[SURVEY]
        kind = self.form.heading(SURVEY, "type")
        return rows[:row] + [
            one if STRUCTURE.match(one.get(kind, "")) else self._hidden(one) for one in rows[row:]
        ]

    def _cut_from(self, row: int) -> list[Row]:
        return self.workbook[SURVEY][:row]

    def _hidden(self, row: Row) -> Row:
        """A question that shows nothing, by the same name; nothing where it has none."""
        kind, name = self.form.heading(SURVEY, "type"), self.form.heading(SURVEY, "name")
        return {kind: UNSEEN, name: row[name]} if name in row else {}

    def mend(self, place: Place) -> bool:
        """Put right what a place is refused for; False where there is no way to."""
        row, heading = place.spot.row - HEADER_ROW, self._heading(place)
        rows = self.workbook.get(place.sheet, [])
        if row < 0 or row >= len(rows):
            return False
        if row == 0:
            return self._drop(rows, heading)
        if place.fault is faults.UNMATCHED:
            rows[row] = {}
        elif place.fault is faults.NO_CHOICES and self._add_list(rows[row]):
            return True
        elif place.fault in {faults.BAD_NAME, faults.NAME_TWICE} and heading:
            rows[row][heading] = f"mended_{row}"
        elif heading in rows[row] and place.word not in {"type", "label"}:
            del rows[row][heading]
        else:
            rows[row] = self._hidden(rows[row]) if place.sheet == SURVEY else {}
        return True

    def _add_list(self, row: Row) -> bool:
        """Give the copy the list that a question lacks, so that it is told of once."""
        of = engine.type_of(row.get(self.form.heading(SURVEY, "type"), ""))
        if of.kind not in LISTED:
            return False
        choices = self.workbook.setdefault(CHOICES, [dict.fromkeys(A_CHOICE, "")])
        headings = [self.form.heading(CHOICES, word) or word for word in A_CHOICE]
        choices.append(dict(zip(headings, (of.list_name, "x", "x"), strict=True)))
        choices[0] |= dict.fromkeys(headings, "")
        return True

    def _heading(self, place: Place) -> str:
        table = self.form.tables.get(place.sheet)
        return table.headings.get(place.spot.column, "") if table else ""

    def _drop(self, rows: list[Row], heading: str) -> bool:
        for row in rows if heading else ():
            row.pop(heading, None)
        return bool(heading)


def findings(form: Form) -> Findings:
    """All that pyxform refuses, as far as mending leads."""
    trial = _Trial(form=form, workbook=form.workbook())
    while True:
        verdict = trial.ask()
        trial.notes = trial.notes or verdict.notes
        if verdict.refusal is None:
            return Findings(refused=tuple(trial.met.values()), notes=trial.notes)
        told = {place.spot.row for place in trial.met.values() if place.sheet == SURVEY}
        finder = Finder(
            form=form, find_row=trial.find_row, find_heading=trial.find_heading, told=told
        )
        found = list(finder.places(verdict.refusal, stumbled=verdict.stumbled))
        fresh = [place for place in found if (place.spot, place.said) not in trial.met]
        trial.met |= {(place.spot, place.said): place for place in fresh}
        spent = len(trial.met) >= MOST_FAULTS or trial.rows_read > ROWS_IN_ALL
        if spent or not fresh or not all(trial.mend(place) for place in fresh):
            return Findings(refused=tuple(trial.met.values()), unsaid=True, notes=trial.notes)
