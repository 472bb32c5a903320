"""Ready remarks: the checklist's and the office's words for an item, and one's own last ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from inspector.domain.answer_words import occurrences_of
from inspector.domain.checklist import Checklist
from inspector.domain.instance_conditions import AT
from inspector.domain.repeating import parted
from inspector.domain.visit import Visit

MOST = 9
"""One digit picks."""
OWN_AT_LEAST = 3
"""Places that are one's own, however much the checklist has ready."""
ELSEWHERE = 2
"""Of what was written at other items; more of it only hides what fits."""
LONGEST = 120
"""Characters; who wrote more told of one day only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words that were written about an item."""

    item: str | None
    text: str


def ready_remarks(code: str, given: Sequence[str], own: Sequence[Said]) -> tuple[str, ...]:
    """What is offered at an item, each once.

    Args:
        code: Of the item.
        given: Ready words of checklist and office; they keep their digits from day to day.
        own: What was written before, newest first: for the item, then for the checklist.
    """
    first = tuple(dict.fromkeys(given))
    usable = [one for one in own if one.text not in first and len(one.text) <= LONGEST]
    # What was seen at another window is of the same item.
    base = parted(code)[0]
    here = (one.text for one in usable if parted(one.item or "")[0] == base)
    elsewhere = dict.fromkeys(one.text for one in usable if parted(one.item or "")[0] != base)
    mine = tuple(dict.fromkeys(chain(here, islice(elsewhere, ELSEWHERE))))
    kept = first[: MOST - min(len(mine), OWN_AT_LEAST)]
    return (*kept, *mine)[:MOST]


def said_on(visit: Visit) -> Iterator[Said]:
    """What was written on a visit, newest first: ids grow with the time."""
    facts = [
        (one.occurrence, Said(item=code, text=one.note))
        for code, answer in visit.answers.items()
        for one in occurrences_of(answer)
        if one.note
    ]
    notes = [(one.remark, Said(item=one.item, text=one.text)) for one in visit.notes]
    return (said for _, said in sorted([*facts, *notes], key=lambda one: one[0], reverse=True))


def own_words(checklist: Checklist, said: Iterable[Said]) -> tuple[Said, ...]:
    """Without what the checklist has ready: picking is not writing."""
    ready = {
        words
        for item in (*checklist.templates, *checklist.items)
        if AT not in item.code
        for one in item.remarks
        for words in (one.zh, one.en)
    }
    return tuple(one for one in said if one.text not in ready)
