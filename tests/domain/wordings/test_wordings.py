"""Wordings of scoring sheets: what is read out of each, and that nothing is lost."""

import dataclasses
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.numbers import decimal_text
from inspector.domain.wordings.form_reading import read_form
from inspector.domain.wordings.numerals import folded
from inspector.domain.wordings.reading import read
from inspector.domain.wordings.saying import told
from inspector.domain.wordings.sentences import BLANKS
from inspector.domain.wordings.values import (
    Amount,
    Band,
    Bands,
    Between,
    Capped,
    Consequence,
    Earns,
    Exactly,
    Full,
    Gives,
    GivesNothing,
    GoesBelowZero,
    Looked,
    NeedsEvidence,
    NoCeiling,
    NoPoints,
    OnlyOnce,
    Reading,
    Said,
    Scales,
    Statement,
    StopsAtZero,
    Takes,
    TakesNothing,
    Vetoes,
    Worth,
)

CORPUS: list[dict[str, Any]] = yaml.safe_load(Path("tests/data/wordings.yaml").read_text("utf-8"))
TEXTS = [entry["text"] for entry in CORPUS]
APART = [text for text in TEXTS if "9–10" not in text and "优秀" not in text]
"""Without bands: two lists of them, one behind the other, are one."""
BY_NAME: dict[type, str] = {
    StopsAtZero: "stops_at_zero",
    GoesBelowZero: "below_zero",
    NoCeiling: "no_ceiling",
    Looked: "looked",
    OnlyOnce: "only_once",
    NoPoints: "no_points",
    Vetoes: "vetoes",
    Consequence: "consequence",
    Scales: "scales",
    NeedsEvidence: "needs_evidence",
    TakesNothing: "takes_nothing",
    GivesNothing: "gives_nothing",
    Worth: "worth",
}


@pytest.mark.parametrize("entry", CORPUS, ids=TEXTS)
def test_a_wording_is_read_as_a_person_reads_it(entry: dict[str, Any]) -> None:
    """An office trusts what it sees imported only if its own sentences come out right."""
    reading = read(entry["text"])
    assert [plainly(one) for one in reading.statements] == [
        as_written(one) for one in entry.get("says", [])
    ]
    assert [span.of(entry["text"]) for span in reading.unread] == entry.get("unread", [])


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_read_is_told_in_both_languages(text: str) -> None:
    """A person compares the telling with the sheet; an empty one would hide a misreading."""
    for statement in read(text).statements:
        said = told(statement)
        assert statement.situation in said.zh
        assert said.zh != said.en


def test_a_rule_is_told_with_all_that_it_holds() -> None:
    """Situation, points, unit, cap and the second target are what people compare."""
    (rule,) = read("私自换岗的，每次扣2分、首席代表扣1分").statements
    assert told(rule).zh == "“私自换岗”：每次扣 2 分；同时首席代表扣 1 分"
    (ratio,) = read("满意度每下降5%扣0.5分，最高扣10分").statements
    assert told(ratio).zh == "“满意度每下降5%”：每 5% 扣 0.5 分，最多 10 分"
    (weighed,) = read("记录潦草的扣1-3分").statements
    assert told(weighed).zh == "“记录潦草”：酌情扣 1 至 3 分（一次性）"


@pytest.mark.parametrize(("bare", "said"), [(Takes, "takes"), (Gives, "gives")])
def test_points_without_a_verb_mean_what_their_column_says(bare: Any, said: str) -> None:
    """扣分标准 holds 每处1分; under 备注 the same words say nothing."""
    reading = read("标牌歪斜，每处1分，最高5分", bare)
    assert [plainly(one) for one in reading.statements] == [
        as_written({said: 1, "per": "处", "cap": 5, "when": "标牌歪斜"})
    ]
    assert read("标牌歪斜，每处1分").statements == ()


GUIDE = Path("checklists/README.md").read_text("utf-8")
SHOWN = re.search(r"\| 写法 \| 读成 \|\n\|---\|---\|\n((?:\|.*\n)+)", GUIDE)


def test_the_guide_shows_wordings() -> None:
    """An empty list would pass the test below."""
    assert SHOWN is not None


@pytest.mark.parametrize("row", SHOWN[1].splitlines() if SHOWN else [])
def test_every_wording_of_the_guide_is_read(row: str) -> None:
    """An office writes its table as the guide says it may."""
    cell = row.split("|")[1].strip()
    said, rest = read_form(cell)
    readings = [(part.of(cell), read(part.of(cell))) for part in rest]
    assert [span.of(text) for text, reading in readings for span in reading.unread] == []
    assert said or any(reading.statements for _, reading in readings)


PIECES = st.sampled_from(
    [
        *TEXTS,
        *"每扣加得不分次处项人一二半0123456789.-/%，。；、（）:\n 　①",
        "每次",
        "扣1分",
        "最高",
        "酌情",
        "分别",
        "否则",
        "其中",
        "3次以上",
        "为止",
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@given(ANY_TEXT)
def test_every_character_is_read_or_left_unread(text: str) -> None:
    """Nothing of an office's sheet is dropped in silence."""
    reading = read(text)
    kept = covered(reading)
    _, places = folded(text)
    lost = [
        text[place] for place in places if place not in kept and plain(text[place]) not in BLANKS
    ]
    assert lost == []


@given(ANY_TEXT)
def test_nothing_is_both_read_and_unread(text: str) -> None:
    """A person who finishes what is unread must not do twice what is there already."""
    reading = read(text)
    said = {place for one in reading.statements for place in range(one.span.start, one.span.end)}
    unread = {place for one in reading.unread for place in range(one.start, one.end)}
    assert {place for place in said & unread if plain(text[place]) not in BLANKS} == set()


@given(st.lists(st.sampled_from(APART), max_size=5), st.randoms())
def test_the_order_of_sentences_does_not_matter(texts: list[str], random: Any) -> None:
    """The same conditions in another order are the same rules."""
    shuffled = random.sample(texts, len(texts))
    one, other = read("\n".join(texts)), read("\n".join(shuffled))
    assert sorted(map(str, said_in(one))) == sorted(map(str, said_in(other)))


@given(st.sampled_from(TEXTS))
def test_full_width_reads_as_half_width(text: str) -> None:
    """A table typed on another keyboard is the same table."""
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)
    assert [one.said for one in read(wide).statements] == [
        one.said for one in read(text).statements
    ]


def said_in(reading: Reading) -> list[tuple[str, Said]]:
    return [(one.situation, one.said) for one in reading.statements]


def covered(reading: Reading) -> set[int]:
    spans = [one.span for one in reading.statements] + [*reading.unread, *reading.passed]
    return {place for span in spans for place in range(span.start, span.end)}


def plain(one: str) -> str:
    return folded(one)[0]


def as_written(said: Any) -> dict[str, str]:
    if isinstance(said, str):
        return {said: "True"}
    return {key: str(value) for key, value in said.items()}


def plainly(statement: Statement) -> dict[str, str]:
    shown = {"when": statement.situation} if statement.situation else {}
    match statement.said:
        case Takes() | Gives() | Earns() as rule:
            return shown | of_rule(rule)
        case Bands(bands=bands):
            return shown | {"bands": " ".join(map(of_band, bands))}
        case Capped(points=points, side=side, item=item):
            return shown | {"capped": decimal_text(points), "side": side, "item": str(item)}
        case said:
            return shown | {BY_NAME[type(said)]: of_value(said)}


def of_band(band: Band) -> str:
    return f"{band.name} {decimal_text(band.low)}-{decimal_text(band.high)}"


def of_value(said: Said) -> str:
    """The one value of it; True where it has none."""
    values = [getattr(said, field.name) for field in dataclasses.fields(said)]
    (value,) = values or ["True"]
    return decimal_text(value) if isinstance(value, Fraction) else str(value)


def of_rule(rule: Takes | Gives | Earns) -> dict[str, str]:
    shown = {{Takes: "takes", Gives: "gives", Earns: "earns"}[type(rule)]: of_amount(rule.amount)}
    if rule.per is not None:
        shown["per"] = rule.per.unit
        if rule.per.every != 1:
            shown["every"] = decimal_text(Fraction(rule.per.every))
        if rule.per.change:
            shown["change"] = rule.per.change
    if rule.cap is not None:
        shown["cap"] = decimal_text(rule.cap)
    if not isinstance(rule, Earns) and rule.discretion:
        shown["weighed"] = "True"
    if isinstance(rule, Takes):
        if rule.further:
            shown["further"] = "True"
        if rule.also:
            shown["also"] = str({who: int(points) for who, points in rule.also})
    return shown


def of_amount(amount: Amount) -> str:
    match amount:
        case Exactly(points=points):
            return decimal_text(points)
        case Between(low=low, high=high):
            return f"{decimal_text(low)}-{decimal_text(high)}"
        case Full():
            return "full"
        case _:
            return "?"
