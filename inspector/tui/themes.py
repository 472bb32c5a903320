"""Colours: five themes; every text stands out 4.5:1, and where there are none, shapes tell."""

from collections.abc import Mapping

from textual.theme import Theme

AUTO = "auto"
"""As the terminal can."""
MANY_COLOURS = frozenset({"truecolor", "24bit"})
NO_COLOURS = frozenset({"vt52", "vt100", "vt102", "vt220", "vt320", "vt420", "dumb", "unknown"})
LIGHT_PAPERS = frozenset({"7", "15"})


def _theme(name: str, *, dark: bool, inks: Mapping[str, str]) -> Theme:
    """A theme from our own names; Textual's follow from them."""
    return Theme(
        name=name,
        dark=dark,
        ansi=inks["paper"].startswith("ansi"),
        primary=inks["ink-key"],
        secondary=inks["ink-key"],
        accent=inks["ink-warn"],
        warning=inks["ink-warn"],
        error=inks["ink-bad"],
        success=inks["ink-good"],
        foreground=inks["ink"],
        background=inks["paper"],
        surface=inks["paper"],
        panel=inks["paper-side"],
        variables={
            **inks,
            "ansi-background": inks["paper"],
            "ansi-foreground": inks["ink"],
            "input-cursor-background": inks["ink"],
            "input-cursor-foreground": inks["paper"],
            "input-cursor-text-style": "none",
            "input-selection-background": inks["paper-cursor"],
            "input-selection-foreground": inks["ink-cursor"],
            "scrollbar": inks["line"],
            "scrollbar-hover": inks["line"],
            "scrollbar-active": inks["ink-muted"],
            "scrollbar-background": inks["paper"],
            "scrollbar-background-hover": inks["paper"],
            "scrollbar-background-active": inks["paper"],
            "scrollbar-corner-color": inks["paper"],
        },
    )


INKS = (
    *("ink", "ink-muted", "ink-good", "ink-bad", "ink-warn", "ink-key", "ink-head", "ink-cursor"),
    *("paper", "paper-head", "paper-side", "paper-field", "paper-cursor", "line"),
)
"""What each theme gives a colour to."""

DARK = _theme(
    "dark",
    dark=True,
    inks={
        "ink": "#e8eaed",
        "ink-muted": "#a3b0bd",
        "ink-good": "#86dd9b",
        "ink-bad": "#ff9a8f",
        "ink-warn": "#ffd166",
        "ink-key": "#8ecbff",
        "ink-head": "#f2f6fa",
        "ink-cursor": "#ffffff",
        "paper": "#151b22",
        "paper-head": "#1c2f44",
        "paper-side": "#1a222b",
        "paper-field": "#1c2f44",
        "paper-cursor": "#2b5278",
        "line": "#3d4b59",
    },
)
LIGHT = _theme(
    "light",
    dark=False,
    inks={
        "ink": "#1b1f23",
        "ink-muted": "#525c66",
        "ink-good": "#17662f",
        "ink-bad": "#b3261e",
        "ink-warn": "#7a5200",
        "ink-key": "#0b5cad",
        "ink-head": "#12263a",
        "ink-cursor": "#0a1d30",
        "paper": "#fbfbf9",
        "paper-head": "#dbe6f1",
        "paper-side": "#f0f2f3",
        "paper-field": "#dbe6f1",
        "paper-cursor": "#bcd7f2",
        "line": "#b9c2cb",
    },
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    inks={
        "ink": "#ffffff",
        "ink-muted": "#e0e0e0",
        "ink-good": "#5fff87",
        "ink-bad": "#ffafaf",
        "ink-warn": "#ffff5f",
        "ink-key": "#5fffff",
        "ink-head": "#000000",
        "ink-cursor": "#000000",
        "paper": "#000000",
        "paper-head": "#ffffff",
        "paper-side": "#000000",
        "paper-field": "#00005f",
        "paper-cursor": "#ffff00",
        "line": "#ffffff",
    },
)
ANSI = _theme(
    "ansi",
    dark=True,
    inks={
        "ink": "ansi_bright_white",
        # The eighth colour, a grey, is too dark to read in half of the palettes.
        "ink-muted": "ansi_white",
        "ink-good": "ansi_bright_green",
        # No red is readable on black everywhere; `app.tcss` puts white on red.
        "ink-bad": "ansi_bright_white",
        "ink-warn": "ansi_bright_yellow",
        "ink-key": "ansi_bright_cyan",
        "ink-head": "ansi_bright_white",
        "ink-cursor": "ansi_black",
        "paper": "ansi_black",
        "paper-head": "ansi_blue",
        "paper-side": "ansi_black",
        "paper-field": "ansi_black",
        "paper-cursor": "ansi_white",
        "line": "ansi_white",
    },
)
MONO = _theme(
    "mono",
    dark=True,
    inks=dict.fromkeys(INKS, "ansi_default"),
)

THEMES = (DARK, LIGHT, CONTRAST, ANSI, MONO)
"""In the order in which a key goes through them."""


def theme_for(environment: Mapping[str, str], wanted: str = AUTO) -> str:
    """Name of the theme to paint in.

    Args:
        environment: Of the process; `NO_COLOR` counts when it is not empty.
        wanted: A theme by name; `auto` and any name that is none take what the terminal can show.
    """
    if wanted in {theme.name for theme in THEMES}:
        return wanted
    term = environment.get("TERM", "")
    if environment.get("NO_COLOR") or term in NO_COLOURS or term.endswith(("-m", "-mono")):
        return MONO.name
    # What Rich takes for more than 16 colours; a theme of exact colours needs as many.
    many = environment.get("COLORTERM", "").lower() in MANY_COLOURS
    if not many and not term.endswith(("-256color", "-kitty")) and "WT_SESSION" not in environment:
        return ANSI.name
    paper = environment.get("COLORFGBG", "").rpartition(";")[2]
    return (LIGHT if paper in LIGHT_PAPERS else DARK).name
