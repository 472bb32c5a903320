"""The shipped checklists against the table and the source that they come from."""

import re
from fractions import Fraction

import pytest

from inspector.checklists.checking import check
from inspector.checklists.folders import shipped_folder
from inspector.checklists.library import load_checklist
from inspector.domain.checklist import Checklist, Item
from inspector.domain.rules import Bonus, Entered, Flag, PerOccurrence, Veto, WholeItem
from inspector.domain.words import AnswerForm, Channel, DueClass, Observation, VetoScope
from tests.checklists import seed

CHANNELS = {
    "现": Channel.ONSITE,
    "语": Channel.VOICE,
    "视": Channel.VIDEO,
    "网": Channel.ONLINE,
}
OBSERVED = {
    "明": Observation.OPEN,
    "暗": Observation.COVERT,
    "电": Observation.CALL,
    "网": Observation.WEB,
    "档": Observation.FILES,
}
DUE = {
    "3": DueClass.WD3,
    "5": DueClass.WD5,
    "15": DueClass.WD15,
    "30": DueClass.D30,
    "当场": DueClass.SAME_DAY,
    "当场+3": DueClass.SAME_DAY_REPORT,
    "移送": DueClass.HANDOVER,
    "-": DueClass.NONE,
}
WHOLE = (WholeItem(),)


@pytest.fixture(scope="module")
def window() -> Checklist:
    return load_checklist("hrss-window", "2014-1")


@pytest.fixture(scope="module")
def governance() -> Checklist:
    return load_checklist("hrss-governance", "2014-1")


@pytest.fixture(scope="module")
def every_item(window: Checklist, governance: Checklist) -> tuple[Item, ...]:
    return window.items + governance.items


def test_every_item_row_of_the_table_is_an_item_once(
    window: Checklist, governance: Checklist
) -> None:
    """155 on a visit and 18 at the desk; ids are used as they stand in the table."""
    rows = [row for row in seed.rows() if row.is_item]

    assert {item.code for item in window.items} == {r.id for r in rows if r.section != "G"}
    assert {item.code for item in governance.items} == {r.id for r in rows if r.section == "G"}
    assert len(window.items) == 155
    assert len(governance.items) == 18


def test_sections_have_the_agreed_maxima(window: Checklist) -> None:
    """F 20, A 10, C 15, D 25, P 20, S 10, walked in this order."""
    maxima = [(section.code, int(section.maximum)) for section in window.sections]

    assert maxima == [("F", 20), ("A", 10), ("C", 15), ("D", 25), ("P", 20), ("S", 10)]
    assert {s.code: s.pool for s in window.sections if s.pool is not None} == {"D": Fraction(25)}


def test_section_channels_observation_and_due_class_follow_the_table(
    every_item: tuple[Item, ...],
) -> None:
    """A slip here asks the wrong people, or gives them the wrong day."""
    rows = {row.id: row for row in seed.rows()}
    for item in every_item:
        row = rows[item.code]
        observed = re.sub(r"\(.*?\)", "", row.observed)
        assert item.section == row.section, item.code
        assert item.due_class is DUE[row.due], item.code
        assert item.channels == {CHANNELS[c] for c in row.channels if c in CHANNELS}, item.code
        assert item.observed == {OBSERVED[c] for c in observed if c in OBSERVED}, item.code


def test_points_follow_the_table(window: Checklist) -> None:
    """Raw weights decide what a fault costs; discipline items have none of their own."""
    rows = {row.id: row for row in seed.rows()}
    for item in window.items:
        if item.answer is AnswerForm.PHRASE:
            must = "必用" in rows[item.code].scoring.split(";")[0] or item.code.startswith("T")
            assert item.points == Fraction(1, 2) if must else Fraction(1, 5), item.code
        elif item.section == "D":
            assert item.points == 0, item.code
        elif found := re.match(r"([\d.]+)分", rows[item.code].scoring):
            assert item.points == Fraction(found[1]), item.code
        else:
            assert item.points == 0, item.code


@pytest.mark.parametrize(
    ("code", "points", "counting_unit"),
    [
        ("M17", "1", "例"),
        ("A04", "1", "题"),
        ("A11", "0.2", "岗位"),
        ("A12", "0.5", "人次"),
        ("A28", "0.5", "处"),
        ("A40", "0.2", "种"),
        ("A48", "0.5", "件"),
        ("A60", "0.5", "人次"),
        ("A73", "0.2", "天"),
        ("P01", "1", "人次"),
        ("P02", "1", "次"),
        ("P06", "2", "例"),
        ("P08", "3", "件"),
        ("P09", "2", "项"),
    ],
)
def test_what_counts_each_takes_points_each(
    window: Checklist, code: str, points: str, counting_unit: str
) -> None:
    """“each −x” of the table."""
    (rule,) = window.by_code[code].rules

    assert isinstance(rule, PerOccurrence)
    assert (rule.points, rule.counting_unit.zh) == (Fraction(points), counting_unit)


@pytest.mark.parametrize("code", ["M22", "M37", "A10", "A14", "A15", "A41", "A54", "A78", "A88"])
def test_where_nothing_is_counted_a_violation_takes_the_item(window: Checklist, code: str) -> None:
    """Points alone, and 缺/absent/outdated = 0."""
    assert window.by_code[code].rules == WHOLE


def test_rules_of_the_items_that_are_like_no_other(window: Checklist) -> None:
    """Each remark of the table that is a rule of its own."""
    half = Fraction(1, 2)

    def per(code: str) -> list[tuple[Fraction, tuple[str, ...]]]:
        rules = window.by_code[code].rules
        return [(r.points, r.subtypes) for r in rules if isinstance(r, PerOccurrence)]

    assert window.by_code["A38"].rules[0] == WholeItem(subtypes=("无台",))
    assert per("A38") == [(half, ("无人",))]
    assert per("A79") == [(Fraction(1), ("未公布",)), (Fraction(1), ("无人接听",))]
    assert window.by_code["A47"].rules == (
        WholeItem(),
        Veto(scope=VetoScope.SECTION, subtypes=("锁闭", "堵塞")),
    )
    assert window.by_code["A57"].rules == (Bonus(points=half),)
    assert window.by_code["P20"].rules == (Entered(low=Fraction(1), high=Fraction(5)),)
    for code, points in (("A25", 3), ("P03", 5)):
        assert per(code) == [(Fraction(points), ())]
        assert Flag(name="veto_candidate") in window.by_code[code].rules


def test_only_what_is_verified_vetoes_the_total(window: Checklist) -> None:
    """An accusation that nobody has looked into must not fail a unit."""
    for code in ("P11", "P12", *(f"P{n}" for n in range(14, 20))):
        assert window.by_code[code].rules == (
            Veto(scope=VetoScope.TOTAL, verified_only=True),
            Flag(name="to_verify", verified=False),
        )
    assert Veto(scope=VetoScope.TOTAL, verified_only=True) in window.by_code["P10"].rules
    gain = Veto(scope=VetoScope.TOTAL, subtypes=("谋私利",), verified_only=True)
    assert gain in window.by_code["P13"].rules


def test_what_is_measured_or_judged_takes_nothing(window: Checklist, governance: Checklist) -> None:
    """M29 to M31 are trends, M42 a judgement, and governance is a desk check."""
    for code, unit in (("M29", "趟"), ("M30", "次"), ("M31", "分钟")):
        item = window.by_code[code]
        assert item.answer is AnswerForm.MEASUREMENT
        assert item.measured_in is not None
        assert item.measured_in.zh == unit
        assert not item.points
        assert not item.rules
    assert window.by_code["M42"].grades == ("good", "fair", "poor")
    for item in (window.by_code["M42"], *governance.items):
        assert item.answer is AnswerForm.GRADE
        assert not item.points
        assert not item.rules
    assert governance.items[0].grades == ("compliant", "basic", "violation")


def test_phrases_have_their_moment_and_the_required_ones_are_three_and_one(
    window: Checklist,
) -> None:
    """必用: greeting, start, goodbye; and how a call is answered."""
    phrases = [item for item in window.items if item.phrase is not None]

    assert len(phrases) == 35
    assert all(item.answer is AnswerForm.PHRASE for item in phrases)
    required = [item.code for item in phrases if item.phrase is not None and item.phrase.required]
    assert required == ["S01", "S10", "S27", "T1"]


def test_clauses_are_whole_sentences_of_the_source(every_item: tuple[Item, ...]) -> None:
    """A unit head reads them in the findings; a shortened quote could be disputed."""
    text = seed.source()
    for item in every_item:
        for clause in item.clauses:
            assert clause.text in text, (item.code, clause.ref)
            at = text.index(clause.text)
            before, after = text[:at], text[at + len(clause.text) :]
            assert re.search(r"(^|\n|[。”]|\)|、)$", before), (item.code, clause.ref)
            assert clause.text[-1] in "。;" or after.startswith("\n"), (item.code, clause.ref)


def test_one_fact_found_in_several_places_is_one_item_with_all_of_them(
    window: Checklist,
) -> None:
    """One fact is never deducted twice."""

    def refs(code: str) -> list[str]:
        return [clause.ref for clause in window.by_code[code].clauses]

    assert refs("A12") == ["附1§三(一)", "§三(一) 三亮明"]
    assert refs("M17") == ["§三(一) 五制", "附1§五(六)"]
    assert refs("P06") == ["附2(六)", "附1§五(三) 不推诿"]
    assert "附1§二(三)" in refs("P13")
    assert "附1§二(四)" in refs("M31")
    assert refs("A32")[:2] == ["附1§四(二)", "§三(一) 三亮明"]
    assert "§五(四)" in refs("A79")


def test_every_item_speaks_both_languages_and_its_own_words(
    every_item: tuple[Item, ...],
) -> None:
    """Advice that is the same everywhere is advice nowhere."""
    shared = {"no-deadline": "本项不设整改期限", "trend": "本项只测量"}
    seen: dict[str, str] = {}
    for item in every_item:
        for pair in (item.text, item.how, item.fixed_when):
            assert re.search(r"[\u4e00-\u9fff]", pair.zh), item.code
            assert re.search(r"[a-z]", pair.en), item.code
            assert not re.search(r"[\u4e00-\u9fff]", pair.en), item.code
            assert not re.search(r"[,;?!]|\(", pair.zh), item.code
        for words in (item.how.zh, item.fixed_when.zh):
            if not words.startswith(tuple(shared.values())):
                assert seen.setdefault(words, item.code) == item.code


def test_the_shipped_checklists_are_without_a_warning() -> None:
    """Our own content passes the checks that we offer to others."""
    for name in ("hrss-window", "hrss-governance"):
        verdict = check(shipped_folder() / f"{name}.yaml")
        assert (verdict.errors, verdict.warnings) == ((), ())
