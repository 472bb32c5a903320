"""The settings of a workspace: one file that a person can read, beside the encrypted data.

Reading stands on the way to the first paint, which is measured against a bare Textual app. So it
is plain dataclasses and tomllib, which costs a hundredth of that; one pydantic model costs as
much as Textual itself. tomlkit, which keeps a person's own comments, is loaded for writing only,
and so is everything that only a change or a changed key needs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from inspector.domain.settings import (
    Setting,
    Settings,
    Shape,
    Value,
    checked,
    known_names,
    setting_named,
    settings_of,
    value_of,
    with_value,
)
from inspector.errors import InspectorError, raise_all
from inspector.errors import settings as faults
from inspector.i18n import N_, Pair, both

FILE: Final = "settings.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the file says."""

    settings: Settings
    faults: tuple[InspectorError, ...] = ()
    """What it says and means nothing; the defaults hold there."""


def settings_file(home: Path) -> Path:
    """Where the settings of a workspace lie."""
    return home / FILE


def read(home: Path) -> Reading:
    """Read the settings; what is wrong in the file is told, and never keeps the app shut."""
    file = settings_file(home)
    try:
        written = file.read_bytes()
    except FileNotFoundError:
        return Reading(settings=Settings())
    except OSError as error:
        return _unreadable(file, error.strerror or str(error), 1)
    return _read(file, written)


def read_settings(home: Path) -> Settings:
    """The settings of a workspace, the defaults where the file is silent or wrong."""
    return read(home).settings


def change_setting(home: Path, name: str, value: object) -> Settings:
    """Set one thing and write it down; everything else in the file stays as it stands.

    Args:
        home: Of the workspace.
        name: Of the setting; `keys.COMMAND` and `ready_remarks.ITEM` mean one of a table.
        value: As the file would have it; None puts it back to the default.

    Returns:
        The settings as they are now.

    Raises:
        InspectorError: SETTINGS_001, when the file cannot be read as it is; SETTINGS_002 to
            SETTINGS_008, for a name or a value that does not fit; STORE_…, when the disk refuses.
    """
    from inspector.keys.files import write_whole  # noqa: PLC0415 - as at the top
    from inspector.services.settings_file import changed  # noqa: PLC0415

    before = read_settings(home)
    setting, after = fitting(before, name, value)
    file = settings_file(home)
    write_whole(file, changed(file, setting, value_of(before, setting), after).encode())
    return with_value(before, setting, after)


def fitting(before: Settings, name: str, value: object) -> tuple[Setting, Value]:
    """The setting that a name means, and the value that it gets; numbers of people masked.

    Args:
        before: What is set now.
        name: Of the setting, or of one entry of a table.
        value: As the file would have it; None: the default.

    Raises:
        InspectorError: SETTINGS_002 to SETTINGS_008, for a name or a value that does not fit.
    """
    from inspector.domain.privacy import without_numbers  # noqa: PLC0415 - as at the top
    from inspector.services.keymap import checked_keys, command_with_key  # noqa: PLC0415

    first, _, entry = name.partition(".")
    setting = setting_named(first, where=name)
    if not entry:
        given = setting.default if value is None else value
    else:
        table = value_of(before, setting)
        if not isinstance(table, Mapping):
            raise InspectorError(faults.UNKNOWN, where=name, name=name, known=known_names())
        if setting.shape is Shape.KEYS:
            command_with_key(entry, where=name)
        kept: dict[str, object] = {one: held for one, held in table.items() if one != entry}
        given = kept if value is None else {**kept, entry: value}
    after = checked(setting, given, where=name)
    if setting.shape is Shape.KEYS:
        keys, wrong = checked_keys(cast("Mapping[str, str]", after), lambda _: name)
        raise_all([*wrong])
        return setting, keys
    if setting.shape is Shape.REMARKS:
        remarks = cast("Mapping[str, tuple[str, ...]]", after)
        return setting, {
            item: tuple(map(without_numbers, texts)) for item, texts in remarks.items()
        }
    return setting, after


def _read(file: Path, written: bytes) -> Reading:
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        told = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(file, str(error.reason), written.count(b"\n", 0, error.start) + 1)
    try:
        table = tomllib.loads(told)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else told.count("\n") + 1
        return _unreadable(file, str(error).partition(" (at ")[0], line)
    return _checked(file, told, table)


def _unreadable(file: Path, detail: str, line: int) -> Reading:
    fault = InspectorError(faults.NOT_TOML, file=file, line=line, detail=detail)
    return Reading(settings=Settings(), faults=(fault,))


def _checked(file: Path, told: str, table: Mapping[str, object]) -> Reading:
    values: dict[str, Value] = {}
    wrong: list[InspectorError] = []
    for name, given in table.items():
        where = _place(file, told, name)
        try:
            values[name] = checked(setting_named(name, where=where), given, where=where)
        except InspectorError as error:
            wrong.append(error)
    if values.get("keys"):
        from inspector.services.keymap import checked_keys  # noqa: PLC0415 - as at the top

        written = cast("Mapping[str, str]", values["keys"])
        values["keys"], clashes = checked_keys(written, lambda one: _place(file, told, one))
        wrong += clashes
    return Reading(settings=settings_of(values), faults=tuple(wrong))


def _place(file: Path, told: str, name: str) -> Pair:
    """The line of the file that sets something, as far as it can be found."""
    written = rf"""(?m)^\s*\[?\s*["']?{re.escape(name)}["']?\s*[\].=]"""
    found = re.search(written, told)
    line = told.count("\n", 0, found.end()) + 1 if found else 1
    return both(N_("{file}, line {line}"), file=file, line=line)
