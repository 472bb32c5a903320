"""得分: exact points, every one of them explained by a line."""

from inspector.domain.scoring.at_once import score, tallied
from inspector.domain.scoring.document import document_of
from inspector.domain.scoring.elsewhere import numbers_for
from inspector.domain.scoring.judgement import Judgement, judge
from inspector.domain.scoring.outcome import (
    Charge,
    FlagHit,
    ItemScore,
    Line,
    Part,
    RuleName,
    Score,
    SectionScore,
    Step,
    StepName,
    TargetScore,
    VetoHit,
)
from inspector.domain.scoring.standing import Counts, SectionStanding, Standing
from inspector.domain.scoring.tally import Tally
from inspector.domain.scoring.tree import Row, tree

__all__ = [
    "Charge",
    "Counts",
    "FlagHit",
    "ItemScore",
    "Judgement",
    "Line",
    "Part",
    "Row",
    "RuleName",
    "Score",
    "SectionScore",
    "SectionStanding",
    "Standing",
    "Step",
    "StepName",
    "Tally",
    "TargetScore",
    "VetoHit",
    "document_of",
    "judge",
    "numbers_for",
    "score",
    "tallied",
    "tree",
]
