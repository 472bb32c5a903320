"""What the findings say to a unit head: what was found, what is left to do, what is not."""

from dataclasses import replace
from datetime import date

from inspector.domain.publication import (
    FindingsReport,
    PublishedFinding,
    PublishedItem,
    PublishedUnchecked,
)
from inspector.domain.words import DueClass
from inspector.exports.findings import FindingsPress, sentence, title, unspoken
from inspector.i18n import Pair
from tests.exports import visits
from tests.exports.conftest import SEAL

PHONE = "在工作时间看手机、玩游戏、上网聊天、看电影"


def page(press: FindingsPress, report: FindingsReport) -> str:
    """The report as HTML, without the spaces between its marks."""
    return "".join(press.html(report, seal=SEAL, red_head=True).split())


def with_findings(*findings: PublishedFinding) -> FindingsReport:
    """A report of these findings."""
    report, _photos = visits.report(problems=1)
    return replace(report, findings=findings)


def finding(code: str) -> PublishedFinding:
    """The finding at an item."""
    report, _photos = visits.report(problems=14)
    return next(one for one in report.findings if one.item == code)


def suspected() -> PublishedFinding:
    """Hearsay: nobody has proved it, and it is handed over."""
    nobody_knows = replace(finding("P05").deadline, due=None)
    return replace(
        finding("P05"), to_verify=True, due_class=DueClass.HANDOVER, deadline=nobody_knows
    )


def put_right(due_class: DueClass = DueClass.SAME_DAY) -> PublishedFinding:
    """A finding of which nothing is left."""
    return replace(finding("A12"), due_class=due_class, corrected=True)


def test_a_requirement_is_not_told_as_if_it_were_the_problem() -> None:
    """“工作人员佩戴身份牌” as a problem says the opposite of what was seen."""
    assert title(finding("A41")) == "“在明显位置张贴办事指南”不符合要求"
    assert title(finding("P05")) == f"违反禁止性规定：“{PHONE}”"
    heard = replace(finding("A41"), is_phrase=True, text=Pair("请您稍等。", "Please wait."))
    assert title(heard) == "应说未说：“请您稍等。”"
    quoting = replace(finding("A41"), text=Pair("按“急事急办”原则开辟绿色通道", ""))
    assert title(quoting) == "“按‘急事急办’原则开辟绿色通道”不符合要求"


def test_what_has_no_words_is_told_rightly_under_a_prohibition_too() -> None:
    """Who looks at a telephone does not fail to meet “looking at a telephone”."""
    silent = replace(finding("P05").occurrences[0], subtype=None, fact="", when=None, count=1)
    silent = replace(silent, common=False)
    nowhere = replace(silent, window=None)
    assert sentence(silent, unspoken(finding("P05"))).endswith("号窗口，有该项所列的情形。")
    assert sentence(nowhere, unspoken(finding("P05"))) == "检查时有该项所列的情形。"
    assert sentence(nowhere, unspoken(finding("A41"))) == "检查时不符合该项要求。"
    assert sentence(nowhere, unspoken(suspected())) == "检查时有此反映，尚待查实。"


def test_what_nobody_has_proved_says_so_and_asks_for_nothing(press: FindingsPress) -> None:
    """Hearsay printed as a fact is an accusation; nobody can rectify it."""
    told = page(press, with_findings(suspected()))
    assert told.count(f"反映的问题：“{PHONE}”（待查实，查实前不扣分）") == 2
    assert "其中1个待查实，查实前不扣分。" in told
    assert "请逐项整改" not in told
    assert "期限届满前" not in told


def test_what_was_put_right_on_the_spot_is_not_ordered_again(press: FindingsPress) -> None:
    """An order to do by tonight what was done this morning makes the paper a laughing stock."""
    told = page(press, with_findings(put_right()))
    assert "检查时已当场改正，请保持。</p>" in told
    assert "前整改到位" not in told
    assert "请逐项整改" not in told
    assert "当日改正，至当日下班时止" not in told


def test_a_report_is_still_owed_of_what_was_put_right(press: FindingsPress) -> None:
    """Same day and a written report: only the report is left."""
    owing = put_right(DueClass.SAME_DAY_REPORT)
    owing = replace(owing, deadline=replace(owing.deadline, report_due=date(2026, 11, 26)))
    report = with_findings(owing)
    assert report.first_due == date(2026, 11, 26)
    assert "请于2026年11月26日（含当日）前报送书面报告" in page(press, report)


def test_the_first_deadline_is_one_of_what_is_left_to_do(press: FindingsPress) -> None:
    """A summary that names a day on which nothing is due sends people running."""
    due_later = finding("A41")
    report = with_findings(put_right(), due_later)
    assert report.first_due == due_later.deadline.due
    assert "其中1个检查时已当场改正，请保持。需要整改的1个，请逐项整改" in page(press, report)


def test_only_what_was_checked_is_said_to_be_checked(press: FindingsPress) -> None:
    """“共检查120项” over 33 answers claims 87 that nobody gave."""
    whole, _photos = visits.report(items=14)
    assert f"共检查{whole.asked}项" in page(press, whole)
    part, _photos = visits.report(items=14, unchecked=2)
    told = page(press, part)
    assert f"应查{part.asked}项，实查{part.asked - 2}项" in told
    assert "共检查" not in told
    for group in part.unchecked_items:
        for one in group.items:
            assert f"{one.item}{one.text.zh[:10]}" in told


def test_many_unchecked_items_are_told_by_section(press: FindingsPress) -> None:
    """Eighty-seven codes in a row are read by nobody."""
    report, _photos = visits.report(items=14)
    items = tuple(PublishedItem(item=f"A{n}", text=Pair("要求", "")) for n in range(21))
    left = (
        PublishedUnchecked(section_title=Pair("设施", ""), items=items[:12]),
        PublishedUnchecked(section_title=Pair("纪律", ""), items=items[12:]),
    )
    report = replace(report, unchecked=tuple(one.item for one in items), unchecked_items=left)
    assert "未检查21项：设施12项，纪律9项。" in page(press, report)


def test_a_corrected_copy_says_on_its_first_page_what_it_replaces(press: FindingsPress) -> None:
    """Two signed papers of one number must not both be taken for the last word."""
    report, _photos = visits.report(problems=1)
    said = "本单为更正后的反馈单，替代此前的同号反馈单。"
    assert said not in page(press, report)
    told = page(press, replace(report, amendments=("核对录像后更正", "窗口号写错")))
    assert f"{said}更正的理由：1.核对录像后更正。2.窗口号写错。" in told.split("基本情况")[0]


def test_a_vetoed_total_is_not_said_to_have_lost_nothing(press: FindingsPress) -> None:
    """0.00 over “没有扣分” contradicts itself."""
    report, _photos = visits.report(problems=1)
    assert report.score is not None
    veto = Pair("P14 接受礼品：否决项，总分计 0 分", "")
    zero = replace(report, score=replace(report.score, total="0.00", lines=(), vetoes=(veto,)))
    told = page(press, zero)
    assert "没有扣分" not in told
    assert "没有逐项扣分；因否决项计0分" in told
