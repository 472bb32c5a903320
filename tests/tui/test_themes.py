"""Colours: text is readable in both themes, by the measure of WCAG."""

import itertools

import pytest
from textual.color import Color
from textual.theme import Theme

from inspector.tui.themes import DARK, THEMES

INKS = ("ink", "ink-muted", "ink-good", "ink-bad", "ink-warn", "ink-key")
PAPERS = ("paper", "paper-side")
OTHERS = (("ink-head", "paper-head"), ("ink-cursor", "paper-cursor"), ("ink", "paper-head"))
LEAST = 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "paper"), [*itertools.product(INKS, PAPERS), *OTHERS])
def test_text_stands_out(theme: Theme, ink: str, paper: str) -> None:
    """In a bright hall, on a cheap screen."""
    above, below = (Color.parse(theme.variables[name]) for name in (ink, paper))

    light, dark = sorted((luminance(above), luminance(below)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= LEAST


def luminance(color: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.r / 255, color.g / 255, color.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_themes_know_the_same_colours() -> None:
    """A colour that one theme lacks would end the app."""
    assert all(set(theme.variables) == set(DARK.variables) for theme in THEMES)
