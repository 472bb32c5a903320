"""What a checklist says of its total: grades, targets, columns, order of evaluation."""

from collections.abc import Iterator
from fractions import Fraction

from inspector.checklists import models
from inspector.checklists.reporting import Reporter, pair
from inspector.domain import checklist as domain
from inspector.domain.words import Stage
from inspector.errors import checklist as faults

STAGES = tuple(Stage)
ITEM_STAGES = STAGES[: STAGES.index(Stage.ITEM_FLOOR) + 1]
"""They come first, in this order: what follows is about sums of items."""
SECTION_STAGES = STAGES[len(ITEM_STAGES) : STAGES.index(Stage.SECTION_VETO) + 1]
TOTAL_STAGES = STAGES[STAGES.index(Stage.TOTAL_RESCALING) :]


class FormBuilder:
    """Builds what is said once for the whole form.

    Args:
        file: The file.
        reporter: Where faults go.
        left_out: Codes of items that are there and are not looked at.
    """

    def __init__(
        self, file: models.ChecklistFile, reporter: Reporter, left_out: frozenset[str]
    ) -> None:
        self._file = file
        self._reporter = reporter
        self._left_out = left_out

    def grades(self) -> Iterator[domain.GradeBand]:
        """Grades in order; two that hold the same total are a fault."""
        built: list[domain.GradeBand] = []
        for position, block in enumerate(self._file.grades):
            loc = ("grades", position)
            twice = block.at_least is not None and block.above is not None
            if twice or (block.at_most is not None and block.below is not None):
                self._reporter.fault(faults.GRADE_UNCLEAR, loc, grade=block.name.zh)
            grade = domain.GradeBand(
                name=pair(block.name),
                low=block.above if block.at_least is None else block.at_least,
                low_open=block.above is not None,
                high=block.below if block.at_most is None else block.at_most,
                high_open=block.below is not None,
                fails=block.fails,
            )
            for other in built:
                if _overlap(grade, other):
                    names = {"grade": grade.name.zh, "other": other.name.zh}
                    self._reporter.fault(faults.GRADES_OVERLAP, loc, **names)
            built.append(grade)
            yield grade

    def sample(self) -> domain.Sample | None:
        """How many items must have been checked."""
        block = self._file.sample
        if block is None:
            return None
        return domain.Sample(total=block.total, key=block.key, mark=block.mark or "")

    def key_vetoes(self) -> Iterator[domain.KeyVeto]:
        """What failed key items decide; a mark that no item bears is a fault."""
        marks = {item.key for section in self._file.sections for item in section.items}
        for position, block in enumerate(self._file.key_vetoes):
            if block.mark not in marks and not self._left_out:
                self._reporter.fault(faults.UNKNOWN_MARK, ("key_vetoes", position), mark=block.mark)
            yield domain.KeyVeto(mark=block.mark, scope=block.scope, at_least=block.at_least)

    def targets(self) -> Iterator[domain.Target]:
        """Who else is charged."""
        for block in self._file.targets:
            start = block.start or Fraction(0)
            yield domain.Target(code=block.code, title=pair(block.title), start=start)

    def columns(self) -> Iterator[domain.Column]:
        """Scores beside the one that counts."""
        for block in self._file.columns:
            yield domain.Column(code=block.code, title=pair(block.title))

    def order(self) -> tuple[Stage, ...]:
        """The declared order; every stage once, items before sections before the total."""
        order = self._file.order
        if not order or order == STAGES:
            return ()
        after_items = len(ITEM_STAGES)
        after_sections = after_items + len(SECTION_STAGES)
        fits = (
            order[:after_items] == ITEM_STAGES
            and sorted(order[after_items:after_sections]) == sorted(SECTION_STAGES)
            and sorted(order[after_sections:]) == sorted(TOTAL_STAGES)
            and order[-1] is Stage.GRADE
        )
        if not fits:
            self._reporter.fault(faults.ORDER_UNCLEAR, ("order",), usual=", ".join(STAGES))
        return order


def _overlap(one: domain.GradeBand, other: domain.GradeBand) -> bool:
    """Whether some total is of both grades."""
    lower, upper = sorted((one, other), key=_begins)
    if lower.high is None or upper.low is None:
        return True
    touches = not lower.high_open and not upper.low_open
    return upper.low < lower.high or (upper.low == lower.high and touches)


def _begins(grade: domain.GradeBand) -> tuple[bool, Fraction, bool]:
    return (grade.low is not None, grade.low or Fraction(0), grade.low_open)
