"""A text made plain for searching: one kind of digit, space, dash and colon, nothing invisible."""

import re
import unicodedata
from collections.abc import Callable, Iterable

_LIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63~\uff5e\u301c", "-"),
    **dict.fromkeys("\u2236\ufe30\ufe55", ":"),
    **dict.fromkeys("\u3007\u25cb", "\u96f6"),
    "\u00b7": ".",
}
"""What people type for one another, where Unicode does not say so itself."""


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""What to look for in the plain form, and what to put there; the match itself to leave it."""


def replaced(text: str, rules: Iterable[Rule]) -> str:
    """The text with what the rules find in its plain form replaced; the rest as it was typed."""
    plain, places = _plain(text)
    for pattern, replacement in rules:
        parts, done = [], 0
        for found in pattern.finditer(plain):
            instead = replacement(found)
            if instead == found[0]:
                continue
            parts += [text[done : places[found.start()]], instead]
            done = places[found.end() - 1] + 1
        if parts:
            text = "".join((*parts, text[done:]))
            plain, places = _plain(text)
    return text


def plain(text: str) -> str:
    """The plain form of a text."""
    return _plain(text)[0]


def _plain(text: str) -> tuple[str, list[int]]:
    """The plain form, and for each of its characters its place in the text."""
    kept = [(folded, place) for place, one in enumerate(text) if (folded := _folded(one))]
    return "".join(folded for folded, _ in kept), [place for _, place in kept]


def _folded(one: str) -> str:
    """One plain character for one that was typed; none for what cannot be seen."""
    if unicodedata.category(one) in {"Cf", "Mn"}:
        return ""
    if one.isspace():
        return " "
    folded = _LIKE.get(one) or unicodedata.normalize("NFKC", one)
    return folded if len(folded) == 1 else one
