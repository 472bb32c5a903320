"""How forms say that something is asked once for each window, clerk or call: 逐窗口评分."""

import re
from dataclasses import dataclass

from inspector.domain.checklist import Repeat
from inspector.domain.telling_rounds import told_repeat
from inspector.domain.wordings.numerals import folded
from inspector.domain.words import RepeatPer, Together
from inspector.i18n import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Once for each."""

    per: RepeatPer
    together: Together | None
    """How the results come together; None where it is not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, and whether what stands below it is asked once for each of something."""

    title: str
    """Without the words that say so in brackets."""
    round: Round | None = None
    is_doubtful: bool = False
    """Whether it speaks of each window or the like, and may mean something else by it."""


LONGEST = 200
"""Characters of a heading; what is longer is a text."""
_EACH = r"按?(?:每一?(?:个|名|位|通|次)?|逐(?:一|个|名|位|通|次)?)"
_THINGS = {
    RepeatPer.WINDOW: r"(?:服务|办事|业务)?窗口|窗(?!户)",
    RepeatPer.CLERK: r"窗口(?:工作|服务)?人员|(?:工作|经办|服务|在岗)人员|人(?!次)员?",
    RepeatPer.CALL: r"(?:咨询|热线|服务|拨测)?电话|通话|来电",
}
_SHEETS = {RepeatPer.WINDOW: "一窗一[表单]", RepeatPer.CLERK: "一人一[表单]"}
_APART = r"(?:分别|逐一|单独|各)"
_SCORED = r"(?:检查|评分|打分|计分|评价|评定|考核|考评|测评|填写|填报|记录)"
_ONCE = r"(?:一[次遍张份])"
_TOGETHER = {
    Together.MEAN: r"平均",
    Together.LOWEST: r"最低",
    Together.SUM: r"合计|累计|累加|相加",
}
_TAIL = (
    rf"(?:[,;、]?(?:取|按|得分|结果)*(?P<how>{'|'.join(_TOGETHER.values())})(?:得?分|值|数|计)*)?"
)
_NUMBERING = r"(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.:]?)?"
_PART = r"(?:的?(?:检查|考核|评价|服务)?(?:内容|项目|标准|要求|部分|情况|表))*"
_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{1,40})\)")


def _said(per: RepeatPer) -> str:
    """What says so by itself: 逐窗口评分, 各窗口分别打分, 一窗一表."""
    thing = f"(?:{_THINGS[per]})"
    each = rf"{_EACH}{thing}{_APART}?{_SCORED}?{_ONCE}?"
    apart = rf"各{thing}{_APART}{_SCORED}{_ONCE}?"
    sheet = f"|{_SHEETS[per]}" if per in _SHEETS else ""
    return f"(?:{each}|{apart}{sheet})"


_INSIDE = {per: re.compile(_said(per) + _TAIL) for per in _THINGS}
_WHOLE = {per: re.compile(_NUMBERING + _said(per) + _PART) for per in _THINGS}
_MENTIONED = re.compile("|".join(_said(per) for per in _THINGS))


def heading(text: str) -> Heading:
    """A heading as far as it says of what something is asked once for each.

    Only what can mean nothing else is read: brackets that say that alone, or a heading that does.
    """
    if len(text) > LONGEST:
        return Heading(title=text)
    plain, places = folded(text)
    for found in _BRACKETS.finditer(plain):
        said = _round(_INSIDE, found["inside"])
        if said is not None:
            start, end = places[found.start()], places[found.end() - 1] + 1
            return Heading(title=(text[:start] + text[end:]).strip(), round=said)
    said = _round(_WHOLE, plain)
    return Heading(
        title=text, round=said, is_doubtful=said is None and bool(_MENTIONED.search(plain))
    )


def _round(patterns: dict[RepeatPer, re.Pattern[str]], words: str) -> Round | None:
    for per, pattern in patterns.items():
        found = pattern.fullmatch(words)
        if found is not None:
            how = found.groupdict().get("how")
            together = next(
                (one for one, said in _TOGETHER.items() if how and re.match(said, how)), None
            )
            return Round(per=per, together=together)
    return None


def told_round(said: Round) -> Pair:
    """What was read, told back in both languages."""
    repeat = Repeat(per=said.per, together=said.together or Together.MEAN)
    return told_repeat(repeat, scored=said.together is not None)


_ONE = re.compile(
    r"(?:第?[\d一二三四五六七八九十]{1,3}号?(?:服务)?窗口|窗口?[\d一二三四五六七八九十]{1,3}"
    r"|第[\d一二三四五六七八九十]{1,3}次(?:电话|通话|拨测|检查)?)"
)


def is_round(heading: str) -> bool:
    """Whether a column is headed by one window or call: `3号窗口`, `第二次`."""
    return bool(_ONE.fullmatch(folded(heading[:LONGEST])[0]))


_NAMES = {
    RepeatPer.WINDOW: re.compile(r"窗口|\b(?:windows?|counters?)\b", re.IGNORECASE),
    RepeatPer.CLERK: re.compile(r"人员|员工|\b(?:clerks?|staff|employees?)\b", re.IGNORECASE),
    RepeatPer.CALL: re.compile(r"电话|通话|\b(?:(?:phone )?calls?)\b", re.IGNORECASE),
}
_ONE_OF_A_WINDOW = re.compile("窗口(?=[^,，、和及与]*人员)")


def named(title: str) -> RepeatPer:
    """What a repeated part of a form stands for by its name; something else where it does not say.

    Of 窗口工作人员 it is the person.
    """
    plain = _ONE_OF_A_WINDOW.sub("", title[:LONGEST]).replace("_", " ")
    found = [per for per, words in _NAMES.items() if words.search(plain)]
    return found[0] if len(found) == 1 else RepeatPer.OTHER
