"""Finding by a code, by words, or by pinyin: one matcher for every list."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Readings = Mapping[str, frozenset[str]]
"""Readings of Chinese characters, in plain letters."""

LONGEST_SYLLABLE = 6
"""Letters: `zhuang`."""
SOUNDED = 16
"""Letters of a word that are listened to; more only make the pattern longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Something that can be found."""

    key: str
    """What it is known by; unique in its list."""
    text: str
    """What it is called, in every language."""
    code: str = ""
    """What people call it for short, e.g. `P05`."""
    also: str = ""
    """Further words that belong to it."""


def typed_words(wanted: str) -> tuple[str, ...]:
    """The words that were typed, without what an input method left behind.

    It types full-width letters, and puts apostrophes between syllables.
    """
    plain = unicodedata.normalize("NFKC", wanted).translate(dict.fromkeys(map(ord, "'‘’`")))
    return tuple(plain.split())


class Finder:
    """Finds things in a list by what is typed.

    Args:
        things: In the order in which equal matches come.
        readings: Of the Chinese characters in their texts.
    """

    def __init__(self, things: Sequence[Sought], readings: Readings) -> None:
        self._things = [
            _Plain(one.key, _plain(one.code), _plain_text(one.text), _plain_text(one.also))
            for one in things
        ]
        self._by_sound = _by_sound(readings)
        self._last: tuple[tuple[str, ...], list[_Plain]] = ((), self._things)

    def find(self, wanted: str) -> list[str]:
        """Keys of what holds every word, best first; all of them in order where nothing is wanted.

        A code comes before words, words before pinyin, and what a thing is called before what
        else belongs to it.
        """
        words = tuple(word for one in typed_words(wanted) if (word := _plain(one)))
        tests = [(word, self._pattern(word)) for word in words]
        found = []
        for thing in self._candidates(words):
            ranks = [_rank(thing, word, pattern) for word, pattern in tests]
            if None not in ranks:
                found.append((sum(rank for rank in ranks if rank is not None), thing))
        kept = {id(thing) for _, thing in found}
        # In their own order, for the next letter.
        self._last = (words, [thing for thing in self._candidates(words) if id(thing) in kept])
        return [thing.key for _, thing in sorted(found, key=lambda one: one[0])]

    def _candidates(self, words: tuple[str, ...]) -> "list[_Plain]":
        """What may hold the words: where only letters were added, what held those before."""
        before, held = self._last
        longer = len(words) >= len(before) and all(
            word.startswith(old) for word, old in zip(words, before, strict=False)
        )
        return held if longer else self._things

    def _pattern(self, word: str) -> re.Pattern[str] | None:
        """Chinese that sounds like a word; None where there is none."""
        if not any("a" <= one <= "z" for one in word):
            return None
        made = self._sounds(word[:SOUNDED])
        return None if made is None else re.compile(made)

    def _sounds(self, word: str) -> str | None:
        """A pattern of characters, of which each is read by a first letter or a whole syllable.

        The last syllable may be begun only.
        """
        if not word:
            return ""
        ways = []
        for length in range(1, min(LONGEST_SYLLABLE, len(word)) + 1):
            token, rest = word[:length], word[length:]
            begun, whole = self._by_sound.get(token, ("", ""))
            characters = begun if length == 1 or not rest else whole
            if length == 1 and not "a" <= token <= "z":
                characters = re.escape(token)
            after = self._sounds(rest) if characters else None
            if after is not None:
                ways.append(f"[{characters}]{after}")
        if not ways:
            return None
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


@dataclass(slots=True)
class _Plain:
    """A thing as it is compared: small letters, no marks."""

    key: str
    code: str
    text: str
    also: str


def _rank(thing: _Plain, word: str, pattern: re.Pattern[str] | None) -> float | None:
    """How well a thing holds a word, 0 best; None where it does not."""
    if word == thing.code:
        return 0
    if thing.code.startswith(word):
        return 1
    for base, text in ((2, thing.text), (4, thing.also)):
        at = _word_at(text, word)
        if at is not None:
            return base + (0.5 if at else 0)
        if pattern is not None and (match := pattern.search(text)):
            return base + 1 + (0.5 if match.start() else 0)
    if word in thing.code or word in thing.text or word in thing.also:
        return 6
    return None


def _word_at(text: str, word: str) -> int | None:
    """Where a word stands in a text; one in Latin letters must begin there."""
    at = text.find(word)
    while at > 0 and word[0].isascii() and text[at - 1].isascii() and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return None if at < 0 else at


def _plain(text: str) -> str:
    """Letters, digits and Chinese only, small."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in plain if one.isalnum())


def _plain_text(text: str) -> str:
    """As `_plain`, but with the spaces between words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(one for one in plain if one.isalnum() or one.isspace()).split())


def _by_sound(readings: Readings) -> dict[str, tuple[str, str]]:
    """Characters by a sound: those whose reading begins so, and those that are read so."""
    begun: dict[str, set[str]] = {}
    whole: dict[str, set[str]] = {}
    for character, told in readings.items():
        for reading in told:
            whole.setdefault(reading, set()).add(character)
            for length in range(1, len(reading) + 1):
                begun.setdefault(reading[:length], set()).add(character)
    return {
        sound: ("".join(sorted(those)), "".join(sorted(whole.get(sound, ()))))
        for sound, those in begun.items()
    }
