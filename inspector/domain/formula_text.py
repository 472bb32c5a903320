"""How a formula is written, read into a tree by hand; at most so long and so deep."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from inspector.i18n import N_

LONGEST = 300
"""Characters of a formula."""
DEEPEST = 20
"""Brackets inside each other."""
MOST_DIGITS = 15

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<percent>%)?"
    r"|(?P<name>[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*"
    r"(?:\.[A-Za-z0-9_\u4e00-\u9fff]+)?)"
    r"|(?P<sign><=|>=|!=|<>|[-+*/<>=(),]))",
    re.ASCII,
)
_PLAIN = str.maketrans(
    {
        "×": "*",
        "÷": "/",
        "（": "(",
        "）": ")",
        "，": ",",
        "－": "-",
        "＋": "+",
        "＝": "=",
        "％": "%",
        "、": ",",
        "\u3000": " ",
    }
)
_FUNCTIONS = {"min": (1, 20), "max": (1, 20), "abs": (1, 1), "floor": (1, 1), "ceil": (1, 1)}
_COMPARISONS = frozenset({"<", "<=", ">", ">=", "=", "!="})


class FormulaError(ValueError):
    """What is wrong with a formula, and where.

    Args:
        reason: In plain words; a msgid.
        at: Character, counted from 1.
    """

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as written."""

    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A number that has a name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unary:
    """Its opposite."""

    of: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary:
    """Two numbers and a sign; a comparison is 1 where it holds, else 0."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`min`, `max`, `abs`, `floor`, `ceil`, or `if` (test, then, otherwise)."""

    function: str
    of: "tuple[Expression, ...]"


class Aggregate(StrEnum):
    """How the numbers of a repeated item, one of each instance, become one."""

    SUM = "sum"
    MEAN = "mean"
    LEAST = "least"
    MOST = "most"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Each:
    """`mean(W1)`: the numbers of a repeated item, brought together."""

    aggregate: Aggregate
    name: str

    @property
    def key(self) -> str:
        """By which its value is known."""
        return f"{self.aggregate}({self.name})"


Expression = Number | Name | Unary | Binary | Call | Each


def parsed(text: str) -> Expression:
    """The tree of a formula.

    Raises:
        FormulaError: It is too long, too deep, or not a formula.
    """
    if len(text) > LONGEST:
        raise FormulaError(N_("it is too long"), LONGEST)
    return _Reader(text).whole()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


class _Reader:
    """Reads by descent; every level is counted, so that no formula exhausts the stack."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def whole(self) -> Expression:
        found = self._comparison()
        if self._peek().kind != "end":
            raise FormulaError(N_("not expected here"), self._peek().at)
        return found

    def _comparison(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError(N_("too many brackets inside each other"), self._peek().at)
        left = self._sum()
        if self._peek().text in _COMPARISONS:
            sign = self._take().text
            left = Binary(sign=sign, left=left, right=self._sum())
        self._depth -= 1
        return left

    def _sum(self) -> Expression:
        left = self._product()
        while self._peek().text in {"+", "-"}:
            sign = self._take().text
            left = Binary(sign=sign, left=left, right=self._product())
        return left

    def _product(self) -> Expression:
        left = self._signed()
        while self._peek().text in {"*", "/"}:
            sign = self._take().text
            left = Binary(sign=sign, left=left, right=self._signed())
        return left

    def _signed(self) -> Expression:
        minus = 0
        while self._peek().text == "-":
            self._take()
            minus += 1
        found = self._single()
        return Unary(of=found) if minus % 2 else found

    def _single(self) -> Expression:
        token = self._take()
        if token.kind == "number":
            return Number(value=_number(token))
        if token.text == "(":
            inner = self._comparison()
            self._expect(")")
            return inner
        if token.kind != "name":
            raise FormulaError(N_("not expected here"), token.at)
        if self._peek().text == "(":
            return self._call(token)
        return Name(name=token.text)

    def _call(self, name: _Token) -> Expression:
        self._take()
        arguments = [self._comparison()]
        while self._peek().text == ",":
            self._take()
            arguments.append(self._comparison())
        self._expect(")")
        function = name.text.lower()
        if function in set(Aggregate):
            return _each(Aggregate(function), arguments, name.at)
        least, most = (3, 3) if function == "if" else _FUNCTIONS.get(function, (0, 0))
        if not least:
            raise FormulaError(N_("there is no such function"), name.at)
        if not least <= len(arguments) <= most:
            raise FormulaError(N_("it takes another number of values"), name.at)
        return Call(function=function, of=tuple(arguments))

    def _expect(self, text: str) -> None:
        token = self._take()
        if token.text != text:
            raise FormulaError(N_("a bracket is missing"), token.at)

    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token


def _each(aggregate: Aggregate, arguments: list[Expression], at: int) -> Each:
    if len(arguments) != 1 or not isinstance(arguments[0], Name):
        raise FormulaError(N_("it takes the name of one number"), at)
    return Each(aggregate=aggregate, name=arguments[0].name)


def _number(token: _Token) -> Fraction:
    digits = token.text.rstrip("%")
    if len(digits) > 2 * MOST_DIGITS:
        raise FormulaError(N_("the number is too long"), token.at)
    return Fraction(digits) / (100 if token.text.endswith("%") else 1)


def _tokens(text: str) -> list[_Token]:
    plain = text.translate(_PLAIN).replace("≤", "<=").replace("≥", ">=").replace("≠", "!=")
    found: list[_Token] = []
    at = 0
    while plain[at:].strip():
        met = _TOKEN.match(plain, at)
        if met is None:
            blank = len(plain[at:]) - len(plain[at:].lstrip())
            raise FormulaError(N_("not expected here"), at + blank + 1)
        kind = str(met.lastgroup if met.lastgroup != "percent" else "number")
        said = met.group().strip()
        found.append(_Token(kind, "!=" if said == "<>" else said, met.end() - len(said) + 1))
        at = met.end()
    return [*found, _Token("end", "", len(plain) + 1)]
