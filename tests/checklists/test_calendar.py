"""Calendar files and notices: what is read, what is refused, and every fault in one go."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.calendar import keep_year, load_calendar, plan_year, yaml_of
from inspector.checklists.notice import read_notice
from inspector.domain.calendar import DayKind, Festival
from inspector.domain.deadline import deadline
from inspector.errors import Exit, InspectorError

LAW = load_calendar().statutory
INVENTED = """测试：国务院办公厅关于2027年部分节假日安排的通知（虚构，仅供测试）
国办发明电〔2026〕99号
现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2026年11月3日
"""
YEAR_2026_IN_OTHER_WORDS = """关于２０２６年部分节假日安排的通知（转述）  国办发明电[2025]7号
元旦: 1月1日(星期四)至3日(星期六)放假调休,共3天; 1月4日(星期日)正常上班.
春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。
  2月14日（周六）、28日（周六）上班。鼓励错峰，安排在2月13日提前返乡。
清明：4月4日～6日放假，共3天。
国际劳动节：5月1日至5日放假调休，共5天，5月9日上班。
端午：6月19日—21日放假，共3天。
中秋：9月25日至27日放假，共3天。
国庆：10月1日至7日放假调休，共7天。9月20日（星期天）、10月10日（星期六）上班。
"""


def codes_of(notice: str) -> list[str]:
    with pytest.raises(InspectorError) as refused:
        read_notice(notice, LAW, where="测试")
    return [error.fault.code for error in refused.value.all]


def with_words(old: str, new: str) -> str:
    assert old in INVENTED
    return INVENTED.replace(old, new)


def test_a_notice_is_read_in_its_own_words() -> None:
    """The office pastes it, offline, the evening it is published."""
    year = read_notice(INVENTED, LAW, where="测试")
    assert (year.year, year.notice) == (2027, "国办发明电〔2026〕99号")
    assert year.on == (
        date(2027, 1, 31),
        date(2027, 2, 14),
        date(2027, 4, 25),
        date(2027, 5, 8),
        date(2027, 9, 26),
        date(2027, 10, 9),
    )
    assert len(year.off) == 3 + 7 + 3 + 5 + 1 + 1 + 7
    assert year.holidays[1].festivals == (Festival.SPRING,)
    assert year.holidays[1].off[0] == date(2027, 2, 5)


def test_punctuation_widths_and_turns_of_phrase_make_no_difference() -> None:
    """What was copied from a web page, a scan or WPS comes out the same."""
    told = read_notice(YEAR_2026_IN_OTHER_WORDS.replace(".", "。"), LAW, where="测试")
    (shipped,) = [year for year in load_calendar().years if year.year == 2026]
    assert (told.off, told.on, told.notice) == (shipped.off, shipped.on, shipped.notice)


def test_two_festivals_may_share_a_paragraph() -> None:
    """As National Day and Mid-Autumn did in 2025."""
    joined = with_words("六、中秋节：9月15日（周三）放假1天。\n", "").replace(
        "七、国庆节：", "六、国庆节、中秋节：9月15日放假。"
    )
    year = read_notice(joined, LAW, where="测试")
    first, second = year.holidays[-2:]
    assert first.festivals == second.festivals == (Festival.NATIONAL, Festival.MID_AUTUMN)
    assert (first.off, second.off[0]) == ((date(2027, 9, 15),), date(2027, 10, 1))


def test_a_notice_without_number_is_cited_by_its_title() -> None:
    """No number is invented."""
    year = read_notice(with_words("国办发明电〔2026〕99号", ""), LAW, where="测试")
    assert year.notice == "国务院办公厅关于2027年部分节假日安排的通知"


def test_a_day_in_december_before_may_be_declared() -> None:
    """As the notice of 2019 did."""
    text = with_words(
        "1月1日（周五）至3日（周日）放假，共3天。",
        "2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。2026年12月27日（周日）上班。",
    )
    year = read_notice(text, LAW, where="测试")
    assert year.off[0] == date(2026, 12, 31)
    assert year.on[0] == date(2026, 12, 27)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("1月1日（周五）", "1月1日（周四）", ["CALENDAR_022"]),
        ("放假，共3天。\n二", "放假，共4天。\n二", ["CALENDAR_023"]),
        ("放假1天，不调休", "放假2天，不调休", ["CALENDAR_023"]),
        ("2月5日（农历除夕、周五）", "2月6日（周六）", ["CALENDAR_023", "CALENDAR_015"]),
        ("正月初六", "正月初五", ["CALENDAR_027"]),
        ("1月31日（周日）", "2月30日（周日）", ["CALENDAR_021"]),
        ("1月31日（周日）", "2月1日", ["CALENDAR_010"]),
        ("9月26日（周日）", "10月2日（周六）", ["CALENDAR_011"]),
        ("6月9日（周三）放假1天", "6月9日（周三）休息", ["CALENDAR_025"]),
        ("9月15日（周三）放假1天。", "另行通知。", ["CALENDAR_026"]),
        ("六、中秋节：9月15日（周三）放假1天。\n", "", ["CALENDAR_013"]),
        ("七、国庆节", "五、端午节：6月9日放假。七、国庆节", ["CALENDAR_014", "CALENDAR_011"]),
        ("〔2026〕99号", "〔2024〕99号", ["CALENDAR_028"]),
        ("10月1日（周五）至7日（周四）放假调休，共7天", "10月7日至1日放假", ["CALENDAR_024"]),
        ("9月15日（周三）放假1天", "9月15日至29日上班", ["CALENDAR_025"]),
    ],
)
def test_what_contradicts_itself_is_refused(old: str, new: str, codes: list[str]) -> None:
    """One wrong digit would move deadlines for a year."""
    assert codes_of(with_words(old, new)) == codes


def test_the_title_of_another_year_is_found_out_by_weekdays_and_law() -> None:
    """A table of 2027 under the title of 2028, every fault told."""
    codes = codes_of(with_words("关于2027年", "关于2028年").replace("〔2026〕", "〔2027〕"))
    assert {"CALENDAR_022", "CALENDAR_015"} <= set(codes)


def test_all_faults_are_told_in_one_go() -> None:
    """Nobody pastes a notice ten times."""
    wrong = with_words("1月1日（周五）", "1月1日（周四）").replace("共5天", "共6天")
    assert codes_of(wrong) == ["CALENDAR_022", "CALENDAR_023"]


@pytest.mark.parametrize("text", ["", "放假通知", INVENTED.replace("节假日安排的通知", "通知")])
def test_what_is_no_notice_is_refused(text: str) -> None:
    """Without its title nothing tells which year it is."""
    assert codes_of(text) == ["CALENDAR_020"]


def test_a_book_is_not_read() -> None:
    """A notice has a page."""
    assert codes_of(INVENTED * 100) == ["CALENDAR_029"]


@given(
    st.integers(0, len(INVENTED) - 1), st.text(alphabet="日月0123456789（）、。：至 年", max_size=3)
)
def test_a_damaged_notice_is_an_error_or_a_year_and_never_a_crash(at: int, put: str) -> None:
    """Whatever is pasted, the answer is for a person."""
    with suppress(InspectorError):
        read = read_notice(INVENTED[:at] + put + INVENTED[at + 1 :], LAW, where="测试")
        assert read.year in {2020 + n for n in range(-20, 80)}


def test_what_a_year_would_change_is_shown_before_it_is_kept(tmp_path: Path) -> None:
    """The office sees the days, and nothing is written yet."""
    added = plan_year(INVENTED, tmp_path, where="测试")
    changes = {change.day: (change.was, change.now) for change in added.changes}
    assert changes[date(2027, 1, 31)] == (DayKind.WEEKEND, DayKind.MAKE_UP)
    assert changes[date(2027, 5, 3)] == (DayKind.WORKDAY, DayKind.HOLIDAY)
    assert date(2027, 4, 5) not in changes
    assert added.calendar.known_until == date(2027, 12, 31)
    assert list(tmp_path.iterdir()) == []


def test_a_year_that_is_kept_makes_its_dates_certain(tmp_path: Path) -> None:
    """暂定 ends where the notice begins."""
    keep_year(plan_year(INVENTED, tmp_path, where="测试"), tmp_path)
    calendar = load_calendar(tmp_path)
    result = deadline(date(2027, 4, 23), "1wd", calendar)
    assert (result.due, result.provisional) == (date(2027, 4, 25), False)
    assert [path.name for path in (tmp_path / "calendar").iterdir()] == ["2027.yaml"]


def test_a_year_out_of_order_is_refused(tmp_path: Path) -> None:
    """2028 before 2027 would leave a hole that nobody sees."""
    spring = "1月25日（农历除夕）至31日放假调休，共7天。"
    later = f"""测试：关于2028年部分节假日安排的通知
一、元旦：1月1日放假。二、春节：{spring}三、清明节：4月4日放假。四、劳动节：5月1日至5日放假。
五、端午节：5月28日放假。六、国庆节、中秋节：10月1日至8日放假。"""
    with pytest.raises(InspectorError) as refused:
        plan_year(later, tmp_path, where="测试")
    assert (refused.value.fault.code, refused.value.context["expected"]) == ("CALENDAR_004", 2027)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_year_written_reads_back_the_same(year: int, tmp_path: Path) -> None:
    """What `calendar add` keeps is what it showed."""
    (shipped,) = [one for one in load_calendar().years if one.year == year]
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / f"{year}.yaml").write_text(yaml_of(shipped), encoding="utf-8")
    assert shipped in load_calendar(tmp_path).years


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("year: 2026\n", "YAML_"),
        ("year: 26\nnotice: 测试\nholidays: []\n", "YAML_"),
        ("year: 2026\nnotice: 测试\nholidays: [{festivals: [xmas], off: 2026-12-25}]\n", "YAML_"),
        ("year: 2026\nnotice: 测试\nholidays: [{festivals: [spring], off: 2026-02-30}]\n", "YAML_"),
        (
            "year: 2026\nnotice: 测试\nholidays: [{festivals: [spring], off: 2026-02-15}]\n",
            "CALENDAR_",
        ),
    ],
)
def test_a_wrong_file_of_the_office_is_refused(content: str, code: str, tmp_path: Path) -> None:
    """An office's own year shadows the shipped one, so it is checked as strictly."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2026.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        load_calendar(tmp_path)
    assert refused.value.fault.code.startswith(code)


def test_a_file_must_bear_the_name_of_its_year(tmp_path: Path) -> None:
    """A copy named otherwise would stand beside the year that it should shadow."""
    (shipped,) = [one for one in load_calendar().years if one.year == 2026]
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "new.yaml").write_text(yaml_of(shipped), encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        load_calendar(tmp_path)
    assert refused.value.fault.code == "CALENDAR_003"


def test_a_year_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    """A folder that is none: the answer is a storage fault, and no half a file is left."""
    (tmp_path / "calendar").write_text("", encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        keep_year(plan_year(INVENTED, where="测试"), tmp_path)
    assert (refused.value.fault.code, refused.value.fault.exit) == ("CALENDAR_030", Exit.STORAGE)
    assert [path.name for path in tmp_path.iterdir()] == ["calendar"]
