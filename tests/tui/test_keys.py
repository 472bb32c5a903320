"""Keys: declared once, shown where they work, and the same under a Chinese input method."""

import pytest
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

from inspector.i18n import text
from inspector.services.commands import (
    BOARD,
    COMMANDS,
    EVERYWHERE,
    FORM,
    HOME,
    REVIEW,
    WALK,
    offered_on,
)
from inspector.tui.app import GLOBAL_KEYS, InspectorApp
from inspector.tui.bindings import action_of
from inspector.tui.keys import narrow, shown, with_twins
from inspector.tui.screens.home import HomeScreen
from inspector.tui.screens.occurrence import OccurrenceScreen
from inspector.tui.screens.phrase_board import PhraseBoard
from inspector.tui.screens.review import ReviewScreen
from inspector.tui.screens.walk import WalkScreen
from tests.county import County
from tests.tui.driving import walk_of, walking

SCREENS = {
    HOME: HomeScreen,
    WALK: WalkScreen,
    REVIEW: ReviewScreen,
    FORM: OccurrenceScreen,
    BOARD: PhraseBoard,
}


@pytest.mark.parametrize("place", SCREENS)
def test_every_key_that_is_offered_does_something(place: str) -> None:
    """A key in the footer that does nothing is worse than no key."""
    offered = [one for one in offered_on(place) if one.key and one.key != "enter"]
    missing = [
        one.id for one in offered if not hasattr(SCREENS[place], f"action_{action_of(one.id)}")
    ]

    assert not missing


@pytest.mark.parametrize("place", SCREENS)
def test_no_key_means_two_things_on_one_screen(place: str) -> None:
    """Whichever came first would win, and nobody would know."""
    keys = [
        key
        for command in (*offered_on(place), *offered_on(EVERYWHERE))
        if command.key
        for key in command.key.split(",")
    ]

    assert len(keys) == len(set(keys))


def test_the_keys_that_work_everywhere_are_those_declared() -> None:
    """The app binds them before the catalogue is loaded; the two lists must be one."""
    declared = {action_of(one.id): set(with_twins(one.key or "").split(",")) for one in COMMANDS}

    for keys, command_id in GLOBAL_KEYS:
        assert set(keys.split(",")) <= declared[action_of(command_id)]
        assert hasattr(InspectorApp, f"action_{action_of(command_id)}")


def test_every_command_of_the_app_speaks_chinese() -> None:
    """A footer half in English is not finished."""
    of_the_app = [one for one in COMMANDS if one.where]

    assert [one.id for one in of_the_app if text(one.label, "zh") == one.label] == []
    assert [one.id for one in of_the_app if text(one.help, "zh") == one.help] == []


@pytest.mark.parametrize(
    ("key", "twin"),
    [("1", "１"), ("u", "ｕ"), ("B", "Ｂ"), ("slash", "fullwidth_solidus")],
)
def test_a_key_has_its_full_width_twin(key: str, twin: str) -> None:
    """An input method is on more often than not."""
    assert twin in with_twins(key).split(",")


def test_full_width_digits_become_plain_ones() -> None:
    """`１９：０５` is a time too."""
    assert "".join(narrow(character) for character in "１９：０５") == "19:05"


@pytest.mark.parametrize(
    ("key", "written"),
    [("slash", "/"), ("ctrl+s", "Ctrl+S"), ("f2", "F2"), ("question_mark,f1", "?"), ("B", "B")],
)
def test_keys_are_written_as_they_stand_on_the_keyboard(key: str, written: str) -> None:
    """Nobody has a key called question_mark."""
    assert shown(key) == written


async def test_keys_kept_from_one_key_to_the_next_follow_a_person_s_own(
    county: County, visit: str
) -> None:
    """Every binding is copied only when one of them may have changed."""

    def meant(chain: list[tuple[DOMNode, BindingsMap]]) -> list[tuple[DOMNode, set[str]]]:
        return [(node, set(bindings.key_to_bindings)) for node, bindings in chain]

    async with walking(county, visit) as pilot:
        walk = walk_of(pilot)
        for keymap in ({}, {"walk.next": "f9"}, {"walk.next": "f8"}, {}):
            pilot.app.set_keymap(keymap)
            for focused in (walk.items, None, walk.items):
                walk.set_focus(focused)
                stock = Screen._binding_chain.__get__(walk)
                assert meant(walk._binding_chain) == meant(stock)
                assert walk._binding_chain is walk._binding_chain
