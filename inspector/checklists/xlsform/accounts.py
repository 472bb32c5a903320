"""The cells of whole rows: which are carried with their question, which are named and why."""

from collections.abc import Iterable

from inspector.checklists.schema import PLAIN_NUMBER
from inspector.checklists.xlsform import reasons
from inspector.checklists.xlsform.form import Form, Meaning
from inspector.checklists.xlsform.judging import POINTS_HEADINGS
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.languages import TRANSLATED, Languages
from inspector.checklists.xlsform.ledger import Ledger
from inspector.checklists.xlsform.roles import Plan
from inspector.checklists.xlsform.survey import (
    CALCULATE,
    NO,
    RELEVANT,
    REQUIRED,
    YES,
    Choice,
    Group,
    Question,
    Survey,
)
from inspector.checklists.xlsform.tables import CHOICES, HEADER_ROW, SETTINGS, SURVEY, Spot
from inspector.i18n import both

ITSELF: tuple[Meaning, ...] = (("type",), ("name",), ("list name",))
OF_A_CHOICE = frozenset({"list name", "name", "label"})
CARRIED_SHEETS = (SURVEY, CHOICES, SETTINGS)


class Accounts:
    """Says of cells what becomes of them.

    Args:
        form: Whose cells they are.
        languages: Those that are carried.
    """

    def __init__(self, form: Form, languages: Languages) -> None:
        self._form = form
        self._languages = languages
        self.ledger = Ledger(form)

    def carry(self, row: Question | Group | Choice, meaning: Meaning) -> None:
        """A cell is in the checklist."""
        self.ledger.carry(self._spot(row, meaning))

    def name(self, row: Question | Group | Choice, meaning: Meaning, reason: str) -> None:
        """A cell is not; where the row has it at all."""
        if meaning in row.cells:
            self.ledger.name(self._spot(row, meaning), both(reason))

    def unfollowed(self, row: Question | Group, part: str) -> None:
        """A condition that a checklist cannot follow."""
        self.ledger.name(self._spot(row, RELEVANT), both(reasons.UNFOLLOWED, part=part))

    def points(self, row: Question | Group | Choice, unless: str | None = None) -> None:
        """The points of a row: the first column of them counts, unless there is a reason."""
        columns: list[Meaning] = [(one,) for one in POINTS_HEADINGS if (one,) in row.cells]
        for column in columns[1:]:
            self.name(row, column, reasons.POINTS_TWICE)
        for column in columns[:1]:
            if unless is not None:
                self.name(row, column, unless)
            elif PLAIN_NUMBER.fullmatch(row.cells[column]):
                self.carry(row, column)
            else:
                self.name(row, column, reasons.NOT_POINTS)

    def required(self, question: Question) -> None:
        """What an item says of having to be answered: all that are asked have to."""
        said = question.cells.get(REQUIRED, "").lower()
        if said in YES:
            self.carry(question, REQUIRED)
        else:
            self.name(question, REQUIRED, reasons.OPTIONAL if said in NO else reasons.REQUIRED_BY)

    def calculated(self, calculation: Question) -> None:
        """A calculation by which a number is scored; it has no answer of its own."""
        self.carry(calculation, CALCULATE)
        self.points(calculation)
        self.name(calculation, ("name",), reasons.RULE_NAMELESS)
        self._texts(calculation)

    def finish(self, survey: Survey, plan: Plan) -> None:
        """Account for every cell of which nothing was said yet."""
        self._names_of(survey.disabled, reasons.DISABLED)
        self._names_of(survey.comments, reasons.COMMENT)
        for question in plan.lost:
            self._lost(question)
        for planned in plan.items:
            for row in (planned.question, *planned.notes, *planned.beside):
                self._texts(row)
            for note in planned.notes:
                self.name(note, RELEVANT, reasons.OUT_OF_TURN)
            for choice in planned.choices:
                self._texts(choice)
        self._groups(survey, plan)
        for end in survey.ends:
            self.ledger.carry(*(self._form.spot(SURVEY, end, word) for word in ("type", "name")))
        self._rest()

    def _lost(self, question: Question) -> None:
        kind = question.type.kind
        signed = kind is Kind.FILE and ("control", "appearance") in question.cells
        keyed = kind is Kind.TEXT and question.round is not None
        why = both(reasons.SIGNED) if signed else reasons.of_kind(kind)
        why = both(reasons.KEYED) if keyed else why
        self.ledger.name(self._spot(question, ("type",)), why)
        self._names_of([question.row], reasons.PART_OF_LOST, row=question.row)

    def _groups(self, survey: Survey, plan: Plan) -> None:
        alive = {group.row for one in plan.items for group in one.question.groups}
        repeated = {part.groups[-1].row for part in plan.parts if part.is_repeated}
        for group in survey.groups:
            if group.row not in alive:
                self._names_of([group.row], reasons.EMPTY_GROUP)
                continue
            if group.kind is Kind.LOOP:
                self.name(group, ("type",), reasons.LOOPED)
            elif group.kind is Kind.REPEAT and group.row not in repeated:
                self.name(group, ("type",), reasons.REPEATED_WITHIN)
            self._texts(group)

    def texts(self, row: Question | Group | Choice, *words: str) -> None:
        """The texts of a row's columns that stand for these words; some languages are named."""
        for meaning, text in row.cells.items():
            if meaning[: len(words)] != words:
                continue
            if not self._languages.carries(row.cells, meaning, *words):
                self.name(row, meaning, reasons.OTHER_LANGUAGE)
                continue
            self.carry(row, meaning)
            if "${" in text:
                self.name(row, meaning, reasons.INSERTED)

    def _texts(self, row: Question | Group | Choice) -> None:
        """A row's type and name are carried, and its texts."""
        for meaning in ITSELF:
            self.carry(row, meaning)
        for word in TRANSLATED:
            self.texts(row, word)

    def _rest(self) -> None:
        """Name what is still open, by its sheet and column."""
        for spot, _ in self.ledger.still_open():
            meanings = self._form.meanings[spot.sheet]
            if spot in self._form.tables[spot.sheet].outside:
                self.ledger.name(spot, both(reasons.NO_HEADING))
            elif spot.sheet not in CARRIED_SHEETS:
                self.ledger.name(spot, both(reasons.OTHER_SHEET))
            elif spot.sheet == SETTINGS:
                first = spot.row == HEADER_ROW + 1
                said = reasons.SETTING if first else reasons.SECOND_SETTINGS
                self.ledger.name(spot, both(said))
            elif spot.sheet == CHOICES and meanings[spot.column][0] in OF_A_CHOICE:
                self.ledger.name(spot, both(reasons.UNUSED_LIST))
            else:
                self.ledger.name(spot, reasons.of_column(meanings[spot.column]))

    def _names_of(self, rows: Iterable[int], reason: str, **values: object) -> None:
        table = self._form.tables[SURVEY]
        for row in rows:
            for column in table.rows[row]:
                self.ledger.name(Spot(SURVEY, row, column), both(reason, **values))

    def _spot(self, row: Question | Group | Choice, meaning: Meaning) -> Spot:
        sheet = CHOICES if isinstance(row, Choice) else SURVEY
        columns = self._form.meanings[sheet]
        column = next((column for column, one in columns.items() if one == meaning), 0)
        return Spot(sheet, row.row, column)
