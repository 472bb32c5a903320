"""A person's own keys: whatever the file says, no key means two things on one screen."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.keyboard import key_named
from inspector.services.commands import COMMANDS, EVERYWHERE, PLACES, offered_on
from inspector.services.keymap import Keys, checked_keys, keyed, taken_by

SIGNS = "/?[]=+-*;,.'"
WRITTEN = st.sampled_from(
    [
        *"abcdefghijklmnopqrstuvwxyzABCVZ0123456789",
        *SIGNS,
        *(f"ctrl+{letter}" for letter in "abdefglnprstuw"),
        *(f"f{number}" for number in range(1, 13)),
        *("enter", "escape", "ctrl+enter", "é", "nothing"),
    ]
)
COMMAND_IDS = st.sampled_from([*(command.id for command in COMMANDS), "no.such"])


def where(command_id: str) -> str:
    """Where a key was set."""
    return command_id


def keys_on(place: str, keys: Keys) -> list[str]:
    """Every key that works on a screen."""
    commands = {one.id: one for one in (*offered_on(place), *offered_on(EVERYWHERE))}
    return [
        key
        for command in keyed(commands.values(), keys)
        if command.key
        for key in command.key.split(",")
    ]


def test_every_place_has_a_name() -> None:
    """A clash is told with the screen where it is."""
    assert {place for command in COMMANDS for place in command.where} <= PLACES.keys()


@given(st.dictionaries(COMMAND_IDS, WRITTEN, max_size=15))
def test_no_accepted_keymap_has_two_commands_on_one_key(given_keys: dict[str, str]) -> None:
    """Whichever came first would win, and nobody would know."""
    keys, wrong = checked_keys(given_keys, where)
    for place in PLACES:
        on_screen = keys_on(place, keys)
        assert len(on_screen) == len(set(on_screen)), place
    refused = {error.context["where"] for error in wrong}
    kept = {one for one, key in given_keys.items() if keys.get(one) == key_named(key)}
    defaults = {one.id for one in COMMANDS if given_keys.get(one.id)} - kept - refused
    # What is neither kept nor told is what it was anyway.
    assert all(key_named(given_keys[one.id]) == one.key for one in COMMANDS if one.id in defaults)


@given(st.dictionaries(COMMAND_IDS, WRITTEN, max_size=15))
def test_an_accepted_keymap_is_accepted_again(given_keys: dict[str, str]) -> None:
    """What was written yesterday opens today."""
    keys, _ = checked_keys(given_keys, where)
    assert checked_keys(keys, where) == (keys, ())


def test_two_commands_may_exchange_their_keys() -> None:
    """Neither has a key that is free before the other moves."""
    swapped = {"walk.next": "u", "visit.undo": "g"}
    assert checked_keys(swapped, where) == (swapped, ())


def test_a_key_of_another_screen_is_no_clash() -> None:
    """Nobody is on two screens at once."""
    assert checked_keys({"walk.next": "s"}, where) == ({"walk.next": "s"}, ())


def test_a_key_that_works_everywhere_clashes_with_every_screen() -> None:
    """It would take the key away there."""
    keys, [error] = checked_keys({"app.theme": "ctrl+n"}, where)
    assert keys == {}
    assert (error.fault.code, error.context["key"]) == ("SETTINGS_008", "ctrl+n")


def test_half_a_swap_is_undone_wholly() -> None:
    """The key that one went back to was taken by the other."""
    keys, wrong = checked_keys({"walk.next": "u", "visit.undo": "g", "walk.note": "g"}, where)
    assert keys.get("walk.note") is None
    assert [error.fault.code for error in wrong] == ["SETTINGS_008"]
    assert keys == {"walk.next": "u", "visit.undo": "g"}


def test_a_clash_names_the_command_that_has_the_key() -> None:
    """Who has it must be known before it can be given away."""
    command = next(one for one in COMMANDS if one.id == "walk.next")
    other = taken_by(command, "u", {})
    assert other is not None
    assert other.id == "visit.undo"


def test_digits_stay_what_they_are_on_the_phrase_board() -> None:
    """There they tick a phrase, and are no command's."""
    keys, [error] = checked_keys({"board.heard": "7"}, where)
    assert (keys, error.fault.code) == ({}, "SETTINGS_007")
