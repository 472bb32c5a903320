"""Keys of the phrase board; only in the app."""

from inspector.i18n import N_
from inspector.services.commands.command import BOARD, Command, on

LISTENING: tuple[Command, ...] = (
    Command(
        id="board.heard",
        key="h",
        footer=True,
        label=N_("Heard"),
        help=N_("The phrase was said; 1 does the same. Each tick is added to those before it."),
        where=on(BOARD),
    ),
    Command(
        id="board.missed",
        key="m",
        footer=True,
        label=N_("Missed"),
        help=N_("The phrase was due and not said; 2 does the same."),
        where=on(BOARD),
    ),
    Command(
        id="board.not_triggered",
        key="n",
        footer=True,
        label=N_("Not triggered"),
        help=N_("The moment of the phrase never came; 3 does the same."),
        where=on(BOARD),
    ),
    Command(
        id="board.clear",
        key="c",
        footer=True,
        label=N_("Clear"),
        help=N_("Take all ticks of the phrase away; 4 or 0 does the same."),
        where=on(BOARD),
    ),
    Command(
        id="board.last",
        key="minus",
        footer=True,
        label=N_("Last tick off"),
        help=N_("Take the last tick of the phrase away."),
        where=on(BOARD),
    ),
    Command(
        id="board.window",
        key="w",
        footer=True,
        label=N_("Window"),
        help=N_("Type the window where you listen; it stays. Tab goes to the next one."),
        where=on(BOARD),
    ),
)
"""Only in the app: all phrases on one screen."""
