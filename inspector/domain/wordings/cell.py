"""The text of one cell while it is read, and what was found in it so far."""

from inspector.domain.wordings.building import Bare
from inspector.domain.wordings.numerals import folded
from inspector.domain.wordings.sentences import BLANKS
from inspector.domain.wordings.values import Capped, Said, Span, Statement


class Cell:
    """The text of a cell while it is read."""

    def __init__(self, text: str, bare: Bare) -> None:
        self.text = text
        self.bare = bare
        self.folded, self.places = folded(text)
        self.statements: list[Statement] = []
        self.loose: list[Statement] = []
        """Caps that stand apart from what they bound."""
        self.by_ones: list[Statement] = []
        """1次扣1分: each one, unless other numbers cost otherwise."""
        self.has_tiers = False
        """Whether other numbers do: 2次扣3分."""
        self.unread: list[Span] = []
        self.passed: list[Span] = []

    def span(self, start: int, end: int) -> Span:
        """Part of the text, by its part of the folded text."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Without punctuation at both ends; a bracket that has its other half inside stays."""
        while start < end and self.folded[start] in BLANKS:
            start += 1
        while end > start and self.folded[end - 1] in BLANKS:
            end -= 1
        inside = self.folded[start:end]
        if inside.count("(") > inside.count(")") and self.folded[end : end + 1] == ")":
            end += 1
        return start, end

    def words(self, start: int, end: int) -> str:
        """A situation in the sheet's own words, without what only joins it."""
        start, end = self.trimmed(start, end)
        if start == end:
            return ""
        words = self.span(start, end).of(self.text)
        return words.removesuffix("的").strip() or words

    def leave(self, start: int, end: int) -> None:
        """Leave a part unread."""
        start, end = self.trimmed(start, end)
        if start < end:
            self.unread.append(self.span(start, end))

    def say(self, start: int, end: int, situation: str, said: Said) -> None:
        """Keep what a part says."""
        while start < end - 1 and self.folded[start] in BLANKS:
            start += 1
        statement = Statement(span=self.span(start, end), situation=situation, said=said)
        (self.loose if isinstance(said, Capped) else self.statements).append(statement)
