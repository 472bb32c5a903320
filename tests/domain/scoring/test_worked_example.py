"""The worked example that other tools rely on, to the last digit."""

from fractions import Fraction

from inspector.domain.checklist import Checklist, Clause, Item, Phrase, Section
from inspector.domain.rules import PerOccurrence
from inspector.domain.scoring import document_of, score
from inspector.domain.visit import (
    Answer,
    Compliant,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Tick
from inspector.i18n import Pair

PEOPLE = Pair(zh="人次", en="persons")


def item(code: str, section: str, points: str, each: str | None = None, *, zh: str = "") -> Item:
    return Item(
        code=code,
        section=section,
        text=Pair(zh=zh or code, en=code),
        how=Pair(zh="看", en="look"),
        fixed_when=Pair(zh="改", en="fixed"),
        clauses=(Clause(ref="附1§三(一)", text="…"), Clause(ref="§三(一) 三亮明", text="…")),
        points=Fraction(points),
        rules=(PerOccurrence(points=Fraction(each), counting_unit=PEOPLE),) if each else (),
        answer=AnswerForm.PHRASE if code[0] == "S" else AnswerForm.ANSWER,
        phrase=Phrase(required=points == "0.5", trigger=PEOPLE) if code[0] == "S" else None,
    )


APPEARANCE = {
    "A11": ("1", "0.2"),
    "A12": ("2", "0.5"),
    "A14": ("0.5", None),
    "A16": ("2", "0.5"),
    "A17": ("0.5", "0.5"),
    "A18": ("0.5", "0.5"),
    "A19": ("0.5", "0.5"),
    "M41": ("1", "0.5"),
}
CHECKLIST = Checklist(
    name="example",
    edition="1",
    title=Pair(zh="例", en="Example"),
    scored=True,
    sections=tuple(
        Section(
            code=code,
            title=Pair(zh=code, en=code),
            maximum=Fraction(maximum),
            pool=Fraction(25) if code == "D" else None,
        )
        for code, maximum in {"F": 20, "A": 10, "C": 15, "D": 25, "P": 20, "S": 10}.items()
    ),
    items=(
        item("A45", "F", "0.5"),
        *(
            item(code, "A", *points, zh="佩戴身份牌" if code == "A12" else "")
            for code, points in APPEARANCE.items()
        ),
        *(
            item(code, "C", "0.5" if code in {"S01", "S10", "S27"} else "0.2")
            for code in ("S01", "S02", "S03", "S10", "S27")
        ),
        *(item(code, "D", "0", "1") for code in ("P01", "P05")),
        item("M22", "P", "0.5"),
    ),
)


def seen(window: str, count: int = 1) -> Occurrence:
    return Occurrence(occurrence=f"0{window}", window=window, count=count)


def ticked(tick: Tick) -> Ticked:
    return Ticked(ticks=(PhraseTick(tick=tick),))


ANSWERS: dict[str, Answer] = {
    **{code: Compliant(bulk=True) for code in APPEARANCE},
    "P01": Compliant(bulk=True),
    "A12": Violation(occurrences=(seen("3", 2), seen("7"))),
    "A14": NotApplicable(reason="负责人外出"),
    "P05": Violation(occurrences=(seen("9"), seen("7"))),
    "S01": ticked(Tick.MISSED),
    "S02": ticked(Tick.HEARD),
    "S03": ticked(Tick.NOT_TRIGGERED),
    "S10": ticked(Tick.HEARD),
    "S27": ticked(Tick.HEARD),
}
DOCUMENT = document_of(score(CHECKLIST, [item.code for item in CHECKLIST.items], ANSWERS))


def test_the_total_is_right_to_the_last_digit() -> None:
    """A 6/7.5, C 1.2/1.7, D 23/25; the rest leaves the denominator."""
    assert DOCUMENT["total"] == "83.18"
    assert DOCUMENT["exact"] == "1414/17"


def test_it_says_what_is_missing() -> None:
    """An incomplete score must not pass for a complete one."""
    assert DOCUMENT["complete"] is False
    assert DOCUMENT["unchecked"] == ["A45", "M22"]


def test_a_section_shows_what_it_comes_from() -> None:
    """Anyone can recompute a result from the three numbers beside it."""
    sections = DOCUMENT["sections"]
    assert isinstance(sections, list)
    told = [{key: one[key] for key in one if key not in {"kind", "steps"}} for one in sections]
    assert told == [
        {"code": "F", "result": None, "maximum": "20", "obtained": "0", "applicable": "0"},
        {"code": "A", "result": "8.00", "maximum": "10", "obtained": "6", "applicable": "7.5"},
        {"code": "C", "result": "10.59", "maximum": "15", "obtained": "1.2", "applicable": "1.7"},
        {"code": "D", "result": "23.00", "maximum": "25", "obtained": "23", "applicable": "25"},
        {"code": "P", "result": None, "maximum": "20", "obtained": "0", "applicable": "0"},
        {"code": "S", "result": None, "maximum": "10", "obtained": "0", "applicable": "0"},
    ]


def test_items_are_as_documented() -> None:
    """A discipline item has nothing of its own and goes below 0."""
    items = DOCUMENT["items"]
    assert isinstance(items, list)
    assert {
        "item": "A12",
        "section": "A",
        "answer": "violation",
        "obtained": "0.5",
        "applicable": "2",
    } in items
    assert {
        "item": "P05",
        "section": "D",
        "answer": "violation",
        "obtained": "-2",
        "applicable": "0",
    } in items


def test_the_line_of_a12_is_as_documented() -> None:
    """The unit head reads this line beside the lost points."""
    lines = DOCUMENT["lines"]
    assert isinstance(lines, list)
    assert lines[0] == {
        "item": "A12",
        "section": "A",
        "rule": "per_occurrence",
        "counting_unit": "人次",
        "counting_unit_en": "persons",
        "count": "3",
        "points": "-1.5",
        "capped": False,
        "clauses": ["附1§三(一)", "§三(一) 三亮明"],
        "occurrences": ["03", "07"],
        "text_zh": "A12 佩戴身份牌：3 人次 × 0.5，扣 1.5",
        "text_en": "A12 A12: 3 × 0.5 (persons) = 1.5 off",
        "parts": [],
    }
