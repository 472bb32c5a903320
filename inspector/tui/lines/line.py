"""A line as it is painted: words with a look, flush left and flush right."""

from typing import NamedTuple

from rich.cells import cell_len

from inspector.tui.cells import wrap


class Span(NamedTuple):
    """Words in one look; the empty look is plain ink."""

    text: str
    look: str = ""


class Line(NamedTuple):
    """One line; the right part is never cut."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    base: str = ""
    """Look of the whole line, background and all."""


BLANK = Line()
RULE = Line(base="rule")
"""A line across."""


def line(*left: str | Span, right: tuple[str | Span, ...] = (), base: str = "") -> Line:
    """A line from words, plain or with a look."""
    return Line(_spans(left), _spans(right), base)


def heading(words: str, right: str = "") -> Line:
    """The heading of a group of rows."""
    return line(Span(f" {words}", "strong"), right=(f"{right} ",) if right else (), base="side")


def _spans(words: tuple[str | Span, ...]) -> tuple[Span, ...]:
    return tuple(word if isinstance(word, Span) else Span(word) for word in words)


def paragraph(text: str, cells: int, *, look: str = "", lead: str = " ") -> list[Line]:
    """A text wrapped; the lead (a mark, a label, spaces) stands before its first line."""
    indent = " " * cell_len(lead)
    return [
        line(Span(lead if first == 0 else indent, look), Span(words, look))
        for first, words in enumerate(wrap(text, cells - cell_len(lead)))
    ]
