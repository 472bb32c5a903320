"""Headings of plain tables: what each column of an office's own form holds."""

import re
from enum import Enum, auto

from inspector.domain.wordings.reading import read
from inspector.domain.wordings.rounds import is_round
from inspector.domain.wordings.values import Bands, Earns, Gives, NoPoints, Takes, Vetoes


class Role(Enum):
    """What a column holds."""

    NUMBER = auto()
    LEVEL = auto()
    """项目, 内容, 指标: what is asked, from the general to the particular."""
    STANDARD = auto()
    """标准: what is asked, or how points go; the other columns tell."""
    BOTH = auto()
    """内容及评分标准: what is asked and how points go, in one cell."""
    POINTS = auto()
    RULE = auto()
    HOW = auto()
    BASIS = auto()
    REMARK = auto()
    RESULT = auto()
    """得分, 扣分原因: filled in by whoever inspects."""
    UNKNOWN = auto()


_DOES = (
    r"(?:考核|检查|评价|考评|督查|评分|评定|巡查|测评|评估|验收|评审|服务|工作|管理|主要|具体|基本|内容|"
    r"创建|达标|观测|暗访|明察|[一二三四]级|大|小|分|子|项目|指标|序列)"
)
_NOUN = (
    r"(?:项目|内容|指标|要素|类别|类型|大类|分类|类|项|要点|事项|要求|环节|部位|名称|条目|任务|目标|"
    r"情形|行为|维度|板块|模块|范围|标准)"
)
_SCORES = r"(?:评分|扣分|计分|记分|打分|赋分|给分|加分|加扣分|加减分|奖惩|得分)"
_WAYS = r"(?:办法|标准|方法|细则|规则|说明|要点|方式|依据|要求)"
_FORMS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.NUMBER, re.compile(r"(?:序号|编号|序|号|项号|条款号?|项目编号|No\.?|NO\.?)")),
    (
        Role.POINTS,
        re.compile(
            rf"(?:标准|基准|基本|参考|考核|分项|本项|该项|单项|应得|总|{_NOUN})?"
            r"(?:分值|分数|满分|标准分|应得分|基本分|基础分|赋分|配分|权重)数?|标准分|满分值|应得分数"
        ),
    ),
    (
        Role.BOTH,
        re.compile(rf"{_DOES}*{_NOUN}(?:及|与|和|、|/){_SCORES}{_WAYS}(?:(?:及|与|和|、){_WAYS})?"),
    ),
    (
        Role.RULE,
        re.compile(
            rf"(?:{_DOES}|具体)*{_SCORES}(?:项目?)?{_WAYS}(?:(?:及|与|和|、|/)(?:{_SCORES})?{_WAYS})*"
        ),
    ),
    (
        Role.HOW,
        re.compile(
            r"(?:考核|检查|考评|评价|评定|核查|验收|测评|评估|抽查)(?:办法|方法|方式|手段|途径)"
            r"|数据来源|资料来源|佐证材料|证明材料|查阅资料"
        ),
    ),
    (Role.BASIS, re.compile(r"(?:评定|考核|政策|检查|法律|文件|评价|制度|考评)?依据(?:文件)?")),
    (Role.REMARK, re.compile(r"备注|说明|备考|注")),
    (
        Role.STANDARD,
        re.compile(
            r"(?:考核|检查|考评|评价|评定|验收|管理|服务|工作|具体)*(?:标准(?:[及和与]要求)?|细则)"
        ),
    ),
    (
        Role.LEVEL,
        re.compile(
            rf"(?:扣分|加分|减分|倒扣|否决|{_DOES})*{_NOUN}(?:(?:及|与|和|、|/)?{_DOES}*{_NOUN})*"
        ),
    ),
    (
        Role.RESULT,
        re.compile(
            r".*(?:得分|扣分|自评|自查|实得|考核分|考评分|评分|打分|扣减|减分|原因|存在问题|情况|结果|记录|"
            r"签字|签名|是否|评价|整改|检查人).*|[初复终互考]评"
        ),
    ),
)
_ANY_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"[(（【\[].*?[)）】\]]|[:：]")
_NUMBER = re.compile(r"\d(?!\d*[年月季])")
_SCORING = frozenset({Role.POINTS, Role.RULE, Role.BOTH, Role.RESULT, Role.HOW})
_RULES = (Takes, Gives, Earns, NoPoints, Vetoes, Bands)
LONGEST_HEADING = 24


def role_of(heading: str) -> Role:
    """What a column with this heading holds."""
    plain = _BRACKETS.sub("", _ANY_SPACE.sub("", heading))
    if not plain or len(plain) > LONGEST_HEADING:
        return Role.UNKNOWN
    if is_round(plain):
        return Role.RESULT
    return next((role for role, form in _FORMS if form.fullmatch(plain)), Role.UNKNOWN)


def roles_of(headings: dict[int, str]) -> dict[int, Role]:
    """What the columns of a row hold, by column, if it were a row of headings."""
    roles = {column: role_of(heading) for column, heading in headings.items()}
    standards = [column for column, role in roles.items() if role is Role.STANDARD]
    asks = any(role in {Role.LEVEL, Role.BOTH} for role in roles.values())
    scores = any(role in {Role.RULE, Role.BOTH} for role in roles.values())
    for column in standards:
        is_rule = asks and not scores and column == standards[-1]
        roles[column] = Role.RULE if is_rule else Role.LEVEL
    return roles


def roles_by_content(headings: dict[int, str], samples: dict[int, list[str]]) -> dict[int, Role]:
    """What columns hold, where their cells tell more than their headings.

    Args:
        headings: By column.
        samples: Some of the texts below each.
    """
    roles = roles_of(headings)
    speaking = {column for column, texts in samples.items() if _speak_of_points(texts)}
    standards = [column for column in roles if role_of(headings[column]) is Role.STANDARD]
    for column in standards:
        if samples.get(column):
            asks = any(r in {Role.LEVEL, Role.BOTH} for c, r in roles.items() if c != column)
            scores = Role.RULE if asks else Role.BOTH
            roles[column] = scores if column in speaking else Role.LEVEL
    if not {Role.RULE, Role.BOTH} & set(roles.values()):
        # 扣分情况 that was printed full of rules, and no other column that holds any.
        for column, role in roles.items():
            if role in {Role.RESULT, Role.UNKNOWN} and column in speaking:
                roles[column] = Role.RULE
    return roles


def _speak_of_points(texts: list[str]) -> bool:
    """Whether most of them say how points go."""
    told = [any(isinstance(one.said, _RULES) for one in read(text).statements) for text in texts]
    return sum(told) * 2 > len(told)


def names_columns(headings: dict[int, str], *, again: bool) -> dict[int, Role] | None:
    """The roles of a row of headings; None where it is none.

    Args:
        headings: The row's texts, by column.
        again: Whether a table has begun already: its rows can look like headings.
    """
    plain = (_BRACKETS.sub("", text) for text in headings.values())
    if any(_NUMBER.search(text) and not is_round(text) for text in plain):
        return None
    roles = roles_of(headings)
    held = set(roles.values())
    scores = held & ({Role.POINTS, Role.RULE, Role.BOTH} if again else _SCORING)
    known = [role for role in roles.values() if role is not Role.UNKNOWN]
    is_one = held & {Role.LEVEL, Role.BOTH} and scores and len(known) >= 2
    return roles if is_one and len(known) * 2 >= len(roles) else None
