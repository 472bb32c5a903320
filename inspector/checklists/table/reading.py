"""An office's own table (项目 / 标准 / 分值 / 评分办法) becomes a checklist; the rest is listed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import PurePath

from inspector.checklists.importing import Imported, Told, Unread
from inspector.checklists.table.around import Around
from inspector.checklists.table.columns import Role
from inspector.checklists.table.items import NO_POINTS_HERE, Found, ItemBuilder
from inspector.checklists.table.layout import Cell, Table, cells_of, tables_of
from inspector.checklists.table.plan import Plan, groups_of, plan_of, totals_of
from inspector.checklists.table.points import points_of, says_none
from inspector.checklists.table.sections import Part, parts_of
from inspector.checklists.table.wording import WordingReader
from inspector.domain.checklist import (
    FULL_MARKS,
    Checklist,
    Column,
    Item,
    Repeat,
    Section,
    Target,
)
from inspector.domain.numbers import decimal_text
from inspector.domain.rules import Flag, Veto
from inspector.domain.wordings.rounds import Round, is_round, told_round
from inspector.domain.words import AnswerForm, SectionKind, Together
from inspector.errors import Fault, InspectorError
from inspector.errors import plain_table as faults
from inspector.i18n import N_, Pair, both
from inspector.sheets.grid import Book, Grid, letters_of, place
from inspector.sheets.worksheet import column_of

ZERO = Fraction(0)
_COLUMNS = {"SELF": "自评", "PEER": "互评", "LEADER": "领导"}
"""Words by which a column of scores beside the one that counts is known."""
_MAY_REPEAT = N_(
    "this may mean that all below is asked once for each of them; if so, write "
    "`repeat: {per: window}` below the section"
)
_COLUMN_EACH = N_(
    "a column for each of them: whoever inspects adds them; write `repeat: {per: window}` below "
    "the sections that are asked once for each"
)
_TOGETHER_UNSAID = N_(
    "how the results of several become one is not said; their mean is taken, else write `sum` or "
    "`lowest` after `together`"
)
_ADDRESS = re.compile(r"([A-Z]+)(\d+)$")


def read_plain_table(book: Book, *, name: str, edition: str) -> Imported:
    """Make a checklist out of the tables of a workbook.

    Args:
        book: As it was read.
        name: Of the checklist.
        edition: Of it.

    Returns:
        A good checklist, what a person has to finish, what looks wrong in the table, and every
        wording that became a rule, told back.

    Raises:
        InspectorError: PLAIN_001 or PLAIN_002, when there is nothing to make it of.
    """
    form = _Form(book)
    for grid in book.grids:
        form.take(grid)
    checklist = form.checklist(name, edition)
    order = _places(book)
    return Imported(
        checklist=checklist,
        unread=tuple(sorted(dict.fromkeys(form.found.unread), key=lambda one: order(one.where))),
        warnings=tuple(
            sorted(form.found.warnings, key=lambda one: order(str(one.context["place"])))
        ),
        told=tuple(sorted(dict.fromkeys(form.found.told), key=lambda one: order(one.where))),
    )


@dataclass(slots=True)
class _Form:
    """The checklist while its sheets are read."""

    book: Book
    found: Found = field(default_factory=Found)
    around: Around = field(default_factory=Around)
    sections: list[Section] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    given: list[Item] = field(default_factory=list)
    """What items give that also take."""
    columns: dict[str, Column] = field(default_factory=dict)
    """Scores beside the one that counts."""
    open: list[tuple[Grid, Cell]] = field(default_factory=list)
    """Headings of repeated sections that do not say how the results of several become one."""
    tables: int = 0

    def take(self, grid: Grid) -> None:
        """Take a sheet."""
        tables, loose = tables_of(grid)
        if not tables:
            self._no_table(grid, loose)
            return
        for table in tables:
            self.tables += 1
            for why, cell in table.outside:
                self.around.take(grid, why, cell, self.found)
            self._columns(table)
            self._table(table, grid.sheet)
        self._rest(grid, tables)

    def _no_table(self, grid: Grid, loose: list[Cell]) -> None:
        reason = both("the sheet has no table of items; take over by hand what is meant")
        for cell in loose:
            self._leave(grid, cell, reason)

    def _columns(self, table: Table) -> None:
        """List the columns that nobody knows."""
        has_rounds = sum(is_round(cell.text) for cell in table.headings.values()) > 1
        for column, role in table.roles.items():
            heading = table.headings.get(column)
            if role is Role.UNKNOWN and heading is not None:
                reason = both("nobody knows this column; take over by hand what is meant")
                self._leave(table.grid, heading, reason)
            elif heading is not None and has_rounds and is_round(heading.text):
                self._leave(table.grid, heading, both(_COLUMN_EACH))
            elif role is Role.RESULT and heading is not None:
                text = " ".join(heading.text.split())
                found = next((code for code, word in _COLUMNS.items() if word in text), None)
                if found is not None:
                    self.columns.setdefault(found, Column(code=found, title=Pair(text, text)))

    def _table(self, table: Table, sheet: str) -> None:
        held = set(table.roles.values())
        stem = PurePath(self.book.file).stem
        whole = sheet if len(self.book.grids) > 1 else self.around.title or stem
        ref = [*self.around.basis, self.around.title or stem][0]
        builder = ItemBuilder(
            table.grid,
            WordingReader(table.grid, table.headings),
            ref,
            self.found,
            reads_texts=Role.BOTH in held or Role.RULE not in held,
        )
        self._numbers(table)
        first = len(self.sections)
        parts = parts_of(table, whole)
        if table.title and not any(part.items and part.cell == table.title for part in parts):
            self._leave(table.grid, table.title, both("a heading without items below it"))
        for part in parts:
            if part.items:
                self._part(table, part, builder)
            else:
                self._empty(table, part)
        self._totals(table, parts, first)

    def _numbers(self, table: Table) -> None:
        """Warn of numbers that were given twice in a section."""
        for block in table.blocks:
            seen: dict[tuple[str, ...], Cell] = {}
            for item in block.items:
                cell = item.number
                if cell is None:
                    continue
                above = item.levels[0].text.strip() if item.levels else ""
                first = seen.setdefault((above, cell.text.strip()), cell)
                if first != cell:
                    where = table.grid.where(first.row, first.column)
                    number = cell.text.strip()
                    self._warn(table, faults.DUPLICATE_NUMBER, cell, number=number, first=where)

    def _empty(self, table: Table, part: Part) -> None:
        """A heading without items: told, not carried."""
        for cell in [part.cell] if part.cell else []:
            reason = both("a heading without items below it")
            self._leave(table.grid, cell, reason)

    def _part(self, table: Table, part: Part, builder: ItemBuilder) -> None:
        code = _letters(len(self.sections))
        plan = plan_of(part, self.around.full_marks if not self.sections else None)
        width = max(2, len(str(len(plan.items))))
        items: list[Item] = []
        points: list[Fraction] = []
        for number, one in enumerate(plan.items, 1):
            item, bonus = builder.build(
                one, f"{code}{number:0{width}}", code, plan.pool, in_bonus=plan.only_gives
            )
            points.append(item.points if item is not None else ZERO)
            if item is not None:
                items.append(item)
            if bonus is not None:
                self.given.append(bonus)
            if item is not None and bonus is not None:
                self._warn(table, faults.BONUS_APART, one.place, item=item.code, bonus=bonus.code)
            if item is not None and _lacks_points(item, plan):
                self._warn(table, faults.NO_POINTS, one.place, item=item.code)
        self._groups(table, part, plan, points)
        total = sum((item.points for item in items), plan.pool or ZERO)
        section = _section(part, code, total, plan)
        self.sections.append(section)
        self._round(table, part)
        self.items += items
        if section.kind is SectionKind.SCORED:
            for cell, stated in plan.stated:
                if stated != total:
                    said = {"stated": decimal_text(stated), "sum": decimal_text(total)}
                    self._warn(table, faults.SECTION_SUM, cell, title=part.title, **said)

    def _round(self, table: Table, part: Part) -> None:
        """Tell what a section is asked once for each of, and list what its heading leaves open."""
        if part.cell is None:
            return
        if part.is_doubtful:
            self._leave(table.grid, part.cell, both(_MAY_REPEAT))
        if part.round is None:
            return
        where = table.grid.where(part.cell.row, part.cell.column)
        words = " ".join(part.cell.text.split())
        self.found.told.append(Told(where=where, text=words, told=told_round(part.round)))
        if part.round.together is None:
            self.open.append((table.grid, part.cell))

    def _groups(self, table: Table, part: Part, plan: Plan, points: list[Fraction]) -> None:
        """Compare numbers beside some items of a section with what those hold."""
        for cell, places in groups_of(part, plan):
            stated = points_of(cell.text)
            total = sum((points[place] for place in places), ZERO)
            if stated is None and says_none(cell.text):
                continue
            if stated is None:
                self._leave(table.grid, cell, both(NO_POINTS_HERE))
            elif stated.value != total:
                said = {"stated": decimal_text(stated.value), "sum": decimal_text(total)}
                title = plan.items[places[0]].text
                self._warn(table, faults.SECTION_SUM, cell, title=title, **said)

    def _totals(self, table: Table, parts: list[Part], first: int) -> None:
        """Compare 合计 with what stands above it; bonuses may be in it or not."""
        own = self.sections[first:]
        scored = sum((one.maximum for one in own), ZERO)
        given = sum((one.ceiling or ZERO for one in own), ZERO)
        for part in parts:
            for _, cell, stated in totals_of(part):
                if stated not in {scored, scored + given}:
                    said = {"stated": decimal_text(stated), "sum": decimal_text(scored)}
                    self._warn(table, faults.TOTAL_SUM, cell, **said)

    def _rest(self, grid: Grid, tables: list[Table]) -> None:
        """List what no table took, so that nothing is lost."""
        taken = {(cell.row, cell.column) for table in tables for cell in cells_of(table)}
        for row in grid.rows:
            for column, text in sorted(row.texts.items()):
                if text.strip() and (row.number, column) not in taken:
                    reason = both("stands outside the items; take over by hand what is meant")
                    self._leave(grid, Cell(row.number, column, text), reason)

    def _leave(self, grid: Grid, cell: Cell, reason: Pair) -> None:
        where = grid.where(cell.row, cell.column)
        text = " ".join(cell.text.split())
        self.found.unread.append(Unread(where=where, text=text, reason=reason))

    def _warn(self, table: Table, fault: Fault, cell: Cell, **context: object) -> None:
        where = table.grid.where(cell.row, cell.column)
        self.found.warnings.append(InspectorError(fault, also=(), place=where, **context))

    def checklist(self, name: str, edition: str) -> Checklist:
        """The checklist of all sheets.

        Raises:
            InspectorError: PLAIN_001 or PLAIN_002.
        """
        if not self.tables:
            raise InspectorError(faults.NO_TABLE, place=place(self.book.file))
        if not self.items:
            raise InspectorError(faults.NO_ITEMS, place=place(self.book.file))
        self._put_given()
        title = self.around.title or PurePath(self.book.file).stem
        if not any(item.rules or item.points or item.only_adds for item in self.items):
            return self._unscored(name, edition, title)
        for grid, cell in self.open:
            self._leave(grid, cell, both(_TOGETHER_UNSAID))
        scored = [one for one in self.sections if one.kind is SectionKind.SCORED]
        total = sum((one.maximum for one in scored), ZERO)
        targets = self.found.targets.items()
        checklist = Checklist(
            name=name,
            edition=edition,
            title=Pair(title, title),
            scored=True,
            basis=tuple(self.around.basis),
            sections=tuple(self.sections),
            items=tuple(self.items),
            full_marks=total or FULL_MARKS,
            rescaled=bool(scored),
            below_zero=not scored,
            columns=tuple(self.columns.values()),
            targets=tuple(Target(code=code, title=Pair(who, who)) for who, code in targets),
        )
        return self.around.settle(checklist, self.found)

    def _unscored(self, name: str, edition: str, title: str) -> Checklist:
        """A table that says nothing of points is only ticked."""
        lacking = faults.NO_POINTS
        self.found.warnings = [one for one in self.found.warnings if one.fault is not lacking]
        return Checklist(
            name=name,
            edition=edition,
            title=Pair(title, title),
            scored=False,
            basis=tuple(self.around.basis),
            sections=tuple(
                Section(code=one.code, title=one.title, maximum=ZERO, repeat=one.repeat)
                for one in self.sections
            ),
            items=tuple(self.items),
            columns=tuple(self.columns.values()),
        )

    def _put_given(self) -> None:
        """What items give that also take stands in a section of its own, on top of the total."""
        repeats = {section.code: section.repeat for section in self.sections}
        for repeat in dict.fromkeys(repeats[item.section] for item in self.given):
            code = _letters(len(self.sections))
            title = both("Points given on top")
            self.sections.append(
                Section(code=code, title=title, maximum=ZERO, kind=SectionKind.BONUS, repeat=repeat)
            )
            self.items += [
                replace(item, section=code)
                for item in self.given
                if repeats[item.section] == repeat
            ]


def _places(book: Book) -> Callable[[str], tuple[int, int, int]]:
    """How places of a book are ordered: by sheet, row and column."""
    sheets = {grid.where(1, 1)[: -len("A1")]: number for number, grid in enumerate(book.grids)}

    def order(where: str) -> tuple[int, int, int]:
        found = _ADDRESS.search(where)
        if found is None:
            return 0, 0, 0
        return sheets.get(where[: found.start()], 0), int(found[2]), column_of(found[1])

    return order


def _section(part: Part, code: str, total: Fraction, plan: Plan) -> Section:
    section = Section(
        code=code,
        title=Pair(part.title, part.title),
        maximum=ZERO,
        repeat=None if part.round is None else _repeat(part.round),
    )
    if plan.only_gives:
        ceiling = next((stated for _, stated in plan.stated), plan.given)
        return replace(section, kind=SectionKind.BONUS, ceiling=ceiling)
    if not total:
        return replace(section, kind=SectionKind.DEDUCTING, rescaled=False)
    return replace(section, maximum=total, pool=plan.pool)


def _repeat(said: Round) -> Repeat:
    return Repeat(per=said.per, together=said.together or Together.MEAN)


def _lacks_points(item: Item, plan: Plan) -> bool:
    """Whether nothing that is answered to an item can change a score, though it should."""
    if item.only_adds or item.answer is not AnswerForm.ANSWER:
        return False
    taking = [one for one in item.rules if not isinstance(one, Veto | Flag)]
    return not item.rules or (plan.needs_points and bool(taking) and not item.points)


def _letters(count: int) -> str:
    """A to Z, then AA and so on."""
    return letters_of(count + 1)
