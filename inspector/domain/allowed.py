"""允许范围: which numbers can be entered at all. What lies outside is a slip of the finger."""

from dataclasses import dataclass
from fractions import Fraction

from inspector.domain.numbers import decimal_text
from inspector.i18n import N_, Pair, both


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """The numbers that a measurement can be; None has no end."""

    low: Fraction | None = None
    low_open: bool = False
    """Whether `low` itself is not allowed."""
    high: Fraction | None = None
    high_open: bool = False
    """Whether `high` itself is not allowed."""
    whole: bool = False
    """Only whole numbers."""
    message: Pair | None = None
    """What the form says to somebody who enters another one."""

    def holds(self, value: Fraction) -> bool:
        """Whether a number is allowed."""
        above = self.low is None or (value > self.low if self.low_open else value >= self.low)
        below = self.high is None or (value < self.high if self.high_open else value <= self.high)
        return above and below and not (self.whole and value.denominator != 1)

    @property
    def told(self) -> Pair:
        """What can be entered: in the form's own words, else by its ends."""
        if self.message is not None:
            return self.message
        parts = []
        if self.low is not None:
            msgid = N_("above {number}") if self.low_open else N_("{number} or more")
            parts.append(both(msgid, number=decimal_text(self.low)))
        if self.high is not None:
            msgid = N_("below {number}") if self.high_open else N_("{number} or less")
            parts.append(both(msgid, number=decimal_text(self.high)))
        if self.whole:
            parts.append(both(N_("a whole number")))
        return Pair("、".join(one.zh for one in parts), ", ".join(one.en for one in parts))
