"""From where on a visit makes a reviewer look twice: each limit with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from inspector.i18n import N_


class Limit(StrEnum):
    """What is limited."""

    STEPS = "steps"
    SECONDS_EACH = "seconds_each"
    WRITTEN_UP_AFTER_MIN = "written_up_after_min"
    ALIKE = "alike"
    CLOCK_BACK_S = "clock_back_s"
    WORDS = "words"
    WORDS_SHARED = "words_shared"
    LOOK_BITS = "look_bits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A limit and where it comes from."""

    value: Fraction
    why: str
    """A msgid."""


LIMITS: Final[Mapping[Limit, Bound]] = {
    Limit.STEPS: Bound(
        value=Fraction(20), why=N_("Fewer answers than 20 say nothing about how one works.")
    ),
    Limit.SECONDS_EACH: Bound(
        value=Fraction(2),
        why=N_(
            "An item has some 25 characters, which take five seconds to read; whoever knows the "
            "list by heart still has to look, and hardly does so in two seconds an item."
        ),
    ),
    Limit.WRITTEN_UP_AFTER_MIN: Bound(
        value=Fraction(10),
        why=N_("What was seen ten minutes before is being written up, and typing is quick."),
    ),
    Limit.ALIKE: Bound(
        value=Fraction(30),
        why=N_(
            "A long run of one answer is the plainest sign of answering without looking (Johnson "
            "2005, longstring); thirty in a row, with nothing noted, need a second look."
        ),
    ),
    Limit.CLOCK_BACK_S: Bound(
        value=Fraction(120),
        why=N_("A clock that is set by the network jumps by seconds, not by two minutes."),
    ),
    Limit.WORDS: Bound(
        value=Fraction(20),
        why=N_("Short phrases are the same by chance, and ready remarks are meant to be."),
    ),
    Limit.WORDS_SHARED: Bound(
        value=Fraction(85, 100),
        why=N_(
            "Two descriptions that share 85 of 100 runs of three characters differ in a number "
            "or a name."
        ),
    ),
    Limit.LOOK_BITS: Bound(
        value=Fraction(12),
        why=N_(
            "A photo that was shrunk or saved anew differs in a few of 128 bits, two photos of "
            "different things in some 50; Krawetz (2013) takes 10 of 64 as the border."
        ),
    ),
}


def bound(limit: Limit) -> Fraction:
    """The value of a limit."""
    return LIMITS[limit].value
