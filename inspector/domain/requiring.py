"""必填: what an answer needs beside its word, and whether it is there."""

from inspector.domain.answer_words import occurrences_of, result_of
from inspector.domain.checklist import Item
from inspector.domain.visit import (
    Answer,
    Banded,
    Chosen,
    DidNotOccur,
    NotApplicable,
    Tried,
    Visit,
)
from inspector.domain.words import Needed


def still_needed(item: Item, visit: Visit) -> tuple[Needed, ...]:
    """What the item requires of its answer and is not there yet; nothing while it has none."""
    answer = visit.answers.get(item.code)
    if answer is None or not item.requires:
        return ()
    words = _words_meant(answer)
    wanted = dict.fromkeys(one.needs for one in item.requires if one.answer in words)
    return tuple(one for one in wanted if not _is_there(item, answer, visit, one))


def _words_meant(answer: Answer) -> frozenset[str]:
    """The words by which a requirement can name an answer: its own, and those that it chose."""
    own = frozenset({result_of(answer)})
    match answer:
        case Chosen(options=options):
            return own | frozenset(options)
        case Banded(failed=failed):
            return own | {"violation" if failed else "compliant"}
        case _:
            return own


def _is_there(item: Item, answer: Answer, visit: Visit, needed: Needed) -> bool:
    seen = occurrences_of(answer)
    if needed is Needed.EVIDENCE:
        is_attached = any(kept.item == item.code for kept in visit.evidence)
        return is_attached or any(one.evidence for one in seen)
    noted = any(note.item == item.code and note.text.strip() for note in visit.notes)
    return noted or any(one.note.strip() for one in seen) or _says_why(answer)


def _says_why(answer: Answer) -> bool:
    match answer:
        case NotApplicable(reason=reason) | DidNotOccur(reason=reason) | Banded(reason=reason):
            return bool(reason.strip())
        case Tried(trials=trials):
            return any(one.note.strip() for one in trials)
        case _:
            return False
