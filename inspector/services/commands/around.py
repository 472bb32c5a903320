"""Keys of the other screens; only in the app."""

from inspector.i18n import N_
from inspector.services.commands.command import EVERYWHERE, EVIDENCE, FORM, HOME, Command, on

FINDING_WAY: tuple[Command, ...] = (
    Command(
        id="home.find",
        key="slash",
        footer=True,
        label=N_("Find"),
        help=N_("Show only the visits that hold these words."),
        where=on(HOME),
    ),
    Command(
        id="home.sort",
        key="s",
        footer=True,
        label=N_("Sort"),
        help=N_("Sort by time, by unit or by state."),
        where=on(HOME),
    ),
    Command(
        id="home.state",
        key="f",
        footer=True,
        label=N_("Filter"),
        help=N_("Show only visits of one state."),
        where=on(HOME),
    ),
    Command(
        id="home.due",
        key="d",
        footer=True,
        label=N_("Due"),
        help=N_("Show the findings by the day on which they are due."),
        where=on(HOME),
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
        where=on(FORM),
    ),
    Command(
        id="form.another",
        key="ctrl+n",
        footer=True,
        label=N_("Save, next one"),
        help=N_("Save the occurrence and begin another."),
        where=on(FORM),
    ),
    Command(
        id="form.now",
        key="ctrl+t",
        footer=True,
        label=N_("Now"),
        help=N_("Fill in the time of this moment."),
        where=on(FORM),
    ),
    Command(
        id="form.evidence",
        key="ctrl+e",
        footer=True,
        label=N_("Evidence"),
        help=N_("Add files to the occurrence."),
        where=on(FORM),
    ),
    Command(
        id="form.drop",
        key="ctrl+d",
        footer=True,
        label=N_("Delete"),
        help=N_("Take this occurrence away; the history keeps it."),
        where=on(FORM),
    ),
)
"""Only in the app: one occurrence."""

CHOOSING: tuple[Command, ...] = (
    Command(
        id="evidence.attach",
        key="enter",
        footer=True,
        label=N_("Attach"),
        help=N_("Attach what is marked, else the file under the cursor; open a folder."),
        where=on(EVIDENCE),
    ),
    Command(
        id="evidence.mark",
        key="space",
        footer=True,
        label=N_("Mark"),
        help=N_("Mark the file, to attach several at once."),
        where=on(EVIDENCE),
    ),
    Command(
        id="evidence.where",
        key="tab",
        footer=True,
        label=N_("Goes to"),
        help=N_("Choose the occurrence that the files show, or the item as a whole."),
        where=on(EVIDENCE),
    ),
    Command(
        id="evidence.up",
        key="left",
        footer=True,
        label=N_("Folder"),
        help=N_("Look into the folder of the file, then into the one above."),
        where=on(EVIDENCE),
    ),
    Command(
        id="evidence.into",
        key="right",
        footer=False,
        label=N_("Into the folder"),
        help=N_("Look into the folder under the cursor."),
        where=on(EVIDENCE),
    ),
    Command(
        id="evidence.again",
        key="f5",
        footer=True,
        label=N_("Read again"),
        help=N_("Read the folders again, after a stick or a card was put in."),
        where=on(EVIDENCE),
    ),
)
"""Only in the app: files that are to be evidence."""

APP: tuple[Command, ...] = (
    Command(
        id="app.help",
        key="question_mark,f1",
        footer=False,
        label=N_("Help"),
        help=N_("Show every key."),
        where=on(EVERYWHERE),
    ),
    Command(
        id="app.palette",
        key="ctrl+p",
        footer=False,
        label=N_("Commands"),
        help=N_("Find any command by its name."),
        where=on(EVERYWHERE),
    ),
    Command(
        id="app.language",
        key="f2",
        footer=False,
        label=N_("中文"),
        help=N_("Speak the other language."),
        where=on(EVERYWHERE),
    ),
    Command(
        id="app.theme",
        key="f3",
        footer=False,
        label=N_("Light or dark"),
        help=N_("Change between dark and light colours."),
        where=on(EVERYWHERE),
    ),
    Command(
        id="app.suspend",
        label=N_("Suspend"),
        help=N_("Put the app to sleep and go to the shell; `fg` there wakes it."),
        where=on(EVERYWHERE),
    ),
    Command(
        id="app.quit",
        key="ctrl+q",
        footer=False,
        label=N_("Quit"),
        help=N_("Leave; everything is saved already."),
        where=on(EVERYWHERE),
    ),
)
"""Only in the app: everywhere."""
