"""A visit, from opening to handing over; on the command line and in the app."""

from inspector.i18n import N_
from inspector.services.commands.command import (
    BOARD,
    EVIDENCE,
    HOME,
    REVIEW,
    WALK,
    Command,
    on,
)

VISITS: tuple[Command, ...] = (
    Command(
        id="visit.new",
        cli="visit new",
        key="n",
        footer=True,
        label=N_("New visit"),
        help=N_("Open a visit: one unit, one time, one checklist, a team."),
        where=on(HOME),
    ),
    Command(
        id="visit.list",
        cli="visit list",
        label=N_("Visits"),
        help=N_("List the visits."),
    ),
    Command(
        id="visit.show",
        cli="visit show",
        key="enter",
        footer=True,
        label=N_("Open"),
        help=N_("Show a visit: its answers, notes and history."),
        where=on(HOME),
    ),
    Command(
        id="visit.answer",
        cli="visit answer",
        label=N_("Answer"),
        help=N_("Record what was found at one item."),
    ),
    Command(
        id="visit.undo",
        cli="visit undo",
        key="u",
        footer=True,
        label=N_("Undo"),
        help=N_("Take back the last thing recorded, as far back as you like."),
        where=on(WALK, BOARD),
    ),
    Command(
        id="visit.redo",
        cli="visit redo",
        key="U",
        footer=False,
        label=N_("Redo"),
        help=N_("Do again what was just taken back, until something new is recorded."),
        where=on(WALK, BOARD),
    ),
    Command(
        id="visit.fill",
        cli="visit fill",
        label=N_("Fill from a file"),
        help=N_("Record everything that a fill file says: all of it, or nothing."),
    ),
    Command(
        id="visit.score",
        cli="visit score",
        label=N_("Score"),
        help=N_("Show the score, every point explained."),
    ),
    Command(
        id="visit.close",
        cli="visit close",
        key="c",
        footer=True,
        label=N_("Close and seal"),
        help=N_("Close a visit and make its findings; a later change is an amendment."),
        where=on(REVIEW),
    ),
    Command(
        id="visit.amend",
        cli="visit amend",
        label=N_("Amend"),
        help=N_("Change a closed visit from a fill file, with a reason."),
        where=on(HOME, WALK),
    ),
    Command(
        id="visit.void",
        cli="visit void",
        label=N_("Void"),
        help=N_("Mark a visit that was made by mistake, with a reason."),
        where=on(HOME),
    ),
    Command(
        id="visit.sheet",
        cli="visit sheet",
        label=N_("Blank form"),
        help=N_("Print the visit's checklist as a blank form to take along on paper."),
        where=on(HOME, WALK),
    ),
    Command(
        id="evidence.add",
        cli="evidence add",
        key="e",
        footer=True,
        label=N_("Evidence"),
        help=N_("Add photos or other files to an item."),
        where=on(WALK),
    ),
    Command(
        id="evidence.list",
        cli="evidence list",
        label=N_("List of evidence"),
        help=N_("List the files of a visit, each with its item."),
    ),
    Command(
        id="evidence.remove",
        cli="evidence remove",
        key="ctrl+d",
        footer=True,
        label=N_("Take away"),
        help=N_("Take a file away from an item; the history keeps it, and it can be undone."),
        where=on(EVIDENCE),
    ),
)
"""The visit, from opening to closing."""

HANDOVER: tuple[Command, ...] = (
    Command(
        id="finding.list",
        cli="finding list",
        label=N_("List of findings"),
        help=N_("List the findings and by when each is to be put right."),
    ),
    Command(
        id="export.findings",
        cli="export findings",
        key="x",
        footer=True,
        label=N_("Export"),
        help=N_("Write the findings of a closed visit as a signed PDF."),
        where=on(HOME, REVIEW),
    ),
    Command(
        id="verify",
        cli="verify",
        label=N_("Verify a file"),
        help=N_("Say what the signature of a file proves, and only that."),
        where=on(HOME),
    ),
)
"""What leaves, and what comes back."""
