"""检查反馈单: what may leave of a score; templates and the attached data see nothing else of it."""

from dataclasses import dataclass

from inspector.i18n import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSection:
    """One row of the section table; decimals as they are printed."""

    code: str
    title: Pair
    asked: int
    unchecked: int
    obtained: str
    applicable: str
    maximum: str
    result: str | None
    """None where nothing applied: the section then leaves the total."""
    instances: int = 0
    """Of a section that repeats: how many come together in its result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """扣分: one explained step of the score."""

    item: str | None
    section: str
    finding: int | None
    """Number of the finding that it belongs to."""
    text: Pair
    count: int
    counting_unit: Pair | None
    points: str
    """With its sign."""
    capped: bool
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBeside:
    """One item in every score column that there is."""

    item: str
    key: str
    """Its 重点项 mark; empty for an ordinary item."""
    text: Pair
    own: str | None
    """What was obtained on the visit; None where the item has no answer."""
    given: tuple[str | None, ...]
    """By each other column, in their order; None where it gives the item nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedColumn:
    """评分栏: whose points, and what they come to."""

    code: str
    title: Pair
    total: str
    items: int
    """How many it gives points to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedColumns:
    """Score columns side by side; only the visit's own counts."""

    columns: tuple[PublishedColumn, ...]
    rows: tuple[PublishedBeside, ...]
    """The items that one of them gives points to, in walking order."""
    own: str
    """What the visit obtained at these items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedScore:
    """The score in words of paper: rounded once, explained in full."""

    total: str | None
    exact: str | None
    complete: bool
    arithmetic: str | None
    """How the total follows from the section table; None without a total."""
    sections: tuple[PublishedSection, ...]
    lines: tuple[PublishedLine, ...]
    vetoes: tuple[Pair, ...]
    full_marks: str = "100"
    is_usual: bool = True
    """Whether every section, and the total, is rescaled and nothing else."""
    ways: tuple[Pair, ...] = ()
    """Where it is not: how each section, and then the total, comes to its points."""
    grade: Pair | None = None
    no_grade: Pair | None = None
    """Why there is none, where the form has grades."""
    targets: tuple[Pair, ...] = ()
    """Who else is charged, with what is left."""
    consequences: tuple[Pair, ...] = ()
    columns: PublishedColumns | None = None
    """None where nobody else gave points."""
