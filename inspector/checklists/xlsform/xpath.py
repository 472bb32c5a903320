"""XPath as XLSForm writes it, as far as a checklist can follow: names, numbers, texts, and/or/not.

An expression is data from here on; nothing of it is ever run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

LIMIT_LENGTH = 2000
LIMIT_DEPTH = 30
LIMIT_TOKENS = 400
ENDS_HERE = "…"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, exact."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Words:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """`${name}`: the answer to another question."""

    name: str


@dataclass(frozen=True, slots=True)
class Self:
    """`.`: the answer to the question itself."""


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments, e.g. `selected(${q}, 'x')`."""

    name: str
    arguments: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two expressions with an operator between them."""

    operator: str
    """`or`, `and`, `=`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `div` or `mod`."""
    left: "Expression"
    right: "Expression"


Expression = Number | Words | Ref | Self | Call | Pairing


class Unfollowed(Exception):  # noqa: N818 - not a fault: the cell is named and the reading goes on
    """An expression that a checklist cannot follow.

    Args:
        part: The part of it that is to blame, as it is written.
    """

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


_TOKEN = re.compile(
    r"""\s*(?:
        (?P<ref>\$\{\s*[^{}\s#]+\s*\})
      | (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
      | (?P<words>"[^"]*"|'[^']*')
      | (?P<call>(?!(?:and|or|div|mod)\b)[A-Za-z_][\w:-]*(?<![:-]))\s*(?=\()
      | (?P<name>[A-Za-z_]+)
      | (?P<sign><=|>=|!=|[=<>+*(),-]|\.(?!\.))
    )""",
    re.VERBOSE,
)
SMART = str.maketrans("‘’“”", "''\"\"")
"""Office programs write quotes so; pyxform takes them for plain ones, and so do we."""
LEVELS = (("or",), ("and",), ("=", "!="), ("<=", ">=", "<", ">"), ("+", "-"), ("*", "div", "mod"))
"""Operators, the weakest first."""


def read(text: str) -> Expression:
    """The expression of a cell.

    Raises:
        Unfollowed: When it is no XPath, or more of it than a checklist can follow.
    """
    if len(text) > LIMIT_LENGTH:
        raise Unfollowed(text[:40] + "…")
    tokens = list(_tokens(text.translate(SMART)))
    if len(tokens) > LIMIT_TOKENS:
        raise Unfollowed(text[:40] + "…")
    reader = _Reader(tokens)
    expression = reader.level(0)
    if reader.ahead:
        raise Unfollowed(reader.ahead)
    return expression


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            raise Unfollowed(text[at:].strip()[:40])
        kind = found.lastgroup or ""
        yield kind, found[kind]
        at = found.end()


class _Reader:
    """Reads tokens from the left; deeper levels bind more strongly."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def ahead(self) -> str:
        """The next token; empty at the end."""
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def level(self, number: int) -> Expression:
        """An expression whose weakest operator is of this level or stronger."""
        if number == len(LEVELS):
            return self._single()
        left = self.level(number + 1)
        while self._operator_of(number):
            operator = self._take()[1]
            left = Pairing(operator, left, self.level(number + 1))
        return left

    def _operator_of(self, number: int) -> bool:
        """Whether an operator of that level comes next; a text in quotes is none."""
        if self._at >= len(self._tokens):
            return False
        kind, token = self._tokens[self._at]
        return kind in {"sign", "name"} and token in LEVELS[number]

    def _single(self) -> Expression:
        kind, token = self._take()
        match kind:
            case "ref":
                return Ref(token[2:-1].strip())
            case "number":
                return Number(Fraction(token.rstrip(".")))
            case "words":
                return Words(token[1:-1])
            case "call":
                return Call(token, self._arguments())
            case _:
                return self._signed(token)

    def _signed(self, sign: str) -> Expression:
        """What begins with a sign.

        Raises:
            Unfollowed: For all others, and for a plain name, which is a path.
        """
        if sign == ".":
            return Self()
        if sign == "-":
            return _negative(self._deeper(len(LEVELS)))
        if sign != "(":
            raise Unfollowed(sign)
        inside = self._deeper(0)
        self._expect(")")
        return inside

    def _arguments(self) -> tuple[Expression, ...]:
        self._expect("(")
        found: list[Expression] = []
        while self.ahead != ")":
            found.append(self._deeper(0))
            if self.ahead != ")":
                self._expect(",")
        self._expect(")")
        return tuple(found)

    def _deeper(self, number: int) -> Expression:
        self._depth += 1
        if self._depth > LIMIT_DEPTH:
            raise Unfollowed(self.ahead)
        found = self.level(number)
        self._depth -= 1
        return found

    def _take(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise Unfollowed(ENDS_HERE)
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, sign: str) -> None:
        kind, token = self._take()
        if kind != "sign" or token != sign:
            raise Unfollowed(token)


def _negative(of: Expression) -> Expression:
    return Number(-of.value) if isinstance(of, Number) else Pairing("-", Number(Fraction(0)), of)
