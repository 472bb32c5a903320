"""What a person may set, declared once: file, screen, command line and checks all read it here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import settings as faults
from inspector.i18n import N_, Lang, Pair, both

AUTO: Final = "auto"
EVERY_ITEM: Final = "*"
"""Stands for the code of any item."""
MOST_REMARKS: Final = 20
LONGEST_TEXT: Final = 500


class Shape(StrEnum):
    """What kind of value a setting takes."""

    CHOICE = "choice"
    NUMBER = "number"
    SWITCH = "switch"
    TEXTS = "texts"
    KEYS = "keys"
    REMARKS = "remarks"


Plain = str | int | bool | tuple[str, ...]
Table = Mapping[str, str] | Mapping[str, tuple[str, ...]]
Value = Plain | Table
"""A value that was checked; a table is `KEYS` or `REMARKS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing that can be set; texts are msgids."""

    name: str
    """As the file and the command line call it."""
    shape: Shape
    label: str
    help: str
    default: Value
    choices: tuple[tuple[str, str], ...] = ()
    """Word and msgid of each, where it is a choice."""
    least: int = 0
    most: int = 0
    """Bounds of a number, both allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is set; a field for each setting, and the defaults where nothing is."""

    language: Lang | None = None
    """None: as the terminal says."""
    theme: str = AUTO
    marks: str = AUTO
    idle_lock_minutes: int = 15
    """0: never."""
    occupancy_minutes: int = 5
    """0: no reminder."""
    mouse: bool = True
    evidence_folders: tuple[str, ...] = ()
    backup_folders: tuple[str, ...] = ()
    backup_hours: int = 4
    """0: never."""
    backup_days: int = 14
    keys: Mapping[str, str] = field(default_factory=dict)
    """By command id, only those that were changed, by their Textual name."""
    ready_remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By code of the item, or `EVERY_ITEM`."""


DECLARED: Final[tuple[Setting, ...]] = (
    Setting(
        name="language",
        shape=Shape.CHOICE,
        label=N_("Language"),
        help=N_("Language of the screens. F2 changes it everywhere."),
        default=AUTO,
        choices=((AUTO, N_("as the system")), ("zh", N_("Chinese")), ("en", N_("English"))),
    ),
    Setting(
        name="theme",
        shape=Shape.CHOICE,
        label=N_("Colours"),
        help=N_("Colours of the screens. F3 goes through them everywhere."),
        default=AUTO,
        choices=(
            (AUTO, N_("as the terminal can")),
            ("dark", N_("dark")),
            ("light", N_("light")),
            ("contrast", N_("high contrast")),
            ("ansi", N_("the terminal's own 16")),
            ("mono", N_("none")),
        ),
    ),
    Setting(
        name="marks",
        shape=Shape.CHOICE,
        label=N_("Marks"),
        help=N_("Signs before the items; ASCII where the terminal draws others too wide."),
        default=AUTO,
        choices=(
            (AUTO, N_("as the terminal can")),
            ("unicode", N_("Unicode")),
            ("ascii", N_("ASCII")),
        ),
    ),
    Setting(
        name="mouse",
        shape=Shape.SWITCH,
        label=N_("Mouse"),
        help=N_(
            "Whether the mouse works in the app; from the next start. Without it the terminal "
            "marks text itself."
        ),
        default=True,
    ),
    Setting(
        name="idle_lock_minutes",
        shape=Shape.NUMBER,
        label=N_("Lock when idle, minutes"),
        help=N_("After so many minutes without a key the screen locks; 0 is never."),
        default=15,
        most=240,
    ),
    Setting(
        name="occupancy_minutes",
        shape=Shape.NUMBER,
        label=N_("Occupancy reminder, minutes"),
        help=N_("How often to be reminded of noting the windows' occupancy; 0 is never."),
        default=5,
        most=120,
    ),
    Setting(
        name="evidence_folders",
        shape=Shape.TEXTS,
        label=N_("Folders of photos"),
        help=N_("Where evidence is looked for first: a camera's card, the phone's folder."),
        default=(),
    ),
    Setting(
        name="backup_folders",
        shape=Shape.TEXTS,
        label=N_("Folders for backups"),
        help=N_("Where backups are made by themselves: another disk, a stick. Each gets its own."),
        default=(),
    ),
    Setting(
        name="backup_hours",
        shape=Shape.NUMBER,
        label=N_("Back up after hours"),
        help=N_("How old the last backup may get before another is made; 0 is never."),
        default=4,
        most=720,
    ),
    Setting(
        name="backup_days",
        shape=Shape.NUMBER,
        label=N_("Keep backups of days"),
        help=N_("Of so many days with a backup the last one is kept; older ones are removed."),
        default=14,
        least=1,
        most=400,
    ),
    Setting(
        name="keys",
        shape=Shape.KEYS,
        label=N_("Keys"),
        help=N_("Other keys for commands, by the command's name."),
        default={},
    ),
    Setting(
        name="ready_remarks",
        shape=Shape.REMARKS,
        label=N_("Ready remarks"),
        help=N_("Remarks to pick from, by the item's code; * is for every item."),
        default={},
    ),
)
"""All of them, in the order of file and screen; tables last, as the file's format wants it."""


def setting_named(name: str, *, where: str | Pair) -> Setting:
    """The declaration of a setting.

    Raises:
        InspectorError: SETTINGS_002, when there is none.
    """
    for setting in DECLARED:
        if setting.name == name:
            return setting
    raise InspectorError(faults.UNKNOWN, where=where, name=name, known=known_names())


def known_names() -> str:
    """Every name that can be set."""
    return ", ".join(setting.name for setting in DECLARED)


def checked(setting: Setting, given: object, *, where: str | Pair) -> Value:
    """A value as the setting takes it; of keys and remarks only the shape is looked at.

    Args:
        setting: What it is for.
        given: As a file or a form has it.
        where: Told where it does not fit.

    Raises:
        InspectorError: SETTINGS_003, when it does not fit.
    """
    found = _fitting(setting, given)
    if found is None:
        raise InspectorError(
            faults.WRONG_VALUE,
            where=where,
            name=setting.name,
            given=given,
            allowed=allowed(setting),
        )
    return found


def allowed(setting: Setting) -> Pair:
    """What a setting takes, in words."""
    match setting.shape:
        case Shape.CHOICE:
            words = " | ".join(word for word, _ in setting.choices)
            return Pair(words, words)
        case Shape.NUMBER:
            return both(
                N_("a whole number from {least} to {most}"), least=setting.least, most=setting.most
            )
        case Shape.SWITCH:
            return Pair("true | false", "true | false")
        case Shape.TEXTS:
            return both(N_("a list of texts"))
        case Shape.KEYS:
            return both(N_("command names, each with one key"))
        case Shape.REMARKS:
            return both(N_("item codes, each with a list of texts"))


def settings_of(values: Mapping[str, Value]) -> Settings:
    """The settings with these checked values; the defaults for the rest."""
    kept = dict(values)
    if kept.get("language") == AUTO:
        kept["language"] = None  # type: ignore[assignment]
    return Settings(**kept)  # type: ignore[arg-type]


def value_of(settings: Settings, setting: Setting) -> Value:
    """What a setting is set to, as the file has it."""
    value: Value | None = getattr(settings, setting.name)
    return AUTO if value is None else value


def with_value(settings: Settings, setting: Setting, value: Value) -> Settings:
    """The settings with one of them changed to a checked value."""
    kept = None if setting.name == "language" and value == AUTO else value
    return replace(settings, **{setting.name: kept})  # type: ignore[arg-type]


def value_in_words(setting: Setting, words: Sequence[str]) -> object:
    """What a person means who types these words; what fits nothing stays as it is."""
    if setting.shape in {Shape.TEXTS, Shape.REMARKS}:
        return list(words)
    word = " ".join(words)
    match setting.shape:
        case Shape.NUMBER:
            return int(word) if word.isdecimal() else word
        case Shape.SWITCH:
            return {"true": True, "false": False}.get(word.lower(), word)
        case _:
            return word


def _fitting(setting: Setting, given: object) -> Value | None:
    match setting.shape:
        case Shape.CHOICE:
            words = {word for word, _ in setting.choices}
            return given if isinstance(given, str) and given in words else None
        case Shape.NUMBER:
            is_number = isinstance(given, int) and not isinstance(given, bool)
            return given if is_number and setting.least <= given <= setting.most else None  # type: ignore[operator, return-value]
        case Shape.SWITCH:
            return given if isinstance(given, bool) else None
        case Shape.TEXTS:
            return _texts(given)
        case Shape.KEYS:
            return _keys(given)
        case Shape.REMARKS:
            return _remarks(given)


def _texts(given: object) -> tuple[str, ...] | None:
    if not isinstance(given, (list, tuple)) or len(given) > MOST_REMARKS:
        return None
    texts = tuple(" ".join(one.split()) if isinstance(one, str) else "" for one in given)
    return texts if all(0 < len(one) <= LONGEST_TEXT for one in texts) else None


def _keys(given: object) -> dict[str, str] | None:
    if not isinstance(given, Mapping):
        return None
    found = _flat(given)
    kept = {name: key for name, key in found.items() if isinstance(key, str) and key}
    return kept if len(kept) == len(found) else None


def _remarks(given: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(given, Mapping):
        return None
    found = {str(item): _texts(texts) for item, texts in given.items()}
    kept = {item: texts for item, texts in found.items() if texts is not None}
    return kept if len(kept) == len(found) else None


def _flat(table: Mapping[str, object]) -> dict[str, object]:
    """A table of tables as one: `walk.next = "n"` means the name `walk.next`, quoted or not."""
    found: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{rest}": inner for rest, inner in _flat(value).items()}
        else:
            found[name] = value
    return found
