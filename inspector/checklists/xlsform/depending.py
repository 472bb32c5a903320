"""What questions depend on: their own condition and those of the groups that they stand in."""

from collections.abc import Mapping

from inspector.checklists.xlsform import reasons
from inspector.checklists.xlsform.accounts import Accounts
from inspector.checklists.xlsform.conditions import (
    ALWAYS,
    NEVER,
    Known,
    Sight,
    all_of_them,
    condition_of,
)
from inspector.checklists.xlsform.survey import RELEVANT, Group, Question
from inspector.checklists.xlsform.xpath import Unfollowed
from inspector.domain.condition import DEEPEST, Condition, depth_of


class Depending:
    """Reads conditions, each cell once.

    Args:
        known: What the questions became that conditions may ask.
        accounts: Where cells are carried and named.
    """

    def __init__(self, known: Mapping[str, Known], accounts: Accounts) -> None:
        self._known = known
        self._accounts = accounts
        self._read: dict[int, Condition | None] = {}

    def of_question(self, question: Question) -> Condition | None:
        """When it is asked; None: always."""
        rows: list[tuple[Group | Question, int | None]] = [
            *((group, None) for group in question.outer),
            *((group, question.round) for group in question.inner),
            (question, question.round),
        ]
        found = {
            row.row: (row, condition)
            for row, within in rows
            if (condition := self.of_cell(row, within)) is not None
        }
        while True:
            whole = all_of_them([condition for _, condition in found.values()])
            if whole is None or depth_of(whole) <= DEEPEST:
                return whole
            # Joined they are one level deeper than each: the deepest one has to go.
            row, _ = found.pop(max(found, key=lambda number: depth_of(found[number][1])))
            self._accounts.unfollowed(row, row.cells[RELEVANT])

    def of_cell(self, row: Group | Question, within: int | None) -> Condition | None:
        """What the row's own cell says; None where it says nothing that is followed.

        Args:
            row: Whose cell it is.
            within: Row of the repeat in which it is asked; None where it is asked once.
        """
        if row.row not in self._read:
            self._read[row.row] = self._condition(row, Sight(known=self._known, round=within))
        return self._read[row.row]

    def _condition(self, row: Group | Question, seen: Sight) -> Condition | None:
        text = row.cells.get(RELEVANT, "")
        if not text:
            return None
        try:
            found = condition_of(text, seen)
        except Unfollowed as error:
            self._accounts.unfollowed(row, error.part)
            return None
        if found == NEVER:
            self._accounts.name(row, RELEVANT, reasons.NEVER)
            return None
        self._accounts.carry(row, RELEVANT)
        return None if found == ALWAYS else found
