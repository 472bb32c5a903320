"""A repeated section on paper: an item a row, and a column for each window, clerk or call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector.domain.answer_words import ACTUAL, DUE
from inspector.domain.checklist import Item, Section
from inspector.domain.labels import label
from inspector.domain.numbers import exact_text
from inspector.domain.repeating import called
from inspector.domain.words import AnswerForm, grade_named
from inspector.i18n import Pair

ACROSS = 10
"""Columns of one table."""
MOST_TABLES = 5
"""Of one section; for more instances one table is printed, to be copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """An item, and what is written in its cells."""

    code: str
    key: str
    """Its 重点项 mark; empty for an ordinary item."""
    text: Pair
    refs: str
    points: str | None
    trigger: Pair | None
    """When a phrase is due."""
    writes: str
    """What to write where a tick is not enough; empty where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGrid:
    """The items of a repeated section, for all of its instances."""

    section: Section
    called: Pair
    """What one instance is called."""
    rows: tuple[GridRow, ...]
    tables: tuple[tuple[str, ...], ...]
    """Of each the keys over its columns; empty where one is to be written."""
    to_copy: int
    """How many instances the one table stands for; 0 where each has its own column."""


def grid(section: Section, items: Sequence[Item], keys: Sequence[str]) -> SheetGrid:
    """A repeated section, blank.

    Args:
        section: As the checklist has it; it repeats.
        items: Of it, in walking order.
        keys: Of the instances there are so far.
    """
    assert section.repeat is not None  # noqa: S101 - only such sections are set so
    is_long = len(keys) > ACROSS * MOST_TABLES
    named = () if is_long else tuple(keys)
    width = ACROSS * max(1, -(-len(named) // ACROSS))
    heads = (*named, *("" for _ in range(width - len(named))))
    return SheetGrid(
        section=section,
        called=called(section.repeat),
        rows=tuple(_row(item) for item in items),
        tables=tuple(heads[at : at + ACROSS] for at in range(0, width, ACROSS)),
        to_copy=len(keys) if is_long else 0,
    )


def _row(item: Item) -> GridRow:
    return GridRow(
        code=item.code,
        key=item.key,
        text=item.text,
        refs="；".join(clause.ref for clause in item.clauses),
        points=exact_text(item.points) if item.points else None,
        trigger=item.phrase.trigger if item.phrase else None,
        writes="／".join(_writes(item)),
    )


def _writes(item: Item) -> Iterator[str]:
    yield from (one.name.zh for one in item.options)
    yield from (one.name.zh for one in item.inputs)
    yield from (label(grade_named(one)).zh for one in item.grades)
    for one in item.bands:
        yield f"{one.name.zh}（{exact_text(one.low)}–{exact_text(one.high)}）"
    match item.answer:
        case AnswerForm.PHRASE:
            yield "听到√　未说×　未触发—"
        case AnswerForm.MEASUREMENT:
            yield f"读数（{item.measured_in.zh}）" if item.measured_in else "读数"
        case AnswerForm.COUNTER:
            yield from (DUE, ACTUAL)
        case AnswerForm.TRIALS:
            yield f"{item.trials}次中通过的次数"
        case AnswerForm.AWARD:
            yield "次数"
        case _:
            return
