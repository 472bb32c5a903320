"""From the models of a checklist file to the domain's values, checking what spans several."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from inspector.checklists import models, models_scoring
from inspector.checklists.building.allowed import allowed_of
from inspector.checklists.building.conditions import ConditionBuilder
from inspector.checklists.building.form import FormBuilder
from inspector.checklists.building.rules import RuleBuilder, names_elsewhere
from inspector.checklists.models_scoring import BonusRule, FormulaRule, RatioStepRule
from inspector.checklists.nearness import Near
from inspector.checklists.reporting import Reporter, pair, pair_or_none
from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.domain import checklist as domain
from inspector.domain.condition import Condition
from inspector.domain.rules import ONE, Circumstance
from inspector.domain.words import AnswerForm, RepeatPer, SectionKind, UnitKind
from inspector.errors import Fault
from inspector.errors import checklist as faults


def checklist_from(
    file: models.ChecklistFile,
    document: Node,
    problems: Problems,
    *,
    left_out: frozenset[str] = frozenset(),
) -> domain.Checklist:
    """The checklist without its digest; faults that were noted leave gaps in it.

    Args:
        file: What it is made of.
        document: The same as a tree.
        problems: Where faults go.
        left_out: Codes of items that are there and are not looked at; they may be referred to.
    """
    reporter = Reporter(document, problems)
    builder, form = _Builder(file, reporter, left_out), FormBuilder(file, reporter, left_out)
    return domain.Checklist(
        name=file.checklist,
        edition=file.edition,
        title=pair(file.title),
        scored=file.scored,
        basis=tuple(file.basis),
        visit_types=frozenset(file.visit_types),
        sections=tuple(builder.sections()),
        items=tuple(builder.items()),
        full_marks=file.full_marks or domain.FULL_MARKS,
        rescaled=file.rescaled,
        ceiling=file.ceiling,
        below_zero=file.below_zero,
        multipliers=tuple(builder.multipliers()),
        grades=tuple(form.grades()),
        sample=form.sample(),
        key_vetoes=tuple(form.key_vetoes()),
        targets=tuple(form.targets()),
        columns=tuple(form.columns()),
        order=form.order(),
    )


class _Builder:
    """Knows the file's clauses and counting units while its items are built."""

    def __init__(
        self, file: models.ChecklistFile, reporter: Reporter, left_out: frozenset[str]
    ) -> None:
        self._file = file
        self._reporter = reporter
        self._left_out = left_out
        blocks = [block for section in file.sections for block in section.items]
        numbers = {block.code: names_elsewhere(block) for block in blocks}
        repeated = {
            item.code: index
            for index, section in enumerate(file.sections)
            for item in section.items
            if section.repeat is not None
        }
        self._conditions = ConditionBuilder(left_out | numbers.keys(), repeated, self._reporter)
        self._rules = RuleBuilder(file, numbers, self._reporter, left_out, repeated)
        self._clauses = self._clauses_by_label()
        self._near_clauses = Near(self._clauses)

    def multipliers(self) -> Iterator[domain.Multiplier]:
        """Of the total."""
        yield from self._conditions.multipliers(self._file.multipliers, ())

    def sections(self) -> Iterator[domain.Section]:
        """Sections in order; a code given twice is a fault."""
        seen: dict[str, int] = {}
        for index, block in enumerate(self._file.sections):
            loc = ("sections", index, "code")
            first = seen.setdefault(block.code, self._line(loc))
            if first != self._line(loc):
                self._fault(faults.DUPLICATE_SECTION, loc, section=block.code, first=first)
            rescaled = self._file.rescaled if block.rescaled is None else block.rescaled
            maximum = block.maximum or _summed(block, rescaled=rescaled)
            is_told = not self._left_out or rescaled
            if is_told and self._file.scored and block.kind is SectionKind.SCORED and not maximum:
                self._fault(faults.NO_MAXIMUM, loc, section=block.code)
            place = ("sections", index)
            yield domain.Section(
                code=block.code,
                title=pair(block.title),
                maximum=maximum,
                pool=block.pool,
                kind=block.kind,
                rescaled=rescaled,
                cap=block.cap,
                ceiling=block.ceiling,
                multipliers=tuple(self._conditions.multipliers(block.multipliers, place)),
                gate=self._gate(block, place),
                pass_mark=block.pass_mark,
                below_zero=block.below_zero,
                repeat=self._repeat(block, place),
            )

    def _repeat(self, block: models.SectionBlock, loc: Loc) -> domain.Repeat | None:
        said = block.repeat
        if said is None:
            return None
        where = (*loc, "repeat")
        most = domain.MOST_INSTANCES if said.most is None else said.most
        if not 0 < max(said.least, 1) <= most:
            bounds = {"least": said.least, "most": most}
            self._fault(faults.REPEAT_BOUNDS, where, section=block.code, **bounds)
        if said.per is RepeatPer.OTHER and said.title is None:
            self._fault(faults.REPEAT_UNNAMED, where, section=block.code)
        return domain.Repeat(
            per=said.per,
            title=pair_or_none(said.title),
            together=said.together,
            least=said.least,
            most=most,
        )

    def _gate(self, block: models.SectionBlock, loc: Loc) -> domain.Gate | None:
        gate = block.gate
        if gate is None:
            return None
        if (gate.at_least is None) is (gate.above is None):
            self._fault(faults.GATE_UNCLEAR, (*loc, "gate"), section=block.code)
        if block.kind is not SectionKind.BONUS:
            self._fault(faults.GATE_OF_NO_BONUS, (*loc, "gate"), section=block.code)
        points = gate.above if gate.at_least is None else gate.at_least
        return domain.Gate(points=points or Fraction(0), is_open=gate.at_least is None)

    def items(self) -> Iterator[domain.Item]:
        """Items in order; a code given twice is a fault."""
        seen: dict[str, int] = {}
        for index, section in enumerate(self._file.sections):
            for position, block in enumerate(section.items):
                loc = ("sections", index, "items", position)
                line = self._line((*loc, "code"))
                first = seen.setdefault(block.code, line)
                if first != line:
                    self._fault(faults.DUPLICATE_ITEM, (*loc, "code"), item=block.code, first=first)
                yield self._item(block, section, loc)

    def _item(self, block: models.ItemBlock, section: models.SectionBlock, loc: Loc) -> domain.Item:
        self._check_answer_form(block, loc)
        return domain.Item(
            code=block.code,
            section=section.code,
            text=pair(block.text),
            how=pair_or_none(block.how) or domain.UNSAID,
            fixed_when=pair_or_none(block.fixed_when) or domain.UNSAID,
            clauses=tuple(self._cited(block, loc)),
            points=block.points or Fraction(0),
            rules=tuple(self._rules.rules(block, section.pool, loc)),
            due_class=block.due,
            answer=_answer_form(block),
            phrase=_phrase(block.phrase),
            measured_in=pair_or_none(block.measured_in),
            allowed=allowed_of(block, self._reporter, loc),
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
            conditional=pair_or_none(block.conditional),
            subtypes=tuple(self._subtypes(block, loc)),
            remarks=tuple(pair(remark) for remark in block.remarks),
            see_also=tuple(block.see_also),
            key=block.key or "",
            below_zero=block.below_zero,
            options=tuple(self._options(block, loc)),
            choose_many=block.choose_many,
            bands=tuple(self._bands(block, loc)),
            inputs=tuple(self._inputs(block, loc)),
            trials=block.trials,
            may_not_occur=block.may_not_occur,
            requires=tuple(self._requires(block)),
            circumstances=tuple(self._circumstances(block, loc)),
            asked_when=self._asked_when(block, loc),
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

    def _asked_when(self, block: models.ItemBlock, loc: Loc) -> Condition | None:
        if block.asked_when is None:
            return None
        return self._conditions.whole(block.asked_when, (*loc, "asked_when"))

    def _cited(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Clause]:
        if not block.clauses:
            itself = [*self._file.basis, self._file.title.zh][0]
            yield domain.Clause(ref=itself, text=block.text.zh)
        for position, label in enumerate(block.clauses):
            clause = self._clauses.get(label)
            if clause is not None:
                yield clause
                continue
            hint = self._near_clauses.hint(label)
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
            kept = frozenset(UnitKind) - frozenset(block.except_kinds)
            if not kept:  # An empty set means any kind.
                self._fault(faults.NO_KIND_LEFT, (*loc, "except_kinds"), item=block.code)
            return kept
        return frozenset(block.unit_kinds)

    def _subtypes(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Subtype]:
        seen: set[str] = set()
        for position, name in enumerate(block.subtypes):
            if name.zh in seen:
                where = (*loc, "subtypes", position)
                self._fault(faults.DUPLICATE_SUBTYPE, where, item=block.code, subtype=name.zh)
            seen.add(name.zh)
            yield domain.Subtype(name=pair(name))

    def _check_answer_form(self, block: models.ItemBlock, loc: Loc) -> None:
        forms = (
            block.phrase is not None,
            block.measured_in is not None,
            bool(block.grades),
            bool(block.options),
            bool(block.bands),
            block.counter,
            bool(block.inputs),
            bool(block.trials),
        )
        if sum(forms) > 1:
            self._fault(faults.TWO_ANSWER_FORMS, loc, item=block.code)
        numbered = any(isinstance(one, RatioStepRule | FormulaRule) for one in block.rules)
        read_only = block.measured_in is not None and not numbered
        unscored = not self._file.scored or read_only or bool(block.grades)
        if unscored and (block.points or block.rules):
            self._fault(faults.RULES_UNSCORED, loc, item=block.code)

    def _names(
        self, names: Iterable[models_scoring.BothTexts], key: str, item: str, loc: Loc
    ) -> None:
        """Note a name that one list of an item holds twice."""
        seen: set[str] = set()
        for position, name in enumerate(names):
            if name.zh in seen:
                where = (*loc, key, position)
                self._fault(faults.DUPLICATE_NAME, where, item=item, name=name.zh, key=key)
            seen.add(name.zh)

    def _options(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Option]:
        self._names((one.name for one in block.options), "options", block.code, loc)
        for one in block.options:
            yield domain.Option(
                name=pair(one.name), points=one.points or Fraction(0), fails=one.fails
            )

    def _bands(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Band]:
        self._names((one.name for one in block.bands), "bands", block.code, loc)
        for position, one in enumerate(block.bands):
            if one.low > one.high:
                where = (*loc, "bands", position)
                bounds = {"low": one.low, "high": one.high}
                self._fault(faults.BOUNDS_REVERSED, where, item=block.code, **bounds)
            yield domain.Band(name=pair(one.name), low=one.low, high=one.high, fails=one.fails)

    def _inputs(self, block: models.ItemBlock, loc: Loc) -> Iterator[domain.Input]:
        self._names((one.name for one in block.inputs), "inputs", block.code, loc)
        known = {one.name.zh for one in block.inputs}
        for position, one in enumerate(block.inputs):
            if one.part_of is not None and one.part_of not in known - {one.name.zh}:
                where = (*loc, "inputs", position)
                names = {"name": one.part_of, "known": "、".join(known)}
                self._fault(faults.UNKNOWN_INPUT, where, item=block.code, **names)
            yield domain.Input(
                name=pair(one.name),
                unit=pair_or_none(one.unit),
                at_least=one.at_least,
                part_of=one.part_of,
            )

    def _requires(self, block: models.ItemBlock) -> Iterator[domain.Requirement]:
        for word, needed in block.requires.items():
            for one in needed:
                yield domain.Requirement(answer=word, needs=one)

    def _circumstances(self, block: models.ItemBlock, loc: Loc) -> Iterator[Circumstance]:
        self._names((one.name for one in block.circumstances), "circumstances", block.code, loc)
        for one in block.circumstances:
            times = ONE if one.times is None else one.times
            yield Circumstance(name=pair(one.name), times=times, plus=one.plus or Fraction(0))

    def _line(self, loc: Loc) -> int:
        return self._reporter.line(loc)

    def _fault(self, fault: Fault, loc: Loc, **context: object) -> None:
        self._reporter.fault(fault, loc, **context)


def _answer_form(block: models.ItemBlock) -> AnswerForm:
    forms = {
        AnswerForm.PHRASE: block.phrase is not None,
        AnswerForm.MEASUREMENT: block.measured_in is not None,
        AnswerForm.GRADE: bool(block.grades),
        AnswerForm.CHOICE: bool(block.options),
        AnswerForm.BAND: bool(block.bands),
        AnswerForm.COUNTER: block.counter,
        AnswerForm.INPUTS: bool(block.inputs),
        AnswerForm.TRIALS: bool(block.trials),
        AnswerForm.AWARD: any(isinstance(r, BonusRule) and r.unit for r in block.rules),
    }
    return next((form for form, is_meant in forms.items() if is_meant), AnswerForm.ANSWER)


def _summed(block: models.SectionBlock, *, rescaled: bool) -> Fraction:
    """The maximum of a plain section that states none: what its items add up to."""
    if rescaled or block.kind is not SectionKind.SCORED:
        return Fraction(0)
    return sum((item.points or Fraction(0) for item in block.items), block.pool or Fraction(0))


def _phrase(block: models.PhraseBlock | None) -> domain.Phrase | None:
    if block is None:
        return None
    return domain.Phrase(required=block.required, trigger=pair(block.trigger))
