"""The first run: an office, a person, a passphrase, and a way back when it is forgotten."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input

from inspector.domain.words import WorkspaceKind
from inspector.errors import InspectorError
from inspector.errors.app import FIELD_EMPTY, PASSPHRASES_DIFFER
from inspector.i18n import N_, text
from inspector.tui.cells import tail
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.screens.fields import Field, Row, Said
from inspector.tui.screens.sheets import MessageSheet

LONG_CHARACTERS = 16


class FirstRunScreen(AppScreen[None]):
    """Makes the workspace."""

    CSS_PATH = "first_run.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "make", show=False),
        Binding("escape", "app.quit", show=False),
    ]

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._busy = False

    def compose(self) -> ComposeResult:
        """Who, how it is locked, how it is opened again."""
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            yield Said(N_("1  Whose workspace is it?"), classes="part")
            yield Row(N_("Office"), Field(id="office", hint=N_("name of the bureau")))
            yield Row(N_("Person"), Field(id="person", hint=N_("your name")))
            yield Said(
                N_("2  The passphrase encrypts everything; nobody can look it up."), classes="part"
            )
            yield Row(N_("Passphrase"), Field(id="passphrase", secret=True))
            yield Row(N_("Once more"), Field(id="again", secret=True))
            yield LineBar(id="advice")
            yield Said(
                N_("3  The recovery file opens it when the passphrase is forgotten."),
                classes="part",
            )
            yield Row(N_("Keep it at"), Field(id="recovery", hint=N_("path outside the workspace")))
            yield Said(
                N_("Print it or keep it on a stick in a safe: whoever has it can read everything."),
                classes="advice",
            )
        yield LinePane(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the office."""
        self.query_one("#title", LineBar).show(self._title)
        self.query_one("#advice", LineBar).show(self._advice)
        self.query_one(Footer).show(self.footer)
        self.query_one("#recovery", Input).value = str(Path.home() / "inspector-recovery.txt")
        self.query_one("#office", Input).focus()

    def _title(self, width: int) -> list[Line]:
        title = f" {text('First run')}   "
        where = tail(str(self._home), width - cell_len(title) - 1)
        return [line(title, right=(f"{where} ",), base="head")]

    def footer(self, width: int) -> list[Line]:
        """The keys of a form."""
        keys = (
            ("Tab", text("next field")),
            ("Ctrl+S", text("Make the workspace")),
            (self.key("app.language"), text("中文")),
            ("Esc", text("Quit")),
        )
        return key_lines(keys, width)

    def _advice(self, _width: int) -> list[Line]:
        return [line(Span(advice(self._value("passphrase")), "warn"))]

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    @on(Input.Changed, "#passphrase")
    def strength(self) -> None:
        """Say how good the passphrase is while it is typed."""
        self.query_one("#advice", LineBar).paint()

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Enter goes on; from the last field it makes the workspace."""
        message.stop()
        if message.input.id == "recovery":
            self.action_make()
        else:
            self.focus_next()

    def action_make(self) -> None:
        """Make it, if everything is there."""
        if self._busy:
            return
        fault = self._fault()
        if fault is not None:
            self._say(fault)
            return
        self._busy = True
        self.query_one("#told", LinePane).show(
            lambda width: paragraph(text("Making keys and an empty store, a few seconds…"), width)
        )
        self._make()

    def _fault(self) -> InspectorError | None:
        for name, label in (
            ("office", N_("Office")),
            ("person", N_("Person")),
            ("passphrase", N_("Passphrase")),
            ("recovery", N_("Keep it at")),
        ):
            if not self._value(name).strip():
                self.query_one(f"#{name}", Input).focus()
                return InspectorError(FIELD_EMPTY, field=text(label))
        if self._value("passphrase") != self._value("again"):
            self.query_one("#again", Input).focus()
            return InspectorError(PASSPHRASES_DIFFER)
        return None

    def _say(self, error: InspectorError) -> None:
        from inspector.services.telling import told  # noqa: PLC0415

        def lines(width: int) -> Sequence[Line]:
            return paragraph(told(error).line, width, look="bad", lead=" ")

        self._busy = False
        self.query_one("#told", LinePane).show(lines)

    @work(thread=True, exclusive=True)
    def _make(self) -> None:
        from inspector.services.making import (  # noqa: PLC0415 - SQLCipher, certificates
            NewWorkspace,
            make_workspace,
        )
        from inspector.services.opening import open_workspace  # noqa: PLC0415 - as above

        passphrase = self._value("passphrase")
        new = NewWorkspace(
            kind=WorkspaceKind.STANDALONE,
            office=self._value("office"),
            person=self._value("person"),
            passphrase=passphrase,
            recovery_file=Path(self._value("recovery")).expanduser(),
        )
        try:
            made = make_workspace(self._home, new)
            workspace = open_workspace(self._home, passphrase)
        except InspectorError as error:
            self.app.call_from_thread(self._say, error)
            return
        sheet = MessageSheet(
            text("The workspace is ready"),
            text("Recovery file: {path}", path=made.recovery_file),
            text("Take it off this machine now: print it, or move it to a stick kept in a safe."),
            text(
                "Certificate that signs your findings (SHA-256): {digest}",
                digest=made.certificate_sha256,
            ),
        )
        self.app.call_from_thread(
            self.app.push_screen, sheet, lambda _: self.inspector.enter(workspace)
        )


def advice(passphrase: str) -> str:
    """What would make a passphrase better; empty while nothing is typed."""
    if not passphrase:
        return ""
    if len(passphrase) < LONG_CHARACTERS // 2:
        return text("too short: at least 8 characters")
    if passphrase.isdigit() or len(set(passphrase)) < 5:
        return text("easy to guess: use several words that do not belong together")
    if len(passphrase) < LONG_CHARACTERS:
        return text("fair; four words that do not belong together are better and easy to keep")
    return text("good")
