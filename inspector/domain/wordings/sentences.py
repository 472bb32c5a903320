"""Where the sentences of a cell begin and end, what numbers them, and bands of points."""

import re
from collections.abc import Iterator

from inspector.domain.wordings.numerals import NUMBER, number
from inspector.domain.wordings.values import Band, Bands

_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_INLINE = rf"(?:\d{{1,2}}[、.](?![\d])|\((?:\d{{1,2}}|{_CHINESE_NUMBER})\)(?!分)|[①-⑳])"
MARKER = re.compile(
    rf"\s*(?:{_INLINE}|\d{{1,2}}\)|{_CHINESE_NUMBER}[、.]|第{_CHINESE_NUMBER}[、,:])\s*|[-·•●■◆]+\s*(?!\d)"
)
"""Numbering at the head of a sentence."""
LABEL = re.compile(
    r"(?:扣分|评分|计分|得分|赋分|考核|考评|加分)(?:标准|办法|方法|细则|说明|要点|依据|规则)[:]"
    r"|(?:扣分|加分|减分|得分)(?:项目?)?[:]|(?:备注|说明|注|其他)[:]"
)
"""A heading inside a cell."""
BLANKS = " \n,、;。:.!?()/"
"""Punctuation that says nothing by itself."""

_SENTENCE_END = re.compile(rf"[。;\n!?]+|(?<=[^\d\n])\.(?!\d)|(?<=分)\.|(?<=[分)、,])(?={_INLINE})")
_GRADE = (
    r"(?:非常满意|很满意|基本满意|不满意|满意|优秀|优良|优|良好|较好|很好|好|良|中等|中|一般|较差|很差|"
    r"差|基本合格|不合格|合格|基本达标|不达标|未达标|达标|基本符合|部分符合|完全符合|不符合|符合|"
    r"[一二三四五甲乙丙丁ABCD](?:档|等|级|类))"
)
_BAND = rf"(?:{_GRADE})的?[:(为得计]*{NUMBER}(?:分?(?:-|至|到){NUMBER})?分?\)?"
BANDS = re.compile(
    rf"(?:^|(?<=[,、;:。\n/分)]))(?:{_BAND})(?:[/、,;\n]?(?:{_BAND}))+(?=$|[,、;:。\n/)])"
)
_ONE_BAND = re.compile(
    rf"(?P<name>{_GRADE})的?[:(为得计]*(?P<low>{NUMBER})(?:分?(?:-|至|到)(?P<high>{NUMBER}))?分?\)?"
)


def sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence in a part of a folded text, without what ends it."""
    for found in _SENTENCE_END.finditer(folded, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def bands_of(written: str) -> Bands | None:
    """What a match of `BANDS` says; None where a number is none."""
    bands = []
    for one in _ONE_BAND.finditer(written):
        low = number(one["low"])
        high = low if one["high"] is None else number(one["high"])
        if low is None or high is None:
            return None
        bands.append(Band(one["name"], min(low, high), max(low, high)))
    return Bands(tuple(bands))
