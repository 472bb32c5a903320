"""From the models of a checklist file to the domain's values, checking what spans several."""

import difflib
from collections.abc import Iterator
from fractions import Fraction

from inspector.checklists import models
from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.domain import checklist as domain
from inspector.domain.words import AnswerForm, UnitKind
from inspector.errors import Fault
from inspector.errors import checklist as faults
from inspector.i18n import Pair


def checklist_from(
    file: models.ChecklistFile, document: Node, problems: Problems
) -> domain.Checklist:
    """The checklist without its digest; faults that were noted leave gaps in it."""
    builder = _Builder(file, document, problems)
    return domain.Checklist(
        name=file.checklist,
        edition=file.edition,
        title=_pair(file.title),
        scored=file.scored,
        basis=tuple(file.basis),
        visit_types=frozenset(file.visit_types),
        sections=tuple(builder.sections()),
        items=tuple(builder.items()),
    )


def _pair(text: models.PairText) -> Pair:
    return Pair(text.zh, text.en)


def _pair_or_none(text: models.PairText | None) -> Pair | None:
    return None if text is None else _pair(text)


class _Builder:
    """Knows the file's clauses and counting units while its items are built."""

    def __init__(self, file: models.ChecklistFile, document: Node, problems: Problems) -> None:
        self._file = file
        self._document = document
        self._problems = problems
        self._clauses = self._clauses_by_label()

    def sections(self) -> Iterator[domain.Section]:
        """Sections in order; a code given twice is a fault."""
        seen: dict[str, int] = {}
        for index, block in enumerate(self._file.sections):
            loc = ("sections", index, "code")
            first = seen.setdefault(block.code, self._line(loc))
            if first != self._line(loc):
                self._fault(faults.DUPLICATE_SECTION, loc, section=block.code, first=first)
            if self._file.scored and not block.maximum:
                self._fault(faults.NO_MAXIMUM, loc, section=block.code)
            yield domain.Section(
                code=block.code,
                title=_pair(block.title),
                maximum=block.maximum or Fraction(0),
                pool=block.pool,
            )

    def items(self) -> Iterator[domain.Item]:
        """Items in order; a code given twice is a fault."""
        seen: dict[str, int] = {}
        for index, section in enumerate(self._file.sections):
            for position, block in enumerate(section.items):
                loc = ("sections", index, "items", position)
                line = self._line((*loc, "code"))
                first = seen.setdefault(block.code, line)
                if first != line:
                    self._fault(faults.DUPLICATE_ITEM, loc, item=block.code, first=first)
                yield self._item(block, section.code, loc)

    def _item(self, block: models.ItemBlock, section: str, loc: Loc) -> domain.Item:
        self._check_answer_form(block, loc)
        return domain.Item(
            code=block.code,
            section=section,
            text=_pair(block.text),
            how=_pair(block.how),
            fixed_when=_pair(block.fixed_when),
            clauses=tuple(self._cited(block, loc)),
            points=block.points or Fraction(0),
            rules=tuple(self._rules(block, loc)),
            due_class=block.due,
            answer=_answer_form(block),
            phrase=_phrase(block.phrase),
            measured_in=_pair_or_none(block.measured_in),
            grades=tuple(grade.value for grade in block.grades),
            channels=frozenset(block.channels),
            unit_kinds=self._unit_kinds(block, loc),
            layouts=frozenset(block.layouts),
            needs_phone=block.needs_phone,
            needs_supervised=block.needs_supervised,
            or_supervising=block.or_supervising,
            observed=frozenset(block.observed),
            covert_core=block.covert_core,
            phone_core=block.phone_core,
            never_covert=block.never_covert,
            conditional=_pair_or_none(block.conditional),
            subtypes=tuple(self._subtypes(block, loc)),
            remarks=tuple(_pair(remark) for remark in block.remarks),
            see_also=tuple(block.see_also),
        )

    def _clauses_by_label(self) -> dict[str, domain.Clause]:
        found: dict[str, domain.Clause] = {}
        lines: dict[str, int] = {}
        for index, block in enumerate(self._file.clauses):
            for position, label in enumerate(block.cite):
                loc = ("clauses", index, "cite", position)
                if label in found:
                    first = lines[label]
                    self._fault(faults.DUPLICATE_CLAUSE, loc, clause=label, first=first)
                    continue
                reference = label.partition("#")[0].strip()
                found[label] = domain.Clause(ref=reference, text=block.text)
                lines[label] = self._line(loc)
        return found

    def _cited(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Clause]:
        for position, label in enumerate(block.clauses):
            clause = self._clauses.get(label)
            if clause is not None:
                yield clause
                continue
            near = difflib.get_close_matches(label, list(self._clauses), n=1)
            hint = f" (“{near[0]}”?)" if near else ""
            self._fault(
                faults.UNKNOWN_CLAUSE,
                (*loc, "clauses", position),
                item=block.code,
                clause=label,
                hint=hint,
            )

    def _unit_kinds(self, block: models.ItemBlock, loc: Loc) -> frozenset[UnitKind]:
        if block.unit_kinds and block.except_kinds:
            self._fault(faults.KINDS_TWICE, (*loc, "except_kinds"), item=block.code)
        if block.except_kinds:
            return frozenset(UnitKind) - frozenset(block.except_kinds)
        return frozenset(block.unit_kinds)

    def _subtypes(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Subtype]:
        seen: set[str] = set()
        for position, name in enumerate(block.subtypes):
            if name.zh in seen:
                where = (*loc, "subtypes", position)
                self._fault(faults.DUPLICATE_SUBTYPE, where, item=block.code, subtype=name.zh)
            seen.add(name.zh)
            yield domain.Subtype(name=_pair(name))

    def _check_answer_form(self, block: models.ItemBlock, loc: Loc) -> None:
        forms = (block.phrase is not None, block.measured_in is not None, bool(block.grades))
        if sum(forms) > 1:
            self._fault(faults.TWO_ANSWER_FORMS, loc, item=block.code)
        unscored = not self._file.scored or block.measured_in is not None or bool(block.grades)
        if unscored and (block.points or block.rules):
            self._fault(faults.RULES_UNSCORED, loc, item=block.code)

    def _rules(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Rule]:
        known = {name.zh for name in block.subtypes}
        for position, line in enumerate(block.rules):
            where = (*loc, "rules", position)
            for name in getattr(line, "subtypes", ()):
                if name not in known:
                    self._fault(faults.UNKNOWN_SUBTYPE, where, item=block.code, subtype=name)
            yield self._rule(line, block.code, where)
        if block.points and not block.rules:
            yield domain.WholeItem()

    def _rule(self, line: models.RuleLine, item: str, loc: Loc) -> domain.Rule:
        match line:
            case models.PerOccurrenceRule():
                return self._per_occurrence(line, item, loc)
            case models.WholeItemRule():
                return domain.WholeItem(subtypes=tuple(line.subtypes))
            case models.EnteredRule():
                if line.low > line.high:
                    bounds = {"low": line.low, "high": line.high}
                    self._fault(faults.BOUNDS_REVERSED, loc, item=item, **bounds)
                return domain.Entered(low=line.low, high=line.high)
            case models.BonusRule():
                self._check_points(line.points, item, loc)
                return domain.Bonus(points=line.points)
            case models.VetoRule():
                return domain.Veto(
                    scope=line.scope,
                    subtypes=tuple(line.subtypes),
                    verified_only=line.verified_only,
                )
            case models.FlagRule():
                return domain.Flag(name=line.name, verified=line.verified)

    def _per_occurrence(
        self, line: models.PerOccurrenceRule, item: str, loc: Loc
    ) -> domain.PerOccurrence:
        self._check_points(line.points, item, loc)
        known = self._file.counting_units
        if line.unit not in known:
            names = "、".join(known) or "—"
            self._fault(faults.UNKNOWN_COUNTING_UNIT, loc, item=item, unit=line.unit, known=names)
        return domain.PerOccurrence(
            points=line.points,
            counting_unit=Pair(line.unit, known.get(line.unit, line.unit)),
            subtypes=tuple(line.subtypes),
            verified=line.verified,
        )

    def _check_points(self, points: Fraction, item: str, loc: Loc) -> None:
        if points == 0:
            self._fault(faults.TAKES_NOTHING, loc, item=item)

    def _line(self, loc: Loc) -> int:
        return self._document.at(loc).line

    def _fault(self, fault: Fault, loc: Loc, **context: object) -> None:
        self._problems.add(fault, self._line(loc), **context)


def _answer_form(block: models.ItemBlock) -> AnswerForm:
    if block.phrase is not None:
        return AnswerForm.PHRASE
    if block.measured_in is not None:
        return AnswerForm.MEASUREMENT
    return AnswerForm.GRADE if block.grades else AnswerForm.ANSWER


def _phrase(block: models.PhraseBlock | None) -> domain.Phrase | None:
    if block is None:
        return None
    return domain.Phrase(required=block.required, trigger=_pair(block.trigger))
