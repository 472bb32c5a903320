"""What free text gives away: numbers of people, and minutes that point at a mystery visitor."""

import re

_ID_CARD = re.compile(r"(?<!\d)(\d{3})\d{10,13}(\d[\dXx]|\d{2})(?![\dXx])")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])\s?[:：]\s?[0-5]\d(?:\s?[:：]\s?[0-5]\d)?(?!\d)")
_HOUR = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})\s?[点时]"
_MINUTE = r"(?:\s?(?:\d{1,2}|[〇零一二三四五六七八九十]{1,3})\s?分|半|[一三]刻|钟|整|许|左右)"
_SPOKEN_CLOCK = re.compile(
    rf"(?:上午|下午|早上|中午|晚上)\s?{_HOUR}{_MINUTE}?|{_HOUR}{_MINUTE}|\d{{1,2}}\s?[点时](?![间段限长候])"
)
_TICKET = re.compile(
    r"(?:票号|排队号|取号|叫号|号票|号码)\s*[为是:：]?\s*[A-Za-z]?\d{1,5}号?|[A-Za-z]\d{2,5}号"
)


def without_numbers(text: str) -> str:
    """Identity-card and mobile numbers masked; landlines and window numbers stay."""
    masked = _ID_CARD.sub(lambda m: f"{m[1]}***********{m[2]}", text)
    return _MOBILE.sub(r"\1****\2", masked)


def without_traces(text: str) -> str:
    """Also without clock times and ticket numbers, by which CCTV would find the visitor."""
    for pattern in (_CLOCK, _SPOKEN_CLOCK):
        text = pattern.sub("（时刻略）", text)
    return without_numbers(_TICKET.sub("（票号略）", text))
