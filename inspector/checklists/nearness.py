"""What somebody probably meant: the known word that is nearest to a misspelt one."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping

MOST_COMPARED = 300_000
"""Words held against words in one file: a file full of slips must be told as fast as a good one."""


class Near:
    """The words that are known at some place; asked again and again, each slip costs once.

    Args:
        known: As they are to be written, in the order told.
        spoken: Other ways to say some of them, such as 明察 for `open`.
    """

    def __init__(self, known: Iterable[str], spoken: Mapping[str, str] | None = None) -> None:
        self._known = {_folded(word): word for word in known}
        self._spoken = {_folded(said): word for said, word in (spoken or {}).items()}
        self._found: dict[str, str] = {}
        self._left = MOST_COMPARED

    def to(self, word: str) -> str:
        """The nearest known word; empty where none is near."""
        if word not in self._found:
            self._found[word] = self._nearest(_folded(word))
        return self._found[word]

    def hint(self, word: str) -> str:
        """The nearest word as it is added to advice: ` (“points”?)`, or nothing."""
        near = self.to(word)
        return f" (“{near}”?)" if near else ""

    def _nearest(self, folded: str) -> str:
        same = self._known.get(folded) or self._spoken.get(folded)
        if same or not folded or len(folded) > LONGEST:
            return same or ""
        self._left -= len(self._known) + len(self._spoken)
        if self._left < 0:
            return ""
        both = self._spoken | self._known
        near = difflib.get_close_matches(folded, both, n=1)
        return both[near[0]] if near else ""


LONGEST = 80
"""Longer ones are sentences, and no slip of a name."""


def _folded(word: str) -> str:
    """Without what is hard to see: case, full width, spaces, and which dash it is."""
    plain = unicodedata.normalize("NFKC", word[: LONGEST + 1]).casefold()
    return "".join(char for char in plain if char.isalnum())
