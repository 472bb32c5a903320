"""Who signs: the inspectors, the head of the unit, or a refusal with its witness."""

import re
from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from inspector.domain.labels import label
from inspector.domain.visit import Refusal, Signing
from inspector.domain.words import RefusalProof, VisitType
from inspector.errors import InspectorError
from inspector.errors.app import NOT_A_NUMBER
from inspector.i18n import N_, text
from inspector.services.signing import sign_visit, team_names
from inspector.services.visits import Shown
from inspector.tui.keys import plain
from inspector.tui.lines.footer import key_lines
from inspector.tui.lines.line import Line, line, paragraph
from inspector.tui.lines.painted import LinePane
from inspector.tui.screens.base import Footer, Title
from inspector.tui.screens.fields import Choices, Field, Row
from inspector.tui.screens.form import Form
from inspector.tui.type_ahead import conversation

SIGNS, REFUSES = "signs", "refuses"
BETWEEN_NAMES = re.compile("[、,，;；/]")
MOST_COPIES = 99


class SigningScreen(Form[Shown]):
    """Names who signs; dismissed with the visit as it is then, or None."""

    CSS_PATH = "signing.tcss"

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown

    @property
    def draft_name(self) -> str:
        """Every visit has its own."""
        return f"{self._shown.visit.visit}//signing"

    @property
    def _is_covert(self) -> bool:
        return self._shown.visit.type is VisitType.COVERT

    def compose(self) -> ComposeResult:
        """For the office, for the unit, and what happened."""
        outcomes = ((SIGNS, N_("Signs")), (REFUSES, N_("Refuses to sign")))
        proofs = [(str(one), label(one).en) for one in RefusalProof]
        yield Title()
        with VerticalScroll(id="form", can_focus=False):
            if not self._is_covert:
                hint = N_("names with , between them")
                yield Row(N_("Inspectors"), Field(hint=hint, id="inspectors"))
            yield Row(N_("Unit head"), Field(hint=N_("name, as printed"), id="unit_head"))
            yield Row(N_("Post"), Field(id="post"))
            yield Row(N_("Outcome"), Choices(outcomes, chosen=(SIGNS,), id="outcome"))
            yield Row(N_("Reason"), Field(hint=N_("why they refuse"), id="reason"), id="row-reason")
            yield Row(N_("Witness"), Field(hint=N_("name"), id="witness"), id="row-witness")
            chosen = (str(RefusalProof.PREMISES),)
            yield Row(N_("Served by"), Choices(proofs, chosen=chosen, id="proof"), id="row-proof")
            yield Row(N_("Copies"), Field(hint=N_("left with the unit"), id="copies"))
        yield LinePane(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Fill in what was noted, or what was typed and not saved."""
        self.query_one(Title).show(self._title)
        self.query_one(Footer).show(self.footer)
        self.put_in(self._as_noted())
        self.begin()
        first = "#unit_head" if self._is_covert or self._typed("inspectors") else "#inspectors"
        self.query_one(first, Input).focus()

    def footer(self, width: int) -> list[Line]:
        """The keys of the form."""
        keys = (
            ("Ctrl+S", text("Save")),
            ("Tab", text("next field")),
            ("1-2", text("choose")),
            ("Esc", text("Back")),
        )
        return key_lines(keys, width)

    def _title(self, _width: int) -> list[Line]:
        return [line(f" {text('Signatures')}", base="head")]

    def told(self, width: int) -> Sequence[Line]:
        """What the names are for."""
        words = text("Printed under the signature lines; the hand signature stays theirs to give.")
        lines = paragraph(words, width, look="muted")
        if self._is_covert:
            covert = text("Covert: no inspector is named; whoever serves the copy signs by hand.")
            lines += paragraph(covert, width, look="muted")
        return lines

    def _as_noted(self) -> dict[str, str | list[str]]:
        """The fields as the store has them; the team stands ready where nobody was named."""
        signing = self._shown.visit.signing or Signing()
        refused = signing.refused
        return {
            "inspectors": "、".join(signing.inspectors or team_names(self._shown)),
            "unit_head": signing.unit_head,
            "post": signing.post,
            "outcome": [REFUSES if refused else SIGNS],
            "reason": refused.reason if refused else "",
            "witness": refused.witness if refused else "",
            "proof": [str(refused.proof if refused else RefusalProof.PREMISES)],
            "copies": str(signing.copies or ""),
        }

    def put_in(self, fields: Mapping[str, str | list[str]]) -> None:
        """Fill the fields; what a refusal asks is there when they refuse."""
        super().put_in(fields)
        self._fold()

    def _typed(self, name: str) -> str:
        """What stands in a field; nothing where the visit has no such field."""
        return next((one.value.strip() for one in self.query(f"#{name}").results(Input)), "")

    def _chosen(self, name: str) -> str:
        return self.query_one(f"#{name}", Choices).value

    @on(Choices.Changed)
    def changed(self) -> None:
        """A refusal has a reason and a witness."""
        self._fold()

    def _fold(self) -> None:
        refuses = self._chosen("outcome") == REFUSES
        for name in ("reason", "witness", "proof"):
            self.query_one(f"#row-{name}").display = refuses

    @conversation
    async def action_save(self) -> None:
        """Note it; what was typed stays where it is refused."""
        await self.settled()
        try:
            signing = self._signing()
        except InspectorError as error:
            self.tell(error)
            return
        self.write(sign_visit, self._shown.visit.visit, signing, then=self._saved)

    def _signing(self) -> Signing:
        copies = plain(self._typed("copies"))
        if copies and not (copies.isascii() and copies.isdigit() and int(copies) <= MOST_COPIES):
            raise InspectorError(NOT_A_NUMBER, item=text("Copies"), given=copies[:20])
        refused = None
        if self._chosen("outcome") == REFUSES:
            refused = Refusal(
                reason=self._typed("reason"),
                witness=self._typed("witness"),
                proof=RefusalProof(self._chosen("proof")),
            )
        names = (one.strip() for one in BETWEEN_NAMES.split(self._typed("inspectors")))
        return Signing(
            inspectors=tuple(one for one in names if one),
            unit_head=self._typed("unit_head"),
            post=self._typed("post"),
            refused=refused,
            copies=int(copies or 0),
        )

    def _saved(self, shown: Shown) -> None:
        self.dismiss(shown)
