"""Keys of the score, row under row; only in the app."""

from inspector.i18n import N_
from inspector.services.commands.command import SCORE, Command, on

SCORING: tuple[Command, ...] = (
    Command(
        id="score.unfold",
        key="right",
        footer=True,
        label=N_("Unfold"),
        help=N_("Show what a row is made of; again to step into it."),
        where=on(SCORE),
    ),
    Command(
        id="score.fold",
        key="left",
        footer=True,
        label=N_("Fold"),
        help=N_("Hide what a row is made of; again to go to the row that it belongs to."),
        where=on(SCORE),
    ),
    Command(
        id="score.all",
        key="a",
        footer=True,
        label=N_("All rows"),
        help=N_("Unfold every row; again to see the sections alone."),
        where=on(SCORE),
    ),
)
"""Only in the app: the score explained."""
