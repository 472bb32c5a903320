"""Export: where to, for whom, served when; the work goes on behind, and can be cancelled."""

from datetime import date
from pathlib import Path
from threading import Event
from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from inspector.clock import CHINA
from inspector.domain.publication import Audience
from inspector.errors import InspectorError
from inspector.errors.app import CANCELLED, NOT_A_DAY
from inspector.errors.export import FILE_EXISTS
from inspector.i18n import N_, text
from inspector.services.handover import Exported, Order, export_findings
from inspector.services.telling import told
from inspector.tui.keys import plain
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import BLANK, Line, Span, line, paragraph
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.marks import marks
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.screens.fields import Choices, Field, Row
from inspector.tui.screens.sheets import ChoiceSheet
from inspector.tui.words import said

STEPS = (N_("Collecting"), N_("Typesetting"), N_("Signing"), N_("Writing"))
"""As `export_findings` tells them."""


class ExportScreen(AppScreen[None]):
    """Writes the findings of a closed visit as a signed PDF."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "export", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, visit: str, unit: str) -> None:
        super().__init__()
        self._visit, self._unit = visit, unit
        self._step: int | None = None
        self._cancel = Event()
        self._error: InspectorError | None = None
        self._made: Exported | None = None

    def compose(self) -> ComposeResult:
        """Where to, for whom, when served, with what head."""
        audiences = [(str(Audience.UNIT), N_("the unit")), (str(Audience.OFFICE), N_("the office"))]
        heads = [("yes", N_("red head")), ("no", N_("plain head"))]
        yield Title()
        with Vertical(id="form"):
            yield Row(N_("File"), Field(id="file"))
            yield Row(N_("For"), Choices(audiences, chosen=(audiences[0][0],), id="audience"))
            yield Row(N_("Served on"), Field(id="served"))
            yield Row(N_("Head"), Choices(heads, chosen=("yes",), id="head"))
        yield LinePane(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Propose a file; a day of service that nobody typed is not known."""
        today = self.inspector.clock.now().astimezone(CHINA).date()
        name = f"{text('Findings')}-{self._unit}-{today:%Y%m%d}-{self._visit[-6:]}.pdf"
        self.query_one("#file", Input).value = str(Path.cwd() / name.replace("/", "_"))
        self.query_one("#served", Input).placeholder = today.isoformat()
        self.query_one("#title", LineBar).show(
            lambda _: [line(f" {text('Export findings')}", right=(f"{self._unit} ",), base="head")]
        )
        self.query_one("#told", LinePane).show(self._told)
        self.query_one(Footer).show(self.footer)
        self.query_one("#file", Input).focus()

    def footer(self, width: int) -> list[Line]:
        """What can be done while it runs, and before."""
        if self._step is not None:
            return key_lines((("Esc", text("Cancel")),), width)
        keys = (
            ("Ctrl+S", text("Export")),
            ("Tab", text("next field")),
            ("Esc", text("Back")),
        )
        return key_lines(keys, width)

    @on(Input.Submitted)
    def submitted(self, message: Input.Submitted) -> None:
        """Enter goes on."""
        message.stop()
        self.focus_next()

    def _order(self, *, force: bool) -> Order:
        typed = plain(self.query_one("#served", Input).value)
        try:
            served = date.fromisoformat(typed) if typed else None
        except ValueError as error:
            raise InspectorError(NOT_A_DAY, field=text("Served on"), given=typed[:20]) from error
        return Order(
            target=Path(self.query_one("#file", Input).value.strip()).expanduser(),
            audience=Audience(self.query_one("#audience", Choices).value),
            served=served,
            refuse_early=True,
            red_head=self.query_one("#head", Choices).value == "yes",
            force=force,
        )

    def action_export(self, force: bool = False) -> None:
        """Begin; the app stays free."""
        if self._step is not None:
            return
        try:
            order = self._order(force=force)
        except InspectorError as error:
            self._failed(error)
            return
        self._cancel.clear()
        self._error, self._made, self._step = None, None, 0
        self._paint()
        self._export(order)

    @work(thread=True, exclusive=True)
    def _export(self, order: Order) -> None:
        try:
            made = export_findings(
                self.inspector.workspace, self._visit, order, progress=self._began
            )
        except InspectorError as error:
            self.app.call_from_thread(self._failed, error)
            return
        self.app.call_from_thread(self._done, made)

    def _began(self, step: str) -> None:
        """A step begins; here, and only here, it can be given up: nothing is half-done.

        Raises:
            InspectorError: APP_008, when it was.
        """
        if self._cancel.is_set():
            raise InspectorError(CANCELLED, work=text("Export findings"))
        self.app.call_from_thread(self._show_step, step)

    def _show_step(self, step: str) -> None:
        self._step = STEPS.index(step) if step in STEPS else self._step
        self._paint()

    def _done(self, made: Exported) -> None:
        self._step, self._made = None, made
        self._paint()

    def _failed(self, error: InspectorError) -> None:
        self._step, self._error = None, error
        self._paint()
        if error.fault.code == FILE_EXISTS.code:
            self._ask_to_replace()

    @work
    async def _ask_to_replace(self) -> None:
        sheet = ChoiceSheet(
            text("This file exists already"),
            self.query_one("#file", Input).value,
            choices=(("1", text("Replace it")), ("2", text("Choose another name"))),
        )
        if await self.app.push_screen_wait(sheet) == "1":
            self.action_export(force=True)

    def _paint(self) -> None:
        self.query_one("#told", LinePane).paint()
        self.query_one(Footer).paint()

    def _told(self, width: int) -> list[Line]:
        if self._error is not None:
            fault = told(self._error)
            return [
                line(Span(f" {fault.code}  {fault.where}", "bad")),
                *paragraph(fault.what, width),
                *paragraph(fault.next, width, lead=" → "),
            ]
        if self._made is not None:
            return self._made_lines(self._made, width)
        if self._step is None:
            return paragraph(
                text(
                    "The deadlines run from the day of service; the PDF says how each was counted. "
                    "It is signed with this workspace's certificate."
                ),
                width,
                look="muted",
            )
        return self._progress(width)

    def _progress(self, width: int) -> list[Line]:
        step = self._step or 0
        room = min(40, width - 4)
        filled = room * (step + 1) // (len(STEPS) + 1)
        lines = [
            line(
                Span(f" {marks().done * filled}", "good"),
                Span(marks().to_do * (room - filled), "muted"),
                Span(f"  {step + 1}/{len(STEPS)}"),
            ),
            BLANK,
        ]
        for at, name in enumerate(STEPS):
            mark = marks().compliant if at < step else (marks().cursor if at == step else " ")
            lines.append(line(Span(f"  {mark} {text(name)}", "strong" if at == step else "muted")))
        if self._cancel.is_set():
            lines.append(line(Span(f"  {text('cancelling at the end of this step…')}", "warn")))
        return lines

    def _made_lines(self, made: Exported, width: int) -> list[Line]:
        lines = [
            line(Span(f" {marks().compliant} {text('Signed and written')}", "good")),
            *paragraph(str(made.file), width, look="strong"),
            *paragraph(
                text("{pages} pages   signed by {signer}", pages=made.pages, signer=made.signer),
                width,
            ),
            *paragraph(f"SHA-256 {made.sha256}", width, look="muted"),
            BLANK,
        ]
        for one in made.findings:
            due = one.due.isoformat() if one.due else "–"
            mark = f" {text('provisional')}" if one.provisional else ""
            head = f" {one.number:>2}  {one.item}  {due}{mark}"
            lines.append(
                line(head + " " * max(1, 30 - cell_len(head)), Span(said(one.derivation), "muted"))
            )
        return lines

    def action_leave(self) -> None:
        """Back; a running export is cancelled first."""
        if self._step is None:
            self.dismiss(None)
            return
        self._cancel.set()
        self._paint()
