"""How a visit stands while it is walked: what is on screen all the time, section by section."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from inspector.domain.numbers import rounded
from inspector.domain.scoring.claims import NOTHING
from inspector.domain.scoring.judgement import Judgement
from inspector.domain.scoring.outcome import SectionScore
from inspector.domain.words import Grade, Result, Tick

_COMPLIANT = frozenset(
    map(str, (Result.COMPLIANT, Tick.HEARD, Grade.GOOD, Grade.FAIR, Grade.BASIC))
)
_VIOLATED = frozenset(map(str, (Result.VIOLATION, Tick.MISSED, Grade.POOR)))
_NOT_APPLICABLE = frozenset(map(str, (Result.NOT_APPLICABLE, Tick.NOT_TRIGGERED)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many items have which result; a number read has none."""

    asked: int = 0
    checked: int = 0
    compliant: int = 0
    violated: int = 0
    """A phrase that was missed, too."""
    not_applicable: int = 0

    def asking(self, more: int) -> "Counts":
        """With so many items more, or fewer, that are asked."""
        return replace(self, asked=self.asked + more)

    def plus(self, other: "Counts", sign: int) -> "Counts":
        """With all of another's more, or with sign -1 less."""
        return Counts(
            asked=self.asked + sign * other.asked,
            checked=self.checked + sign * other.checked,
            compliant=self.compliant + sign * other.compliant,
            violated=self.violated + sign * other.violated,
            not_applicable=self.not_applicable + sign * other.not_applicable,
        )

    def after(self, judgement: Judgement, sign: int) -> "Counts":
        """With one answer more, or with sign -1 one less."""
        word = judgement.answer
        looked_at = word in _COMPLIANT or judgement.counts
        is_met = looked_at and word not in _VIOLATED and not judgement.failed
        return Counts(
            asked=self.asked,
            checked=self.checked + sign,
            compliant=self.compliant + sign * is_met,
            violated=self.violated + sign * (word in _VIOLATED or judgement.failed),
            not_applicable=self.not_applicable + sign * (word in _NOT_APPLICABLE),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionStanding:
    """How one section stands."""

    code: str
    counts: Counts
    lost: Fraction
    """Raw points; what was given on top is not set against it."""
    score: SectionScore | None
    """None in an unscored checklist."""
    instances: "Mapping[str, SectionStanding]" = field(default_factory=dict)
    """Of a section that repeats: each instance by its code (`A@3`), in walking order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a visit stands; the same as its score says, without the lines that explain it."""

    total: Fraction | None
    """0 to 100; None when nothing that scores was checked."""
    counts: Counts
    lost: Fraction
    """Raw points; what was given on top is not set against it."""
    sections: tuple[SectionStanding, ...]
    """Those that are asked, in the order of the checklist; instances within their section."""

    @property
    def complete(self) -> bool:
        """Whether everything asked was answered."""
        return self.counts.checked == self.counts.asked

    @property
    def total_text(self) -> str | None:
        """The total with two decimals."""
        return None if self.total is None else rounded(self.total, 2)


def standing_of(total: Fraction | None, sections: Iterable[SectionStanding]) -> Standing:
    """The sections together."""
    stood = tuple(sections)
    counts = [section.counts for section in stood]
    return Standing(
        total=total,
        counts=Counts(
            asked=sum(one.asked for one in counts),
            checked=sum(one.checked for one in counts),
            compliant=sum(one.compliant for one in counts),
            violated=sum(one.violated for one in counts),
            not_applicable=sum(one.not_applicable for one in counts),
        ),
        lost=sum((section.lost for section in stood), NOTHING),
        sections=stood,
    )
