"""One command: what it is called, which key it has, where it is offered."""

from dataclasses import dataclass

from inspector.i18n import N_

HOME = "home"
WALK = "walk"
REVIEW = "review"
FORM = "form"
EVIDENCE = "evidence"
BOARD = "board"
SCORE = "score"
COLUMNS = "columns"
SETTINGS = "settings"
EVERYWHERE = "everywhere"

PLACES = {
    HOME: N_("first screen"),
    WALK: N_("walk-through"),
    REVIEW: N_("review"),
    FORM: N_("occurrence"),
    EVIDENCE: N_("evidence"),
    BOARD: N_("phrase board"),
    SCORE: N_("score"),
    COLUMNS: N_("score columns"),
    SETTINGS: N_("settings"),
    EVERYWHERE: N_("every screen"),
}
"""Where commands are offered, and what people call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can ask for; texts are msgids, translated where they are shown."""

    id: str
    """Stable name, e.g. `visit.close`; bindings and tests use it."""
    label: str
    """Two or three words, for footer and palette."""
    help: str
    """One sentence that says what happens."""
    cli: str | None = None
    """Words on the command line, e.g. `visit close`; None where only the app has it."""
    key: str | None = None
    """Textual key, or several with commas; None where the palette is enough."""
    footer: bool = False
    """Whether the key stands in the footer."""
    where: frozenset[str] = frozenset()
    """Screens that offer it; empty: only the command line."""


def on(*screens: str) -> frozenset[str]:
    """The screens that offer a command."""
    return frozenset(screens)
