"""What the notes of a scoring sheet say of the whole form: grades, key items, bonus gates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from inspector.domain.numbers import decimal_text
from inspector.domain.wordings.numerals import folded, number
from inspector.domain.wordings.values import Failing, Span
from inspector.i18n import N_, Pair, both


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """等级: from a number up to another; None has no end."""

    name: str
    low: Fraction | None = None
    low_open: bool = False
    """Whether `low` itself does not belong to it."""
    high: Fraction | None = None
    high_open: bool = False
    """Whether `high` itself does not belong to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """All of them, best first; no two hold the same total."""

    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyItems:
    """★项: so many failed ones decide more than their points."""

    mark: str
    at_least: int
    failing: Failing


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusGate:
    """满80分方可加分."""

    points: Fraction
    is_open: bool
    """Whether that number itself is not enough."""


FormSaid = Grades | KeyItems | BonusGate


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStatement:
    """One thing said of the whole form; grades are told in several places."""

    spans: tuple[Span, ...]
    said: FormSaid


_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_NAME = (
    r"(?P<{p}name>优秀|优良|优|良好|良|中等|中|一般|基本合格|不合格|合格|基本达标|不达标|达标|较好|较差|好|差|"
    r"[一二三四五]星级?|[A-D]级|[甲乙丙丁]等|[一二三四]等|[一二三四]级)(?:等次|等级|档次|单位|窗口)?"
)
_AFTER = r"(?=$|[,、;:。\n)!])"
_IN_OR_OUT = r"(?:\((?P<{p}{end}x>不?含)(?:本数)?(?:\d+分?)?\))?"


def _range(p: str) -> str:
    low, high = (_IN_OR_OUT.replace("{p}", p).replace("{end}", end) for end in ("l", "h"))
    return (
        rf"(?:(?P<{p}lo>{_NUMBER})分?{low}(?:以上,?|-|至|到)(?P<{p}hi>{_NUMBER})分?(?:以下|之间)?{high}"
        rf"|(?P<{p}over>高于|大于|超过|>)(?P<{p}lo2>{_NUMBER})分?"
        rf"|(?:达到|不低于|≥)?(?P<{p}lo3>{_NUMBER})分?{low.replace('lx', 'lx3')}(?:及|含)?以上"
        rf"{low.replace('lx', 'lx4')}"
        rf"|(?P<{p}hi2>{_NUMBER})分?{high.replace('hx', 'hx2')}(?:及|含)?以下"
        rf"{high.replace('hx', 'hx3')}"
        rf"|(?:低于|不足|不满|未达到|小于|<)(?P<{p}hi3>{_NUMBER})分?)"
    )


_GRADE = re.compile(
    rf"(?:总分|总得分|得分|综合得分|考核得分|考评得分|分数)?(?:在|为)?{_range('a')}(?:之间)?(?:的|者)?,?"
    rf"(?:为|评为|评定为|确定为|定为|是|:|等次为|属)*{_NAME.replace('{p}', 'a')}{_AFTER}"
    rf"|{_NAME.replace('{p}', 'b')}[:(为]{_range('b')}\)?{_AFTER}"
)
_KEY = re.compile(
    r"(?:其中)?,?(?:凡)?(?:带|标|标注|注有|标有|打|加)?[\"“]?(?P<mark>[★☆※▲△*●◆])[\"”]?号?(?:的)?(?:项目?|条款|指标)?"
    r"(?:为|是)?(?:关键|重点|必备|否决|核心)?(?:项目?|指标)?,?(?:中)?(?:凡)?有?(?:任何|任意)?(?:"
    r"(?P<count>[一二两三四五]|\d)项(?:及?以上)?(?:不合格|不符合|不达标|未达标|未达到要求|不满足)(?:要求)?的?,?"
    r"(?:即|则|一律|直接|整体)*(?:判定为|判为|评为|视为|为|实行|按)(?P<what>不合格|不达标|一票否决)"
    r"|(?P<veto>(?:为|是)?一票否决项?))" + _AFTER
)
_GATE = re.compile(
    rf"(?:(?:基础分|基本分|基础得分|总分|得分|考核得分)(?:达到|达|在|满)?|达到|满)(?P<over>高于|超过|大于)?(?P<points>{_NUMBER})分"
    r"(?P<open>\(不含(?:\d+分?)?\))?(?:\(含(?:\d+分?)?\))?(?P<above>以上)?(?P<open2>\(不含(?:\d+分?)?\))?(?:的)?,?"
    r"(?:方可|才可|才能|方能|可)(?:计|享受|计入|给予|参与|参加|进行)?加分" + _AFTER
)
_NUMBERING = re.compile(r"(?:^|(?<=[。;:\n]))\d[.](?=\d{2,3}分)")
_FAILING = {"一票否决": Failing.TOTAL, "不合格": Failing.FAILS, "不达标": Failing.FAILS}


def read_form(text: str) -> tuple[list[FormStatement], list[Span]]:
    """What a note says of the whole form, and the parts of it that say something else."""
    plain, places = folded(text)
    # 2.90分以上: the second note, and not two points nine.
    plain = _NUMBERING.sub(lambda one: "\n" * len(one[0]), plain)
    found = list(_found(plain, places))
    taken = sorted(span for statement in found for span in statement.spans)
    rest, at = [], 0
    for span in taken:
        rest.append(Span(at, span.start))
        at = span.end
    rest.append(Span(at, len(text)))
    return found, [span for span in rest if span.of(text).strip()]


def _found(plain: str, places: list[int]) -> Iterator[FormStatement]:
    def span(found: re.Match[str]) -> Span:
        return Span(places[found.start()], places[found.end() - 1] + 1)

    graded = list(_GRADE.finditer(plain))
    grades = _in_order([_grade(one) for one in graded])
    if grades is not None:
        yield FormStatement(spans=tuple(span(one) for one in graded), said=Grades(grades=grades))
    for one in _KEY.finditer(plain):
        count = number(one["count"] or "一") or Fraction(1)
        failing = Failing.TOTAL if one["veto"] else _FAILING[one["what"]]
        key = KeyItems(mark=one["mark"], at_least=int(count), failing=failing)
        yield FormStatement(spans=(span(one),), said=key)
    for one in _GATE.finditer(plain):
        is_open = bool(one["over"] or one["open"] or one["open2"])
        gate = BonusGate(points=Fraction(one["points"]), is_open=is_open)
        yield FormStatement(spans=(span(one),), said=gate)


def _grade(found: re.Match[str]) -> Grade:
    p = "a" if found["aname"] else "b"

    def value(*names: str) -> str | None:
        return next((found[f"{p}{name}"] for name in names if found[f"{p}{name}"]), None)

    low, high = value("lo", "lo2", "lo3"), value("hi", "hi2", "hi3")
    ends = [
        (None if low is None else Fraction(low), value("lx", "lx3", "lx4") == "不含"),
        (None if high is None else Fraction(high), value("hx", "hx2", "hx3") == "不含"),
    ]
    if low is not None and high is not None:
        ends.sort()  # 85分至70分
    (lowest, low_open), (highest, high_open) = ends
    return Grade(
        name=found[f"{p}name"],
        low=lowest,
        low_open=low_open or bool(found[f"{p}over"]),
        high=highest,
        high_open=high_open or bool(found[f"{p}hi3"]),
    )


def _in_order(grades: list[Grade]) -> tuple[Grade, ...] | None:
    """Grades from the best, ends made to meet; None where they contradict each other.

    Where 80 belongs to two, the better one has it; 80–89 below 90 goes up to 90.
    """
    if len(grades) < 2 or len({one.name for one in grades}) < len(grades):
        return None
    ordered = sorted(grades, key=lambda one: one.low if one.low is not None else -1, reverse=True)
    made = [ordered[0]]
    for one in ordered[1:]:
        better = made[-1]
        if better.low is None or (one.low is not None and one.low >= better.low):
            return None
        high = better.low if one.high is None else one.high
        if not 0 <= better.low - high <= 1 or (better.low_open and one.high_open):
            return None
        made.append(replace(one, high=better.low, high_open=not better.low_open))
    return tuple(made)


_KEY_FAILS = {
    Failing.TOTAL: N_("{count} or more failed items marked {mark}: the total is 0"),
    Failing.FAILS: N_("{count} or more failed items marked {mark}: the form is failed"),
}


def told_form(said: FormSaid) -> Pair:
    """One thing that was read of the whole form, told back in both languages."""
    match said:
        case Grades(grades=grades):
            told = [_told_grade(one) for one in grades]
            return Pair("；".join(one.zh for one in told), "; ".join(one.en for one in told))
        case KeyItems(mark=mark, at_least=count, failing=failing):
            return both(_KEY_FAILS[failing], count=count, mark=mark)
        case BonusGate(points=points, is_open=True):
            return both("bonuses count above {points} only", points=decimal_text(points))
        case BonusGate(points=points):
            return both("bonuses count from {points} on only", points=decimal_text(points))


def _told_grade(grade: Grade) -> Pair:
    ends = []
    if grade.low is not None:
        text = N_("above {points}") if grade.low_open else N_("from {points}")
        ends.append(both(text, points=decimal_text(grade.low)))
    if grade.high is not None:
        text = N_("below {points}") if grade.high_open else N_("up to {points}")
        ends.append(both(text, points=decimal_text(grade.high)))
    within = Pair("、".join(one.zh for one in ends), ", ".join(one.en for one in ends))
    return both("{grade}: {within}", grade=grade.name, within=within)
