"""Where pyxform's sentences point: it names rows for many, columns for some, at times nothing."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from inspector.checklists.xlsform.form import Form
from inspector.checklists.xlsform.tables import CHOICES, HEADER_ROW, SETTINGS, SURVEY, Spot
from inspector.errors import Fault
from inspector.errors import xlsform as faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sentence points, and what kind of fault it tells of."""

    sheet: str
    """XLSForm's name of the sheet."""
    spot: Spot
    fault: Fault
    said: str
    word: str = ""
    """What the column stands for, as far as it is known."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    pattern: re.Pattern[str]
    fault: Fault
    word: str = ""
    """The column that it speaks of."""
    sheet: str = SURVEY


def _sentence(pattern: str, fault: Fault, word: str = "", sheet: str = SURVEY) -> _Sentence:
    return _Sentence(re.compile(pattern, re.DOTALL), fault, word, sheet)


ROW = re.compile(r"\[row : (\d+)\]\s*")
SHEET_AND_COLUMN = re.compile(r"On the '(?P<sheet>\w+)' sheet, the '(?P<word>[^']*)' value")
SHEET = re.compile(r"(?:[Oo]n the|for sheet:) '(?P<sheet>\w+)'")
SENTENCES = (
    _sentence(r"Unknown question type '(?P<type>.*)'$", faults.UNKNOWN_TYPE, "type"),
    _sentence(r"Question with no type", faults.UNKNOWN_TYPE, "type"),
    _sentence(
        r"list_name' must not both be None|choices for this question", faults.NO_CHOICES, "type"
    ),
    _sentence(
        r"List name not in|There should be an? |Repeat loop without list|specify choices for",
        faults.NO_CHOICES,
        "type",
    ),
    _sentence(
        r"Choice names with spaces .*\[(?P<name>[^]]*)\] in \[(?P<list>[^]]*)\]",
        faults.BAD_NAME,
        "name",
        CHOICES,
    ),
    _sentence(
        r"with no name|Names |have a name|always be named|is reserved", faults.BAD_NAME, "name"
    ),
    _sentence(
        r"must be unique within their|[Nn]ames must unique|duplicate|must be unique for each"
        r"|must not be the same as|already assigned",
        faults.NAME_TWICE,
        "name",
    ),
    _sentence(r"^Reference |Reference variable", faults.BAD_REFERENCE),
    _sentence(r"(?:no|multiple) survey elements? named '(?P<name>[^']*)'", faults.BAD_REFERENCE),
    _sentence(r"Unmatched '", faults.UNMATCHED, "type"),
    _sentence(r"required column headers were not found", faults.NO_HEADING),
    _sentence(r"element named '(?P<name>[^']*)' has no label or hint", faults.NO_LABEL, "label"),
    _sentence(r"big-image.* named (?P<name>\S+)$", faults.REFUSED, "big-image"),
    _sentence(r"trigger for question \$\{(?P<name>[^}]*)\}", faults.REFUSED, "trigger"),
    _sentence(r"^Question '(?P<name>[^']*)' .*search\(\)", faults.REFUSED, "appearance"),
    _sentence(r"'trigger' column", faults.REFUSED, "trigger"),
    _sentence(r"'calculation' column|Missing calculation", faults.REFUSED, "calculate"),
    _sentence(r"Choice filter not supported", faults.REFUSED, "choice_filter"),
    _sentence(r"table list|should end with one of", faults.REFUSED, "type"),
    _sentence(r"names for the same column were found: '[^']*', '(?P<head>[^']*)'", faults.REFUSED),
    _sentence(r"not supported by this version of pyxform: '(?P<head>[^']*)'", faults.REFUSED),
    _sentence(r"omit instanceID", faults.REFUSED, "omit_instanceID", SETTINGS),
    _sentence(r"empty id_string", faults.REFUSED, "id_string", SETTINGS),
    _sentence(r"[Ii]nstance.* name:? '(?P<name>[^']*)'", faults.REFUSED, "name"),
    _sentence(
        r"[Pp]arameter|Invalid value for \w|must be set to|value must be a number|the audit",
        faults.REFUSED,
        "parameters",
    ),
)
"""In this order; the first that fits says what it is about."""
UNKNOWN = _sentence("", faults.REFUSED)
QUOTED = {"type": "type", "name": "name", "list": "list name"}
"""What sentences quote, and the column in which it stands."""

RowFinder = Callable[[str], int]
"""The row of the survey at which pyxform stops with a sentence; 0 where no row is to blame."""
HeadingFinder = Callable[[int, str], str]
"""The heading of the cell of that row for which pyxform stops; empty where it is none alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Finds where sentences point.

    Args:
        form: Of which they speak.
        find_row: For those that name no row.
        find_heading: For those that name no column.
        told: Rows of the survey of which something was told already.
    """

    form: Form
    find_row: RowFinder
    find_heading: HeadingFinder
    told: Collection[int] = ()

    def places(self, refusal: str, *, stumbled: bool = False) -> Iterator[Place]:
        """Where a refusal points; one that tells of several rows gives a place for each."""
        if stumbled:
            row = self.find_row(refusal)
            word = (self.find_heading(row, refusal) if row else "") or "type"
            spot = self.form.spot(SURVEY, row, word)
            fault = faults.STUMBLED if row else faults.SHEET_REFUSED
            yield Place(sheet=SURVEY, spot=spot, fault=fault, said=refusal, word=word)
            return
        parts = refusal.split("\n")
        several = len(parts) > 1 and all(ROW.match(part) for part in parts)
        for part in parts if several else [refusal]:
            yield self._place(part)

    def _place(self, refusal: str) -> Place:
        numbered = ROW.search(refusal)
        said = " ".join(ROW.sub("", refusal).split()).removesuffix(".")
        known, quoted = _recognised(said)
        sheet, word = _sheet_and_word(said, known)
        row = int(numbered[1]) if numbered else self._row_quoted(sheet, quoted)
        if quoted.get("head") or known.fault is faults.NO_HEADING:
            row, word = HEADER_ROW, quoted.get("head", "")
        elif sheet == SETTINGS:
            row = HEADER_ROW + 1  # it has this one; pyxform counts it as the first or not at all
        elif not row and sheet == SURVEY:
            row = self.find_row(refusal)
        fault = known.fault if row else faults.SHEET_REFUSED
        spot = self.form.spot(sheet, row, word)
        return Place(sheet=sheet, spot=spot, fault=fault, said=said, word=word)

    def _row_quoted(self, sheet: str, quoted: Mapping[str, str]) -> int:
        """The row that holds what a sentence quotes; 0 where several do, or none."""
        wanted = {QUOTED[key]: value for key, value in quoted.items() if key in QUOTED}
        rows = [
            row
            for row, cells in self.form.rows(sheet)
            if wanted
            and all(cells.get((key,)) == value for key, value in wanted.items())
            and not (sheet == SURVEY and row in self.told)
        ]
        # Pyxform reads types from above; of names it may mean any that are alike.
        return rows[0] if len(rows) == 1 or (rows and "type" in wanted) else 0


def _recognised(said: str) -> tuple[_Sentence, dict[str, str]]:
    for sentence in SENTENCES:
        if found := sentence.pattern.search(said):
            quoted = {key: value for key, value in found.groupdict().items() if value}
            return sentence, quoted
    return UNKNOWN, {}


def _sheet_and_word(said: str, known: _Sentence) -> tuple[str, str]:
    if both := SHEET_AND_COLUMN.search(said):
        return both["sheet"], both["word"]
    named = SHEET.search(said)
    return named["sheet"] if named else known.sheet, known.word
