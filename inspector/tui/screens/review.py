"""Before closing: what is missing, what was lost and why, what comes of it, and by when."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from inspector.domain.checklist import Section
from inspector.domain.repeating import too_few
from inspector.domain.words import VisitState, VisitType
from inspector.i18n import text
from inspector.services.commands import REVIEW, Command
from inspector.services.review import Review, required_missing, review
from inspector.services.signing import signatures_missing
from inspector.services.visits import Closed, Shown, close_visit, void_visit
from inspector.tui.bindings import bindings_of
from inspector.tui.lines.line import BLANK, Line
from inspector.tui.lines.painted import LineBar
from inspector.tui.lines.reviewing import Entry, review_rows, review_title
from inspector.tui.lines.rows import RowList
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.screens.sheets import ChoiceSheet, MessageSheet, TextSheet
from inspector.tui.words import said


class ReviewScreen(AppScreen[str | None]):
    """The review of one visit; dismissed with the item to go to, or None."""

    PLACE = REVIEW
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(REVIEW, over_fields=True),
        ("escape,v,q", "leave"),
    ]

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        self._review: Review | None = None
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """A title, the rows, the keys."""
        yield Title()
        yield RowList(id="rows")
        yield Footer()

    def on_mount(self) -> None:
        """Ask for what is missing and what is due."""
        self.set_class(self._shown.visit.type is VisitType.COVERT, "-quiet")
        self.query_one("#title", LineBar).show(lambda width: [review_title(self._shown, width)])
        self.query_one(Footer).show(self.footer)
        self.rows.focus()
        self._read()

    def _read(self) -> None:
        self.ask(review, self._shown.visit.visit, then=self._take)

    @property
    def rows(self) -> RowList:
        """The rows of the review."""
        return self.query_one("#rows", RowList)

    def _take(self, found: Review) -> None:
        self._review = found
        self._fill()

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        width = self.rows.size.width
        if self._review is None or not width:
            return
        self._entries = review_rows(self._shown, self._review, width, self.key)
        keys: list[str | None] = [
            f"{at}/{entry.item}" if entry.item else None for at, entry in enumerate(self._entries)
        ]
        self.rows.load(keys, self._row)
        self.query_one("#title", LineBar).paint()
        self.query_one(Footer).paint()

    def _row(self, at: int) -> Line:
        return self._entries[at].line if at < len(self._entries) else BLANK

    def offered(self) -> Iterable[Command]:
        """An open visit is closed; a closed one exported, amended, or void; last what explains."""
        is_open = self._shown.visit.state is VisitState.OPEN
        hidden = {"export.findings", "review.amend"} if is_open else {"visit.close"}
        if self._shown.visit.state in {VisitState.RETURNED, VisitState.REJECTED}:
            hidden |= {"export.findings"}
        if self._shown.visit.state is VisitState.VOID:
            hidden |= {"visit.sign"}
        offered = (one for one in super().offered() if one.id not in hidden)
        return sorted(offered, key=lambda one: one.id == "visit.score")

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Go to the item of the row."""
        message.stop()
        self.dismiss(message.key.partition("/")[2])

    @work(exclusive=True)
    async def action_visit_close(self) -> None:
        """Close it; with items unchecked only for a reason."""
        if self._shown.visit.state is not VisitState.OPEN:
            return
        visit, reason = self._shown.visit, None
        few = too_few(visit, self._shown.checklist)
        if visit.unchecked or few:
            reason = await self._why_incomplete(few)
            if not reason:
                return
        elif not await self._sure():
            return
        draft = f"{visit.visit}/incomplete"
        self.ask(close_visit, visit.visit, incomplete=reason, then=self._sealed, draft=draft)

    async def _why_incomplete(self, few: Sequence[Section]) -> str:
        """Why it is closed with something left; empty where it stays open."""
        visit = self._shown.visit
        title = text("{count} items are unchecked", count=len(visit.unchecked))
        if few:
            titles = "、".join(said(section.title) for section in few)
            title = text("Asked fewer times than it must be: {titles}", titles=titles)
        why = text("Why is it closed all the same? They stay unchecked, and count nowhere.")
        sheet = TextSheet(
            title,
            hint="\n".join([why, *self._required()]),
            draft=f"{visit.visit}/incomplete",
        )
        return (await self.app.push_screen_wait(sheet) or "").strip()

    async def _sure(self) -> bool:
        missing = [said(one) for one in signatures_missing(self._shown)]
        choices = (("1", text("Close")), ("2", text("Not yet")), ("s", text("Signatures")))
        sheet = ChoiceSheet(
            text("Close and seal the visit?"),
            text("A later change is an amendment with a reason."),
            *self._required(),
            *([text("Signatures: {missing}", missing="; ".join(missing))] if missing else []),
            choices=choices,
        )
        choice = await self.app.push_screen_wait(sheet)
        if choice == "s":
            self.action_visit_sign()
        return choice == "1"

    def _required(self) -> list[str]:
        """What answers need and lack, in one sentence; nothing where nothing is missing."""
        missing = [said(one) for one in required_missing(self._shown)]
        return (
            [text("Required and missing: {missing}", missing="; ".join(missing))] if missing else []
        )

    def action_visit_score(self) -> None:
        """Every point explained; whoever asks for an item there goes to it."""
        from inspector.tui.screens.score import ScoreScreen  # noqa: PLC0415

        self.app.push_screen(ScoreScreen(self._shown), self._explained)

    def _explained(self, code: str | None) -> None:
        if code is not None:
            self.dismiss(code)

    def action_visit_sign(self) -> None:
        """Name who signs, before closing or after."""
        from inspector.tui.screens.signing import SigningScreen  # noqa: PLC0415

        if self._shown.visit.state is not VisitState.VOID:
            self.app.push_screen(SigningScreen(self._shown), self._signed)

    def _signed(self, shown: Shown | None) -> None:
        if shown is not None:
            self._shown = shown
            self._read()

    def _sealed(self, closed: Closed) -> None:
        self._shown = closed.shown
        self._read()
        total = closed.shown.score.total_text or text("not scored")
        self.app.push_screen(
            MessageSheet(
                text("The visit is closed"),
                text("Score {total}, {count} findings", total=total, count=len(closed.findings)),
                text(
                    "{export} exports the signed findings; {sign} names who signs on paper.",
                    export=self.key("export.findings"),
                    sign=self.key("visit.sign"),
                ),
            )
        )

    def action_export_findings(self) -> None:
        """Export the closed visit."""
        from inspector.tui.screens.export import ExportScreen  # noqa: PLC0415

        if self._shown.visit.state is VisitState.OPEN:
            return
        self.app.push_screen(ExportScreen(self._shown.visit.visit, self._shown.unit.name))

    @work(exclusive=True)
    async def action_review_amend(self) -> None:
        """Change answers of the closed visit, for a reason."""
        if self._shown.visit.state in {VisitState.OPEN, VisitState.VOID}:
            return
        draft = f"{self._shown.visit.visit}/amend"
        reason = await self.app.push_screen_wait(
            TextSheet(
                text("Amend"),
                hint=text("Why? The reason stays with every change you make."),
                draft=draft,
            )
        )
        if (reason or "").strip():
            self.inspector.drafts.drop(draft)
            self.inspector.amending[self._shown.visit.visit] = (reason or "").strip()
            self.dismiss(None)

    @work(exclusive=True)
    async def action_review_void(self) -> None:
        """Mark it as made by mistake."""
        visit = self._shown.visit.visit
        draft = f"{visit}/void"
        reason = await self.app.push_screen_wait(
            TextSheet(
                text("Void"),
                hint=text("Why? The visit stays in the history and counts nowhere."),
                draft=draft,
            )
        )
        if (reason or "").strip():
            self.ask(void_visit, visit, reason, then=self._voided, draft=draft)

    def _voided(self, shown: Shown) -> None:
        self._shown = shown
        self._read()

    def action_leave(self) -> None:
        """Back to the walk."""
        self.dismiss(None)
