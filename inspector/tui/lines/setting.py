"""How settings stand in their list: the name, what is set, and whether a person changed it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from inspector.domain.settings import DECLARED, Setting, Settings, Shape, Value, allowed, value_of
from inspector.i18n import N_, spoken, text
from inspector.services.commands import PLACES, Command
from inspector.services.keymap import keyable, keyed
from inspector.tui.keys import shown
from inspector.tui.lines.line import BLANK, Line, Span, heading, line, paragraph
from inspector.tui.marks import marks

GROUPS = (
    (N_("Looks"), ("language", "theme", "marks", "mouse")),
    (N_("Lock and reminders"), ("idle_lock_minutes", "occupancy_minutes")),
    (N_("Evidence"), ("evidence_folders",)),
)
LABEL_CELLS = 29


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to set."""

    name: str
    """As it is changed: `theme`, `keys.walk.next`, `ready_remarks.P05`; `ready_remarks.` adds."""
    group: str
    """Title of its group, in the language spoken."""
    label: str
    value: str
    help: str
    is_changed: bool
    can_step: bool = False
    """Whether arrows go from value to value."""

    @property
    def searched(self) -> str:
        """What it is found by."""
        return f"{self.label} {self.name} {self.value} {self.help} {self.group}"


def rows_of(settings: Settings) -> list[Row]:
    """Everything that can be set, group by group."""
    by_name = {one.name: one for one in DECLARED}
    rows = [
        _setting_row(text(group), by_name[name], settings)
        for group, names in GROUPS
        for name in names
    ]
    return [*rows, *_remark_rows(settings), *_key_rows(settings)]


def row_line(row: Row, width: int) -> Line:
    """Name, value, and a mark where a person changed it."""
    cells = min(LABEL_CELLS, width // 2)
    gap = " " * max(1, cells - cell_len(row.label))
    around = (f"{marks().till_here} ", f" {marks().here}") if row.can_step else ("", "")
    value = f"{around[0]}{row.value}{around[1]}"
    changed = f"{text('changed by you')} " if row.is_changed else ""
    look = "strong" if row.is_changed else ""
    return line(f"  {row.label}{gap}", Span(value, look), right=(Span(changed, "muted"),))


def group_line(group: str) -> Line:
    """The title of a group."""
    return heading(group)


def group_column(groups: list[str], here: str) -> list[Line]:
    """All groups, the one under the cursor marked."""
    return [BLANK, *(line(f" {one}", base="cursor" if one == here else "") for one in groups)]


def help_lines(row: Row, width: int) -> list[Line]:
    """What the setting is for, and what it takes."""
    return paragraph(row.help, width)


def value_shown(setting: Setting, value: Value) -> str:
    """A value in words."""
    match setting.shape:
        case Shape.CHOICE:
            return text(dict(setting.choices)[str(value)])
        case Shape.SWITCH:
            return text("on") if value else text("off")
        case Shape.NUMBER:
            return text("never") if value == 0 else text("{count} min", count=value)
        case Shape.TEXTS:
            assert isinstance(value, tuple)  # noqa: S101 - as it was checked
            return "; ".join(value) or text("none yet")
        case _:
            return str(value)


def _setting_row(group: str, setting: Setting, settings: Settings) -> Row:
    value = value_of(settings, setting)
    help_ = text(setting.help)
    if setting.shape is Shape.NUMBER:
        help_ = f"{help_} ({allowed(setting).in_(spoken())})"
    return Row(
        name=setting.name,
        group=group,
        label=text(setting.label),
        value=value_shown(setting, value),
        help=help_,
        is_changed=value != setting.default,
        can_step=setting.shape in {Shape.CHOICE, Shape.SWITCH, Shape.NUMBER},
    )


def _remark_rows(settings: Settings) -> Iterator[Row]:
    group = text("Ready remarks")
    help_ = text("Remarks to pick from at this item, one a line.")
    for item, texts in settings.ready_remarks.items():
        yield Row(
            name=f"ready_remarks.{item}",
            group=group,
            label=text("every item") if item == "*" else item,
            value="; ".join(texts),
            help=help_,
            is_changed=True,
        )
    yield Row(
        name="ready_remarks.",
        group=group,
        label=text("Add"),
        value="",
        help=text("Ready remarks for one more item, or with * for every item."),
        is_changed=False,
    )


def _key_rows(settings: Settings) -> Iterator[Row]:
    commands = [*keyed(keyable(), settings.keys)]
    for place, label in PLACES.items():
        group = text("Keys: {screen}", screen=text(label))
        for command in commands:
            if _first_place(command) == place:
                yield Row(
                    name=f"keys.{command.id}",
                    group=group,
                    label=text(command.label),
                    value=shown(command.key) if command.key else text("none yet"),
                    help=text(command.help),
                    is_changed=command.id in settings.keys,
                )


def _first_place(command: Command) -> str:
    return next(place for place in PLACES if place in command.where)
