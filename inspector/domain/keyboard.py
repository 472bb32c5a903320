"""Keys as a person writes them, and which of them a terminal can be trusted to send.

Keys go by Textual's names (`slash`, `ctrl+n`); a person writes `/` and `Ctrl+N`.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from inspector.i18n import N_

_SHORTER: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual's name of a character is not its Unicode name."""
_CHARACTERS: Final = tuple(chr(code) for code in range(0x21, 0x7F))
_NAMED: Final = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown"}
_NAMED_KEYS: Final = frozenset(
    {
        *("enter", "escape", "tab", "space", "backspace", "delete"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 13)),
    }
)
_CHORD = re.compile(r"(?:(?:ctrl|shift|alt|meta|super|hyper)\+)+[^+]+|.*\+\+", re.IGNORECASE)

_UNFIT: Final = {
    frozenset(
        {
            *("escape", "enter", "tab", "space", "backspace", "delete"),
            *("ctrl+q", "ctrl+s"),
        }
    ): N_("it means the same on every screen and stays as it is"),
    frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "j", "k"}): N_(
        "it moves the cursor"
    ),
    frozenset({"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h"}): N_(
        "a terminal sends the same for Tab, Enter or Backspace"
    ),
    frozenset({"ctrl+c", "ctrl+v", "ctrl+x", "ctrl+z"}): N_(
        "it copies, pastes or takes back where text is typed"
    ),
    frozenset({"f10", "f11"}): N_("many terminals take it for their own menu or full screen"),
}
"""Keys that no command can have, and why."""


def key_named(written: str) -> str | None:
    """A key by what a person writes for it: `/`, `N`, `Ctrl+N`, `F5`; None where it is none."""
    narrow = unicodedata.normalize("NFKC", written.strip())
    if len(narrow) == 1:
        return _character_name(narrow) if narrow in _CHARACTERS else None
    low = narrow.lower()
    low = _NAMED.get(low, low)
    if low in _NAMED_KEYS or _by_name(low) is not None:
        return low
    return low if _CHORD.fullmatch(low) else None


def key_written(key: str) -> str:
    """A key as a person writes it; its first one where there are several."""
    first = key.split(",", maxsplit=1)[0]
    return _by_name(first) or first


def is_typed(key: str) -> bool:
    """Whether the key writes something where text is entered."""
    return key == "space" or len(key) == 1 or _by_name(key) is not None


def why_unfit(key: str, *, over_fields: bool) -> str:
    """Why a key cannot be given to a command, as a msgid; empty where it can.

    Args:
        key: By its Textual name.
        over_fields: Whether the command is offered where text is typed.
    """
    for keys, why in _UNFIT.items():
        if key in keys:
            return why
    if "+" in key and re.fullmatch(r"ctrl\+[a-z]", key) is None:
        return N_("not every terminal sends it; Ctrl with a letter, and F1 to F12, are safe")
    if over_fields and is_typed(key):
        return N_("text is typed there; use Ctrl with a letter, or F1 to F12")
    return ""


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


@cache
def _by_name(name: str) -> str | None:
    """The character with that name, where it is one that a keyboard has."""
    return next(
        (one for one in _CHARACTERS if not one.isalnum() and _character_name(one) == name), None
    )
