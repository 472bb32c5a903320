"""From planned questions to the items of a checklist."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from inspector.checklists.xlsform import reasons
from inspector.checklists.xlsform.accounts import Accounts
from inspector.checklists.xlsform.bounds import allowed_of
from inspector.checklists.xlsform.conditions import ANSWERED
from inspector.checklists.xlsform.depending import Depending
from inspector.checklists.xlsform.formulas import Calculation
from inspector.checklists.xlsform.judging import fails, points_in
from inspector.checklists.xlsform.kinds import Kind
from inspector.checklists.xlsform.languages import TRANSLATED, Languages
from inspector.checklists.xlsform.roles import Planned, labels_of
from inspector.checklists.xlsform.survey import NO, RELEVANT, REQUIRED, YES, Question
from inspector.domain.checklist import Clause, Item, Option, Requirement
from inspector.domain.condition import AnswerIs
from inspector.domain.rules import ByFormula, Rule, WholeItem
from inspector.domain.words import AnswerForm, Needed
from inspector.i18n import N_, Pair, both

UNITS = ("unit", "单位", "计量单位")
"""Headings of a column that XLSForm does not know: in what a number is measured."""
IN_BRACKETS = re.compile(r"[(（]([^()（）]{1,12})[)）]\s*[?？:：]?$")
SENTENCE_ENDS = tuple("。！？；：.!?;:")


class Items:
    """Builds the items of a plan.

    Args:
        title: Of the checklist; each item cites it with the question's name.
        languages: Those that are carried.
        depending: Knows what each question depends on.
        accounts: Where cells are carried and named.
        calculations: By the row of the question that is scored by it.
    """

    def __init__(
        self,
        title: Pair,
        languages: Languages,
        depending: Depending,
        accounts: Accounts,
        calculations: Mapping[int, Calculation],
    ) -> None:
        self._title = title
        self._calculations = calculations
        self._languages = languages
        self._depending = depending
        self._accounts = accounts
        self._entered: set[int] = set()

    def built(self, planned: Planned) -> Item:
        """One item; what of its question cannot be carried is named."""
        question = planned.question
        text = self._text(question)
        options = self._options(planned)
        points = self._points(planned, options)
        number = planned.known.is_number
        self._accounts.required(question)
        return Item(
            code=planned.code,
            section=planned.part.code,
            text=text,
            how=_joined(list(self._how(planned))),
            clauses=(self._clause(question, text),),
            points=points,
            rules=self._rules(planned, points),
            answer=_form(planned, number=number),
            options=options,
            choose_many=question.type.kind is Kind.MANY,
            measured_in=self._unit(question, text) if number else None,
            allowed=allowed_of(question, self._languages, self._accounts) if number else None,
            requires=tuple(self._requires(planned)),
            asked_when=self._depending.of_question(question),
        )

    def _text(self, question: Question) -> Pair:
        """Label, else hint, else name: a question may have a picture for a label.

        Groups within a repeat are no sections of their own, so theirs stand before it.
        """
        for word in ("label", "hint"):
            text = self._languages.pair(question.cells, word)
            if text.zh:
                break
        else:
            text = Pair(question.name, question.name)
        within = labels_of(question.inner, self._languages)
        return Pair(f"{within.zh} · {text.zh}", f"{within.en} · {text.en}") if within.zh else text

    def _clause(self, question: Question, text: Pair) -> Clause:
        """The form itself, down to the question: what XLSForm knows it by is kept here."""
        names = (*(group.name for group in question.groups), question.name)
        path = "/".join(name for name in names if name)
        # In a checklist file a `#` ends what is printed of a reference.
        title = self._title.zh.replace("#", "＃")
        return Clause(ref=f"《{title}》{path}", text=text.zh)

    def _how(self, planned: Planned) -> Iterator[Pair]:
        pair = self._languages.pair
        for group in planned.question.groups:
            if group.row not in self._entered:
                self._entered.add(group.row)
                yield from (pair(group.cells, word) for word in ("hint", "guidance_hint"))
        for note in planned.notes:
            yield from (pair(note.cells, word) for word in TRANSLATED)
        own = planned.question.cells
        if pair(own, "label").zh:
            yield pair(own, "hint")
        yield pair(own, "guidance_hint")
        if scoring := self._calculations.get(planned.question.row):
            yield from (pair(scoring.question.cells, word) for word in TRANSLATED)
        for one in planned.beside:
            label = _joined([pair(one.cells, word) for word in TRANSLATED])
            if one.type.kind is Kind.FILE:
                yield both(N_("To attach: {label}"), label=label)
            else:
                yield both(N_("To remark: {label}"), label=label)

    def _options(self, planned: Planned) -> tuple[Option, ...]:
        return tuple(
            Option(
                name=name,
                points=points_in(choice.cells) if choice else Fraction(0),
                fails=fails(choice) if choice else False,
            )
            for choice, name in planned.options
        )

    def _points(self, planned: Planned, options: Sequence[Option]) -> Fraction:
        """What the question's own column says, else what its choices come to at best."""
        question = planned.question
        if planned.known.is_number:
            return self._calculated(question)
        self._accounts.points(question)
        own = points_in(question.cells)
        unless = reasons.POINTS_TWICE if own and planned.judging else None
        for choice in planned.choices:
            self._accounts.points(choice, unless)
        if own:
            return own
        if planned.judging:
            return points_in(planned.judging.met.cells)
        values = [option.points for option in options]
        return sum(values, Fraction(0)) if question.type.kind is Kind.MANY else max(values)

    def _calculated(self, question: Question) -> Fraction:
        """The points of a number: those of the calculation that it is scored by."""
        scoring = self._calculations.get(question.row)
        self._accounts.points(question, reasons.POINTS_TWICE if scoring else reasons.POINTLESS)
        if scoring is None:
            return Fraction(0)
        self._accounts.calculated(scoring.question)
        return scoring.points

    def _rules(self, planned: Planned, points: Fraction) -> tuple[Rule, ...]:
        scoring = self._calculations.get(planned.question.row)
        if scoring is not None:
            return (ByFormula(formula=scoring.formula),)
        return (WholeItem(),) if points and planned.judging else ()

    def _unit(self, question: Question, text: Pair) -> Pair:
        """In what a number is measured: a column says it, or brackets at the end of the text."""
        for heading in UNITS:
            said = question.cells.get((heading,), "")
            if said:
                self._accounts.carry(question, (heading,))
                return Pair(said, said)
        zh, en = IN_BRACKETS.search(text.zh), IN_BRACKETS.search(text.en)
        if zh is None or en is None:
            return both(N_("number"))
        return Pair(zh[1].strip(), en[1].strip())

    def _requires(self, planned: Planned) -> Iterator[Requirement]:
        """What an answer needs beside it, one word after the other."""
        wanted: dict[str, list[Needed]] = {}
        for one in planned.beside:
            needs = Needed.EVIDENCE if one.type.kind is Kind.FILE else Needed.REMARK
            for word in self._words(one, planned.code):
                if needs not in wanted.setdefault(word, []):
                    wanted[word].append(needs)
        for word, needed in wanted.items():
            yield from (Requirement(answer=word, needs=needs) for needs in needed)

    def _words(self, beside: Question, code: str) -> tuple[str, ...]:
        """The answers that need a remark or file: all, or those to which its condition leads."""
        wanted = beside.cells.get(REQUIRED, "").lower()
        if wanted not in YES:
            self._accounts.name(beside, RELEVANT, reasons.OUT_OF_TURN)
            if wanted in NO:
                self._accounts.carry(beside, REQUIRED)
            else:
                self._accounts.name(beside, REQUIRED, reasons.REQUIRED_BY)
            return ()
        self._accounts.carry(beside, REQUIRED)
        condition = self._depending.of_cell(beside, beside.round)
        if condition is None:
            return ANSWERED
        if isinstance(condition, AnswerIs) and condition.item == code:
            return condition.words
        self._accounts.name(beside, RELEVANT, reasons.OUT_OF_TURN)
        return ANSWERED


def _form(planned: Planned, *, number: bool) -> AnswerForm:
    if number:
        return AnswerForm.MEASUREMENT
    return AnswerForm.ANSWER if planned.judging else AnswerForm.CHOICE


def _joined(parts: Sequence[Pair]) -> Pair:
    """Sentences one after the other, in each language."""
    said = [part for part in parts if part.zh or part.en]
    zh = [_ended(part.zh, "。") for part in said[:-1]] + [part.zh for part in said[-1:]]
    en = [_ended(part.en, ".") for part in said[:-1]] + [part.en for part in said[-1:]]
    return Pair("".join(zh), " ".join(en))


def _ended(sentence: str, stop: str) -> str:
    return sentence if sentence.endswith(SENTENCE_ENDS) else sentence + stop
