"""Colours: what is really painted can be read, in every theme, by the measure of WCAG."""

import re
from collections.abc import Callable, Iterator

import pytest
from rich.style import Style
from textual.app import App
from textual.theme import Theme

from inspector.tui.themes import ANSI, CONTRAST, DARK, LIGHT, MONO, THEMES, theme_for
from tests.county import County
from tests.tui.palettes import in_256_colours, in_many_colours, in_usual_palettes
from tests.tui.scene_ways import settled
from tests.tui.scenes import SCENES
from tests.tui.screen_text import painted_lines

LEAST = 4.5
NO_TEXT = re.compile(r"[\s─━╌│▁▂▃▄▅▆▇█▊▎▔]*")
"""Rules, bars and scrollbars: nobody reads them."""
Contrasts = Callable[[Style], list[float]]


@pytest.mark.parametrize("scene", SCENES)
async def test_every_text_that_is_painted_stands_out(scene: str, county: County) -> None:
    """In a bright hall, on a cheap screen, with the colours that the terminal can show."""
    async with SCENES[scene].shown(county, (80, 24)) as pilot:
        for theme in (DARK, LIGHT, CONTRAST):
            pilot.app.theme = theme.name
            await settled(pilot)
            assert faint(pilot.app, in_many_colours) == {}, theme.name
            assert faint(pilot.app, in_256_colours) == {}, theme.name
        pilot.app.theme = ANSI.name
        await settled(pilot)
        assert faint(pilot.app, in_usual_palettes) == {}
        pilot.app.theme = MONO.name
        await settled(pilot)
        assert [words for words, style in texts(pilot.app) if is_coloured(style)] == []


def faint(app: App[None], contrasts: Contrasts) -> dict[str, str]:
    """Texts with too little contrast, with how much they have."""
    found = {}
    for words, style in texts(app):
        least = min(contrasts(style))
        if least < LEAST:
            found[words] = f"{style} {least:.2f}"
    return found


def is_coloured(style: Style) -> bool:
    """Whether a style asks for more than the terminal's own ink and paper."""
    return any(one is not None and not one.is_default for one in (style.color, style.bgcolor))


def texts(app: App[None]) -> Iterator[tuple[str, Style]]:
    """What is read, and how it is painted."""
    for line in painted_lines(app):
        for words, style, _ in line:
            if not NO_TEXT.fullmatch(words):
                yield words.strip(), style or Style()


def test_the_themes_know_the_same_colours() -> None:
    """A colour that one theme lacks would end the app."""
    assert all(set(theme.variables) == set(DARK.variables) for theme in THEMES)


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, DARK),
        ({"TERM": "tmux-256color"}, DARK),
        ({"TERM": "screen-256color", "COLORFGBG": "0;15"}, LIGHT),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, DARK),
        ({"TERM": "xterm"}, ANSI),
        ({"TERM": "screen"}, ANSI),
        ({"TERM": "linux"}, ANSI),
        ({"TERM": "vt100"}, MONO),
        ({"TERM": "xterm-mono"}, MONO),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, MONO),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, DARK),
        ({"WT_SESSION": "5c1"}, DARK),
    ],
)
def test_the_terminal_decides_where_nobody_did(environment: dict[str, str], theme: Theme) -> None:
    """Nobody should have to know what a terminal can show."""
    assert theme_for(environment) == theme.name


def test_who_asked_for_a_theme_gets_it() -> None:
    """Also where the terminal says it has no colours: it may be wrong. A lost name is as none."""
    assert theme_for({"NO_COLOR": "1"}, "contrast") == "contrast"
    assert theme_for({"NO_COLOR": "1"}, "sepia") == "mono"
