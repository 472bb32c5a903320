"""Closing on the command line: what a form requires of an answer and is not there is named."""

from tests.cli.conftest import CommandLine
from tests.county import County
from tests.tui.every_form import EVERY_FORM


def test_what_answers_need_and_lack_is_named(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """均须书面材料: whoever closes by a script must not learn it from the unit's objection."""
    visit = _opened(inspector, county, hall)
    inspector("visit", "answer", visit, "A1", "violation")

    refused = inspector("visit", "close", visit)
    assert refused.code == 1
    assert "必填未填：A1 " in refused.out
    closed = inspector.read("visit", "close", visit, "--incomplete", "测试")
    assert closed["required_missing"] == [{"item": "A1", "needs": ["evidence", "remark"]}]


def test_a_visit_that_lacks_nothing_says_nothing_of_it(
    inspector: CommandLine, county: County, hall: str
) -> None:
    """A line that is always there is not read."""
    visit = _opened(inspector, county, hall)
    inspector("visit", "answer", visit, "A1", "compliant")
    done = inspector("visit", "close", visit, "--incomplete", "测试")
    assert (done.code, "必填未填" in done.out) == (0, False)


def _opened(inspector: CommandLine, county: County, hall: str) -> str:
    """A visit by a form that requires evidence and a remark of a violation."""
    folder = county.home / "content" / "checklists"
    folder.mkdir(parents=True)
    (folder / "every-form.yaml").write_text(EVERY_FORM, encoding="utf-8")
    new = ("visit", "new", "--unit", hall, "--type", "open", "--checklist", "every-form")
    return str(inspector.read(*new)["visit"])
