"""Settings and the lock: keys of their own, and the words of the command line."""

from inspector.i18n import N_
from inspector.services.commands.command import EVERYWHERE, SETTINGS, Command, on

SETTING: tuple[Command, ...] = (
    Command(
        id="settings.list",
        cli="settings list",
        label=N_("List of settings"),
        help=N_("List what can be set, what it takes and what is set; also the commands' keys."),
    ),
    Command(
        id="settings.get",
        cli="settings get",
        label=N_("Show a setting"),
        help=N_("Show what is set: one setting, or all of them."),
    ),
    Command(
        id="settings.set",
        cli="settings set",
        label=N_("Change a setting"),
        help=N_("Change one setting in the settings file; the rest of the file stays as it is."),
    ),
    Command(
        id="settings.change",
        key="enter",
        footer=True,
        label=N_("Change"),
        help=N_("Change the setting under the cursor: the next choice, or type it."),
        where=on(SETTINGS),
    ),
    Command(
        id="settings.default",
        key="delete,backspace",
        footer=True,
        label=N_("Default"),
        help=N_("Put the setting under the cursor back to what it was at first."),
        where=on(SETTINGS),
    ),
    Command(
        id="settings.undo",
        key="u",
        footer=True,
        label=N_("Undo"),
        help=N_("Take back the last change made here."),
        where=on(SETTINGS),
    ),
    Command(
        id="settings.find",
        key="slash",
        footer=True,
        label=N_("Find"),
        help=N_("Find a setting, a command or an item by its name."),
        where=on(SETTINGS),
    ),
)
"""The settings."""

LOCKING: tuple[Command, ...] = (
    Command(
        id="app.settings",
        key="f4",
        footer=False,
        label=N_("Settings"),
        help=N_("Change keys, colours, language, marks, ready remarks and the lock."),
        where=on(EVERYWHERE),
    ),
    Command(
        id="app.lock",
        key="ctrl+l",
        footer=False,
        label=N_("Lock"),
        help=N_("Cover the screen until the passphrase is typed; everything stays as it is."),
        where=on(EVERYWHERE),
    ),
)
"""Only in the app: everywhere."""
