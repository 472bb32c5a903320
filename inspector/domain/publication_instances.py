"""检查反馈单: what may leave of windows, clerks and calls; short, however many there are."""

from dataclasses import dataclass

from inspector.i18n import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedInstance:
    """One window, clerk or call; decimals as they are printed."""

    code: str
    """Of its section, e.g. `A@3`."""
    name: Pair
    asked: int
    unchecked: int
    findings: int
    obtained: str | None
    """None, as `applicable` and `result`, where nothing is scored."""
    applicable: str | None
    result: str | None
    """None also where nothing applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRest:
    """The instances that have no row of their own, together."""

    count: int
    findings: int
    unchecked: int
    lowest: str | None
    """Of their results; None where none has one."""
    highest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedInstances:
    """逐个检查: the instances of one repeated section."""

    section: str
    title: Pair
    called: Pair
    """What one is called: 窗口, 工作人员, 电话."""
    count: int
    least: int
    """How many there had to be; 0 where the form does not say."""
    together: str | None
    """`mean`, `sum`, `lowest`: how their results become one; None where nothing is scored."""
    rows: tuple[PublishedInstance, ...]
    """In walking order: all where they are few, else those with a finding or a point lost."""
    rest: PublishedRest | None
    """None where every one has a row."""
    is_rescaled: bool
    """Whether each comes to its result as sections usually do, and by nothing else."""
    ways: tuple[Pair, ...]
    """Where not: how those with a row come to their results, step by step."""
