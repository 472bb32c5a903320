"""Findings: one per violated item, told so that its unit can act and nobody is given away."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from inspector.checklists.calendar import load_calendar
from inspector.domain.checklist import Checklist, Clause, Item, Phrase, Section, Subtype
from inspector.domain.finding import Finding, finding_id, findings_of, with_deadlines
from inspector.domain.rules import PerOccurrence
from inspector.domain.visit import (
    Answer,
    Compliant,
    Graded,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
    Visit,
)
from inspector.domain.words import (
    AnswerForm,
    Channel,
    DueClass,
    Extent,
    FindingState,
    Grade,
    Result,
    Tick,
    VisitType,
)
from inspector.i18n import Pair

CHINA = timezone(timedelta(hours=8))
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)


def item(code: str, due_class: DueClass, zh: str = "", en: str = "") -> Item:
    return Item(
        code=code,
        section="A",
        text=Pair(zh=zh or code, en=en or code),
        how=Pair(zh="看", en="look"),
        fixed_when=Pair(zh="改", en="fixed"),
        clauses=(Clause(ref="附2(五)", text="…"),),
        points=Fraction(1),
        rules=(PerOccurrence(points=Fraction(1), counting_unit=Pair(zh="人次", en="person-time")),),
        due_class=due_class,
        answer=AnswerForm.PHRASE if code[0] == "S" else AnswerForm.ANSWER,
        phrase=Phrase(required=True, trigger=Pair(zh="迎接", en="welcome"))
        if code[0] == "S"
        else None,
        subtypes=(Subtype(name=Pair(zh="看手机", en="on the phone")),),
    )


ITEMS = (
    item("A12", DueClass.SAME_DAY, "佩戴身份牌", "Wears a badge"),
    item("P05", DueClass.SAME_DAY_REPORT, "不看手机", "No phones"),
    item("A28", DueClass.WD15),
    item("P14", DueClass.HANDOVER),
    item("S01", DueClass.SAME_DAY, "您好", "Hello"),
    item("M31", DueClass.D30),
    item("M42", DueClass.NONE),
    item("M47", DueClass.WD15),
)
CHECKLIST = Checklist(
    name="findings",
    edition="1",
    title=Pair(zh="例", en="Example"),
    scored=True,
    sections=(Section(code="A", title=Pair(zh="甲", en="A"), maximum=Fraction(10)),),
    items=ITEMS,
)


def visit(answers: dict[str, Answer], kind: VisitType = VisitType.OPEN) -> Visit:
    return Visit(
        visit="0192" + "0" * 28,
        unit="01" * 16,
        type=kind,
        channel=Channel.ONSITE,
        checklist="findings",
        edition="1",
        checklist_digest="",
        asked=tuple(one.code for one in ITEMS),
        team=("02" * 16,),
        at=NINE,
        opened_at=NINE,
        answers=answers,
    )


def saw(**details: object) -> Violation:
    return Violation(occurrences=(replace(Occurrence(occurrence="0a"), **details),))  # type: ignore[arg-type]


def only(answer: Answer, code: str = "P05") -> Finding:
    (found,) = findings_of(visit({code: answer}), CHECKLIST)
    return found


def test_there_is_one_finding_an_item_in_walking_order() -> None:
    """Two windows with the same fault are one finding with two facts."""
    twice = Violation(occurrences=(Occurrence(occurrence="0a"), Occurrence(occurrence="0b")))
    found = findings_of(visit({"A28": saw(), "A12": twice}), CHECKLIST)
    assert [(one.number, one.item) for one in found] == [(1, "A12"), (2, "A28")]


def test_what_is_not_a_violation_is_no_finding() -> None:
    """Measurements and grades are for trends; compliance needs nothing."""
    answers: dict[str, Answer] = {
        "A12": Compliant(),
        "A28": NotApplicable(reason="无此条件"),
        "S01": Ticked(ticks=(PhraseTick(tick=Tick.HEARD),)),
        "M31": Measured(value=Fraction(190)),
        "M42": Graded(grade=Grade.POOR),
        "M47": Graded(grade=Grade.BASIC),
    }
    assert findings_of(visit(answers), CHECKLIST) == ()


def test_not_compliant_on_a_desk_check_is_a_finding() -> None:
    """不符合 has fifteen working days in the source's reading, scored or not."""
    found = only(Graded(grade=Result.VIOLATION), "M47")
    assert (found.due_class, found.fact) == (DueClass.WD15, "“M47”一项不符合")


def test_the_id_depends_on_visit_and_item_alone() -> None:
    """Two laptops that close the same visit make the same finding."""
    one, two = only(saw()), only(saw(note="别的"))
    assert one.finding == two.finding == finding_id(visit({}).visit, "P05")
    assert one.finding != finding_id(visit({}).visit, "A12")
    assert (len(one.finding), one.finding[12]) == (32, "8")
    assert one.finding[16] in "89ab"


def test_hearsay_is_handed_over() -> None:
    """A lead has no clock; others follow it up."""
    found = with_deadlines([only(saw(), "P14")], date(2026, 11, 23), load_calendar())[0]
    assert found.state is FindingState.HANDED_OVER
    assert found.deadline is not None
    assert found.deadline.due is None


def test_the_fact_tells_place_time_kind_count_and_words() -> None:
    """What the unit head needs to find it again."""
    found = only(
        saw(
            window="9",
            from_at=NINE + timedelta(minutes=41),
            to_at=NINE + timedelta(minutes=44),
            subtype="看手机",
            count=2,
            note="继续看手机约三分钟",
            extent=Extent.COMMON,
            corrected=True,
        )
    )
    assert found.told == Pair(
        zh="9 号窗口，09:41—09:44，看手机，继续看手机约三分钟，2 人次，普遍存在，已当场改正",
        en="window 9, 09:41—09:44, on the phone, 继续看手机约三分钟, 2 person-time, common, "
        "put right on the spot",
    )
    assert found.corrected is True


def test_a_fact_without_words_names_the_requirement() -> None:
    """One key answered it; the finding must still say what is wrong."""
    assert only(saw(window="咨询台"), "A12").fact == "咨询台，“佩戴身份牌”一项不符合"


def test_a_missed_phrase_tells_where_it_was_missed() -> None:
    """Heard elsewhere is no excuse, and no fact either."""
    ticks = (
        PhraseTick(tick=Tick.MISSED, window="3"),
        PhraseTick(tick=Tick.HEARD, window="5"),
        PhraseTick(tick=Tick.MISSED, window="3"),
    )
    assert only(Ticked(ticks=ticks), "S01").fact == "3 号窗口，“您好”应说未说"


def test_a_covert_unit_learns_the_half_day_and_no_minute() -> None:
    """With a minute, the cameras show who the visitor was."""
    seen = saw(
        window="9",
        from_at=NINE + timedelta(minutes=41),
        subtype="看手机",
        note="9:41 叫到A031号时看手机",
    )
    (found,) = findings_of(visit({"P05": seen}, VisitType.COVERT), CHECKLIST)
    assert "09:41" in found.told.zh
    assert found.discreet.zh.startswith("2026年11月23日上午：9 号窗口，看手机，")
    for trace in ("41", "A031"):
        assert trace not in found.discreet.zh
        assert trace not in found.discreet.en


def test_deadlines_run_from_the_day_of_service() -> None:
    """Until served there is none."""
    found = findings_of(visit({"A28": saw(), "P05": saw()}), CHECKLIST)
    calendar = load_calendar()
    served = with_deadlines(found, date(2026, 11, 23), calendar)
    assert [one.deadline and one.deadline.due for one in served] == [
        date(2026, 11, 23),
        date(2026, 12, 14),
    ]
    assert all(one.deadline is None for one in with_deadlines(served, None, calendar))


def test_what_was_put_right_on_the_spot_says_so() -> None:
    """The unit need not fix again what the inspector saw fixed."""
    corrected, left = (
        with_deadlines(
            [only(saw(corrected=is_corrected), "A12")], date(2026, 11, 23), load_calendar()
        )
        for is_corrected in (True, False)
    )
    assert corrected[0].deadline is not None
    assert left[0].deadline is not None
    assert corrected[0].deadline.derivation.zh.startswith(
        "检查时已当场改正；2026-11-23（周一）送达"
    )
    assert left[0].deadline.derivation.zh.startswith("2026-11-23（周一）送达")
