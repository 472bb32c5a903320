"""Instances of a repeated section come together: mean, sum, lowest; each worked by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from inspector.domain.checklist import Checklist
from inspector.domain.repeating import expanded
from inspector.domain.scoring import Score, StepName, Tally, score, tree
from inspector.domain.visit import Answer, Compliant, Occurrence, Violation
from inspector.domain.words import Together
from tests.repeats import windows

MET = Compliant()
FAILED = Violation(occurrences=(Occurrence(occurrence="1" * 32),))


def by(together: Together, **instances: tuple[str, ...]) -> Checklist:
    """The checklist of windows whose section A comes together so."""
    form = windows()
    repeat = form.by_section["A"].repeat
    assert repeat is not None
    sections = tuple(
        replace(one, repeat=replace(repeat, together=together)) if one.code == "A" else one
        for one in form.sections
    )
    return expanded(replace(form, sections=sections), instances)


def scored(checklist: Checklist, **answers: Answer) -> Score:
    """Its score; `A1_3` is item A1 of window 3."""
    given = {code.replace("_", "@"): answer for code, answer in answers.items()}
    return score(checklist, [item.code for item in checklist.items], given)


THREE: dict[str, Answer] = {
    "A1_1": MET,
    "A2_1": MET,
    "A1_2": FAILED,
    "A2_2": MET,
    "A1_3": FAILED,
    "A2_3": FAILED,
}
"""Of 6 + 4 points window 1 keeps 10, window 2 keeps 4, window 3 keeps 0; each of maximum 10."""


@pytest.mark.parametrize(
    ("together", "result", "weight", "total"),
    [
        # (10 + 4 + 0) ÷ 3 = 14/3 of 10; with the place: (20 + 14/3) ÷ (20 + 10) × 100.
        (Together.MEAN, Fraction(14, 3), 10, (20 + Fraction(14, 3)) / 30 * 100),
        # 10 + 4 + 0 = 14 of 30; (20 + 14) ÷ (20 + 30) × 100 = 68.
        (Together.SUM, Fraction(14), 30, Fraction(68)),
        # The lowest is window 3 with 0 of 10; 20 ÷ 30 × 100.
        (Together.LOWEST, Fraction(0), 10, Fraction(200, 3)),
    ],
)
def test_windows_come_together(
    together: Together, result: Fraction, weight: int, total: Fraction
) -> None:
    """The place is compliant: 20 of 20."""
    whole = scored(by(together, A=("1", "2", "3")), S1=MET, **THREE)
    place, section = whole.sections[0], whole.sections[1]
    assert place.result == 20
    assert section.result == result
    assert section.weight == weight
    assert section.maximum == weight
    assert [one.result for one in whole.instances] == [10, 4, 0]
    assert whole.total == total


def test_a_window_without_a_result_is_not_counted() -> None:
    """Window 2 was not looked at: the mean is of one, and the section's weight stays 10."""
    whole = scored(by(Together.MEAN, A=("1", "2")), S1=MET, A1_1=FAILED, A2_1=MET)
    assert whole.sections[1].result == 4
    assert whole.total == Fraction(24, 30) * 100


def test_no_window_leaves_the_section_without_a_result() -> None:
    """Its maximum leaves the total's denominator, as with a section of which nothing applies."""
    whole = scored(by(Together.MEAN), S1=MET)
    assert whole.sections[1].result is None
    assert whole.total == 100


def test_every_instance_explains_itself() -> None:
    """Section, instance, item, rule: and the step that makes one result of three."""
    checklist = by(Together.LOWEST, A=("1", "2"))
    whole = scored(checklist, S1=MET, A1_1=MET, A2_1=MET, A1_2=FAILED, A2_2=MET)
    (step,) = whole.sections[1].steps
    assert (step.step, step.section) == (StepName.TOGETHER, "A@2")
    assert step.points == -10
    rows = [(row.depth, row.code, row.points, row.text.zh) for row in tree(checklist, whole)]
    at = rows.index((1, "A", Fraction(4), "窗口服务"))
    assert rows[at + 1 : at + 7] == [
        (2, "A@1", Fraction(10), "窗口服务 · 1号窗口"),
        (3, "", Fraction(10), "应得"),
        (2, "A@2", Fraction(4), "窗口服务 · 2号窗口"),
        (3, "", Fraction(10), "应得"),
        (3, "A1@2", Fraction(-6), "公示办事指南"),
        (4, "", Fraction(-6), rows[at + 6][3]),
    ]
    assert (2, "", Fraction(-10), "取其中最低的：2号窗口") in rows


def test_a_mean_is_told_as_it_is_worked_out() -> None:
    """4 and 10 come to 14 ÷ 2 = 7: the step takes 7 of the 14 that the windows add up to."""
    checklist = by(Together.MEAN, A=("1", "2"))
    whole = scored(checklist, S1=MET, A1_1=MET, A2_1=MET, A1_2=FAILED, A2_2=MET)
    rows = [(row.depth, row.points, row.text.zh) for row in tree(checklist, whole)]
    assert (2, Fraction(-7), "取平均：14 ÷ 2") in rows


def test_an_answer_changes_one_window_and_no_other() -> None:
    """What the others come to is the very same as before, not worked out again."""
    checklist = by(Together.MEAN, A=tuple(str(number) for number in range(1, 40)))
    tally = Tally(checklist, [item.code for item in checklist.items])
    for item in checklist.items:
        tally.set(item.code, MET)
    before = tally.standing.sections[1].instances
    tally.set("A1@7", FAILED)
    after = tally.standing.sections[1].instances
    changed = [code for code in before if before[code] is not after[code]]
    assert changed == ["A@7"]
    assert list(after) == list(before)
