"""Lists of choices: those that judge (符合 and 不符合), and those that offer something else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inspector.checklists.schema import PLAIN_NUMBER
from inspector.checklists.xlsform.survey import Choice

MET = frozenset(
    [
        "符合",
        "合格",
        "达标",
        "通过",
        "已落实",
        "compliant",
        "conforms",
        "meets",
        "pass",
        "passed",
        "satisfactory",
    ]
)
NOT_MET = frozenset(
    [
        "不符合",
        "不合格",
        "不达标",
        "未达标",
        "不通过",
        "未通过",
        "未落实",
        "violation",
        "noncompliant",
        "non-compliant",
        "non_compliant",
        "fail",
        "failed",
        "unsatisfactory",
    ]
)
YES = frozenset(["是", "有", "对", "yes", "y", "true"])
NO = frozenset(["否", "无", "没有", "不是", "不对", "no", "n", "false"])
NOT_HERE = frozenset(
    [
        "不适用",
        "不涉及",
        "无此项",
        "na",
        "n/a",
        "n.a.",
        "n_a",
        "not_applicable",
        "not-applicable",
        "notapplicable",
    ]
)
KINDS: Sequence[tuple[frozenset[str], str]] = (
    (MET | YES, "compliant"),
    (NOT_MET | NO, "violation"),
    (NOT_HERE, "not_applicable"),
)
POINTS_HEADINGS = ("points", "score", "分值", "得分", "分数")
"""Columns of choices and of questions that XLSForm does not know, and a checklist needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """A list whose choices are the answers of an ordinary item."""

    words: Mapping[str, str]
    """Name of a choice to the answer's word."""
    met: Choice
    is_certain: bool
    """Whether it says 符合; of 是 nobody knows whether it is good."""


def judging(choices: Sequence[Choice]) -> Judging | None:
    """How a list judges; None where it offers something else."""
    words = {choice.name: _word_of(choice) for choice in choices}
    count = list(words.values()).count
    if len(words) != len(choices) or "" in words.values():
        return None
    if count("compliant") != 1 or count("violation") != 1 or count("not_applicable") > 1:
        return None
    met = next(choice for choice in choices if words[choice.name] == "compliant")
    not_met = next(choice for choice in choices if words[choice.name] == "violation")
    if points_in(not_met.cells) > 0:
        return None
    sure = any(not _said(choice).isdisjoint(MET | NOT_MET) for choice in (met, not_met))
    return Judging(words=words, met=met, is_certain=sure)


def fails(choice: Choice) -> bool:
    """Whether a choice of a list that does not judge says itself that something is wrong."""
    return not _said(choice).isdisjoint(NOT_MET)


def points_in(cells: Mapping[tuple[str, ...], str]) -> Fraction:
    """The points of a row; 0 where there are none, or no plain number."""
    text = points_text(cells)
    return Fraction(text) if PLAIN_NUMBER.fullmatch(text) else Fraction(0)


def points_text(cells: Mapping[tuple[str, ...], str]) -> str:
    """What a row's first column of points says."""
    for heading in POINTS_HEADINGS:
        text = cells.get((heading,), "")
        if text:
            return text.strip()
    return ""


def _word_of(choice: Choice) -> str:
    """The answer's word of a choice; empty where its texts do not agree, or say nothing."""
    said = _said(choice)
    found = {word for words, word in KINDS if not said.isdisjoint(words)}
    return found.pop() if len(found) == 1 else ""


def _said(choice: Choice) -> frozenset[str]:
    texts = [text for meaning, text in choice.cells.items() if meaning[0] == "label"]
    plain = frozenset("_".join(text.casefold().split()) for text in (*texts, choice.name))
    return plain | {text.replace("_", "") for text in plain}
