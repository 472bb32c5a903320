"""A person's own keys: which command each belongs to, and where two would clash."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from inspector.domain.keyboard import key_named, key_written, why_unfit
from inspector.errors import InspectorError
from inspector.errors import settings as faults
from inspector.i18n import N_, Pair, both
from inspector.services.commands import BOARD, COMMANDS, EVERYWHERE, EVIDENCE, FORM, PLACES, Command

Keys = Mapping[str, str]
"""Keys by command id, only those that were changed."""
Where = Callable[[str], str | Pair]
"""Says where the key of a command was set."""

OVER_FIELDS = frozenset({EVERYWHERE, EVIDENCE, FORM})
"""Places whose keys also work while text is typed."""
FIXED = frozenset({"enter", "space", "tab", "up", "down", "left", "right", "f1", "ctrl+q"})
"""Keys that stay with their commands: help and the way out are where everybody looks for them."""


DIGITS_ON = frozenset({BOARD})
"""Places where digits stand for something else already."""


def keyed(commands: Iterable[Command], keys: Keys) -> Iterator[Command]:
    """The commands, each with the key that it has now."""
    for command in commands:
        own = keys.get(command.id)
        yield command if own is None else replace(command, key=own)


def keyable() -> tuple[Command, ...]:
    """The commands whose key can be changed, in order."""
    return tuple(command for command in COMMANDS if _can_change(command))


def command_with_key(command_id: str, *, where: str | Pair) -> Command:
    """The command of that name.

    Raises:
        InspectorError: SETTINGS_004, when there is none; SETTINGS_005, when its key cannot be
            changed.
    """
    command = next((one for one in COMMANDS if one.id == command_id), None)
    if command is None:
        raise InspectorError(faults.NO_COMMAND, where=where, command=command_id)
    if not _can_change(command):
        raise InspectorError(faults.FIXED_KEY, where=where, command=command_id)
    return command


def taken_by(command: Command, key: str, keys: Keys) -> Command | None:
    """Which other command has that key on a screen that both share."""
    return next(
        (
            other
            for other in keyed(COMMANDS, keys)
            if other.id != command.id
            and _share_a_screen(command, other)
            and key in (other.key or "").split(",")
        ),
        None,
    )


def checked_key(command_id: str, written: str, *, where: str | Pair) -> tuple[Command, str]:
    """A command and a key that it may have, the other commands' keys apart.

    Raises:
        InspectorError: SETTINGS_004, when there is no such command; SETTINGS_005, when its key
            cannot be changed; SETTINGS_006, for what is no key; SETTINGS_007, for one that a
            command cannot have.
    """
    command = command_with_key(command_id, where=where)
    key = key_named(written)
    if key is None:
        raise InspectorError(faults.NO_KEY, where=where, key=written)
    why = why_unfit(key, over_fields=bool(OVER_FIELDS & command.where))
    if key.isdecimal() and DIGITS_ON & command.where:
        why = N_("digits stand for something else on that screen")
    if why and key != command.key:
        raise InspectorError(faults.UNFIT_KEY, where=where, key=key_written(key), reason=both(why))
    return command, key


def checked_keys(given: Keys, where: Where) -> tuple[dict[str, str], tuple[InspectorError, ...]]:
    """The keys that hold together, and what is wrong with the others.

    Two commands may exchange their keys. Where two clash, the one named later goes back to its
    own key; where that is taken by now, the other one does too.
    """
    keys: dict[str, str] = {}
    wrong: list[InspectorError] = []
    for command_id, written in given.items():
        try:
            command, key = checked_key(command_id, written, where=where(command_id))
        except InspectorError as error:
            wrong.append(error)
        else:
            if key != command.key:
                keys[command_id] = key
    while (clash := _first_clash(keys, where)) is not None:
        dropped, told = clash
        del keys[dropped]
        wrong.append(told)
    return keys, tuple(wrong)


def clash_of(command: Command, key: str, other: Command, *, where: str | Pair) -> InspectorError:
    """That a key is taken, by which command and where."""
    return InspectorError(
        faults.CLASH,
        where=where,
        key=key_written(key),
        other=both(other.label),
        screen=both(PLACES[_shared(command, other)]),
    )


def _first_clash(keys: Keys, where: Where) -> tuple[str, InspectorError] | None:
    by_id = {command.id: command for command in COMMANDS}
    for command_id in reversed([*keys]):
        command = by_id[command_id]
        other = taken_by(command, keys[command_id], keys)
        if other is not None:
            error = clash_of(command, keys[command_id], other, where=where(command_id))
            return command_id, error
    return None


def _can_change(command: Command) -> bool:
    own = set((command.key or "").split(","))
    return bool(command.where) and not own & FIXED


def _share_a_screen(one: Command, other: Command) -> bool:
    return bool(_all_places(one) & _all_places(other))


def _shared(one: Command, other: Command) -> str:
    common = _all_places(one) & _all_places(other)
    return next(place for place in PLACES if place in common)


def _all_places(command: Command) -> frozenset[str]:
    return frozenset(PLACES) if EVERYWHERE in command.where else command.where
