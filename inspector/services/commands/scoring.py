"""Keys of the score, row under row, and of its other columns; only in the app."""

from inspector.i18n import N_
from inspector.services.commands.command import COLUMNS, SCORE, WALK, Command, on

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
    Command(
        id="visit.columns",
        key="c",
        footer=True,
        label=N_("Columns"),
        help=N_("Put points into the form's other columns: own score, leader's score."),
        where=on(WALK, SCORE),
    ),
    Command(
        id="columns.next",
        key="right,tab",
        footer=True,
        label=N_("Next column"),
        help=N_("Go to the column on the right; after the last one to the first."),
        where=on(COLUMNS),
    ),
    Command(
        id="columns.back",
        key="left,shift+tab",
        footer=False,
        label=N_("Column before"),
        help=N_("Go to the column on the left."),
        where=on(COLUMNS),
    ),
    Command(
        id="columns.clear",
        key="delete,backspace",
        footer=True,
        label=N_("Take away"),
        help=N_("Take the points of this column away from the item."),
        where=on(COLUMNS),
    ),
    Command(
        id="columns.without",
        key="n",
        footer=True,
        label=N_("Next without"),
        help=N_("Go to the next item that has no points in this column."),
        where=on(COLUMNS),
    ),
)
"""Only in the app: the score explained."""
