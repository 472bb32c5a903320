"""The door: as light as a screen can be; the rest of the app is loaded while one types."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.tui.keys import shown

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.tui.app import InspectorApp


class Door(Screen[None]):
    """Asks for the passphrase; a wrong one says so and asks again."""

    CSS_PATH = "unlock.tcss"

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

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Try the passphrase."""
        message.stop()
        if message.value:
            self.open(message.value)

    def open(self, passphrase: str) -> None:
        """Try a passphrase; the key takes a moment to derive."""
        self.query_one(".fault", Static).update(text("Unlocking…"))
        self.unlock(passphrase)

    def refused(self, error: InspectorError) -> None:
        """Say why it stays shut."""
        from inspector.services.telling import told  # noqa: PLC0415

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
