"""A visit scored at once, from all its answers."""

from collections.abc import Mapping, Sequence

from inspector.domain.checklist import Checklist
from inspector.domain.condition import About
from inspector.domain.scoring.outcome import Score
from inspector.domain.scoring.tally import NOWHERE, Tally
from inspector.domain.visit import Answer


def score(
    checklist: Checklist,
    asked: Sequence[str],
    answers: Mapping[str, Answer],
    about: About = NOWHERE,
) -> Score:
    """Score a visit.

    Args:
        checklist: The edition that the visit is pinned to.
        asked: Item codes asked, in walking order.
        answers: By item code; what is missing is unchecked, what was not asked does not count.
        about: What multipliers may depend on beside the answers.
    """
    return tallied(checklist, asked, answers, about).score()


def tallied(
    checklist: Checklist,
    asked: Sequence[str],
    answers: Mapping[str, Answer],
    about: About = NOWHERE,
) -> Tally:
    """The tally of a visit that has these answers."""
    tally = Tally(checklist, asked, about)
    for code in asked:
        answer = answers.get(code)
        if answer is not None:
            tally.set(code, answer)
    return tally
