"""必填: what an answer needs beside its word, and whether it is there."""

from collections.abc import Iterator

from inspector.domain.answer_words import result_of
from inspector.domain.checklist import Item
from inspector.domain.visit import (
    Answer,
    Awarded,
    Banded,
    Chosen,
    DidNotOccur,
    NotApplicable,
    Violation,
    Visit,
)
from inspector.domain.words import Needed


def still_needed(item: Item, visit: Visit) -> Iterator[Needed]:
    """What the item requires of its answer and is not there yet; nothing while it has none."""
    answer = visit.answers.get(item.code)
    if answer is None:
        return
    words = {result_of(answer), *(answer.options if isinstance(answer, Chosen) else ())}
    wanted = dict.fromkeys(one.needs for one in item.requires if one.answer in words)
    for one in wanted:
        has = _has_evidence if one is Needed.EVIDENCE else _has_remark
        if not has(item, answer, visit):
            yield one


def _has_evidence(item: Item, answer: Answer, visit: Visit) -> bool:
    attached = any(kept.item == item.code for kept in visit.evidence)
    seen = answer.occurrences if isinstance(answer, Violation | Awarded) else ()
    return attached or any(one.evidence for one in seen)


def _has_remark(item: Item, answer: Answer, visit: Visit) -> bool:
    noted = any(note.item == item.code and note.text.strip() for note in visit.notes)
    match answer:
        case Violation(occurrences=seen) | Awarded(occurrences=seen):
            return noted or any(one.note.strip() for one in seen)
        case NotApplicable(reason=reason) | DidNotOccur(reason=reason) | Banded(reason=reason):
            return noted or bool(reason.strip())
        case _:
            return noted
