"""What may leave: everything else stays, whoever asks."""

import json
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction

import pytest

from inspector.checklists.library import load_checklist
from inspector.domain.facts import told_discreetly
from inspector.domain.privacy import without_names, without_traces
from inspector.domain.publication import Audience, FindingsReport, published_data
from inspector.domain.seen import Seen
from inspector.domain.visit import Answer, Occurrence, PhraseTick, Ticked, Violation, Visit
from inspector.domain.words import Tick, VisitType
from inspector.i18n import Pair
from tests.exports import visits


def test_the_data_name_every_field_of_the_report_and_no_other() -> None:
    """One projection for paper and for data."""
    report, _photos = visits.report(problems=2)
    data = published_data(report)
    expected = {"format", "kind"}
    for field in fields(FindingsReport):
        held = getattr(report, field.name)
        pair = isinstance(held, Pair)
        expected |= {f"{field.name}_zh", f"{field.name}_en"} if pair else {field.name}
    assert set(data) == expected
    assert json.loads(json.dumps(data)) == data


def test_decimals_are_texts_and_days_are_iso() -> None:
    """A reader in another language must not round."""
    report, _photos = visits.report(items=20, problems=3, photos=1)
    assert report.score is not None
    data = json.loads(json.dumps(published_data(report)))
    assert data["score"]["total"] == report.score.total
    assert data["findings"][0]["points"] == "-1"
    assert data["served"] == "2026-11-23"
    assert data["findings"][0]["deadline"]["derivation_zh"].startswith("自2026年")
    assert data["findings"][0]["photos"] == [f"{1000:064x}"]


def test_a_value_without_a_published_form_does_not_leave() -> None:
    """Default deny holds for types, too."""
    report, _photos = visits.report()
    with pytest.raises(TypeError):
        published_data(replace(report, amendments=(object(),)))  # type: ignore[arg-type]


def test_the_unit_gets_nothing_that_is_the_offices_own() -> None:
    """Leads, notes and evidence hashes stay."""
    unit, _photos = visits.report(problems=1, photos=1)
    office, _photos = visits.report(problems=1, photos=1, audience=Audience.OFFICE)
    assert unit.office_only is None
    assert office.office_only is not None
    assert [one.text for one in office.office_only.leads] == ["群众称某窗口收受土特产，票号A017"]
    assert "土特产" not in json.dumps(published_data(unit), ensure_ascii=False)


def test_a_covert_visit_is_told_by_the_half_day() -> None:
    """CCTV finds a visitor by the minute."""
    unit, _photos = visits.report(problems=2, photos=2, kind=VisitType.COVERT)
    assert unit.when == Pair("2026年11月23日上午", "23 November 2026, morning")
    assert unit.team == ()
    assert unit.photos == ()
    assert unit.photos_withheld
    assert unit.readings == ()
    assert all(seen.when is None for one in unit.findings for seen in one.occurrences)


ASKED = visits.checklist(14).by_code
LEAKY = Occurrence(
    occurrence="o1",
    window="我右手边9点41的窗口",
    subtype="看手机0941",
    note="我拿的是A023",
    points=Fraction(1, 2),
    reason="十点二十五仍未改",
    clause="附1§三(一)，群众13812345678反映",
)
"""Somebody typed the minute wherever there was a field."""


def leaky(kind: VisitType) -> Visit:
    """A visit with words that must not leave in every field of an occurrence."""
    made, _files = visits.visit(visits.checklist(14), problems=1, kind=kind)
    ticks = (PhraseTick(tick=Tick.MISSED, window="A023票"),)
    answers: dict[str, Answer] = {
        "A38": Violation(occurrences=(LEAKY,)),
        "S01": Ticked(ticks=ticks),
    }
    return replace(made, answers={**made.answers, **answers})


def test_no_field_of_an_occurrence_escapes_the_filter() -> None:
    """A window is a free text; so are a kind, a reason and a clause."""
    seen = Seen(visit=leaky(VisitType.COVERT), is_discreet=True)
    (told,) = seen.occurrences(ASKED["A38"])
    assert told.window is None
    assert told.subtype == "看手机（时刻略）"
    assert told.fact == "我拿的是（票号略）"
    assert told.reason == "（时刻略）仍未改"
    assert told.clause == "附1§三(一)，群众138****5678反映"
    (missed,) = seen.occurrences(ASKED["S01"])
    assert missed.window is None


def test_a_name_is_found_however_it_is_typed_and_no_other_word_with_it() -> None:
    """People put spaces into names; a Latin name may be a part of a word or of a code."""
    names = ("测试员", "测试员乙", "Test·A", "Lee", " ")
    assert without_names("测 试员\u200b乙和测试员丙", names) == "暗访组和暗访组丙"
    assert without_names("test·a、LEE看到，Leed不是", names) == "暗访组、暗访组看到，Leed不是"
    assert without_names("测试甲说，测试-甲.乙", ("测试·甲",)) == "暗访组说，测试-甲.乙"
    assert without_names("A12未佩戴", ("A",)) == "A12未佩戴"


def test_an_open_visit_keeps_its_times_and_no_numbers_of_people() -> None:
    """Only the numbers of people are nobody's business there."""
    (told,) = Seen(visit=leaky(VisitType.OPEN), is_discreet=False).occurrences(ASKED["A38"])
    assert told.window == LEAKY.window
    assert told.subtype == LEAKY.subtype
    assert told.clause == "附1§三(一)，群众138****5678反映"


def test_a_discreet_fact_escapes_it_as_little() -> None:
    """The list of findings and the page must not differ in what they hide."""
    item = visits.checklist(14).by_code["A38"]
    told = told_discreetly(leaky(VisitType.COVERT), item)
    for secret in ("9点41", "0941", "A023", "十点", "右手边"):
        assert secret not in told.zh + told.en


@pytest.mark.parametrize("name", ["hrss-window", "hrss-governance"])
def test_the_checklists_own_kinds_pass_whole(name: str) -> None:
    """A filter that tears holes into the words of the checklist would be a filter too much."""
    checklist = load_checklist(name)
    kinds = [kind.name.zh for item in checklist.items for kind in item.subtypes]
    assert [kind for kind in kinds if without_traces(kind) != kind] == []
    told = [words for item in checklist.items for words in (item.text.zh, item.fixed_when.zh)]
    assert [words for words in told if without_traces(words) != words] == []


def test_the_reference_tells_nothing_of_the_time() -> None:
    """A visit's id begins with the millisecond in which it was recorded."""
    unit, _photos = visits.report(kind=VisitType.COVERT)
    assert unit.reference == "c4d5e6f7"
    assert "0198a1b2" not in json.dumps(published_data(unit))


def test_the_arithmetic_follows_from_the_section_table() -> None:
    """Who gets a score may check it by hand."""
    report, _photos = visits.report(items=20, problems=4)
    score = report.score
    assert score is not None
    results = [one.result for one in score.sections if one.result]
    maxima = [one.maximum for one in score.sections if one.result]
    assert (
        score.arithmetic
        == f"({' + '.join(results)}) ÷ ({' + '.join(maxima)}) × 100 = {score.total}"
    )


def test_the_first_deadline_is_the_earliest() -> None:
    """The summary names the day that comes first."""
    report, _photos = visits.report(problems=3)
    assert report.first_due == date(2026, 11, 26)


def test_every_part_is_frozen() -> None:
    """A report that could be changed after it was made could leave with something added."""
    report, _photos = visits.report(problems=1)
    for part in (report, report.findings[0], report.findings[0].occurrences[0]):
        for field in fields(part):
            # Python 3.11 raises TypeError where a frozen class has slots.
            with pytest.raises((AttributeError, TypeError)):
                setattr(part, field.name, None)
