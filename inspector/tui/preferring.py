"""What a person likes, in force at once: language, colours, marks, keys; and remembered."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from inspector.domain.settings import with_value
from inspector.errors import InspectorError, all_of
from inspector.i18n import Lang, speak, spoken
from inspector.services.presence import workspace_exists
from inspector.services.settings import Reading, change_setting, fitting, read
from inspector.tui.drawn import DrawnApp
from inspector.tui.keys import shown, with_twins
from inspector.tui.themes import THEMES, theme_for

if TYPE_CHECKING:
    from inspector.domain.settings import Settings

EFFECTS = ("language", "theme", "marks", "keys")
"""Settings that change what is on the screen."""


class Preferring(DrawnApp):
    """An app that follows the settings, and keeps what is changed while it runs."""

    home: Path

    def prefer(self, reading: Reading | None, system_lang: Lang | None) -> None:
        """Take the settings as they were read; called once, before anything is shown.

        Args:
            reading: What the file says; None reads it.
            system_lang: Spoken where the settings leave it open; None: the one spoken now.
        """
        self._reading = reading or read(self.home)
        self.settings = self._reading.settings
        self._system_lang = system_lang or spoken()
        self._unsaved: dict[str, object] = {}
        self._writer: ThreadPoolExecutor | None = None
        for theme in THEMES:
            self.register_theme(theme)
        for name in ("theme", "marks", "keys"):
            self._follow(name)

    def refresh_css(self, animate: bool = True) -> None:
        """Take the colours of the theme; the first screen brings the style sheets that use them."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def tell_faults(self) -> None:
        """Tell what the settings file says wrong, until it is read."""
        if self._reading.faults:
            from inspector.tui.screens.sheets import ErrorSheet  # noqa: PLC0415 - hopefully never

            self.push_screen(ErrorSheet(all_of([*self._reading.faults])))

    def change(self, name: str, value: object) -> None:
        """Change a setting: it holds at once, and is written in the background.

        Args:
            name: Of the setting, or `keys.COMMAND`, `ready_remarks.ITEM`.
            value: As the file would have it; None puts it back to the default.

        Raises:
            InspectorError: SETTINGS_…, when it does not fit; nothing is changed then.
        """
        setting, after = fitting(self.settings, name, value)
        self.settings = with_value(self.settings, setting, after)
        self._follow(setting.name)
        self._keep(name, value)

    def keep_the_unsaved(self) -> None:
        """Write what was changed before there was a workspace to keep it in."""
        waiting, self._unsaved = self._unsaved, {}
        for name, value in waiting.items():
            self._keep(name, value)

    def key(self, command_id: str) -> str:
        """The key that a command has now, as it is written on the screen."""
        from inspector.services.commands import COMMANDS  # noqa: PLC0415 - not on the way in

        declared = next(one.key for one in COMMANDS if one.id == command_id)
        return shown(self.settings.keys.get(command_id) or declared or "")

    def action_app_language(self) -> None:
        """Speak the other language; everything on the screen follows."""
        self.change("language", "en" if spoken() == "zh" else "zh")

    def action_app_theme(self) -> None:
        """Take the next colours."""
        names = [theme.name for theme in THEMES]
        after = names[(names.index(self.theme) + 1) % len(names)]
        self.change("theme", after)

    @dataclass
    class NotKept(Message):
        """A setting could not be written; it holds until the app is left."""

        error: InspectorError

    @on(NotKept)
    def tell_not_kept(self, message: NotKept) -> None:
        """Say why."""
        from inspector.tui.screens.sheets import ErrorSheet  # noqa: PLC0415 - hopefully never

        message.stop()
        self.push_screen(ErrorSheet(message.error))

    def _keep(self, name: str, value: object) -> None:
        if not workspace_exists(self.home):
            # A folder with a file in it would be refused when the workspace is made.
            self._unsaved[name] = value
            return
        # One thread, so that two changes are written in their order.
        self._writer = self._writer or ThreadPoolExecutor(1, thread_name_prefix="settings")
        self._writer.submit(change_setting, self.home, name, value).add_done_callback(self._kept)

    def _kept(self, done: "Future[Settings]") -> None:
        error = done.exception()
        if isinstance(error, InspectorError):
            self.post_message(self.NotKept(error))
        elif error is not None:
            raise error

    def _follow(self, name: str) -> None:
        """Let a setting take effect."""
        settings = self.settings
        if name == "theme":
            self.theme = theme_for(os.environ, settings.theme)
        elif name == "marks":
            self.choose_marks()
        elif name == "keys":
            self.set_keymap({one: with_twins(key) for one, key in settings.keys.items()})
        elif name == "language":
            speak(settings.language or self._system_lang)
        if name in EFFECTS:
            self.draw_again()
