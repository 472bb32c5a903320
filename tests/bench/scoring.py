"""A long visit, scored again after one answer more."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import cycle
from pathlib import Path

from inspector.checklists.reader import read
from inspector.domain.condition import About
from inspector.domain.history.condition_values import conditions_pinned, pinned
from inspector.domain.repeating import expanded
from inspector.domain.scoring import tallied
from inspector.domain.visit import Answer, Compliant, Counted, Measured, Occurrence, Violation
from inspector.domain.words import AnswerForm
from tests.bench.measuring import Row, interleaved, timed

ITEMS = 1000
WINDOWS = 1000
HEAD = """\
format: 1
checklist: long-form
edition: "1"
title: 千项检查表
multipliers: [{times: 4/3, when: {unit_kinds: [U9]}}]
grades: [{name: 合格, at_least: 60}, {name: 不合格, below: 60, fails: true}]
sections:
"""
SECTION = """\
  - code: S{number}
    title: 第{number}部分
    maximum: 10
    cap: 60
    multipliers: [{{times: 0.5, when: {{item: I1, is: [violation]}}}}]
    items:
"""
KINDS = (
    "rules: [{rule: per_occurrence, points: 0.5, unit: 处, cap: 1}, {rule: one_off, points: 1}]",
    "counter: true, rules: [{rule: ratio_step, reference: 95, step: 5, points: 0.5, cap: 2}]",
    "measured_in: 分钟, rules: [{rule: formula, formula: min(2， 值 ÷ 10)}]",
)


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """1,000 items of several forms, in ten sections with caps and multipliers."""
    del scratch
    checklist = read(_form().encode(), "long-form.yaml")
    codes = [item.code for item in checklist.items]
    answers = {item.code: _answer(item.answer) for item in checklist.items}
    tally = tallied(checklist, codes, answers)
    seen = Occurrence(occurrence="1", count=2)
    changes: Iterator[Answer] = cycle([Violation(occurrences=(seen,)), Compliant()])

    def again() -> float:
        change = next(changes)

        def once() -> None:
            tally.set("I1", change)
            tally.standing  # noqa: B018 - worked out when it is asked for

        return timed(once)

    samples = interleaved(max(rounds * 10, 50), {"again": again})
    yield Row(
        what="1000 项的检查改一个答案后重新计分 · a 1,000-item visit scored again after one answer",
        ours=samples["again"],
        bar="≤ 2 ms",
        most=0.002,
    )
    yield _conditional(rounds)
    yield _repeated(rounds)


def _repeated(rounds: int) -> Row:
    """A section asked at 1,000 windows, ten items each; the answers go from window to window."""
    windows = tuple(str(number) for number in range(1, WINDOWS + 1))
    checklist = expanded(read(_by_window().encode(), "by-window.yaml"), {"A": windows})
    codes = [item.code for item in checklist.items]
    tally = tallied(checklist, codes, dict.fromkeys(codes, Compliant()))
    tally.standing  # noqa: B018 - all windows come together once
    seen = Violation(occurrences=(Occurrence(occurrence="1", count=2),))
    changes = cycle(
        [(f"I1@{window}", answer) for answer in (seen, Compliant()) for window in windows]
    )

    def again() -> float:
        code, change = next(changes)

        def once() -> None:
            tally.set(code, change)
            tally.standing  # noqa: B018 - worked out when it is asked for

        return timed(once)

    samples = interleaved(max(rounds * 10, 50), {"again": again})
    return Row(
        what=(
            "1000 个窗口各 10 项，改一个答案后重新计分 · 1,000 windows of ten items each, scored "
            "again after one answer"
        ),
        ours=samples["again"],
        bar="≤ 2 ms",
        most=0.002,
    )


def _conditional(rounds: int) -> Row:
    """The same with half of its items asked by condition; each answer brings one or takes it."""
    checklist = read(_form(conditional=True).encode(), "long-form.yaml")
    codes = [item.code for item in checklist.items]
    answers = {item.code: _answer(item.answer) for item in checklist.items}
    asked = conditions_pinned(pinned(checklist.items))
    assert asked is not None
    left = asked.unmet(About(), answers)
    tally = tallied(checklist, codes, answers)
    tally.leave_out(left)
    seen = Occurrence(occurrence="1", count=2)
    changes: Iterator[Answer] = cycle([Violation(occurrences=(seen,)), Compliant()])

    def again() -> float:
        answers["I1"] = next(changes)

        def once() -> None:
            nonlocal left
            before, left = left, asked.unmet_after(left, About(), answers, ["I1"])
            tally.leave_out(left)
            for code in {"I1", *(before ^ left)}:
                tally.set(code, None if code in left else answers[code])
            tally.standing  # noqa: B018 - worked out when it is asked for

        return timed(once)

    samples = interleaved(max(rounds * 10, 50), {"again": again})
    return Row(
        what=(
            "同上，其中 500 项按条件检查，答案牵动另一项 · the same, 500 items asked by condition, "
            "and the answer brings or takes one"
        ),
        ours=samples["again"],
        bar="≤ 2 ms",
        most=0.002,
    )


def _form(*, conditional: bool = False) -> str:
    kinds = cycle(KINDS)
    told = [HEAD]
    for number in range(1, ITEMS + 1):
        if number % 100 == 1:
            told.append(SECTION.format(number=number // 100 + 1))
        when = f", asked_when: {{item: I{number - ITEMS // 2}, is: [compliant]}}"
        keys = next(kinds) + (when if conditional and number > ITEMS // 2 else "")
        told.append(f"      - {{code: I{number}, text: 第{number}项, points: 2, {keys}}}\n")
    return "".join(told)


def _by_window() -> str:
    repeat = "    repeat: {per: window, together: lowest}\n    items:\n"
    head = SECTION.format(number=1).replace("code: S1", "code: A").replace("    items:\n", repeat)
    items = [
        f"      - {{code: I{number}, text: 第{number}项, points: 2, {keys}}}\n"
        for number, keys in zip(range(1, 11), cycle(KINDS[:1]))
    ]
    return "".join([HEAD, head, *items])


def _answer(form: AnswerForm) -> Answer:
    match form:
        case AnswerForm.COUNTER:
            return Counted(due=Fraction(20), actual=Fraction(18))
        case AnswerForm.MEASUREMENT:
            return Measured(value=Fraction(15))
        case _:
            return Compliant()
