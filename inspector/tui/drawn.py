"""How the app is drawn on this terminal: which marks, and what is said where it cannot show all."""

import os
import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import App
from textual.filter import LineFilter, Monochrome
from textual.message import Message

from inspector.domain.settings import Settings
from inspector.i18n import N_, both
from inspector.services.terminal import WIDE, Widths
from inspector.tui.marks import ASCII, Narrowing, marks, marks_for, use_marks

CONSOLE = "linux"
"""The name of the Linux console, which has room for 512 glyphs."""

NO_CHINESE = N_(
    "This is the Linux console: it has no Chinese characters. F2 changes to English; for Chinese,"
    " open a terminal window, or log in over SSH."
)
NOT_UTF8 = N_(
    "This terminal does not draw Chinese as UTF-8. Set it to UTF-8, in PuTTY under Window,"
    " Translation; `inspector doctor` tells what it draws."
)

NO_SHELL = N_("The app was not started from a shell: nothing would wake it again.")


def _has_shell() -> bool:
    """Whether somebody can wake a process of this one's group."""
    if sys.platform == "win32":
        return False
    try:
        return os.getsid(os.getppid()) == os.getsid(0) and os.getpgid(os.getppid()) != os.getpgrp()
    except OSError:
        return False


class WidthsTold(Message):
    """The terminal has said how wide it draws."""

    def __init__(self, widths: Widths) -> None:
        super().__init__()
        self.widths = widths


class DrawnApp(App[None]):
    """An app that draws with what the terminal has."""

    settings: Settings

    widths: Widths | None = None
    """As the terminal told; None while it has not."""
    _narrowing: ClassVar = Narrowing()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, but for the greys it makes of colours: `NO_COLOR` has a theme of its own."""
        kept = [one for one in super().get_line_filters() if not isinstance(one, Monochrome)]
        return [*kept, self._narrowing] if marks() is ASCII else kept

    def choose_marks(self) -> None:
        """Draw with the marks that are set, or that the terminal can draw."""
        own = marks_for(os.environ, self.settings.marks, self.widths)
        if own is not marks():
            use_marks(own)
            self.draw_again()

    def draw_again(self) -> None:
        """Every screen, also those behind, in the language, marks and keys of now."""
        if not self._running:
            return
        for screen in self.screen_stack:
            if callable(relabel := getattr(screen, "relabel", None)):
                relabel()
            for widget in screen.walk_children():
                widget.refresh()

    def action_app_suspend(self) -> None:
        """Sleep until the shell wakes it."""
        if _has_shell():
            self.action_suspend_process()
        else:
            self._say(NO_SHELL)

    def on_widths_told(self, message: WidthsTold) -> None:
        """The terminal has said how wide it draws."""
        message.stop()
        self.widths = message.widths
        self.choose_marks()
        if message.widths.chinese != WIDE:
            self._say(NOT_UTF8)

    def on_ready(self) -> None:
        """The first screen is painted: say what it cannot show."""
        if os.environ.get("TERM") == CONSOLE and not self.is_headless:
            self._say(NO_CHINESE)

    def _say(self, msgid: str) -> None:
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415 - rarely

        said = both(msgid)
        self.push_screen(MessageSheet(said.en, said.zh))
