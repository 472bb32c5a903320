"""Points as plain tables write them: `10分`, `5（加分）`, `-2`, `场所设施（10分）`."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from inspector.domain.wordings.numerals import NUMBER, folded, number


class Kind(Enum):
    """What points do."""

    OBTAINED = auto()
    TAKEN = auto()
    """-2: taken, from nothing of its own."""
    GIVEN = auto()
    """5（加分）: on top."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of an item or a section."""

    value: Fraction
    kind: Kind


_WRITTEN = re.compile(
    rf"(?:满分|共|计|合计|分值)?[:]?(?P<sign>[-+]|扣|加|减|最高加|最高扣)?(?P<value>{NUMBER})分?"
    r"(?P<note>\((?:加分|附加|奖励|扣分|倒扣|减分)(?:项|分)?\))?"
)
_NONE = re.compile(r"[-/\\]+|无|0分?|零分?")
_IN_TEXT = re.compile(
    rf"[(（【\[]\s*(?:满分|共计|共|计|分值|标准分)?[:：]?\s*(?P<value>{NUMBER})\s*分\s*[)）】\]]"
    rf"|[:：,，、 ]\s*(?:满分|共计|共|计)?\s*(?P<bare>{NUMBER})\s*分\s*$"
)
_MARKS = re.compile(r"^\s*([★☆※▲△*＊●◆]+)\s*|\s*([★☆※▲△*＊●◆]+)\s*$|[(（]([★※▲*＊])[)）]")
_BREAKS = re.compile(r"\s*[\r\n]+\s*")


def says_none(text: str) -> bool:
    """Whether a cell for points says that there are none: `/`, `—`, `0`."""
    return bool(_NONE.fullmatch(folded(text)[0]))


def points_of(text: str) -> Points | None:
    """Points in a cell of their own; None for what is none."""
    found = _WRITTEN.fullmatch(folded(text)[0].replace("\n", ""))
    value = number(found["value"]) if found else None
    if found is None or not value:
        return None
    sign, note = found["sign"] or "", found["note"] or ""
    if sign in {"+", "加", "最高加"} or any(one in note for one in ("加分", "附加", "奖励")):
        return Points(value, Kind.GIVEN)
    if sign or note:
        return Points(value, Kind.TAKEN)
    return Points(value, Kind.OBTAINED)


def stated_in(text: str) -> tuple[str, Fraction | None]:
    """A heading or a requirement without the points that it says it is worth, and those."""
    found = _IN_TEXT.search(text)
    if found is None:
        return text, None
    value = number(folded(found["value"] or found["bare"])[0])
    if not value:
        return text, None
    return (text[: found.start()] + text[found.end() :]).strip(), value


def marked(text: str) -> tuple[str, str]:
    """A requirement on one line without its ★, and that mark."""
    text = _BREAKS.sub(" ", text.strip())
    found = _MARKS.search(text)
    if found is None:
        return text, ""
    mark = next(one for one in found.groups() if one)[0].replace("＊", "*")
    return (text[: found.start()] + text[found.end() :]).strip(), mark
