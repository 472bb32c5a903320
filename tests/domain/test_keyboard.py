"""Keys as people write them, and which ones a terminal can be trusted with."""

import pytest

from inspector.domain.keyboard import is_typed, key_named, key_written, why_unfit


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("n", "n"),
        ("N", "N"),
        ("ｎ", "n"),
        ("/", "slash"),
        ("？", "question_mark"),
        ("slash", "slash"),
        ("[", "left_square_bracket"),
        ("+", "plus"),
        ("Ctrl+N", "ctrl+n"),
        (" f5 ", "f5"),
        ("PgUp", "pageup"),
        ("ctrl+enter", "ctrl+enter"),
    ],
)
def test_a_key_is_known_by_what_stands_on_the_keyboard(written: str, key: str) -> None:
    """Nobody calls a key question_mark, and an input method writes it wide."""
    assert key_named(written) == key


@pytest.mark.parametrize("written", ["", "nn", "é", "中", "f13", "hyperspace", "a,b"])
def test_what_is_no_key_is_none(written: str) -> None:
    """A slip in the file must not become a key that never comes."""
    assert key_named(written) is None


@pytest.mark.parametrize("written", [*"aZ09/?[]=+-*;", "ctrl+k", "f9"])
def test_a_key_is_written_as_it_is_read(written: str) -> None:
    """The file says what the screen says."""
    key = key_named(written)
    assert key is not None
    assert key_written(key) == written


@pytest.mark.parametrize(
    "key",
    [
        *("escape", "enter", "tab", "space", "up", "j", "k", "home", "ctrl+q", "ctrl+s"),
        *("ctrl+c", "ctrl+i", "ctrl+m", "ctrl+h", "f11"),
        *("ctrl+enter", "ctrl+shift+n", "ctrl+1", "alt+x", "shift+f2"),
    ],
)
def test_keys_that_mean_something_already_or_do_not_arrive_are_refused(key: str) -> None:
    """A command on such a key could never be called, or would take a way out away."""
    assert why_unfit(key, over_fields=False)


@pytest.mark.parametrize("key", ["n", "Z", "slash", "ctrl+g", "f5", "7"])
def test_letters_signs_and_function_keys_are_free(key: str) -> None:
    """Most keys can be chosen."""
    assert why_unfit(key, over_fields=False) == ""


@pytest.mark.parametrize("key", ["n", "slash", "7"])
def test_what_types_is_no_key_where_text_is_entered(key: str) -> None:
    """The letter would be missing from every note."""
    assert is_typed(key)
    assert why_unfit(key, over_fields=True)
