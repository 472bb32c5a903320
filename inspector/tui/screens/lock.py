"""The cover: asks for the passphrase, and tells nobody what is behind it, or what program it is."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widgets import Static

from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.passphrases import check_passphrase_opens
from inspector.services.telling import told
from inspector.tui.screens.unlock import Door


class LockScreen(Door, inherit_bindings=False):
    """Covers everything until the passphrase is typed; a wrong one is told as at the door."""

    BINDINGS: ClassVar[list[BindingType]] = [*Door.BINDINGS]

    def __init__(self, home: Path, unlocked: Callable[[], None]) -> None:
        """Cover the screen.

        Args:
            home: Of the workspace whose passphrase opens it.
            unlocked: Called once it does.
        """
        super().__init__(home)
        self._unlocked = unlocked

    def relabel(self) -> None:
        """Say everything in the language spoken now; a covert visit is not to be guessed."""
        self.query_one(".title", Static).update(text("Locked"))
        self.query_one(".hint", Static).update(
            text("Passphrase, then Enter.   {key} 中文", key=self.language_key)
        )

    @work(thread=True, exclusive=True, group="door")
    def unlock(self, passphrase: str) -> None:
        """Try a passphrase, as slowly as at the door."""
        try:
            check_passphrase_opens(self.home, passphrase)
        except InspectorError as error:
            self.app.call_from_thread(self.refused, error)
            return
        self.app.call_from_thread(self._unlocked)

    def refused(self, error: InspectorError) -> None:
        """Only what is wrong: what to do next would name the program."""
        super().refused(error)
        self.query_one(".fault", Static).update(told(error).what)
