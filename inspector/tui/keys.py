"""Keys under a Chinese input method: full-width twins, and how a key is shown."""

from inspector.domain.keyboard import key_named, key_written

TWINS = {
    "question_mark": "fullwidth_question_mark",
    "slash": "fullwidth_solidus,ideographic_comma",
    "plus": "fullwidth_plus_sign",
    "equals_sign": "fullwidth_equals_sign",
    "minus": "fullwidth_hyphen_minus",
    "left_square_bracket": "left_black_lenticular_bracket",
    "right_square_bracket": "right_black_lenticular_bracket",
    "comma": "fullwidth_comma",
    "full_stop": "ideographic_full_stop",
}
"""What an input method makes of a punctuation key, by Textual's name of it."""

SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "delete": "Del",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
}


NAMED = {words: key for key, words in SHOWN.items()}


def with_twins(keys: str) -> str:
    """The keys of a binding and their full-width twins: `1` is also `１`, `u` also `ｕ`."""
    twins = [twin for key in keys.split(",") if (twin := _twin(key))]
    return ",".join([keys, *twins])


def _twin(key: str) -> str:
    if len(key) == 1 and key.isascii() and key.isalnum():
        return chr(ord(key) + 0xFEE0)
    return TWINS.get(key, "")


def key_of(words: str) -> tuple[str, str | None] | None:
    """Name and character of a key as it is written on the screen; None for several."""
    if words.startswith("Ctrl+"):
        return words.lower(), None
    if words in NAMED:
        return NAMED[words], words if len(words) == 1 else None
    if words[:1] == "F" and words[1:].isdigit():
        return words.lower(), None
    name = key_named(words) if len(words) == 1 else None
    return (name, words) if name else None


def narrow(character: str) -> str:
    """A character typed full-width as its plain twin; any other as it is."""
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return {"\u3000": " ", "、": "/", "。": "."}.get(character, character)


def plain(typed: str) -> str:
    """Full-width digits and marks as their plain twins, without outer blanks."""
    return "".join(narrow(character) for character in typed).strip()


def shown(keys: str) -> str:
    """How the first key of a binding is written on the screen."""
    first = keys.split(",", maxsplit=1)[0]
    if first.startswith("ctrl+"):
        return "Ctrl+" + first.removeprefix("ctrl+").upper()
    if first[0] == "f" and first[1:].isdigit():
        return first.upper()
    return SHOWN.get(first) or key_written(first)
