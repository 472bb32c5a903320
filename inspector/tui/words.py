"""Words of the domain in the language spoken, and how numbers and times are written in the app."""

from datetime import date, datetime
from fractions import Fraction
from functools import cache

from inspector.clock import CHINA
from inspector.domain.labels import Word, label
from inspector.domain.numbers import decimal_text
from inspector.domain.words import Needed, VisitState
from inspector.i18n import N_, Lang, Pair, spoken, text

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
STATES = {
    VisitState.OPEN: N_("in progress"),
    VisitState.CLOSED: N_("closed"),
    VisitState.VOID: N_("void"),
    VisitState.NEEDS_REVIEW: N_("needs review"),
    VisitState.RETURNED: N_("returned"),
    VisitState.APPROVED: N_("approved"),
    VisitState.REJECTED: N_("rejected"),
}


def said(pair: Pair | None) -> str:
    """A text in the language spoken; nothing for none."""
    return "" if pair is None else pair.in_(spoken())


def word(of: Word) -> str:
    """What people call a word of the code."""
    return _label(of, type(of).__name__, spoken())


@cache
def _label(of: Word, _kind: str, lang: Lang) -> str:
    # Two enumerations share values ("open", "voice"), and equal texts are one cache key.
    return label(of).in_(lang)


def needed_word(needed: Needed) -> str:
    """What an answer needs beside its word."""
    return text("evidence") if needed is Needed.EVIDENCE else text("a remark")


def points(value: Fraction) -> str:
    """Points exactly where they have a finite decimal, else with two decimals."""
    try:
        return decimal_text(value)
    except ValueError:
        return decimal_text(value, 2)


def minute(at: datetime) -> str:
    """Hour and minute in China."""
    return f"{at.astimezone(CHINA):%H:%M}"


def second(at: datetime) -> str:
    """Hour, minute and second in China."""
    return f"{at.astimezone(CHINA):%H:%M:%S}"


def day_near(at: datetime, today: date) -> str:
    """Today, or month and day, or the whole date of another year."""
    on = at.astimezone(CHINA).date()
    if on == today:
        return text("today")
    return f"{on:%m-%d}" if on.year == today.year else f"{on:%Y-%m-%d}"


def weekday(on: date) -> str:
    """Day of the week, short."""
    return text(WEEKDAYS[on.weekday()])


def span_of_time(seconds: float) -> str:
    """Hours, minutes and seconds."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
