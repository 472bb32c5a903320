"""Marks that have a shape and not only a colour; an ASCII set for terminals that draw them wide."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from inspector.services.terminal import WIDE, Widths
from inspector.tui.themes import AUTO


class Marks(NamedTuple):
    """One set of marks, each as wide as its twin in the other set."""

    compliant: str = "✓"
    violation: str = "✗"
    not_applicable: str = "–"
    unchecked: str = "○"
    not_triggered: str = "–"
    partly: str = "◐"
    measured: str = "#"
    not_asked: str = "∅"
    """Its condition does not hold now."""
    to_verify: str = "▲"
    veto: str = "※"
    good: str = "★"
    note: str = "¶"
    again: str = "↺"
    """Failed at the last visit too."""
    cursor: str = ">"
    here: str = "›"
    till_here: str = "‹"
    done: str = "━"
    to_do: str = "╌"
    rule: str = "─"
    column: str = "│"
    ellipsis: str = "…"
    folded: str = "▸"
    unfolded: str = "▾"
    times: str = "×"
    dot: str = "·"
    on: str = "(•)"
    off: str = "( )"
    checked: str = "[×]"
    blank: str = "[ ]"


ASCII = Marks(
    compliant="+",
    violation="X",
    not_applicable="-",
    unchecked="o",
    not_triggered="-",
    partly="~",
    measured="#",
    not_asked="/",
    to_verify="!",
    veto="*",
    good="*",
    note="n",
    again="r",
    here=">",
    till_here="<",
    done="#",
    to_do=".",
    rule="-",
    column="|",
    ellipsis="~",
    folded="+",
    unfolded="-",
    times="x",
    dot="-",
    on="(*)",
    checked="[x]",
)


UNICODE = Marks()
NO_MARKS = ("linux", "vt52", "vt100", "vt102", "vt220", "vt320", "vt420")
"""Terminals that have no such glyphs, whatever they answer."""


class _Drawn:
    """The set that this process paints with."""

    now: Marks = UNICODE


def marks() -> Marks:
    """The set that is painted with now."""
    return _Drawn.now


def use_marks(own: Marks) -> None:
    """What is painted next is painted with these."""
    _Drawn.now = own


def marks_for(
    environment: Mapping[str, str], wanted: str = AUTO, widths: Widths | None = None
) -> Marks:
    """The set for a terminal.

    Args:
        environment: Of the process; `INSPECTOR_ASCII=1` asks for ASCII.
        wanted: `unicode` or `ascii` as somebody set it; `auto` takes what the terminal can draw.
        widths: As the terminal told; None while it has not.
    """
    if wanted in SETS:
        return SETS[wanted]
    if environment.get("INSPECTOR_ASCII") == "1" or environment.get("TERM") in NO_MARKS:
        return ASCII
    torn = widths is not None and (widths.chinese, widths.ambiguous) != (WIDE, 1)
    return ASCII if torn else UNICODE


SETS: Mapping[str, Marks] = {"unicode": UNICODE, "ascii": ASCII}
"""The sets by the names that the settings know them by."""

NARROW = str.maketrans(
    {
        **dict.fromkeys("─━═╌┄┈╴╶╭╮╰╯┌┐└┘├┤┬┴┼—–‐", "-"),
        **dict.fromkeys("│┃║╎┆┊▏▕", "|"),
        **dict.fromkeys("▁▂▃▄▅▆▇█▉▊▋▌▍▎▐■▒▓", "#"),
        **dict.fromkeys("▔░", " "),
        **dict.fromkeys("●★☆◆◇※•", "*"),
        **dict.fromkeys("○□◎", "o"),
        **dict(zip("①②③④⑤⑥⑦⑧⑨", "123456789", strict=True)),
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "~",
        "·": ".",
        "×": "x",
        "÷": "/",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "▲": "^",
        "▼": "v",
        "▸": ">",
        "▾": "v",
        "℃": "C",
        "✓": "+",
        "✗": "x",
        "∅": "/",
    }
)
"""Characters that some terminals draw in two cells, each as one that none does."""


class Narrowing(LineFilter):
    """Paints all text, also what people wrote, without characters of ambiguous width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in plain characters."""
        del background
        return [
            Segment(words.translate(NARROW), style, control) for words, style, control in segments
        ]
