"""Every command, declared once: what it is called, which key it has, where it is offered."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspector.i18n import N_

HOME = "home"
WALK = "walk"
REVIEW = "review"
FORM = "form"
EVERYWHERE = "everywhere"


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


def _on(*screens: str) -> frozenset[str]:
    return frozenset(screens)


WORKSPACE: tuple[Command, ...] = (
    Command(
        id="init",
        cli="init",
        label=N_("New workspace"),
        help=N_("Make a new encrypted workspace, with its recovery file."),
    ),
    Command(
        id="passphrase.change",
        cli="passphrase change",
        label=N_("Change passphrase"),
        help=N_("Change the passphrase of the workspace."),
    ),
    Command(
        id="recover",
        cli="recover",
        label=N_("Recover"),
        help=N_("Set a new passphrase with the recovery file, when the old one is forgotten."),
    ),
    Command(
        id="backup",
        cli="backup",
        label=N_("Back up"),
        help=N_("Write an encrypted copy of the workspace into one file."),
        where=_on(HOME),
    ),
    Command(
        id="restore",
        cli="restore",
        label=N_("Restore"),
        help=N_("Make a new workspace from a backup."),
    ),
    Command(
        id="selfcheck",
        cli="selfcheck",
        label=N_("Check the data"),
        help=N_("Work out everything stored again from the history, and verify every signature."),
        where=_on(HOME),
    ),
    Command(
        id="doctor",
        cli="doctor",
        label=N_("Check this machine"),
        help=N_("Check whether this machine has all that is needed."),
        where=_on(HOME),
    ),
    Command(
        id="key.show",
        cli="key show",
        label=N_("Signing certificate"),
        help=N_("Show the certificate that signs findings, or write it to a file."),
        where=_on(HOME),
    ),
    Command(
        id="demo",
        cli="demo",
        label=N_("Demo"),
        help=N_("Open a demo county; without a terminal, run the whole story and print the paths."),
    ),
)
"""Of the workspace itself."""

REGISTERS: tuple[Command, ...] = (
    Command(
        id="unit.add",
        cli="unit add",
        label=N_("Add a unit"),
        help=N_("Enter a unit that is inspected."),
        where=_on(HOME),
    ),
    Command(
        id="unit.list",
        cli="unit list",
        label=N_("Units"),
        help=N_("List the units."),
        where=_on(HOME),
    ),
    Command(
        id="person.add",
        cli="person add",
        label=N_("Add a person"),
        help=N_("Enter a person and what they may do."),
        where=_on(HOME),
    ),
    Command(
        id="person.list",
        cli="person list",
        label=N_("People"),
        help=N_("List the people."),
        where=_on(HOME),
    ),
)
"""Units and people."""

CONTENT: tuple[Command, ...] = (
    Command(
        id="checklist.list",
        cli="checklist list",
        label=N_("Checklists"),
        help=N_("List the checklists at hand."),
    ),
    Command(
        id="checklist.show",
        cli="checklist show",
        label=N_("Show a checklist"),
        help=N_("Show what a checklist asks, of any unit or of one kind of visit."),
    ),
    Command(
        id="checklist.check",
        cli="checklist check",
        label=N_("Check a checklist file"),
        help=N_("Look for faults in a checklist file, each with its line."),
    ),
    Command(
        id="deadline",
        cli="deadline",
        label=N_("Work out a deadline"),
        help=N_("Work out a deadline and show how it was counted."),
    ),
    Command(
        id="calendar.show",
        cli="calendar show",
        label=N_("Working-day calendar"),
        help=N_("Show the days off and the days worked of a year, with the notice's number."),
    ),
    Command(
        id="calendar.add",
        cli="calendar add",
        label=N_("Add a calendar year"),
        help=N_("Read a holiday notice, in its own words, into the working-day calendar."),
    ),
)
"""What needs no workspace to look at."""

VISITS: tuple[Command, ...] = (
    Command(
        id="visit.new",
        cli="visit new",
        key="n",
        footer=True,
        label=N_("New visit"),
        help=N_("Open a visit: one unit, one time, one checklist, a team."),
        where=_on(HOME),
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
        where=_on(HOME),
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
        where=_on(WALK),
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
        where=_on(REVIEW),
    ),
    Command(
        id="visit.amend",
        cli="visit amend",
        label=N_("Amend"),
        help=N_("Change a closed visit from a fill file, with a reason."),
        where=_on(HOME, WALK),
    ),
    Command(
        id="visit.void",
        cli="visit void",
        label=N_("Void"),
        help=N_("Mark a visit that was made by mistake, with a reason."),
        where=_on(HOME),
    ),
    Command(
        id="visit.sheet",
        cli="visit sheet",
        label=N_("Blank form"),
        help=N_("Print the visit's checklist as a blank form to take along on paper."),
        where=_on(HOME, WALK),
    ),
    Command(
        id="evidence.add",
        cli="evidence add",
        key="e",
        footer=True,
        label=N_("Evidence"),
        help=N_("Add photos or other files to an item."),
        where=_on(WALK),
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
        where=_on(HOME, REVIEW),
    ),
    Command(
        id="verify",
        cli="verify",
        label=N_("Verify a file"),
        help=N_("Say what the signature of a file proves, and only that."),
        where=_on(HOME),
    ),
)
"""What leaves, and what comes back."""

WALKING: tuple[Command, ...] = (
    Command(
        id="walk.one",
        key="1",
        footer=True,
        label=N_("Compliant"),
        help=N_("Answer with the first word that the item takes: compliant, or heard."),
        where=_on(WALK),
    ),
    Command(
        id="walk.two",
        key="2",
        footer=True,
        label=N_("Not compliant"),
        help=N_("Answer with the second word: a violation opens its occurrence."),
        where=_on(WALK),
    ),
    Command(
        id="walk.three",
        key="3",
        footer=True,
        label=N_("Not applicable"),
        help=N_("Answer with the third word; not applicable asks for a reason."),
        where=_on(WALK),
    ),
    Command(
        id="walk.four",
        key="4",
        footer=True,
        label=N_("Not checked"),
        help=N_("Take the answer away: the item is unchecked again."),
        where=_on(WALK),
    ),
    Command(
        id="walk.five",
        key="5",
        footer=False,
        label=N_("Not applicable"),
        help=N_("A graded item does not apply."),
        where=_on(WALK),
    ),
    Command(
        id="walk.occurrence",
        key="enter",
        footer=True,
        label=N_("Occurrence"),
        help=N_("Add an occurrence to the item, or correct those that it has."),
        where=_on(WALK),
    ),
    Command(
        id="walk.note",
        key="t",
        footer=True,
        label=N_("Note"),
        help=N_("Write a note about the item."),
        where=_on(WALK),
    ),
    Command(
        id="walk.next",
        key="g",
        footer=True,
        label=N_("Next unchecked"),
        help=N_("Go to the next item without an answer."),
        where=_on(WALK),
    ),
    Command(
        id="walk.find",
        key="slash",
        footer=True,
        label=N_("Find"),
        help=N_("Find an item by its code or its text."),
        where=_on(WALK),
    ),
    Command(
        id="walk.rest",
        key="B",
        footer=True,
        label=N_("Rest is compliant"),
        help=N_("Answer everything that is left alike, after showing what it would touch."),
        where=_on(WALK),
    ),
    Command(
        id="walk.lap",
        key="w",
        footer=True,
        label=N_("Time"),
        help=N_("Note a moment: arrival, ticket, called, served, left."),
        where=_on(WALK),
    ),
    Command(
        id="walk.lead",
        key="l",
        footer=True,
        label=N_("Lead"),
        help=N_("Write down hearsay: it is handed over and never scored."),
        where=_on(WALK),
    ),
    Command(
        id="walk.good",
        key="p",
        footer=True,
        label=N_("Good practice"),
        help=N_("Write down what others can learn from."),
        where=_on(WALK),
    ),
    Command(
        id="walk.phrases",
        key="y",
        footer=True,
        label=N_("Phrases"),
        help=N_("Go to the phrases, from one to the next that is unchecked."),
        where=_on(WALK),
    ),
    Command(
        id="walk.review",
        key="v",
        footer=True,
        label=N_("Review"),
        help=N_("See what is missing, what was lost and why, then close."),
        where=_on(WALK),
    ),
    Command(
        id="walk.detail",
        key="d",
        footer=False,
        label=N_("Whole text"),
        help=N_("Show the whole clause and everything noted; again to go back."),
        where=_on(WALK),
    ),
    Command(
        id="walk.section_next",
        key="right_square_bracket",
        footer=False,
        label=N_("Next section"),
        help=N_("Go to the next section."),
        where=_on(WALK),
    ),
    Command(
        id="walk.section_back",
        key="left_square_bracket",
        footer=False,
        label=N_("Section before"),
        help=N_("Go to the section before."),
        where=_on(WALK),
    ),
    Command(
        id="visit.history",
        key="h",
        footer=False,
        label=N_("History"),
        help=N_("Show everything that was recorded, in order."),
        where=_on(HOME, WALK),
    ),
)
"""Only in the app: the walk-through."""

REVIEWING: tuple[Command, ...] = (
    Command(
        id="review.amend",
        key="a",
        footer=True,
        label=N_("Amend"),
        help=N_("Change the answers of a closed visit, with a reason."),
        where=_on(REVIEW),
    ),
    Command(
        id="review.void",
        key="V",
        footer=False,
        label=N_("Void"),
        help=N_("Mark the visit as made by mistake, with a reason."),
        where=_on(REVIEW),
    ),
)
"""Only in the app: the review."""

FINDING_WAY: tuple[Command, ...] = (
    Command(
        id="home.find",
        key="slash",
        footer=True,
        label=N_("Find"),
        help=N_("Show only the visits that hold these words."),
        where=_on(HOME),
    ),
    Command(
        id="home.sort",
        key="s",
        footer=True,
        label=N_("Sort"),
        help=N_("Sort by time, by unit or by state."),
        where=_on(HOME),
    ),
    Command(
        id="home.state",
        key="f",
        footer=True,
        label=N_("Filter"),
        help=N_("Show only visits of one state."),
        where=_on(HOME),
    ),
    Command(
        id="home.due",
        key="d",
        footer=True,
        label=N_("Due"),
        help=N_("Show the findings by the day on which they are due."),
        where=_on(HOME),
    ),
)
"""Only in the app: the first screen."""

NOTING: tuple[Command, ...] = (
    Command(
        id="form.save",
        key="ctrl+s",
        footer=True,
        label=N_("Save"),
        help=N_("Save the occurrence."),
        where=_on(FORM),
    ),
    Command(
        id="form.another",
        key="ctrl+n",
        footer=True,
        label=N_("Save, next one"),
        help=N_("Save the occurrence and begin another."),
        where=_on(FORM),
    ),
    Command(
        id="form.now",
        key="ctrl+t",
        footer=True,
        label=N_("Now"),
        help=N_("Fill in the time of this moment."),
        where=_on(FORM),
    ),
    Command(
        id="form.evidence",
        key="ctrl+e",
        footer=True,
        label=N_("Evidence"),
        help=N_("Add files to the occurrence."),
        where=_on(FORM),
    ),
    Command(
        id="form.drop",
        key="ctrl+d",
        footer=True,
        label=N_("Delete"),
        help=N_("Take this occurrence away; the history keeps it."),
        where=_on(FORM),
    ),
)
"""Only in the app: one occurrence."""

APP: tuple[Command, ...] = (
    Command(
        id="app.help",
        key="question_mark,f1",
        footer=False,
        label=N_("Help"),
        help=N_("Show every key."),
        where=_on(EVERYWHERE),
    ),
    Command(
        id="app.palette",
        key="ctrl+p",
        footer=False,
        label=N_("Commands"),
        help=N_("Find any command by its name."),
        where=_on(EVERYWHERE),
    ),
    Command(
        id="app.language",
        key="f2",
        footer=False,
        label=N_("中文"),
        help=N_("Speak the other language."),
        where=_on(EVERYWHERE),
    ),
    Command(
        id="app.theme",
        key="f3",
        footer=False,
        label=N_("Light or dark"),
        help=N_("Change between dark and light colours."),
        where=_on(EVERYWHERE),
    ),
    Command(
        id="app.quit",
        key="ctrl+q",
        footer=False,
        label=N_("Quit"),
        help=N_("Leave; everything is saved already."),
        where=_on(EVERYWHERE),
    ),
)
"""Only in the app: everywhere."""

COMMANDS: tuple[Command, ...] = (
    *WALKING,
    *REVIEWING,
    *FINDING_WAY,
    *NOTING,
    *VISITS,
    *HANDOVER,
    *REGISTERS,
    *CONTENT,
    *WORKSPACE,
    *APP,
)
"""All of them, in the order in which they are offered."""


def offered_on(screen: str) -> Iterable[Command]:
    """The commands of one screen, in order."""
    return (command for command in COMMANDS if screen in command.where)
