"""What a fill file will write, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from inspector.domain.history.event import Kind
from inspector.domain.visit import Answer, Awarded, ColumnPoints, Lap, Occupancy, Signing, Violation
from inspector.services.evidence import Examined


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that an occurrence names, looked at and still outside."""

    occurrence: str
    file: Examined


@dataclass(frozen=True, slots=True, kw_only=True)
class FillPlan:
    """What a fill file will write, checked against its visit."""

    observed: datetime
    instances: Mapping[str, tuple[str, ...]]
    """Keys that are added, by section."""
    answers: dict[str, Answer | None]
    """By item, bulk answers first; None takes an answer away."""
    columns: tuple[ColumnPoints, ...]
    laps: tuple[Lap, ...]
    occupancy: tuple[Occupancy, ...]
    signing: Signing | None
    remarks: tuple[tuple[Kind, str, str | None, str], ...]
    """Kind, id, item, words."""
    attachments: tuple[Attachment, ...]


def with_files(plan: FillPlan, kept: dict[str, list[str]]) -> FillPlan:
    """The plan with the SHA-256 of each occurrence's files in its place."""
    answers = {
        code: (
            replace(
                answer,
                occurrences=tuple(
                    replace(one, evidence=tuple(kept.get(one.occurrence, ())))
                    for one in answer.occurrences
                ),
            )
            if isinstance(answer, Violation | Awarded)
            else answer
        )
        for code, answer in plan.answers.items()
    }
    return replace(plan, answers=answers)
