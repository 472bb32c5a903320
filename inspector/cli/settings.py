"""`settings`: what is set, and changing it; the passphrase is not needed."""

from collections.abc import Mapping

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.options import argument, option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.cli.surroundings import NAME
from inspector.domain.keyboard import key_written
from inspector.domain.settings import (
    DECLARED,
    Setting,
    Settings,
    Shape,
    Value,
    allowed,
    known_names,
    setting_named,
    value_in_words,
    value_of,
)
from inspector.errors import InspectorError, raise_all
from inspector.errors import settings as faults
from inspector.errors import usage as usage_faults
from inspector.i18n import N_, both, text
from inspector.services.commands import PLACES, Command
from inspector.services.keymap import command_with_key, keyable, keyed
from inspector.services.opening import require_workspace
from inspector.services.settings import change_setting, read, settings_file

SET = f"{NAME} settings set"


def settings_at(call: Call) -> Settings:
    """What is set.

    Raises:
        InspectorError: WORKSPACE_002, when there is no workspace; SETTINGS_…, for every fault of
            the file, with its line.
    """
    require_workspace(call.home)
    reading = read(call.home)
    raise_all([*reading.faults])
    return reading.settings


@verb("settings list")
def settings_list(call: Call) -> Reply:
    """List all settings, and the commands that take a key."""
    settings = settings_at(call)
    file = settings_file(call.home)
    keys = [*keyed(keyable(), settings.keys)]
    document = {
        "file": file,
        "settings": [_setting_document(settings, one) for one in DECLARED],
        "commands": [_command_document(one, settings) for one in keys],
    }
    rows = [
        (one.name, _shown(value_of(settings, one)), allowed(one).in_(call.lang), text(one.label))
        for one in DECLARED
    ]
    lines = [str(file), "", *table(rows), ""]
    lines += table([(f"keys.{one.id}", _key(one) or "-", text(one.label)) for one in keys])
    return Reply(document=document, lines=lines)


@verb(
    "settings get",
    argument(
        "name",
        N_("The setting; `keys.COMMAND` and `ready_remarks.ITEM` mean one entry. None: all."),
        required=False,
    ),
)
def settings_get(call: Call, *, name: str | None) -> Reply:
    """Show one setting, or all."""
    settings = settings_at(call)
    if name is None:
        values = {one.name: _plain(value_of(settings, one)) for one in DECLARED}
        rows = [(one.name, _shown(value_of(settings, one))) for one in DECLARED]
        return Reply(document={"settings": values}, lines=table(rows))
    value = _entry(settings, name)
    return Reply(document={"name": name, "value": _plain(value)}, lines=[_shown(value)])


@verb(
    "settings set",
    argument("name", N_("The setting; `keys.COMMAND` and `ready_remarks.ITEM` mean one entry.")),
    argument(
        "value",
        N_("What it is to be; of a list each text as a word of its own, quoted."),
        nargs=-1,
    ),
    option("--default", help_msgid=N_("Put it back to the default."), is_flag=True),
)
def settings_set(call: Call, *, name: str, value: tuple[str, ...], default: bool) -> Reply:
    """Change one setting.

    Raises:
        InspectorError: USAGE_003, without a value; USAGE_006, for a value and `--default`.
    """
    require_workspace(call.home)
    setting = setting_named(name.partition(".")[0], where=name)
    if default and value:
        raise InspectorError(usage_faults.TOO_MANY, command=SET, given=value[0])
    is_list = setting.shape in {Shape.TEXTS, Shape.REMARKS}
    if not default and not value and not is_list:
        missing = both(N_("the value"))
        raise InspectorError(usage_faults.MISSING, command=SET, missing=missing)
    given = None if default else value_in_words(setting, value)
    if setting.shape is Shape.REMARKS and not value:
        given = None
    settings = change_setting(call.home, name, given)
    now = _entry(settings, name)
    return Reply(document={"name": name, "value": _plain(now)}, lines=[f"{name} = {_shown(now)}"])


def _entry(settings: Settings, name: str) -> Value | None:
    """The value under a name; of one entry of a table, None where it has none.

    Raises:
        InspectorError: SETTINGS_002, SETTINGS_004 or SETTINGS_005, for a name that there is not.
    """
    first, _, entry = name.partition(".")
    setting = setting_named(first, where=name)
    value = value_of(settings, setting)
    if not entry:
        return value
    if not isinstance(value, Mapping):
        raise InspectorError(faults.UNKNOWN, where=name, name=name, known=known_names())
    if setting.shape is Shape.KEYS:
        command = command_with_key(entry, where=name)
        key = settings.keys.get(entry) or command.key
        return key and key_written(key)
    return settings.ready_remarks.get(entry, ())


def _key(command: Command) -> str:
    return key_written(command.key) if command.key else ""


def _setting_document(settings: Settings, setting: Setting) -> dict[str, object]:
    return {
        "name": setting.name,
        "value": _plain(value_of(settings, setting)),
        "default": _plain(setting.default),
        "allowed": allowed(setting),
        "label": both(setting.label),
    }


def _command_document(command: Command, settings: Settings) -> dict[str, object]:
    return {
        "command": command.id,
        "key": _key(command) or None,
        "changed": command.id in settings.keys,
        "screens": sorted(command.where, key=[*PLACES].index),
        "label": both(command.label),
    }


def _plain(value: Value | None) -> object:
    if isinstance(value, Mapping):
        return {
            name: key_written(one) if isinstance(one, str) else [*one]
            for name, one in value.items()
        }
    return [*value] if isinstance(value, tuple) else value


def _shown(value: Value | None) -> str:
    if isinstance(value, Mapping):
        return text(N_("{count} set"), count=len(value))
    if isinstance(value, tuple):
        return "; ".join(value) or "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "-" if value is None or value == "" else str(value)
