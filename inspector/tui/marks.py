"""Marks that have a shape and not only a colour; an ASCII set for terminals that draw them wide."""

import os
import sys
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """One set of marks, each as wide as its twin in the other set."""

    compliant: str = "✓"
    violation: str = "✗"
    not_applicable: str = "–"
    unchecked: str = "○"
    not_triggered: str = "–"
    partly: str = "◐"
    measured: str = "#"
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
    times="x",
    dot="-",
    on="(*)",
    checked="[x]",
)


class _Pen:
    """Which marks this process draws, as `i18n` keeps the language."""

    choice: str = "auto"


def draw_with(choice: str) -> None:
    """Take `unicode` or `ascii` marks, or with `auto` those that the terminal can draw."""
    _Pen.choice = choice


def marks() -> Marks:
    """The set to draw with."""
    return _set(_Pen.choice)


@cache
def _set(choice: str) -> Marks:
    """A set by its name; for `auto`, `INSPECTOR_ASCII=1` asks for ASCII."""
    if choice != "auto":
        return ASCII if choice == "ascii" else Marks()
    encoding = (sys.__stdout__.encoding if sys.__stdout__ else None) or "ascii"
    plain = os.environ.get("INSPECTOR_ASCII") == "1"
    return ASCII if plain or encoding.lower().replace("-", "") != "utf8" else Marks()
