"""窗口单位 and 人员: the registers that visits refer to."""

from dataclasses import dataclass

from inspector.domain.words import Layout, Role, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """窗口单位: an inspected body."""

    unit: str
    """UUIDv7, hex."""
    name: str
    kind: UnitKind
    layout: Layout
    windows: int
    """How many numbered posts; 0 when not known."""
    phone: str | None = None
    supervises: tuple[str, ...] = ()
    """Units it supervises."""

    @property
    def has_phone(self) -> bool:
        """Whether it can be asked by phone; a call centre always can."""
        return self.phone is not None or self.kind is UnitKind.U6


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """人员: a random id; the name stands here and nowhere else."""

    person: str
    name: str
    roles: tuple[Role, ...]
    same_as: str | None = None
    """The id that the office knows them by, where a laptop had one of its own for them before."""
