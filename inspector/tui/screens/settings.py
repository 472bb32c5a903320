"""Settings: every change holds at once and is saved at once; `u` takes it back."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from inspector.domain.keyboard import key_named, key_written
from inspector.domain.settings import DECLARED, Setting, Shape, value_of
from inspector.errors import InspectorError
from inspector.errors import settings as faults
from inspector.i18n import text
from inspector.services.commands import SETTINGS, Command
from inspector.services.keymap import command_with_key, keyed, taken_by
from inspector.services.settings import settings_file
from inspector.tui.bindings import bindings_of
from inspector.tui.keys import narrow, shown
from inspector.tui.lines.line import RULE, Line, line
from inspector.tui.lines.painted import LineBar, LinePane
from inspector.tui.lines.rows import RowList
from inspector.tui.lines.setting import (
    Row,
    group_column,
    group_line,
    help_lines,
    row_line,
    rows_of,
)
from inspector.tui.screens.base import AppScreen, Footer, Title
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.sheets import ChoiceSheet, Sheet, TextSheet, titled

WIDE_CELLS = 110
TIME_CELLS = 20
"""What the time of the last write takes at the end of the title."""


class SettingsScreen(AppScreen[None]):
    """Everything that can be set, in one list."""

    PLACE = SETTINGS
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(SETTINGS),
        ("space", "settings_change"),
        ("right", "step(1)"),
        ("left", "step(-1)"),
        ("escape", "dismiss(None)"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._listed: list[Row | str] = []
        self._done: list[tuple[str, object]] = []
        """What was changed here, and what it was before."""

    def compose(self) -> ComposeResult:
        """The groups where there is room, everything to set, what it is for, the keys."""
        yield Title()
        with Container(id="mid"):
            yield LinePane(id="column")
            yield RowList(id="rows")
        yield LineBar(id="split")
        yield LinePane(id="help")
        yield Footer()

    def on_mount(self) -> None:
        """Show what is set."""
        self.query_one("#title", LineBar).show(self._title)
        self.query_one("#split", LineBar).show(lambda _: [RULE])
        self.query_one(Footer).show(self.footer)
        self.rows.follow(self._moved)
        self.rows.focus()
        self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room; nothing exists only there."""
        self.set_class(event.size.width >= WIDE_CELLS, "-wide")

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#rows", RowList)

    @property
    def row(self) -> Row | None:
        """What is under the cursor."""
        key = self.rows.cursor_key
        return next((one for one in self._rows if one.name == key), None)

    def _title(self, width: int) -> list[Line]:
        title, said = text("Settings"), text("Every change holds at once and is saved.")
        if cell_len(title) + cell_len(said) + TIME_CELLS > width:
            said = ""
        file = f"{settings_file(self.inspector.home).name}  " if width >= WIDE_CELLS else ""
        return [line(f" {title}", right=(f"{file}{said} ",), base="head")]

    def _load(self) -> None:
        self._rows = rows_of(self.inspector.settings)
        self._listed = []
        for group in dict.fromkeys(one.group for one in self._rows):
            self._listed += [group, *(one for one in self._rows if one.group == group)]
        keys = [one.name if isinstance(one, Row) else None for one in self._listed]
        self.rows.load(keys, self._row_line)
        self._moved()

    def _row_line(self, at: int) -> Line:
        one = self._listed[at]
        return row_line(one, self.rows.size.width) if isinstance(one, Row) else group_line(one)

    def _moved(self) -> None:
        self.query_one("#help", LinePane).show(self._help, top=True)
        self.query_one("#column", LinePane).show(self._column)

    def _help(self, width: int) -> list[Line]:
        return help_lines(self.row, width) if self.row else []

    def _column(self, _width: int) -> list[Line]:
        groups = [one for one in self._listed if isinstance(one, str)]
        return group_column(groups, self.row.group if self.row else "")

    def relabel(self) -> None:
        """Say everything in the language spoken now."""
        self._load()
        super().relabel()

    @on(RowList.Chosen)
    def chosen(self, message: RowList.Chosen) -> None:
        """Enter changes what is under the cursor."""
        message.stop()
        self.action_settings_change()

    def on_key(self, event: events.Key) -> None:
        """A digit begins the new number."""
        typed = narrow(event.character or "")
        setting = self._setting()
        if setting is not None and setting.shape is Shape.NUMBER and typed.isdecimal():
            event.stop()
            self.edit(setting, typed)

    def action_settings_change(self) -> None:
        """The next choice; or ask for the number, the texts or the key."""
        row, setting = self.row, self._setting()
        if row is None:
            return
        if setting is None:
            if row.name.startswith("keys."):
                self.ask_for_key(row.name)
            else:
                self.edit_remarks(row.name)
        elif setting.shape in {Shape.CHOICE, Shape.SWITCH}:
            self.action_step(1)
        else:
            self.edit(setting)

    def action_step(self, step: int) -> None:
        """To the next value, or the one before."""
        setting = self._setting()
        if setting is None:
            return
        value = value_of(self.inspector.settings, setting)
        if setting.shape is Shape.CHOICE:
            words = [word for word, _ in setting.choices]
            self.change(setting.name, words[(words.index(str(value)) + step) % len(words)])
        elif isinstance(value, bool):
            self.change(setting.name, not value)
        elif isinstance(value, int):
            bound = min(setting.most, max(setting.least, value + step))
            self.change(setting.name, bound)

    def action_settings_default(self) -> None:
        """Back to what it was at first."""
        if self.row is not None and self.row.is_changed:
            self.change(self.row.name, None)

    def action_settings_undo(self) -> None:
        """Take back the last change."""
        if self._done:
            name, before = self._done.pop()
            self.inspector.change(name, before)
            self._load()
            self.rows.go(name)

    def action_settings_find(self) -> None:
        """Pick one by its name."""
        width = self.size.width - 4
        rows = [(one.name, row_line(one, width), one.searched) for one in self._rows]
        self.app.push_screen(PickSheet(text("Find a setting"), rows), self._found)

    def _found(self, name: str | None) -> None:
        if name is not None:
            self.rows.go(name)

    def change(self, name: str, value: object) -> None:
        """Change a setting; what does not fit is told."""
        before = self._entry(name)
        try:
            self.inspector.change(name, value)
        except InspectorError as error:
            self.tell(error)
            return
        self._done.append((name, before))
        self._load()

    def _entry(self, name: str) -> object:
        """What is set now, as `change` would take it back."""
        first, _, entry = name.partition(".")
        held = getattr(self.inspector.settings, first)
        return held.get(entry) if entry else held

    def _setting(self) -> Setting | None:
        """The setting under the cursor; None for one entry of a table."""
        name = self.row.name if self.row else ""
        return next((one for one in DECLARED if one.name == name), None)

    @work(exclusive=True)
    async def edit(self, setting: Setting, typed: str = "") -> None:
        """Ask for a number, or for texts."""
        value = value_of(self.inspector.settings, setting)
        is_list = isinstance(value, tuple)
        held = "\n".join(value) if isinstance(value, tuple) else str(value)
        sheet = TextSheet(
            text(setting.label), value=typed or held, hint=text(setting.help), long=is_list
        )
        given = await self.app.push_screen_wait(sheet)
        if given is None:
            return
        narrowed = "".join(map(narrow, given.strip()))
        number = int(narrowed) if narrowed.isdecimal() else given
        self.change(setting.name, _lines(given) if is_list else number)

    @work(exclusive=True)
    async def edit_remarks(self, name: str) -> None:
        """Ask for the remarks of an item; of which item, where it is a new one."""
        item = name.partition(".")[2]
        if not item:
            asked = TextSheet(
                text("Which item?"), hint=text("Its code, e.g. P05; * for every item.")
            )
            code = await self.app.push_screen_wait(asked)
            item = "".join(map(narrow, code or ""))
            item = item.strip().upper().replace(".", "")
            if not item:
                return
        held = self.inspector.settings.ready_remarks.get(item, ())
        title = text("Ready remarks: {item}", item=item)
        hint = text("One a line; no line takes them away. Numbers of people are masked.")
        sheet = TextSheet(title, value="\n".join(held), hint=hint, long=True)
        given = await self.app.push_screen_wait(sheet)
        if given is not None:
            self.change(f"ready_remarks.{item}", _lines(given) or None)
            self.rows.go(f"ready_remarks.{item}")

    @work(exclusive=True)
    async def ask_for_key(self, name: str) -> None:
        """Ask for the new key of a command; of one that is taken, whether to swap."""
        command_id = name.partition(".")[2]
        keys = self.inspector.settings.keys
        [command] = keyed([command_with_key(command_id, where=name)], keys)
        pressed = await self.app.push_screen_wait(KeySheet(text(command.label), command.key or ""))
        if pressed is None:
            return
        key = key_named(pressed)
        if key is None:
            self.tell(InspectorError(faults.NO_KEY, where=text(command.label), key=pressed))
            return
        other = taken_by(command, key, keys)
        if other is None:
            self.change(name, key_written(key))
        elif await self._may_swap(command, other, key):
            swapped = {**keys, command.id: key, other.id: command.key}
            self.change("keys", swapped)

    async def _may_swap(self, command: Command, other: Command, key: str) -> bool:
        """Whether two commands are to exchange their keys; one without a key has none to give."""
        title = text("{key} is the key of {other}", key=shown(key), other=text(other.label))
        if not command.key:
            choices: Sequence[tuple[str, str]] = ()
            words = text("Give that command another key first.")
        else:
            own = shown(command.key)
            choices = (("1", text("Swap")),)
            words = text(
                "Swap: {key} is then {label}, and {own} is {other}.",
                key=shown(key),
                label=text(command.label),
                own=own,
                other=text(other.label),
            )
        return await self.app.push_screen_wait(ChoiceSheet(title, words, choices=choices)) == "1"


class KeySheet(Sheet[str | None]):
    """Waits for one key, whichever it is; dismissed with its name, or None."""

    TAKES_ALL_KEYS: ClassVar[bool] = True

    def __init__(self, label: str, key: str) -> None:
        super().__init__()
        now = text("Now: {key}.", key=shown(key)) if key else text("It has none yet.")
        self._words = titled(
            text("Press the new key for: {label}", label=label),
            f"{now} {text('A letter, a digit, a sign, Ctrl with a letter, or F1 to F12.')}",
        )

    def body(self) -> ComposeResult:
        """What to do."""
        yield LinePane(id="words")

    def keys(self) -> Sequence[tuple[str, str]]:
        """Only the way back; every other key is taken as the new one."""
        return (("Esc", text("Back")),)

    def on_mount(self) -> None:
        """Say what to do."""
        super().on_mount()
        self.query_one("#words", LinePane).show(self._words)

    def on_key(self, event: events.Key) -> None:
        """Take the key."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        typed = narrow(event.character or "")
        self.dismiss(typed if typed.isprintable() and len(typed) == 1 else event.key)


def _lines(given: str) -> list[str]:
    return [one.strip() for one in given.splitlines() if one.strip()]
