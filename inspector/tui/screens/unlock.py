"""The door: as light as a screen can be; the rest of the app is loaded while one types."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.tui.keys import shown
from inspector.tui.type_ahead import Between

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.tui.app import InspectorApp


class Door(Between, Screen[None]):
    """Asks for the passphrase; a wrong one says so and asks again."""

    CSS_PATH = "unlock.tcss"
    # Before the next key is looked at: what is typed next is no part of the passphrase.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "try", priority=True, show=False)]
    _is_trying = False

    @property
    def is_between(self) -> bool:
        """What is typed while it is tried is meant for what is behind the door."""
        return self._is_trying or super().is_between

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home

    def compose(self) -> ComposeResult:
        """One line to type in."""
        field = Input(password=True, id="passphrase")
        field.cursor_blink = False
        with Vertical(id="door"):
            yield Static(classes="title", markup=False)
            yield Static(classes="hint", markup=False)
            yield field
            yield Static(classes="fault", markup=False)

    def on_mount(self) -> None:
        """Say what is asked."""
        self.relabel()

    def relabel(self) -> None:
        """Say everything in the language spoken now."""
        raise NotImplementedError

    @property
    def language_key(self) -> str:
        """The key that changes the language, without a look at all the commands."""
        return shown(cast("InspectorApp", self.app).settings.keys.get("app.language", "f2"))

    def unlock(self, passphrase: str) -> object:
        """Try a passphrase, on a thread of its own."""
        raise NotImplementedError

    def on_descendant_blur(self) -> None:
        """A click beside the field must not leave keys without a place to go."""
        self.query_one(Input).focus()

    def action_try(self) -> None:
        """Try the passphrase, when the last of it has arrived."""
        if not self._is_trying:
            self._is_trying = True
            self.query_one(Input).call_later(self._try)

    def _try(self) -> None:
        self._is_trying = False
        if passphrase := self.query_one(Input).value:
            self.open(passphrase)

    def open(self, passphrase: str) -> None:
        """Try a passphrase; the key takes a moment to derive."""
        self._is_trying = True
        self.query_one(".fault", Static).update(text("Unlocking…"))
        self.unlock(passphrase)

    def refused(self, error: InspectorError) -> None:
        """Say why it stays shut."""
        from inspector.services.telling import told  # noqa: PLC0415

        self._is_trying = False
        cast("InspectorApp", self.app).forget_typed_ahead()
        said = told(error)
        self.query_one(".fault", Static).update(f"{said.code}  {said.what}\n{said.next}")
        field = self.query_one(Input)
        field.focus()
        field.action_home(select=False)
        field.action_end(select=True)


class UnlockScreen(Door):
    """The first screen of a workspace."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "app.quit")]

    def __init__(self, home: Path, refused: InspectorError | None = None) -> None:
        super().__init__(home)
        self._why = refused

    def on_mount(self) -> None:
        """Say what is asked, and load the app behind it."""
        super().on_mount()
        if self._why is not None:
            self.refused(self._why)
        self.call_after_refresh(self.load_the_rest)

    def relabel(self) -> None:
        """Say everything in the language spoken now."""
        self.query_one(".title", Static).update(text("Visits of service windows"))
        self.query_one(".hint", Static).update(
            text("Passphrase, then Enter.   {key} 中文   Esc quit", key=self.language_key)
        )

    @work(thread=True, group="loading")
    def load_the_rest(self) -> None:
        """Import what the next screens need, while the passphrase is typed."""
        import inspector.tui.screens.home  # noqa: F401, PLC0415

    @work(thread=True, exclusive=True, group="door")
    def unlock(self, passphrase: str) -> None:
        """Open the workspace."""
        from inspector.services.opening import open_workspace  # noqa: PLC0415 - SQLCipher

        try:
            workspace = open_workspace(self.home, passphrase)
        except InspectorError as error:
            self.app.call_from_thread(self.refused, error)
            return
        self.app.call_from_thread(self._opened, workspace)

    def _opened(self, workspace: "Workspace") -> None:
        self.query_one(Input).clear()
        cast("InspectorApp", self.app).enter(workspace)
