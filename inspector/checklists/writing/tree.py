"""A checklist as the tree that its YAML file holds; reading that tree gives the same checklist."""

from collections.abc import Iterable

from inspector.checklists.strict_yaml import Plain
from inspector.checklists.writing.rules import condition_block, multiplier_block, rule_block
from inspector.checklists.writing.values import (
    TRUE,
    Bare,
    block,
    blocks,
    code,
    codes,
    number,
    pair,
    pair_or_none,
    pairs,
    texts,
    yes,
)
from inspector.domain.allowed import Allowed
from inspector.domain.checklist import (
    FULL_MARKS,
    MOST_INSTANCES,
    Checklist,
    Clause,
    Gate,
    GradeBand,
    Item,
    Repeat,
    Requirement,
    Sample,
    Section,
)
from inspector.domain.rules import Bonus, PerOccurrence, Tiers, WholeItem
from inspector.domain.words import AnswerForm, DueClass, SectionKind, Together
from inspector.i18n import both

Block = dict[str, Plain]


def form_of(checklist: Checklist) -> Block:
    """The tree of a checklist's file; clauses and counting units are those that it uses."""
    labels = _labels(checklist)
    written: Plain = [block(cite=[label], text=clause.text) for clause, label in labels.items()]
    return block(
        format=Bare("1"),
        checklist=checklist.name,
        edition=checklist.edition,
        title=pair(checklist.title),
        scored=yes(checklist.scored, usual=True),
        basis=texts(checklist.basis),
        visit_types=codes(checklist.visit_types),
        full_marks=number(checklist.full_marks, usual=FULL_MARKS),
        rescaled=yes(checklist.rescaled, usual=True),
        ceiling=number(checklist.ceiling),
        below_zero=yes(checklist.below_zero),
        multipliers=blocks(multiplier_block(one) for one in checklist.multipliers),
        grades=blocks(_grade_band(one) for one in checklist.grades),
        sample=_sample(checklist.sample),
        key_vetoes=blocks(
            block(mark=one.mark, scope=code(one.scope), at_least=number(one.at_least, usual=1))
            for one in checklist.key_vetoes
        ),
        targets=blocks(
            block(code=Bare(one.code), title=pair(one.title), start=number(one.start, usual=0))
            for one in checklist.targets
        ),
        columns=blocks(
            block(code=Bare(one.code), title=pair(one.title)) for one in checklist.columns
        ),
        order=texts(Bare(stage.value) for stage in checklist.order),
        counting_units=_counting_units(checklist.items),
        clauses=written or None,
        sections=[_section(section, checklist, labels) for section in checklist.sections],
    )


def _grade_band(grade: GradeBand) -> Block:
    low, high = number(grade.low), number(grade.high)
    return block(
        name=pair(grade.name),
        at_least=None if grade.low_open else low,
        above=low if grade.low_open else None,
        at_most=None if grade.high_open else high,
        below=high if grade.high_open else None,
        fails=yes(grade.fails),
    )


def _sample(sample: Sample | None) -> Block | None:
    if sample is None:
        return None
    return block(
        total=number(sample.total),
        key=number(sample.key, usual=0),
        mark=sample.mark or None,
    )


def _section(section: Section, checklist: Checklist, labels: dict[Clause, str]) -> Block:
    items: Plain = [
        _item(item, checklist, labels) for item in checklist.items if item.section == section.code
    ]
    return block(
        code=Bare(section.code),
        title=pair(section.title),
        maximum=number(section.maximum, usual=0),
        pool=number(section.pool),
        kind=code(section.kind, usual=SectionKind.SCORED),
        rescaled=yes(section.rescaled, usual=checklist.rescaled),
        cap=number(section.cap),
        ceiling=number(section.ceiling),
        multipliers=blocks(multiplier_block(one) for one in section.multipliers),
        gate=_gate(section.gate),
        pass_mark=number(section.pass_mark),
        below_zero=yes(section.below_zero),
        repeat=_repeat(section.repeat),
        items=items,
    )


def _repeat(repeat: Repeat | None) -> Block | None:
    if repeat is None:
        return None
    return block(
        per=code(repeat.per),
        title=pair_or_none(repeat.title),
        together=code(repeat.together, usual=Together.MEAN),
        least=number(repeat.least, usual=0),
        most=number(repeat.most, usual=MOST_INSTANCES),
    )


def _gate(gate: Gate | None) -> Block | None:
    if gate is None:
        return None
    points = number(gate.points)
    return block(above=points) if gate.is_open else block(at_least=points)


def _item(item: Item, checklist: Checklist, labels: dict[Clause, str]) -> Block:
    return {
        **block(
            code=Bare(item.code),
            text=pair(item.text),
            how=pair_or_none(item.how),
            fixed_when=pair_or_none(item.fixed_when),
            clauses=texts(_cited(item, checklist, labels)),
            points=number(item.points, usual=0),
            rules=None if _is_usual(item) else blocks(map(rule_block, item.rules)),
        ),
        **_answered(item),
        **_asked(item),
        **block(
            key=item.key or None,
            below_zero=yes(item.below_zero),
            may_not_occur=yes(item.may_not_occur),
            requires=_requires(item.requires),
            subtypes=pairs(one.name for one in item.subtypes),
            circumstances=blocks(
                block(
                    name=pair(one.name),
                    times=number(one.times, usual=1),
                    plus=number(one.plus, usual=0),
                )
                for one in item.circumstances
            ),
            remarks=pairs(item.remarks),
            see_also=texts(item.see_also),
            due=code(item.due_class, usual=DueClass.NONE),
        ),
    }


def _is_usual(item: Item) -> bool:
    """Whether its rule is the one of an item that names none."""
    return item.rules == (WholeItem(),) and item.points > 0 and not item.options and not item.bands


def _answered(item: Item) -> Block:
    """How an item is answered."""
    phrase = item.phrase
    return block(
        phrase=None
        if phrase is None
        else block(required=yes(phrase.required), trigger=pair(phrase.trigger)),
        measured_in=pair_or_none(item.measured_in),
        allowed=None if item.allowed is None else _allowed(item.allowed),
        grades=texts(map(Bare, item.grades)),
        options=blocks(
            block(name=pair(one.name), points=number(one.points, usual=0), fails=yes(one.fails))
            for one in item.options
        ),
        choose_many=yes(item.choose_many),
        bands=blocks(
            block(
                name=pair(one.name),
                low=number(one.low),
                high=number(one.high),
                fails=yes(one.fails),
            )
            for one in item.bands
        ),
        counter=TRUE if item.answer is AnswerForm.COUNTER else None,
        inputs=blocks(
            block(
                name=pair(one.name),
                unit=pair_or_none(one.unit),
                at_least=number(one.at_least),
                part_of=one.part_of,
            )
            for one in item.inputs
        ),
        trials=number(item.trials, usual=0),
    )


def _allowed(of: Allowed) -> Block:
    low = {"above" if of.low_open else "at_least": number(of.low)}
    high = {"below" if of.high_open else "at_most": number(of.high)}
    return block(**low, **high, whole=yes(of.whole), message=pair_or_none(of.message))


def _asked(item: Item) -> Block:
    """Of whom an item is asked, and how it is seen."""
    return block(
        channels=codes(item.channels),
        unit_kinds=codes(item.unit_kinds),
        layouts=codes(item.layouts),
        needs_phone=yes(item.needs_phone),
        needs_supervised=yes(item.needs_supervised),
        or_supervising=yes(item.or_supervising),
        observed=codes(item.observed),
        covert_core=yes(item.covert_core),
        phone_core=yes(item.phone_core),
        never_covert=yes(item.never_covert),
        conditional=pair_or_none(item.conditional),
        asked_when=None if item.asked_when is None else condition_block(item.asked_when),
    )


def _requires(found: Iterable[Requirement]) -> Block | None:
    needed: dict[str, list[Plain]] = {}
    for one in found:
        needed.setdefault(one.answer, []).append(Bare(one.needs.value))
    return {word: list(needs) for word, needs in needed.items()} or None


def _cited(item: Item, checklist: Checklist, labels: dict[Clause, str]) -> Iterable[str]:
    if item.clauses == (_itself(item, checklist),):
        return ()
    return (labels[clause] for clause in item.clauses)


def _itself(item: Item, checklist: Checklist) -> Clause:
    """What an item that cites nothing is taken to cite."""
    return Clause(ref=[*checklist.basis, checklist.title.zh][0], text=item.text.zh)


def _labels(checklist: Checklist) -> dict[Clause, str]:
    """A label for each clause that is cited; sentences of one place are told apart by a number."""
    labels: dict[Clause, str] = {}
    taken: dict[str, int] = {}
    for item in checklist.items:
        if item.clauses == (_itself(item, checklist),):
            continue
        for clause in item.clauses:
            if clause not in labels:
                before = taken.get(clause.ref, 0 if clause.ref else 1)
                labels[clause] = f"{clause.ref}#{before + 1}" if before else clause.ref
                taken[clause.ref] = before + 1
    return labels


def _counting_units(items: Iterable[Item]) -> Block | None:
    found: Block = {}
    for item in items:
        for rule in item.rules:
            match rule:
                case Tiers(counting_unit=unit) if unit == both("times"):
                    continue
                case PerOccurrence(counting_unit=unit) | Tiers(counting_unit=unit):
                    found[unit.zh] = unit.en
                case Bonus(counting_unit=unit) if unit is not None:
                    found[unit.zh] = unit.en
                case _:
                    continue
    return found or None
