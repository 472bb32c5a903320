"""What the wording of an item says becomes its rules; what they cannot carry is handed back."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from inspector.checklists.table.made import FAILED, Made, charges, is_zero, kinds_of
from inspector.domain import rules as language
from inspector.domain.checklist import Band, Option, Requirement
from inspector.domain.formula import Formula
from inspector.domain.numbers import decimal_text
from inspector.domain.wordings.saying import told
from inspector.domain.wordings.values import (
    Bands,
    Between,
    Capped,
    Consequence,
    Earns,
    Exactly,
    Failing,
    Full,
    Gives,
    GivesNothing,
    GoesBelowZero,
    LeftOut,
    NeedsEvidence,
    NoPoints,
    Per,
    Scales,
    Scope,
    Side,
    Statement,
    Takes,
    TakesNothing,
    Vetoes,
    Worth,
)
from inspector.domain.words import Needed, VetoScope
from inspector.i18n import N_, Pair, both

LONGEST_SUBTYPE = 40
"""Characters: an occurrence names it."""
_SCOPES = {
    Failing.TOTAL: VetoScope.TOTAL,
    Failing.FAILS: VetoScope.FAIL,
    Failing.NO_GRADE: VetoScope.NO_GRADE,
    Failing.STOPS: VetoScope.STOP,
}


_TWO_WAYS = N_("the item obtains points in one place and loses them in another; choose one way")
_HOW_MANY = N_("how many points go cannot be told from it")


class Maker:
    """Makes the rules of one item.

    Args:
        statements: What its cells say, in reading order.
        points: Its own points, or those it takes from; None where there are none.
        targets: Codes of further targets by their names; new ones are added.
        is_all: Whether nothing else is said of points. Else a rule keeps the situation that it is
            for: what was not understood is about another one.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        points: Fraction | None,
        targets: dict[str, str],
        *,
        is_all: bool = True,
    ) -> None:
        self._statements = list(statements)
        self._points = points
        self._targets = targets
        self._kinds = kinds_of(self._statements)
        self._named = not is_all or len(set(self._kinds.values())) > 1
        self.made = Made()

    def make(self) -> Made:
        """All that the wording comes to."""
        for statement in self._graded():
            self._one(statement)
        self._cap_whole()
        return self.made

    def _one(self, statement: Statement) -> None:
        if self.made.is_answered_otherwise and charges(statement):
            self._leave(statement, both(_TWO_WAYS))
            return
        match statement.said:
            case Takes() as said:
                self._takes(statement, said)
            case Gives() as said:
                self._gives(statement, said)
            case Earns() as said:
                self._earns(statement, said)
            case NoPoints(scope=scope):
                self._nothing(statement, scope)
            case Vetoes(failing=failing):
                veto = language.Veto(scope=_SCOPES[failing], subtypes=self._kind(statement))
                self.made.rules.append(veto)
            case Consequence(name=name):
                kind = self._kind(statement)
                flag = language.Flag(name="consequence", text=_same(name), subtypes=kind)
                self.made.rules.append(flag)
            case _:
                self._mark(statement)

    def _mark(self, statement: Statement) -> None:
        """What changes the item, or what its rules take."""
        made = self.made
        match statement.said:
            case Scales(factor=factor):
                name = _same(statement.situation or told(statement).zh)
                self._ticked(statement, language.Circumstance(name=name, times=factor))
            case NeedsEvidence():
                needed = Requirement(answer="compliant", needs=Needed.EVIDENCE)
                made.requires += [needed] if needed not in made.requires else []
                _once(made.how, statement.situation.removesuffix("否则").rstrip("，,;；、 "))
            case TakesNothing():
                made.may_not_occur |= "未发生" in statement.situation
                _once(made.how, f"{statement.situation}的不扣分" if statement.situation else "")
            case GivesNothing():
                _once(made.how, f"{statement.situation}的不加分" if statement.situation else "")
            case GoesBelowZero():
                made.below_zero = True
            case Worth():
                _once(made.remarks, statement.situation)
            case Bands():
                self._leave(statement, both(_TWO_WAYS))
            case _:
                return

    def _graded(self) -> list[Statement]:
        """Make options, bands or a formula where the item is answered so; give back the rest."""
        earning = [one for one in self._statements if isinstance(one.said, Earns | Bands)]
        charging = [one for one in self._statements if isinstance(one.said, Takes | Gives | Vetoes)]
        if not earning or charging:
            return self._statements
        made = self._choices(earning)
        return [one for one in self._statements if one not in made]

    def _choices(self, earning: list[Statement]) -> list[Statement]:
        nothing = [one for one in self._statements if is_zero(one)]
        ways = [way for one in (*earning, *nothing) for way in _ways(one, self._points)]
        names = {name for name, _, _ in ways if name}
        told = len(earning) + len(nothing) + sum(_more(one) for one in earning)
        if len(ways) < 2 or not len(names) == len(ways) == told:
            return self._formula(earning)
        self._answer_by(ways)
        return [*earning, *nothing]

    def _answer_by(self, ways: list[tuple[str, Fraction, Fraction]]) -> None:
        most = max(high for _, _, high in ways)
        if all(low == high for _, low, high in ways):
            self.made.options = tuple(
                Option(name=_same(name), points=high, fails=high < most) for name, _, high in ways
            )
            return
        self.made.bands = tuple(
            Band(name=_same(name), low=low, high=high, fails=name in FAILED or not high)
            for name, low, high in ways
        )

    def _formula(self, earning: list[Statement]) -> list[Statement]:
        """每篇得0.5分，最高计3分, alone: a number is filled in."""
        match [one.said for one in earning]:
            case [Earns(amount=Exactly(points), per=Per(unit=unit, every=every), cap=cap)]:
                steps = "值" if every == 1 else f"floor(值/{decimal_text(every)})"
                formula = Formula(text=f"{steps}*{decimal_text(points)}")
                self.made.measured_in = unit
                self.made.rules.append(language.ByFormula(formula=formula, cap=cap))
                self._kind(earning[0])
                return earning
            case _:
                return []

    def _kind(self, statement: Statement) -> tuple[str, ...]:
        """The sub-types that a rule is for; empty where it is for any occurrence."""
        name = self._kinds.get(id(statement), statement.situation)
        if not name:
            return ()
        short = name if len(name) <= LONGEST_SUBTYPE else f"{name[: LONGEST_SUBTYPE - 1]}…"
        if short != name or not self._named:
            _once(self.made.remarks, name)
        if not self._named:
            return ()
        _once(self.made.subtypes, short)
        return (short,)

    def _leave(self, statement: Statement, reason: Pair) -> None:
        self.made.left.append((statement, reason))

    def _takes(self, statement: Statement, said: Takes) -> None:
        if said.further:
            self._further(statement, said)
            return
        match said.amount:
            case Exactly(points=points) if not said.discretion:
                also = tuple(
                    language.AlsoTakes(target=self._target(who), points=value)
                    for who, value in said.also
                )
                self.made.rules.append(self._exact(statement, said, points, also))
            case Between(low=low, high=high):
                cap = said.cap if said.per is not None else said.cap or high
                self._enter(statement, low, high, cap)
            case LeftOut() if self._points:
                self._enter(statement, Fraction(0), self._points, said.cap, unstated=True)
            case _:
                self._leave(statement, both(_HOW_MANY))

    def _exact(
        self,
        statement: Statement,
        said: Takes,
        points: Fraction,
        also: tuple[language.AlsoTakes, ...],
    ) -> language.Rule:
        kind = self._kind(statement)
        if said.per is None:
            return language.OneOff(points=points, subtypes=kind, also=also)
        return language.PerOccurrence(
            points=points,
            counting_unit=_same(said.per.unit),
            subtypes=kind,
            per=said.per.every,
            cap=said.cap,
            also=also,
        )

    def _enter(
        self,
        statement: Statement,
        low: Fraction,
        high: Fraction,
        cap: Fraction | None,
        *,
        unstated: bool = False,
    ) -> None:
        self.made.rules.append(
            language.Entered(
                low=low,
                high=high,
                subtypes=self._kind(statement),
                cap=cap,
                unstated=unstated,
                needs_clause=False,
            )
        )

    def _further(self, statement: Statement, said: Takes) -> None:
        if not isinstance(said.amount, Exactly) or not statement.situation:
            self._leave(statement, both(_HOW_MANY))
            return
        name = _same(statement.situation)
        self._ticked(statement, language.Circumstance(name=name, plus=said.amount.points))

    def _ticked(self, statement: Statement, circumstance: language.Circumstance) -> None:
        known = {one.name: one for one in self.made.circumstances}
        if circumstance.name not in known:
            self.made.circumstances.append(circumstance)
        elif known[circumstance.name] != circumstance:
            self._leave(statement, both(_TWO_WAYS))

    def _target(self, who: str) -> str:
        return self._targets.setdefault(who, f"T{len(self._targets) + 1}")

    def _gives(self, statement: Statement, said: Gives) -> None:
        if not isinstance(said.amount, Exactly) or said.discretion:
            self._leave(
                statement, both("points are given within bounds; write fixed points, or options")
            )
            return
        per = said.per
        bonus = language.Bonus(
            points=said.amount.points,
            counting_unit=None if per is None else _same(per.unit),
            per=language.ONE if per is None else per.every,
            cap=said.cap,
        )
        self.made.bonuses.append((statement.situation, bonus))

    def _earns(self, statement: Statement, said: Earns) -> None:
        """Beside rules that take, what is earned can only be the full marks they take from."""
        is_full = said.per is None and (
            isinstance(said.amount, Full) or said.amount == Exactly(self._points or Fraction(-1))
        )
        if not is_full:
            self._leave(statement, both(_TWO_WAYS))
        elif statement.situation:
            _once(self.made.how, statement.situation)

    def _nothing(self, statement: Statement, scope: Scope) -> None:
        kind = self._kind(statement)
        if scope is Scope.SECTION:
            self.made.rules.append(language.Veto(scope=VetoScope.SECTION, subtypes=kind))
        else:
            self.made.rules.append(language.WholeItem(subtypes=kind))

    def _cap_whole(self) -> None:
        """本项最高扣5分: of one rule its cap; as much as the item holds is no cap at all."""
        for statement in self._statements:
            cap = statement.said
            if not isinstance(cap, Capped) or not cap.item:
                continue
            if cap.side is not Side.GIVEN and self._points and cap.points >= self._points:
                continue
            if not self._capped(cap):
                self._leave(statement, both("a cap over several rules of one item; divide it"))

    def _capped(self, cap: Capped) -> bool:
        made = self.made
        takes = [
            (place, one)
            for place, one in enumerate(made.rules)
            if isinstance(one, language.PerOccurrence | language.Entered)
        ]
        others = len(takes) < len([one for one in made.rules if not isinstance(one, language.Flag)])
        if cap.side in {Side.TAKEN, Side.ANY} and len(takes) == 1 and not others:
            ((place, rule),) = takes
            made.rules[place] = replace(rule, cap=cap.points)
            return True
        if cap.side in {Side.GIVEN, Side.ANY} and len(made.bonuses) == 1 and not takes:
            ((situation, bonus),) = made.bonuses
            made.bonuses = [(situation, replace(bonus, cap=cap.points))]
            return True
        return False


def _ways(statement: Statement, points: Fraction | None) -> list[tuple[str, Fraction, Fraction]]:
    """Ways to answer, with their lowest and highest points; none where they are not fixed."""
    name = statement.situation
    match statement.said:
        case Bands(bands=bands):
            return [(one.name, one.low, one.high) for one in bands]
        case Earns(per=None, amount=Exactly(value)):
            return [(name, value, value)]
        case Earns(per=None, amount=Between(low, high)):
            return [(name, low, high)]
        case Earns(per=None, amount=Full()) if points is not None:
            return [(name, points, points)]
        case NoPoints():
            return [(name, Fraction(0), Fraction(0))]
        case _:
            return []


def _more(statement: Statement) -> int:
    """How many ways beyond one it names."""
    return len(statement.said.bands) - 1 if isinstance(statement.said, Bands) else 0


def _same(text: str) -> Pair:
    return Pair(text, text)


def _once(texts: list[str], text: str) -> None:
    if text and text not in texts:
        texts.append(text)
