"""One sentence: phrases of points, and the words between them as situations."""

import re
from dataclasses import replace

from inspector.domain.wordings import building, caps
from inspector.domain.wordings.cell import Cell
from inspector.domain.wordings.forms import DISCRETION, EVERYTHING, UNIT
from inspector.domain.wordings.numerals import NUMBER, folded
from inspector.domain.wordings.sentences import BLANKS
from inspector.domain.wordings.values import (
    Capped,
    Consequence,
    Earns,
    Exactly,
    Gives,
    LeftOut,
    Looked,
    NeedsEvidence,
    NoPoints,
    Said,
    Span,
    Statement,
    StopsAtZero,
    Takes,
    Vetoes,
)

_SPEAKS_OF_POINTS = re.compile(
    rf"扣|[加减奖得计记给占]{NUMBER}分|\d分(?!钟|之)|[一二两三四五六七八九]分(?!钟|之|类|开|别|离)"
    r"|得分(?!别)|计分|记分|加分|减分|满分|零分|总分|分值|倍|封顶|否决|酌情|视情|折算|权重|系数"
    r"|增加或|增减|加减|或[,]?$|每(?![日天周月季年半人个位名家窗])|[×÷=]|加倍|减半|评优评先|评先评优"
)
"""Words that a situation does not hold; where they stand, something was not understood."""
_COUNTED = r"(?:人次|件次|户次|次|起|件|例|处|项|人)"
_TIER = re.compile(
    rf"(?:第{NUMBER}{_COUNTED}|{NUMBER}(?:-|至|到){NUMBER}{_COUNTED}|{NUMBER}{_COUNTED}(?:及|或)?(?:以上|以下|以内)"
    rf"|(?:超过?|达到?|累计){NUMBER}{_COUNTED}|(?:^|[,、]){NUMBER}{_COUNTED})的?$"
)
"""A situation that is a number of occurrences: tiers, whose sum nobody can know."""
_OVERDUE = re.compile(rf"(?:超过?|逾期|延迟|晚于?){NUMBER}{UNIT}的?$")
"""Over by one, or for each one: it can be read both ways."""
_LOOKED = re.compile(
    r"(?:现场|实地|随机|通过|采取|采用|以)*(?:(?:查看|检查|查阅|核查|抽查|走访|听取|询问|调阅|翻阅|拨打)[^未不无没]{0,24}"
    r"|[看查听问](?:现场|资料|台账|记录|文件|汇报|档案|制度|视频|监控|系统|图片|影像|照片|报表|回访|通报|原件|通知|方案|总结|花名册|签到)[^未不无没]{0,24})(?<!的)"
)
_EVIDENCE = re.compile(
    r"(?:须|需|应|必须|要)(?:有|提供|附|出具|提交|以)?[^,]{0,8}(?:材料|资料|凭证|证明|佐证|依据|印证)[^,]{0,6},?(?:否则|的)?$"
    r"|(?:未|不能|无法|没有)(?:提供|出具|提交|附)[^,]{0,8}(?:材料|资料|凭证|证明|佐证|依据)的?$"
)
_WHO = re.compile(
    r"[,、]?(?:并对|同时对|并|同时|对)?(?P<who>(?:窗口|单位|科室|直接|主要|分管|所在)?(?:首席代表|负责人|领导|责任人|当事人|单位|窗口)|"
    r"本人|科长|股长|主任|科室|股室|个人)(?:各|再|另|也)?"
)
_WEIGHED = re.compile(rf"{DISCRETION}$")
_LEVEL = r"(?:国家|中央|省部|部|省|自治区|市|地|县|区|乡镇|乡|镇|村)级?"
_JOINED = r"[、,，/和及或]"
_LEVELS = re.compile(
    rf"(?P<before>.*?)(?P<levels>{_LEVEL}(?:{_JOINED}{_LEVEL})+)(?:[两三四]级)?(?P<after>.*)"
)
_ELSEWHERE = re.compile("[按参照依同]|标准")
"""Points that are said somewhere else."""
_FAULTS = (Takes, NoPoints, Vetoes, Consequence)
_OUTCOME = re.compile(r"(?:(?:当月|当季|当年|年度|本年度|月度|季度)?(?:考核|考评|检查)?(?:结果)?)")
_ITSELF = re.compile(r"(?:该|本|此)(?:项|条|款|指标|小项)")
_THEREOF = re.compile(r"[,、]?其中")


def speaks_of_points(text: str) -> bool:
    """Whether a text that is left over says something of points all the same."""
    return bool(_SPEAKS_OF_POINTS.search(folded(text)[0]))


class Sentence:
    """One sentence while it is read: what was met since the last thing said waits."""

    def __init__(self, cell: Cell, start: int, end: int) -> None:
        self._cell = cell
        self._start, self._end = start, end
        self._begin = start
        """Where what waits begins."""
        self._gap_end = start
        """Where the words of the situation end, so far."""
        self._counting: building.Counting | None = None
        self._by_one = False
        """Whether it says 一次 without 每."""
        self._whole_words = False
        """Whether 每… belongs to the words of the situation."""
        self._weighed = False
        self._first = len(cell.statements)

    def read(self) -> None:
        """Read to its end, or to where it is not understood: from there on all is unread."""
        if self._looked():
            return
        at = self._start
        for found in EVERYTHING.finditer(self._cell.folded, self._start, self._end):
            if not self._take_gap(at, found.start()) or not self._take(found):
                self._cell.leave(self._begin, self._end)
                return
            at = found.end()
        self._cell.leave(self._begin, self._end)

    def _looked(self) -> bool:
        """Whether the sentence, or what stands before its first comma, says how to check."""
        folded = self._cell.folded
        comma = folded.find(",", self._start, self._end)
        for end in {self._end, comma if comma >= 0 else self._end}:
            begin, stop = self._cell.trimmed(self._start, end)
            part = folded[begin:stop]
            if begin < stop and _LOOKED.fullmatch(part) and not _SPEAKS_OF_POINTS.search(part):
                self._cell.say(begin, stop, "", Looked())
                self._start = self._begin = self._gap_end = end
                return end == self._end
        return False

    def _take_gap(self, start: int, end: int) -> bool:
        """Take words between two phrases as part of the situation; tell whether they can be."""
        folded = self._cell.folded
        words = folded[start:end]
        if start == self._begin and self._said_before() and _THEREOF.match(words):
            return False
        weighed = _WEIGHED.search(words)
        if weighed:
            words = words[: weighed.start()]
            self._weighed = True
        if _SPEAKS_OF_POINTS.search(words):
            return False
        if self._counting is None:
            self._gap_end = start + len(words)
        elif words.strip(BLANKS + "的者则即"):
            self._whole_words = True
            self._gap_end = end
        return True

    def _said_before(self) -> list[Statement]:
        return self._cell.statements[self._first :]

    def _take(self, found: re.Match[str]) -> bool:
        """Take a phrase; tell whether it makes sense here."""
        kind = found.lastgroup or ""
        if kind in {"per", "one"}:
            return self._count(found)
        if kind == "shared":
            return self._share(found)
        if kind in building.RULES:
            return self._rule(found)
        return self._other(found)

    def _count(self, found: re.Match[str]) -> bool:
        counting = building.counting(found)
        if counting is None or self._counting is not None:
            return False
        self._counting = counting
        self._by_one = found.lastgroup == "one"
        before = self._cell.folded[self._begin : self._gap_end]
        is_apart = before[-1:] in BLANKS + "的者" and not counting.per.change
        if counting.words and before.strip(BLANKS) and not is_apart:
            self._whole_words = True
            self._gap_end = found.end()
        return True

    def _situation(self) -> str:
        words = self._cell.words(self._begin, self._gap_end)
        if words or self._counting is None:
            return words
        return self._counting.words

    def _rule(self, found: re.Match[str]) -> bool:
        per = self._counting.per if self._counting else None
        rule = building.rule(found, per, weighed=self._weighed, bare=self._cell.bare)
        if rule is None or self._follows_unbracketed(found):
            return False
        situation = self._situation()
        is_unclear = _TIER.search(situation) or (per is None and _OVERDUE.search(situation))
        self._cell.has_tiers |= bool(_TIER.search(situation))
        if is_unclear or (per is None and _is_said_elsewhere(rule, situation)):
            return False
        if isinstance(rule.amount, LeftOut) and self._cell.folded.startswith("(", found.end()):
            return False  # 酌情扣分（1-3分）
        if not self._also(rule, found.end()):
            self._cell.say(self._begin, found.end(), situation, rule)
            if self._by_one:
                self._cell.by_ones.append(self._cell.statements[-1])
        self._rest_from(found.end())
        return True

    def _follows_unbracketed(self, found: re.Match[str]) -> bool:
        """Whether points stand in brackets behind points: a part of them, or an example."""
        folded = self._cell.folded
        opened = folded.rfind("(", self._begin, found.start())
        if opened < 0 or ")" in folded[opened : found.start()]:
            return False
        return bool(self._said_before()) and not folded[self._begin : opened].strip(BLANKS)

    def _also(self, rule: Said, end: int) -> bool:
        """Whether a rule names a second target of the fault before it; then that takes it in."""
        said = self._said_before()
        words = self._cell.folded[self._begin : self._gap_end]
        who = _WHO.fullmatch(words)
        if not (said and who and self._counting is None and words[:1] in {",", "、", "并", "同"}):
            return False
        last = said[-1]
        match last.said, rule:
            case Takes(amount=Exactly()) as first, Takes(amount=Exactly(points), per=per):
                if per not in {None, first.per}:
                    return False
                also = (*first.also, (who["who"], points))
                span = Span(last.span.start, self._cell.span(end - 1, end).end)
                self._cell.statements[-1] = replace(last, span=span, said=replace(first, also=also))
                return True
            case _:
                return False

    def _share(self, found: re.Match[str]) -> bool:
        counting = self._counting
        rules = building.shared(found, counting.per if counting else None)
        end = counting.start if counting else self._gap_end
        named = self._cell.words(self._begin, end) if end > self._begin else ""
        if counting and counting.words and self._cell.folded[end - 1 : end] == "、":
            named = f"{named}、{counting.words}"
        parts = _parallel(named)
        if len(parts) != len(rules):
            return False
        for part, rule in zip(parts, rules, strict=True):
            self._cell.say(self._begin, found.end(), part, rule)
        self._rest_from(found.end())
        return True

    def _other(self, found: re.Match[str]) -> bool:
        said = building.other(found)
        if said is None or self._counting is not None or self._weighed:
            return False
        situation = self._situation()
        if isinstance(said, Capped):
            return not situation and self._cap(found, said)
        if isinstance(said, StopsAtZero) or _ITSELF.fullmatch(situation):
            situation = ""
        elif isinstance(said, Consequence | Vetoes) and _OUTCOME.fullmatch(situation):
            # 扣15分，并取消评优: both follow from the same.
            before = self._said_before()
            is_fault = before and isinstance(before[-1].said, _FAULTS)
            situation = before[-1].situation if is_fault else ""
        if isinstance(said, NoPoints):
            self._cell.has_tiers |= bool(_TIER.search(situation))
            if _TIER.search(situation) or re.search("无此|不涉及|未涉及|没有该", situation):
                return False
            if _EVIDENCE.search(self._cell.folded[self._begin : self._gap_end].strip(BLANKS)):
                said = NeedsEvidence()
        self._cell.say(self._begin, found.end(), situation, said)
        self._rest_from(found.end())
        return True

    def _cap(self, found: re.Match[str], cap: Capped) -> bool:
        """Bound the one rule of this sentence that it can mean; else it stands apart."""
        statements = self._cell.statements
        places = [
            place
            for place in range(self._first, len(statements))
            if caps.fits(cap, statements[place].said)
        ]
        if cap.item or len(places) != 1:
            if len(places) > 1 and not cap.item:
                self._cell.leave(found.start(), found.end())
            else:
                self._cell.say(self._begin, found.end(), "", cap)
        else:
            (place,) = places
            statements[place] = caps.bounded(
                statements[place], cap, self._cell.span(found.start(), found.end())
            )
        self._rest_from(found.end())
        return True

    def _rest_from(self, at: int) -> None:
        self._begin = self._gap_end = at
        self._counting = None
        self._by_one = False
        self._whole_words = self._weighed = False


def _is_said_elsewhere(rule: Takes | Gives | Earns, situation: str) -> bool:
    """按最高级别加分: points, but not how many."""
    if not isinstance(rule.amount, LeftOut) or isinstance(rule, Earns):
        return False
    if rule.discretion:
        return False
    return isinstance(rule, Gives) or not situation or bool(_ELSEWHERE.search(situation))


def _parallel(named: str) -> list[str]:
    """`被省级、市级、县级通报` as three situations; none where the words are not alike."""
    levels = _LEVELS.fullmatch(named)
    if levels:
        heads = re.split(_JOINED, levels["levels"])
        return [f"{levels['before']}{head}{levels['after']}" for head in heads]
    parts = re.split(_JOINED, named)
    is_alike = len(parts) > 1 and len({len(part) for part in parts}) == 1 and parts[0]
    return parts if is_alike else []
