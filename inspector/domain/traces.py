"""Clock times and ticket numbers as people write them in a hurry.

The patterns are for a text made plain (`plain.replaced`). A number that counts points of a list,
money, people or years is no clock time; where nothing tells, it is taken for one.
"""

import re
from functools import cache


def _not_after(words: str) -> str:
    return "".join(f"(?<!{one})" for one in words.split("|"))


def _after(words: str) -> str:
    return "(?:" + "|".join(f"(?<={one})" for one in words.split("|")) + ")"


_HAN = "零一二三四五六七八九十"
_POINTS = (
    "要求|建议|意见|问题|内容|说明|措施|体会|注意|原因|不足|希望|做法|经验|看法|情况|理由|事项|共识|收获|举措"
    "|提示|提醒|启示|思考|反馈|规定|承诺|整改|缺陷|亮点|优点|缺点|特点|疑问|线索|纪律|积分|一线|不符"
)
_NO_LIST = _not_after("提出|以下|以上|如下|上述|这|那|哪|几|列出|归纳|总结|强调|存在|指出|第")
_THINGS = (
    "元|块|万|亿|千|百|人|名|位|户|次|份|件|字|页|个|本|张|条|项|台|套|册|平|米|届|期|室|版|年|月|日|号|岁|天"
    "|小时|工作日|热线|%|折|倍|度|[A-Za-z]"
)
_NO_SUM = rf"(?!\s?[多余]?名?\s?(?:{_THINGS}))"
_NO_NUMBER = _not_after("工号|编号|尾号|分机|电话|热线|座机|第|版本")
_NO_MONEY = _not_after("¥|金额|收费|缴费|人民币|得|扣|评分|均分|评|均|共|比例|占比")

_PERIOD = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)\s?"
_HAN_HOUR = "二?十[一二三四]?|[二三四五六七八九两]"
_HOUR = rf"(?:2[0-4]|[01]?\d|{_HAN_HOUR}|[零一])\s?"
_BARE_HOUR = rf"(?:2[0-4]|[01]?\d|{_HAN_HOUR})\s?"
_HAN_MINUTE = "[二三四五]?十[一二三四五六七八九]?|[零二三四五][一二三四五六七八九]"
_MINUTE = (
    rf"\s?(?:[0-5]?\d\s?分(?!钟)|[0-5]\d(?![\d项个条人次])|[{_HAN}]{{1,3}}\s?分(?!钟)"
    rf"|(?:{_HAN_MINUTE})(?![{_HAN}项个条人次])|半(?![会刻点])|[一三13]刻|钟|整|许|多|过(?!失)|左右|前后)"
)
_TO = rf"(?:差\s?(?:\d{{1,2}}|[{_HAN}]{{1,2}}|一刻)\s?分?\s?)?"
_FROM = rf"(?:{_HOUR}[点时]?\s?[-至到]\s?)?"
_FREE = rf"(?<![\d.§{_HAN}])"
_HOURS = "(?:点|时(?![间段限长候]))"
_DIGITS = r"(?:[01]\d|2[0-3])[0-5]\d"
_NO_PART = r"(?<![\d.*§〔\[【/A-Za-z-])"
_ALONE = _NO_PART + _NO_NUMBER + _NO_MONEY
_NO_MORE = r"(?![\d.]|-\d|[ )-]{0,2}\d{7})"

_CLOCKS = (
    r"(?<!\d)(?:2[0-3]|[01]?\d)\s?:\s?[0-5]\d(?:\s?:\s?[0-5]\d)?(?!\d)(?:\s?[AaPp]\.?[Mm])?",
    r"(?<![\d.])(?:1[0-2]|0?\d)\s?[AaPp]\.?[Mm](?![A-Za-z])",
    rf"{_FREE}(?:{_PERIOD})?{_TO}{_FROM}{_HOUR}[点时]{_MINUTE}",
    rf"{_PERIOD}{_TO}{_FROM}{_HOUR}{_HOURS}",
    rf"{_NO_LIST}{_FREE}{_TO}{_FROM}{_BARE_HOUR}{_HOURS}(?!\s?(?:{_POINTS}))",
    rf"{_ALONE}{_DIGITS}\s?[-至到]\s?{_DIGITS}(?![\d.-]){_NO_SUM}",
    rf"{_NO_PART}{_DIGITS}(?:\s?[分时]|许|左右)(?!间)",
    # A number like a year is one: no hall is open at 19:00.
    rf"{_ALONE}(?!19|20){_DIGITS}{_NO_MORE}{_NO_SUM}",
    rf"{_ALONE}(?:2[0-3]|[01]?\d)\.[0-5]\d(?![\d.]|分){_NO_SUM}",
)

_NO_PLACE = r"(?!\s?号?\s?(?:窗|柜|台|厅|楼|线|桌|岗|房|门|机|公告|文|令|通知))"
_LETTER = r"(?<![A-Za-z\d/.-])(?:[A-Za-z]|VIP)[ -]?"
_CALLED = _after("叫到|轮到|排到|喊到|拿的是|拿到|取到|取的是|取了|领到|手持|叫")
_CLIENT = "顾客|客户|群众|办事群众|办事人|来访|服务对象|当事人"
_UP_TO_FIVE = r"\d{1,5}(?![\d*次台张份个人名])"
_NTH = rf"第?(?:\d{{1,5}}|[{_HAN}百]{{1,6}})"

_TICKETS = (
    rf"(?:票号|排队号|取号|叫号|号票|号码)\s*[为是:]?\s*[A-Za-z]?[ -]?{_UP_TO_FIVE}号?",
    rf"{_LETTER}\d{{2,5}}(?=\s?[号票]){_NO_PLACE}\s?[号票]票?",
    rf"{_LETTER}\d{{3,5}}(?![\dA-Za-z]){_NO_PLACE}",
    rf"{_CALLED}\s?(?:{_NTH}号|[A-Za-z][ -]?{_UP_TO_FIVE}号?){_NO_PLACE}",
    rf"(?<!\d){_NTH}号(?:票|(?={_CLIENT}))",
)


@cache
def clocks() -> tuple[re.Pattern[str], ...]:
    """Clock times: any of them would let CCTV find the visitor."""
    return tuple(map(re.compile, _CLOCKS))


@cache
def tickets() -> tuple[re.Pattern[str], ...]:
    """Ticket numbers: the machine that printed the ticket knows when."""
    return tuple(map(re.compile, _TICKETS))
