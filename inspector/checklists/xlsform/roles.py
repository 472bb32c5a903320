"""What each question of a survey becomes: an item, a remark or evidence of one, an instruction."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from inspector.checklists.xlsform.conditions import Known
from inspector.checklists.xlsform.formulas import Calculation, calculations
from inspector.checklists.xlsform.judging import Judging, judging
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.languages import Languages
from inspector.checklists.xlsform.survey import Choice, Group, Question, Survey
from inspector.i18n import Pair

CODE = re.compile(r"[A-Z][A-Z0-9]{0,7}")
NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE})
ASKED = NUMBERS | {Kind.ONE, Kind.MANY}
BESIDE = frozenset({Kind.TEXT, Kind.DATE, Kind.FILE})
"""They belong to the item before them."""
SIGNING = re.compile(r"\b(signature|draw)\b")
OTHER = Pair("其他", "Other")


class Role(StrEnum):
    """What a question becomes."""

    ITEM = "item"
    BESIDE = "beside"
    """A remark or a file of the item before it."""
    NOTE = "note"
    """An instruction of the item after it, or else before it."""
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of questions in the same groups, or in one repeat: they become a section."""

    code: str
    groups: tuple[Group, ...]
    """Down to the repeat that it is, if it is one."""
    title: Pair
    """The labels of its groups; empty where no group has one."""

    @property
    def is_repeated(self) -> bool:
        """Whether its questions are asked again for each of something."""
        return any(group.kind is Kind.REPEAT for group in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A question that becomes an item."""

    question: Question
    code: str
    part: Part
    choices: tuple[Choice, ...] = ()
    """Of its list."""
    judging: Judging | None = None
    options: tuple[tuple[Choice | None, Pair], ...] = ()
    """Of a choice that does not judge; None is the “other” that was not on the list."""
    notes: list[Question] = field(default_factory=list)
    beside: list[Question] = field(default_factory=list)

    @property
    def known(self) -> Known:
        """What conditions may ask of it."""
        return Known(
            code=self.code,
            words=self.judging.words if self.judging else {},
            options={choice.name if choice else "other": name.zh for choice, name in self.options},
            is_number=self.question.type.kind in NUMBERS,
            round=self.question.round,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What becomes of a survey."""

    items: tuple[Planned, ...]
    parts: tuple[Part, ...]
    lost: tuple[Question, ...]
    """Questions that nothing carries."""
    known: Mapping[str, Known]
    """What conditions may ask, by the names of the questions that became items."""
    calculations: Mapping[int, Calculation]
    """By the row of the question that is scored by it."""


def plan_of(survey: Survey, languages: Languages) -> Plan:
    """What each question becomes, with codes and sections given."""
    roles = [(question, _role(question)) for question in survey.questions]
    asked = [question for question, role in roles if role is Role.ITEM]
    parts = list(_parts(asked, languages))
    codes = _codes(list(zip(asked, parts, strict=True)))
    answers = _Answers(survey, languages)
    items = [
        answers.planned(question, code, part)
        for question, part, code in zip(asked, parts, codes, strict=True)
    ]
    neighbours = _Neighbours(items)
    lost = [question for question, role in roles if not neighbours.place(question, role)]
    known = {one.question.name: one.known for one in items}
    numbers = [question for question in asked if question.type.kind in NUMBERS]
    scoring = calculations(lost, numbers, known)
    used = {one.question.row for one in scoring.values()}
    return Plan(
        items=tuple(items),
        parts=tuple({part.code: part for part in parts}.values()),
        lost=tuple(question for question in lost if question.row not in used),
        known=known,
        calculations=scoring,
    )


def _role(question: Question) -> Role:
    kind = question.type.kind
    if kind in ASKED:
        return Role.ITEM
    if kind is Kind.NOTE:
        return Role.NOTE
    signed = SIGNING.search(question.cells.get(("control", "appearance"), ""))
    return Role.BESIDE if kind in BESIDE and not signed else Role.LOST


class _Neighbours:
    """The items of each group in their order, to find those before and after a row."""

    def __init__(self, items: Iterable[Planned]) -> None:
        self._by_path: dict[tuple[int, ...], list[Planned]] = {}
        for item in items:
            self._by_path.setdefault(item.question.path, []).append(item)

    def place(self, question: Question, role: Role) -> bool:
        """Put a remark, a file or an instruction beside its item; False where there is none."""
        beside = self._by_path.get(question.path, [])
        at = bisect(beside, question.row, key=lambda item: item.question.row)
        before, after = beside[:at][-1:], beside[at : at + 1]
        if role is Role.BESIDE and before:
            before[0].beside.append(question)
            return True
        if role is Role.NOTE and beside:
            (after or before)[0].notes.append(question)
            return True
        return role is Role.ITEM


def _parts(asked: Sequence[Question], languages: Languages) -> Iterator[Part]:
    """The section of each question: a run of questions that stand in the same groups."""
    own = {group.name for question in asked for group in question.outer[-1:]}
    letters = (code for code in _letters() if code not in own)
    taken: set[str] = set()
    part: Part | None = None
    path: tuple[Group, ...] = ()
    for question in asked:
        if part is None or question.outer != path:
            name = question.outer[-1].name if question.outer else ""
            code = name if CODE.fullmatch(name) and name not in taken else next(letters)
            taken.add(code)
            path = question.outer
            part = Part(code=code, groups=path, title=labels_of(path, languages))
        yield part


def labels_of(groups: Iterable[Group], languages: Languages) -> Pair:
    """The labels of groups, joined; empty where none has one."""
    labels = [languages.pair(group.cells, "label") for group in groups]
    said = [label for label in labels if label.zh]
    return Pair(" · ".join(one.zh for one in said), " · ".join(one.en for one in said))


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)
    yield from (f"Z{number}" for number in count(1))


def _codes(asked: Sequence[tuple[Question, Part]]) -> list[str]:
    """A code for each: the question's own name where it has the form of one, else a new one."""
    own: dict[str, int] = {}
    for number, (question, _) in enumerate(asked):
        if CODE.fullmatch(question.name):
            own.setdefault(question.name, number)
    taken = set(own)
    numbers: dict[str, Iterator[int]] = {}
    codes: list[str] = []
    for number, (question, part) in enumerate(asked):
        code = question.name
        if own.get(code) != number:
            counting = numbers.setdefault(part.code, count(1))
            code = next(c for n in counting if (c := f"{part.code[:3]}{n}") not in taken)
            taken.add(code)
        codes.append(code)
    return codes


class _Answers:
    """How questions are answered; a list is looked at once, however many questions use it."""

    def __init__(self, survey: Survey, languages: Languages) -> None:
        self._lists = survey.lists
        self._languages = languages
        self._judging = {name: judging(choices) for name, choices in survey.lists.items()}

    def planned(self, question: Question, code: str, part: Part) -> Planned:
        """The item of a question."""
        of, kind = question.type.list_name, question.type.kind
        if kind in NUMBERS:
            return Planned(question=question, code=code, part=part)
        judges = self._judging[of] if kind is Kind.ONE and not question.type.or_other else None
        choices = self._lists[of]
        options = () if judges else tuple(_options(question, choices, self._languages))
        return Planned(
            question=question,
            code=code,
            part=part,
            choices=choices,
            judging=judges,
            options=options,
        )


def _options(
    question: Question, choices: Sequence[Choice], languages: Languages
) -> Iterator[tuple[Choice | None, Pair]]:
    """Each choice with its text; two that read alike are told apart by their names."""
    taken: set[str] = set()
    for choice in choices:
        label = languages.pair(choice.cells, "label")
        name = label if label.zh else Pair(choice.name, choice.name)
        while name.zh in taken:
            name = Pair(f"{name.zh} ({choice.name})", f"{name.en} ({choice.name})")
        taken.add(name.zh)
        yield choice, name
    has_other = any(choice.name == "other" for choice in choices)
    if question.type.or_other and not has_other and OTHER.zh not in taken:
        yield None, OTHER
