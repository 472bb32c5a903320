"""得分: exact points, every one of them explained by a line."""

from inspector.domain.scoring.document import document_of
from inspector.domain.scoring.judgement import Judgement, judge
from inspector.domain.scoring.outcome import (
    FlagHit,
    ItemScore,
    Line,
    RuleName,
    Score,
    SectionScore,
    VetoHit,
)
from inspector.domain.scoring.standing import Counts, SectionStanding, Standing
from inspector.domain.scoring.tally import Tally, score

__all__ = [
    "Counts",
    "FlagHit",
    "ItemScore",
    "Judgement",
    "Line",
    "RuleName",
    "Score",
    "SectionScore",
    "SectionStanding",
    "Standing",
    "Tally",
    "VetoHit",
    "document_of",
    "judge",
    "score",
]
