"""A number as a sheet shows it: exact decimals by its number format, dates as dates."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

PLAIN: Final = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?")
LONGEST_NUMBER: Final = 40
DIGITS: Final = Context(prec=15, rounding=ROUND_HALF_UP)
"""As many as a spreadsheet program keeps; what binary fractions add lies behind them."""
LAST_DAY: Final = 2_958_465
"""31 December 9999."""
GENERAL: Final = "general"
ISO_DATE: Final = "yyyy-mm-dd"
YEAR_MONTH: Final = 'yyyy"年"m"月"'
MONTH_DAY: Final = 'm"月"d"日"'
HOUR: Final = '上午/下午h"时"mm"分"'
BUILT_IN: Final = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    # What a machine's own settings decide is shown the one way that nobody misreads.
    14: ISO_DATE,
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: f"{ISO_DATE} h:mm",
    27: YEAR_MONTH,
    28: MONTH_DAY,
    29: MONTH_DAY,
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: HOUR,
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: YEAR_MONTH,
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    47: "mm:ss",
    50: YEAR_MONTH,
    51: MONTH_DAY,
    52: YEAR_MONTH,
    53: MONTH_DAY,
    54: MONTH_DAY,
    55: HOUR,
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: YEAR_MONTH,
    58: MONTH_DAY,
}
"""Number formats that have a number and no text, as a Chinese office program shows them."""

TOKEN: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<space>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<half>AM/PM|A/P|上午/下午) | (?P<general>General|G/通用格式)
    | (?P<exponent>e[+-]) | (?P<weekday>a{3,4}) | (?P<date>y+|e+|m+|d+|h+|s+)
    | (?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+) | (?P<percent>%)
    | (?P<at>@) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
CURRENCY: Final = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)
ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
SCALED: Final = re.compile(r",(?:\.|$)")
"""Digits that stand for thousands or millions."""
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS: Final = "一二三四五六日"

Token = tuple[str, str]
"""Kind and words of a piece of a number format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A number as it is seen."""

    text: str
    is_rounded: bool = False
    """Whether what is shown is another number than what the cell holds."""
    is_date: bool = False


class NumberFormat:
    """One number format; what it cannot say exactly as a sheet does, it says as a plain decimal.

    Args:
        code: As the workbook holds it, e.g. `0.00%` or `m"月"d"日"`.
        since_1904: Whether day 0 is 1 January 1904.
    """

    def __init__(self, code: str, *, since_1904: bool = False) -> None:
        self._since_1904 = since_1904
        self._sections = [_tokens(section) for section in _sections(code)]
        self._seen: dict[str, Shown] = {}

    def show(self, raw: str) -> Shown:
        """A cell's number as it is seen.

        Raises:
            ValueError: When it is no number.
        """
        if raw not in self._seen:
            self._seen[raw] = self._shown(raw)
        return self._seen[raw]

    def _shown(self, raw: str) -> Shown:
        if len(raw) > LONGEST_NUMBER or not PLAIN.fullmatch(raw):
            raise ValueError(raw[:LONGEST_NUMBER])
        number = DIGITS.create_decimal(raw)
        tokens, is_negative = self._section_for(number)
        if _is_date(tokens):
            return self._date(number, tokens)
        return _number(number, tokens, is_negative=is_negative)

    def _section_for(self, number: Decimal) -> tuple[list[Token], bool]:
        """The section for a number, and whether a minus is still to be written."""
        if number < 0 and len(self._sections) > 1:
            return self._sections[1], False
        if number == 0 and len(self._sections) > 2:
            return self._sections[2], False
        return self._sections[0], number < 0

    def _date(self, number: Decimal, tokens: list[Token]) -> Shown:
        if not 0 <= number <= LAST_DAY:
            return Shown(text=plain(number))
        # Day 60 of the system that begins in 1900 is 29 February 1900, which never was.
        shift = 1462 if self._since_1904 else int(number < 60)
        seconds = int((number * 86_400).to_integral_value(ROUND_HALF_UP))
        if number + shift > LAST_DAY:
            return Shown(text=plain(number))
        moment = datetime(1899, 12, 30) + timedelta(days=shift, seconds=seconds)  # noqa: DTZ001
        return Shown(text=_date_text(moment, tokens), is_date=True)


def plain(number: Decimal) -> str:
    """A decimal without an exponent and without idle zeros."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text


def _sections(code: str) -> list[str]:
    """The parts for positive, negative, zero and text."""
    found, part, position = [], "", 0
    while position < len(code):
        match = TOKEN.match(code, position)
        assert match is not None  # noqa: S101 - its last branch takes any character
        if match["other"] == ";":
            found.append(part)
            part = ""
        else:
            part += match[0]
        position = match.end()
    return [*found, part]


def _tokens(section: str) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(section):
        kind = match.lastgroup or "other"
        words = match[kind] or ""
        if kind in {"quoted", "escaped", "other"}:
            found.append(("literal", words))
        elif kind == "space":
            found.append(("literal", " "))
        elif kind == "bracket":
            found.append(_bracket(words))
        elif kind != "fill":
            found.append((kind, words.lower() if kind in {"date", "weekday"} else words))
    return found


def _bracket(words: str) -> Token:
    """What stands in brackets: a currency, a language, a colour, a condition, elapsed time."""
    currency = CURRENCY.fullmatch(words)
    if currency:
        return "literal", currency[1]
    if (
        ELAPSED.fullmatch(words)
        or words[:1] in {"<", ">", "="}
        or words.lower().startswith("dbnum")
    ):
        return "unknown", words
    return "literal", ""


def _is_date(tokens: list[Token]) -> bool:
    return any(kind in {"date", "weekday", "half"} for kind, _ in tokens)


def _number(number: Decimal, tokens: list[Token], *, is_negative: bool) -> Shown:
    kinds = [kind for kind, _ in tokens]
    numbers = [said for kind, said in tokens if kind in {"digits", "general"}]
    if not numbers:
        # Words alone stand for the number, such as “免” for 0: they are what is seen.
        words = "".join(said for kind, said in tokens if kind == "literal").strip()
        return Shown(text=words, is_rounded=True) if words else Shown(text=plain(number))
    if len(numbers) > 1 or {"unknown", "exponent"} & set(kinds) or SCALED.search(numbers[0]):
        return Shown(text=plain(number))
    digits, is_exact = _digits(number.copy_abs().scaleb(2 * kinds.count("percent")), numbers[0])
    words = "".join(digits if said is numbers[0] else said for _, said in tokens).strip()
    sign = "-" if is_negative and digits.strip("0.,") else ""
    return Shown(text=sign + words, is_rounded=not is_exact)


def _digits(number: Decimal, pattern: str) -> tuple[str, bool]:
    """The digits by a pattern such as `#,##0.0#`, and whether none were cut off."""
    if pattern[0] not in "0#?.":
        return plain(number), True
    whole, _, part = pattern.partition(".")
    places = len(part)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=400))
    text = format(rounded, ",f" if "," in whole else "f")
    head, _, tail = text.partition(".")
    while tail and part[len(tail) - 1] != "0" and tail.endswith("0"):
        tail = tail[:-1]
    least = whole.count("0")
    head = head.rjust(least, "0") if "," not in whole else head
    if not least and head == "0":
        head = ""
    point = "." if "." in pattern else ""
    return f"{head}{point}{tail}" or "0", rounded == number


def _date_text(moment: datetime, tokens: list[Token]) -> str:
    is_half = any(kind == "half" for kind, _ in tokens)
    said: list[str] = []
    last = ""
    for position, (kind, words) in enumerate(tokens):
        if kind == "date":
            is_minute = (
                words[0] == "m"
                and len(words) <= 2
                and (last == "h" or _next_date(tokens, position) == "s")
            )
            said.append(_date_part(moment, "M" * len(words) if is_minute else words, is_half))
            last = words[0]
        elif kind == "weekday":
            said.append(("星期" if len(words) > 3 else "") + WEEKDAYS[moment.weekday()])
        elif kind == "half":
            names = words.split("/")
            said.append(names[moment.hour >= 12])
        elif kind == "literal":
            said.append(words)
    return "".join(said).strip()


def _next_date(tokens: list[Token], position: int) -> str:
    return next((words[0] for kind, words in tokens[position + 1 :] if kind == "date"), "")


def _date_part(moment: datetime, words: str, is_half: bool) -> str:
    """A piece of a date by its letters; `M` stands for minutes."""
    width = len(words)
    hour = (moment.hour % 12 or 12) if is_half else moment.hour
    if width > 2 and words[0] in {"m", "d"}:
        return {"m": MONTHS[moment.month - 1], "d": WEEKDAYS[moment.weekday()]}[words[0]]
    if words[0] in {"y", "e"}:
        year = f"{moment.year:04}"
        return year[2:] if words in {"y", "yy"} else year
    parts = {"m": moment.month, "d": moment.day, "h": hour, "M": moment.minute, "s": moment.second}
    return f"{parts[words[0]]:0{min(width, 2)}}"
