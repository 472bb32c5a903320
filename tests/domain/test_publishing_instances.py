"""A table of windows that stays short: all of a few, of many those that failed."""

from inspector.checklists.reader import read
from inspector.domain.publication_instances import PublishedInstances, PublishedRest
from inspector.domain.publishing_instances import FEW, MOST_ROWS, published_instances
from inspector.domain.repeating import expanded
from inspector.domain.scoring import score
from inspector.domain.visit import Answer, Compliant, Occurrence, Violation
from tests.exports import visits, windows

HALVED = """
format: 1
checklist: example-halved
edition: "1"
title: 折半（示例）
rescaled: false
sections:
  - code: A
    title: 窗口
    multipliers: [{times: 0.5}]
    repeat: {per: window}
    items:
      - code: A1
        text: 资料齐全
        points: 10
        rules: [{rule: per_occurrence, points: 4, unit: 项}]
"""


def table(count: int, *, failed: int) -> PublishedInstances:
    """The table of so many windows."""
    report, _photos = windows.report(count, failed=failed)
    return report.instances[0]


def test_a_few_windows_all_have_a_row() -> None:
    """Whoever runs three of them asks how each one did."""
    told = table(FEW, failed=1)
    assert [row.code for row in told.rows] == [f"A@{n}" for n in range(1, FEW + 1)]
    assert told.rest is None


def test_of_many_windows_only_those_that_failed_have_a_row() -> None:
    """Windows 1 to 3 lose 6 of 10; 37 come to 10.00."""
    told = table(40, failed=3)
    assert [(row.code, row.result) for row in told.rows] == [
        (f"A@{n}", "4.00") for n in range(1, 4)
    ]
    assert told.rest == PublishedRest(
        count=37, findings=0, unchecked=0, lowest="10.00", highest="10.00"
    )


def test_where_nearly_all_failed_the_table_still_ends() -> None:
    """Each finding is told by itself; the table is a summary."""
    told = table(100, failed=100)
    assert len(told.rows) == MOST_ROWS
    assert told.rest is not None
    assert (told.rest.count, told.rest.findings) == (40, 40)


def test_a_section_that_is_not_rescaled_says_how_each_came_to_its_result() -> None:
    """One fault costs 4: (10 - 4) × 0.5 = 3; without one 10 × 0.5 = 5."""
    whole = expanded(read(HALVED.encode(), "x.yaml"), {"A": ("1", "2")})
    seen = (Occurrence(occurrence="1"),)
    answers: dict[str, Answer] = {"A1@1": Violation(occurrences=seen), "A1@2": Compliant()}
    made, _files = visits.visit(visits.checklist(14), problems=0)
    made = windows.standing_in(made, whole, answers)
    scored = score(whole, made.asked, answers)
    (told,) = published_instances(made, whole, scored, ["A1@1"])
    assert [row.result for row in told.rows] == ["3.00", "5.00"]
    assert not told.is_rescaled
    assert [way.zh.partition("：")[0] for way in told.ways] == ["窗口 · 1号窗口", "窗口 · 2号窗口"]
    assert told.ways[0].zh.startswith("窗口 · 1号窗口：6.00，")
    assert told.ways[0].zh.endswith("（-3.00） = 3.00")
