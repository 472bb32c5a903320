"""How a typesetter breaks titles and writes numbers: by rule, since no style sheet can."""

import re
from math import ceil

_NAME_ENDS = re.compile("中心|政府|街道|社区|办事处|服务站|[省市州盟县区旗乡镇局厅委院]")
_WORD_ENDS = re.compile("[、，：·的和与及]")
_NEVER_FIRST = "、，。；：）》”’！？的和与及和"
_HAN = "\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_LATIN_MARK = re.compile(f"(?<=[{_HAN}])[,;:?!()]|[(](?=[{_HAN}])")
_CHINESE_MARKS = str.maketrans(",;:?!()", "，；：？！（）")
_MINUS = "\u2212"


def title_lines(title: str, *, longest: int) -> tuple[str, ...]:
    """Break a title into lines of about one length, after a word that can end a line.

    Args:
        title: Without spaces that matter.
        longest: Characters that a line holds.

    Source:
        GB/T 9704—2012 7.3.1: words stay whole, lines are long and short in good proportion.
    """
    if len(title) <= longest:
        return (title,)
    lines = ceil(len(title) / longest)
    aim = len(title) / lines
    head = _best_break(title, aim=aim, longest=longest)
    return (title[:head], *title_lines(title[head:], longest=longest))


def _best_break(title: str, *, aim: float, longest: int) -> int:
    """Where the first line ends: at the good place nearest to the aim, or else where it is full."""
    for ends in (_NAME_ENDS, _WORD_ENDS):
        places = [
            place
            for place in (match.end() for match in ends.finditer(title))
            if 2 <= place <= min(longest, len(title) - 2) and title[place] not in _NEVER_FIRST
        ]
        if places:
            return min(places, key=lambda place: abs(place - aim))
    return ceil(aim)


def minus(number: str) -> str:
    """A number with a true minus sign."""
    return number.replace("-", _MINUS)


def full_width(text: str) -> str:
    """A Chinese text whose marks are Chinese too, where its source was typed with Latin ones."""
    return _LATIN_MARK.sub(lambda mark: mark[0].translate(_CHINESE_MARKS), text)


def tight(text: str) -> str:
    """A text whose numbers stay with the words before them."""
    return text.replace(" ", "\u00a0")


def quoted(words: str) -> str:
    """Words in quotation marks; those inside become single ones. Source: GB/T 15834—2011 4.8.3."""
    inner = words.translate(str.maketrans("“”", "‘’"))
    return f"“{inner}”"


def shortened(words: str, *, longest: int = 18) -> str:
    """The beginning of a text, to recognise it by."""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def full_stop(sentence: str) -> str:
    """A sentence that ends as one."""
    sentence = sentence.strip()
    return (
        sentence
        if sentence.endswith(("。", "！", "？", ".", "!", "?", "…", "”"))
        else f"{sentence}。"
    )
