"""Rows of a plain table become items; what each says of points becomes its rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from inspector.checklists.importing import Told, Unread
from inspector.checklists.table.layout import Cell, ItemRows
from inspector.checklists.table.made import Made
from inspector.checklists.table.points import Kind, Points, marked, points_of, says_none, stated_in
from inspector.checklists.table.rules import Maker
from inspector.checklists.table.wording import Wording, WordingReader
from inspector.domain import rules as language
from inspector.domain.checklist import UNSAID, Clause, Item, Subtype
from inspector.domain.wordings.saying import told
from inspector.domain.wordings.values import Earns, Exactly, Gives, Statement, Worth
from inspector.domain.words import AnswerForm
from inspector.errors import Fault, InspectorError
from inspector.errors import plain_table as faults
from inspector.i18n import N_, Pair, both
from inspector.sheets.grid import Grid

NO_POINTS_HERE = N_("these are no points; write the item's points by hand")


@dataclass(slots=True)
class Found:
    """What reading a table comes to, beside its items."""

    unread: list[Unread] = field(default_factory=list)
    warnings: list[InspectorError] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    """Codes of further targets, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One item to be: rows that share their points are one."""

    rows: tuple[ItemRows, ...]
    text: str
    key: str
    points: Points | None
    points_cell: Cell | None
    """Where they stand, readable or not."""
    in_text: Fraction | None
    """Points that the requirement itself says it is worth."""

    @property
    def place(self) -> Cell:
        """Where its requirement stands."""
        return self.rows[0].text


def asked(rows: Sequence[ItemRows], levels: Sequence[str], without_points: bool) -> Asked:
    """An item by its rows.

    Args:
        rows: One, or several that share their points.
        levels: What stands between the section's title and the item.
        without_points: Whether the points that stand beside it are its section's.
    """
    texts, mark, in_text = [], "", Fraction(0)
    for row in rows:
        said, stated = stated_in(marked(row.text.text)[0])
        part = f"（{row.part}）" if row.part else ""
        texts.append(f"{said}{part}")
        mark = mark or marked(row.text.text)[1]
        in_text += stated or 0
    cell = rows[0].points[-1] if rows[0].points and not without_points else None
    whole = "；".join(one.rstrip("；;。") for one in texts) if len(texts) > 1 else texts[0]
    return Asked(
        rows=tuple(rows),
        text="：".join([*levels, whole]),
        key=mark,
        points=None if cell is None else points_of(cell.text),
        points_cell=cell,
        in_text=in_text or None,
    )


class ItemBuilder:
    """Builds the items of one table.

    Args:
        grid: Where it stands.
        reader: Of the cells that say how points go.
        reads_texts: Whether requirements say so themselves.
        ref: What items cite that name no basis.
        found: Where everything else goes.
    """

    def __init__(
        self, grid: Grid, reader: WordingReader, ref: str, found: Found, *, reads_texts: bool
    ) -> None:
        self._grid = grid
        self._reader = reader
        self._reads_texts = reads_texts
        self._ref = ref
        self._found = found

    def build(
        self, one: Asked, code: str, section: str, pool: Fraction | None, *, in_bonus: bool
    ) -> tuple[Item | None, Item | None]:
        """The item; and what it gives on top of the total as another, outside a bonus section."""
        wording = self._wording(one)
        is_bonus = in_bonus or (one.points is not None and one.points.kind is Kind.GIVEN)
        statements = [_given(said) if is_bonus else said for _, said in wording.statements]
        points = self._points(one, code, statements)
        one = _named_by_rules(one, statements)
        is_own = points is not None and points.kind is Kind.OBTAINED and not is_bonus
        own = points.value if points is not None and is_own else None
        made = Maker(
            statements, own or pool, self._found.targets, is_all=not wording.is_partly_read
        ).make()
        self._tell(wording, made, statements)
        if points is not None and points.kind is Kind.TAKEN and one.points_cell and not made.rules:
            made.rules.append(language.OneOff(points=points.value))
            reason = both("read as taken once; write it by hand if it is taken for each one found")
            self._unread(one.points_cell, one.points_cell.text.strip(), reason)
        if is_bonus:
            bonus = self._bonus(one, code, section, made, wording, points)
            return (bonus, None) if in_bonus else (None, bonus)
        item = self._item(one, code, section, made, wording)
        rules = tuple(made.rules)
        if not rules and not made.is_answered_otherwise and (own or pool):
            # Nobody wrote how points go: whoever inspects enters them, and it is marked.
            rules = (_unstated(own or pool or Fraction(0)),)
        item = replace(item, points=own or Fraction(0), rules=rules)
        if not made.bonuses:
            return item, None
        return item, self._bonus(one, f"{code}J", section, made, wording, None)

    def _wording(self, one: Asked) -> Wording:
        whole = Wording()
        for row in one.rows:
            text = row.text if self._reads_texts and row.part < 2 else None
            read = self._reader.read(text, row.cells)
            if not self._reads_texts and row.part < 2:
                self._reader.read_beside(row.text, read)
            if len(one.rows) > 1:
                words = stated_in(marked(row.text.text)[0])[0]
                read.statements = [(cell, _of_row(said, words)) for cell, said in read.statements]
            whole.statements += read.statements
            whole.unread += read.unread
            whole.is_partly_read |= read.is_partly_read
            whole.key = whole.key or read.key
            whole.how += [how for how in read.how if how not in whole.how]
            whole.basis += [basis for basis in read.basis if basis not in whole.basis]
        self._found.unread += whole.unread
        return whole

    def _points(self, one: Asked, code: str, statements: Sequence[Statement]) -> Points | None:
        """An item's points: those of their column, else those of its own words."""
        worth = (one.said.points for one in statements if isinstance(one.said, Worth))
        said = one.in_text or next(worth, None)
        cell = one.points_cell
        if one.points is None and cell is not None and not says_none(cell.text):
            self._unread(cell, cell.text.strip(), both(NO_POINTS_HERE))
        if one.points is None:
            return None if said is None else Points(said, Kind.OBTAINED)
        if said is not None and said != one.points.value and cell is not None:
            self._warn(faults.POINTS_DIFFER, cell, item=code, points=one.points.value, other=said)
        return one.points

    def _item(self, one: Asked, code: str, section: str, made: Made, wording: Wording) -> Item:
        how = "；".join(dict.fromkeys((*wording.how, *made.how)))
        ref = "；".join(wording.basis) or self._ref
        return Item(
            code=code,
            section=section,
            text=_same(one.text),
            how=_same(how) if how else UNSAID,
            clauses=(Clause(ref=ref, text=one.text),),
            points=Fraction(0),
            answer=_form(made),
            measured_in=_same(made.measured_in) if made.measured_in else None,
            options=made.options,
            bands=made.bands,
            subtypes=tuple(Subtype(name=_same(name)) for name in made.subtypes),
            remarks=tuple(_same(remark) for remark in made.remarks if remark not in one.text),
            circumstances=tuple(made.circumstances),
            requires=tuple(made.requires),
            below_zero=made.below_zero,
            may_not_occur=made.may_not_occur,
            key=one.key or wording.key,
        )

    def _bonus(
        self,
        one: Asked,
        code: str,
        section: str,
        made: Made,
        wording: Wording,
        points: Points | None,
    ) -> Item:
        """An item that only gives; where nobody says for what, all of its points once."""
        bonuses = list(made.bonuses)
        if not bonuses and points is not None:
            bonuses = [("", language.Bonus(points=points.value))]
        elif points is not None and len(bonuses) == 1 and bonuses[0][1].cap is None:
            situation, bonus = bonuses[0]
            if bonus.counting_unit is not None and bonus.points <= points.value:
                bonuses = [(situation, replace(bonus, cap=points.value))]
        rules, names = _awards(bonuses)
        if points is not None and one.points_cell and _exceeds(rules, points.value):
            words = one.points_cell.text.strip()
            reason = both("at most {points} in all cannot be carried; divide it", points=words)
            self._unread(one.points_cell, words, reason)
        is_award = any(rule.counting_unit is not None for rule in rules)
        plain = Made(how=list(made.how), requires=list(made.requires), subtypes=names)
        plain.remarks = [name for name, _ in bonuses if name and name not in names]
        item = self._item(one, code, section, plain, wording)
        form = AnswerForm.AWARD if is_award else AnswerForm.ANSWER
        return replace(item, rules=rules, answer=form)

    def _tell(self, wording: Wording, made: Made, statements: Sequence[Statement]) -> None:
        left = {id(statement): reason for statement, reason in made.left}
        for (cell, original), statement in zip(wording.statements, statements, strict=True):
            words = original.span.of(cell.text)
            where = self._grid.where(cell.row, cell.column)
            reason = left.get(id(statement))
            if reason is None:
                self._found.told.append(Told(where=where, text=words, told=told(statement)))
            else:
                reason = both("read as “{told}”: {reason}", told=told(statement), reason=reason)
                self._unread(cell, words, reason)

    def _unread(self, cell: Cell, text: str, reason: Pair) -> None:
        where = self._grid.where(cell.row, cell.column)
        self._found.unread.append(Unread(where=where, text=text, reason=reason))

    def _warn(self, fault: Fault, cell: Cell, **context: object) -> None:
        place = self._grid.where(cell.row, cell.column)
        self._found.warnings.append(InspectorError(fault, also=(), place=place, **context))


def _named_by_rules(one: Asked, statements: Sequence[Statement]) -> Asked:
    """Rows that share one text are told apart by what they speak of, if they say it."""
    (first, *more) = one.rows
    names = list(dict.fromkeys(one.situation for one in statements if one.situation))
    if not first.part or more or not names:
        return one
    base = one.text.removesuffix(f"（{first.part}）")
    return replace(one, text=f"{base}：{'、'.join(names)}")


def _same(text: str) -> Pair:
    return Pair(text, text)


def _unstated(points: Fraction) -> language.Entered:
    return language.Entered(low=Fraction(0), high=points, unstated=True, needs_clause=False)


def _given(statement: Statement) -> Statement:
    """得2分 below a heading of 加分 gives them."""
    said = statement.said
    if isinstance(said, Earns) and isinstance(said.amount, Exactly):
        gives = Gives(amount=said.amount, per=said.per, cap=said.cap)
        return replace(statement, said=gives)
    return statement


def _of_row(statement: Statement, words: str) -> Statement:
    """Where several rows are one item, what a row says of points is about its own words."""
    return statement if statement.situation else replace(statement, situation=words)


def _form(made: Made) -> AnswerForm:
    if made.measured_in:
        return AnswerForm.MEASUREMENT
    if made.options:
        return AnswerForm.CHOICE
    return AnswerForm.BAND if made.bands else AnswerForm.ANSWER


def _awards(
    bonuses: Sequence[tuple[str, language.Bonus]],
) -> tuple[tuple[language.Bonus, ...], list[str]]:
    """The bonuses of one item; several are told apart by what they are for."""
    if len(bonuses) < 2:
        return tuple(bonus for _, bonus in bonuses), []
    made, names = [], []
    for situation, bonus in bonuses:
        cap = bonus.cap if bonus.counting_unit is not None else bonus.points
        unit = bonus.counting_unit or _same("项")
        if situation and situation not in names:
            names.append(situation)
        subtypes = (situation,) if situation else ()
        made.append(replace(bonus, counting_unit=unit, cap=cap, subtypes=subtypes))
    return tuple(made), names


def _exceeds(rules: Sequence[language.Bonus], points: Fraction) -> bool:
    """Whether several bonuses together can give more than the item may."""
    most = [rule.points if rule.counting_unit is None else rule.cap for rule in rules]
    given = [one for one in most if one is not None]
    return len(rules) > 1 and (len(given) < len(most) or sum(given) > points)
