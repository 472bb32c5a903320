"""`office merge` and what belongs to it, on the command line of the office."""

from pathlib import Path

import pytest

from tests.bundled import Both, both
from tests.cli.conftest import CommandLine
from tests.cli.shapes import ACCEPTING, MERGED_REASON, MERGING, misfits
from tests.conftest import FakeClock


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """A laptop with a visit and a photo, and its office."""
    made = both(tmp_path, clock)
    made.visited()
    return made


@pytest.fixture
def office(story: Both, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The office's command line."""
    return CommandLine(story.office.home, story.office.clock, capsys)


def test_the_documents_have_the_shapes_that_are_promised(
    office: CommandLine, story: Both, tmp_path: Path
) -> None:
    """Scripts rely on them; the counts add up."""
    made = story.export("a")
    merged = office.read("office", "merge", made.file, "--receipts", tmp_path / "receipts")
    listed = office.read("office", "arrivals")
    again = office.read("office", "receipt", "last", "-o", tmp_path / "receipt.age")
    for name, document in (
        ("office merge", merged),
        ("office arrivals", listed),
        ("office receipt", again),
    ):
        assert list(misfits(document, MERGING[name])) == [], name
    (one,) = merged["bundles"]
    counts = one["events"]
    assert counts["manifest"] == counts["new"] + counts["held"] + counts["quarantined"]
    assert (one["reasons"], merged["conflicts_open"]) == ([], 0)
    receipt = Path(one["receipt"])
    assert (receipt.name, receipt.stat().st_size) == (again["name"], again["bytes"])
    assert receipt.read_bytes() == (tmp_path / "receipt.age").read_bytes()
    assert office("office", "receipt", "last", "-o", tmp_path / "receipt.age").code == 3


def test_what_waits_is_exit_one_with_its_reason(office: CommandLine, story: Both) -> None:
    """A clock that was set wrong on the laptop; told in words, in both languages."""
    story.laptop.clock.tick(hours=9)
    story.visited(photos=0)
    made = story.export("a")
    done = office("office", "merge", made.file, "--json")
    assert done.code == 1
    (one,) = done.document["bundles"]
    (reason,) = one["reasons"]
    assert list(misfits(reason, MERGED_REASON)) == []
    assert reason["reason"] == "time ahead"
    assert reason["events"] == one["events"]["quarantined"] > 0
    done = office("office", "quarantine", "--json")
    assert (done.code, list(misfits(done.document, MERGING["office quarantine"]))) == (1, [])
    assert "日期超前于本机时钟" in office("office", "quarantine").out
    assert "dated ahead" in office("office", "quarantine", "--lang", "en").out


def test_people_see_a_table_whose_sums_are_right(
    office: CommandLine, story: Both, tmp_path: Path
) -> None:
    """Two bundles and something that is none."""
    first = story.export("a.tar")
    story.visited(photos=0)
    second = story.export("b.tar")
    (tmp_path / "c.tar").write_bytes(b"something else")
    done = office("office", "merge", first.file, second.file, tmp_path / "c.tar")
    assert done.code == 1
    rows = [line.split() for line in done.out.splitlines()]
    assert rows[0] == ["来自", "收到", "新增", "已有", "冲突", "隔离", "证据"]
    total = first.events + second.events
    assert rows[4][:3] == ["合计（账平）", str(total), str(second.events)]
    assert "c.tar" in done.out


def test_nothing_that_can_be_read_is_refused(office: CommandLine, tmp_path: Path) -> None:
    """Exit 3, each file with what is wrong with it; nothing changed."""
    (tmp_path / "c.tar").write_bytes(b"something else")
    done = office("office", "merge", tmp_path / "c.tar", tmp_path / "nowhere", "--json")
    assert (done.code, done.out) == (3, "")
    assert "BUNDLE_006" in done.err
    assert "BUNDLE_002" in done.err
    assert office("office", "arrivals").out.startswith("还没有收到")
    assert office("office", "quarantine").out == "收到的全部有效。\n"


def test_a_laptop_takes_nothing_in(story: Both, capsys: pytest.CaptureFixture[str]) -> None:
    """Only an office does."""
    laptop = CommandLine(story.laptop.home, story.laptop.clock, capsys)
    made = story.export("a")
    for words in (("merge", made.file), ("arrivals",), ("quarantine",)):
        done = laptop("office", *words)
        assert done.code == 3
        assert "ENROL_002" in done.err


def test_the_laptop_learns_from_the_receipt_what_the_office_has(
    office: CommandLine, story: Both, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only then is anything on it superfluous."""
    laptop = CommandLine(story.laptop.home, story.laptop.clock, capsys)
    made = story.export("a")
    merged = office.read("office", "merge", made.file, "--receipts", tmp_path)
    receipt = merged["bundles"][0]["receipt"]
    assert laptop.read("bundle", "status")["missing"] == made.events + 1
    assert "还没有" in laptop("bundle", "status").out
    done = laptop.read("bundle", "accept", receipt)
    assert list(misfits(done, ACCEPTING["bundle accept"])) == []
    assert (done["acknowledged"], done["missing"], done["changed"]) == (made.events, 0, True)
    told = laptop("bundle", "accept", receipt).out
    assert "没有变化" in told
    assert "机关已全部收到" in told
    status = laptop.read("bundle", "status")
    assert list(misfits(status, ACCEPTING["bundle status"])) == []
    assert (status["acknowledged"], status["missing_evidence"]) == (made.events, [])
    assert office("bundle", "accept", receipt).code == 3
