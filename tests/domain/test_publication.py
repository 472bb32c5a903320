"""What may leave: everything else stays, whoever asks."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest

from inspector.domain.publication import Audience, FindingsReport, published_data
from inspector.domain.words import VisitType
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
