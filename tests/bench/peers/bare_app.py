"""The least a Textual app can be: a header, a footer, and one line between."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, Header, Static


class BareApp(App[None]):
    """What every app pays before it does anything of its own."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [Binding("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Header, line, footer."""
        yield Header()
        yield Static("ready")
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
