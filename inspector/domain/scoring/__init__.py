"""得分: exact points, every one of them explained by a line."""

from inspector.domain.scoring.document import document_of
from inspector.domain.scoring.outcome import (
    FlagHit,
    ItemScore,
    Line,
    RuleName,
    Score,
    SectionScore,
    VetoHit,
)
from inspector.domain.scoring.tally import Tally, score

__all__ = [
    "FlagHit",
    "ItemScore",
    "Line",
    "RuleName",
    "Score",
    "SectionScore",
    "Tally",
    "VetoHit",
    "document_of",
    "score",
]
