"""How large a form may be: pyxform takes its time over all of it before it says a word."""

from collections import Counter

from inspector.checklists.xlsform.engine import type_of
from inspector.checklists.xlsform.form import Form
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.tables import CHOICES, HEADER_ROW, SURVEY, Spot
from inspector.errors import InspectorError, raise_all
from inspector.errors import xlsform as faults
from inspector.i18n import N_, both

LIMIT_ROWS = 10_000
"""Of one sheet."""
LIMIT_REFERENCES = 20_000
"""`${…}` in all cells together."""
LIMIT_OPTIONS = 40_000
"""Choices, counted once for each question that offers them."""
LIMIT_GROUPS = 50
"""Groups inside each other."""


def refuse_too_large(form: Form) -> None:
    """See that a form is of a size that can be read in a moment.

    Raises:
        InspectorError: XLSFORM_016, for each measure that it goes beyond.
    """
    found: list[InspectorError] = []

    def measure(what: str, count: int, limit: int, spot: Spot) -> None:
        if count > limit:
            where = {"place": form.where(spot), "count": count, "limit": limit}
            found.append(InspectorError(faults.TOO_LARGE, also=(), what=both(what), **where))

    for sheet, table in form.tables.items():
        rows = table.last_row - HEADER_ROW
        measure(N_("rows of one sheet"), rows, LIMIT_ROWS, Spot(sheet, 0))
    raise_all(found)
    texts = (text for table in form.tables.values() for _, text in table.cells())
    references = sum(text.count("${") for text in texts)
    measure(N_("references to other questions"), references, LIMIT_REFERENCES, Spot(SURVEY, 0))
    measure(N_("choices in all questions"), _options(form), LIMIT_OPTIONS, Spot(CHOICES, 0))
    row, depth = _deepest(form)
    measure(N_("groups inside each other"), depth, LIMIT_GROUPS, form.spot(SURVEY, row, "type"))
    raise_all(found)


def _options(form: Form) -> int:
    sizes = Counter(cells.get(("list name",), "") for _, cells in form.rows(CHOICES))
    types = (type_of(cells.get(("type",), "")) for _, cells in form.rows(SURVEY))
    return sum(sizes[one.list_name] for one in types if one.list_name)


def _deepest(form: Form) -> tuple[int, int]:
    """The row with the most groups around it, and how many they are."""
    depth, deepest = 0, (HEADER_ROW, 0)
    for row, cells in form.rows(SURVEY):
        kind = type_of(cells.get(("type",), "")).kind
        if kind in {Kind.GROUP, Kind.REPEAT, Kind.LOOP}:
            depth += 1
            deepest = max(deepest, (row, depth), key=lambda one: one[1])
        elif kind is Kind.END:
            depth = max(0, depth - 1)
    return deepest
