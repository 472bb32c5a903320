"""The rows of a survey: questions, the groups that they stand in, and lists of choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector.checklists.xlsform.engine import type_of
from inspector.checklists.xlsform.form import Form, Meaning
from inspector.checklists.xlsform.kinds import Kind, Type
from inspector.checklists.xlsform.tables import CHOICES, SURVEY

BEGINS = frozenset({Kind.GROUP, Kind.REPEAT, Kind.LOOP})
YES = frozenset({"yes", "true", "true()"})
NO = frozenset({"no", "false", "false()"})
RELEVANT: Meaning = ("bind", "relevant")
COUNT: Meaning = ("control", "jr:count")
CONSTRAINT: Meaning = ("bind", "constraint")
REQUIRED: Meaning = ("bind", "required")
CALCULATE: Meaning = ("bind", "calculate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What begins with begin_group, begin_repeat or begin_loop."""

    row: int
    kind: Kind
    name: str
    cells: Mapping[Meaning, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A row that is neither the begin nor the end of a group."""

    row: int
    type: Type
    name: str
    cells: Mapping[Meaning, str]
    groups: tuple[Group, ...]
    """Those that it stands in, the outermost first."""

    @property
    def path(self) -> tuple[int, ...]:
        """The rows at which its groups begin."""
        return tuple(group.row for group in self.groups)

    @property
    def outer(self) -> tuple[Group, ...]:
        """Its groups down to the first repeat: all questions of one round belong together."""
        kinds = [group.kind for group in self.groups]
        return self.groups[: kinds.index(Kind.REPEAT) + 1] if Kind.REPEAT in kinds else self.groups

    @property
    def inner(self) -> tuple[Group, ...]:
        """Its groups within that repeat."""
        return self.groups[len(self.outer) :]

    @property
    def round(self) -> int | None:
        """The row of that repeat; None where it is asked once."""
        last = self.outer[-1:]
        return last[0].row if last and last[0].kind is Kind.REPEAT else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row of a list of choices."""

    row: int
    name: str
    cells: Mapping[Meaning, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A form's rows, read."""

    questions: tuple[Question, ...]
    groups: tuple[Group, ...]
    ends: tuple[int, ...]
    """Rows at which a group ends."""
    comments: tuple[int, ...]
    """Rows that have no type."""
    disabled: tuple[int, ...]
    """Rows that are switched off."""
    lists: Mapping[str, tuple[Choice, ...]]


def survey_of(form: Form) -> Survey:
    """The rows of a form that pyxform accepts."""
    questions: list[Question] = []
    groups: list[Group] = []
    ends: list[int] = []
    disabled: list[int] = []
    comments: list[int] = []
    inside: list[Group] = []
    for row, cells in form.rows(SURVEY):
        if cells.get(("disabled",), "").lower() in YES:
            disabled.append(row)
            continue
        word, name = cells.get(("type",), ""), cells.get(("name",), "")
        if not word:
            comments.append(row)
            continue
        kind = type_of(" ".join(word.split()))
        if kind.kind in BEGINS:
            group = Group(row=row, kind=kind.kind, name=name, cells=cells)
            groups.append(group)
            inside.append(group)
        elif kind.kind is Kind.END:
            ends.append(row)
            inside.pop()
        else:
            questions.append(
                Question(row=row, type=kind, name=name, cells=cells, groups=tuple(inside))
            )
    return Survey(
        questions=tuple(questions),
        groups=tuple(groups),
        ends=tuple(ends),
        comments=tuple(comments),
        disabled=tuple(disabled),
        lists=_lists(form),
    )


def _lists(form: Form) -> dict[str, tuple[Choice, ...]]:
    found: dict[str, list[Choice]] = {}
    for row, cells in form.rows(CHOICES):
        name, of = cells.get(("name",), ""), cells.get(("list name",), "")
        if of and name:
            found.setdefault(of, []).append(Choice(row=row, name=name, cells=cells))
    return {of: tuple(choices) for of, choices in found.items()}
