"""The looks that lines are painted in: the style sheet gives them to a screen, for all on it."""

from typing import TypeVar

from textual.screen import Screen

R = TypeVar("R")

LOOKS = ("muted", "strong", "good", "bad", "warn", "key", "head", "cursor", "side")


class Inked(Screen[R]):
    """A screen that lines are painted on.

    Textual works each look out as a node of its own: once a screen, not once a widget.
    """

    COMPONENT_CLASSES = {f"line--{look}" for look in LOOKS}  # noqa: RUF012 - Textual's own shape

    DEFAULT_CSS = """
    Inked {
        & > .line--muted { color: $ink-muted; }
        & > .line--strong { text-style: bold; }
        & > .line--good { color: $ink-good; }
        & > .line--bad { color: $ink-bad; text-style: bold; }
        & > .line--warn { color: $ink-warn; }
        & > .line--key { color: $ink-key; text-style: bold; }
        & > .line--head { background: $paper-head; color: $ink-head; text-style: bold; }
        & > .line--side { background: $paper-side; color: $ink; }
        & > .line--cursor { background: $paper-cursor; color: $ink-cursor; text-style: bold; }
    }
    """
