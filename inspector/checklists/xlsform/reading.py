"""An XLSForm becomes a checklist."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from inspector.checklists.importing import Imported, Unread
from inspector.checklists.xlsform import reasons
from inspector.checklists.xlsform.accounts import Accounts
from inspector.checklists.xlsform.depending import Depending
from inspector.checklists.xlsform.form import Form, form_from
from inspector.checklists.xlsform.items import Items
from inspector.checklists.xlsform.judging import points_in
from inspector.checklists.xlsform.languages import Languages, languages_of
from inspector.checklists.xlsform.measuring import refuse_too_large
from inspector.checklists.xlsform.places import Finder
from inspector.checklists.xlsform.refusing import findings
from inspector.checklists.xlsform.repeating import repeat_of
from inspector.checklists.xlsform.roles import Part, Plan, plan_of
from inspector.checklists.xlsform.survey import RELEVANT, Group, Question, survey_of
from inspector.checklists.xlsform.tables import CHOICES, HEADER_ROW, SETTINGS, SHEETS, SURVEY, Spot
from inspector.domain.checklist import Checklist, Item, Section
from inspector.domain.condition import cycles_in, items_in
from inspector.domain.words import SectionKind
from inspector.errors import Fault, InspectorError, raise_all
from inspector.errors import xlsform as faults
from inspector.i18n import Pair, both
from inspector.sheets.grid import Book

ONLY_ON_PHONES = re.compile(r"max-pixels parameter")
"""Advice of pyxform that is about the size of what phones send."""
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def read_xlsform(book: Book, *, name: str, edition: str) -> Imported:
    """The checklist of a workbook that holds a sheet `survey`.

    Args:
        book: The workbook.
        name: Of the checklist, where the form has no id that can be one.
        edition: Where the form has no version.

    Raises:
        InspectorError: XLSFORM_001 to XLSFORM_016; the first, carrying all others.
    """
    form = form_from(book)
    refuse_too_large(form)
    notes = _accepted(form)
    languages = languages_of(form)
    survey = survey_of(form)
    plan = plan_of(survey, languages)
    accounts = Accounts(form, languages)
    depending = Depending(plan.known, accounts)
    settings = _Settings(form, accounts, name=name, edition=edition)
    maker = Items(settings.title, languages, depending, accounts, plan.calculations)
    items = [maker.built(planned) for planned in plan.items]
    if not items:
        raise InspectorError(faults.NOTHING_TO_ASK, place=form.where(Spot(SURVEY, 0)))
    _refuse_circles(form, plan, items)
    checklist = _checklist(settings, plan, items, (languages, accounts))
    accounts.finish(survey, plan)
    warnings = [*_notes(form, notes), *_doubts(form, plan, languages, scored=checklist.scored)]
    unread = [*accounts.ledger.unread(), *_foreign(form)]
    return Imported(checklist=checklist, unread=tuple(unread), warnings=tuple(warnings))


def _accepted(form: Form) -> Sequence[str]:
    """What pyxform remarks of a form that it accepts.

    Raises:
        InspectorError: With everything that it refuses, and each heading that stands there twice:
            pyxform is given tables by heading, so it never sees the second one.
    """
    found = findings(form)
    met = [(one.spot, one.fault, {"said": one.said}) for one in found.refused]
    met += [
        (spot, faults.HEADING_TWICE, {"heading": form.text(spot)})
        for table in form.tables.values()
        for spot in table.doubled
    ]
    met.sort(key=lambda one: (SHEETS.index(one[0].sheet), one[0].row, one[0].column))
    errors = [_error(form, fault, spot, **said) for spot, fault, said in met]
    if errors and found.unsaid:
        errors.append(_error(form, faults.MORE, Spot(SURVEY, 0), count=len(errors)))
    raise_all(errors)
    return found.notes


def _refuse_circles(form: Form, plan: Plan, items: Sequence[Item]) -> None:
    needs = {item.code: items_in(item.asked_when) for item in items}
    questions = {one.code: one.question for one in plan.items}
    raise_all(
        [
            _error(
                form,
                faults.CIRCLE,
                form.spot(SURVEY, _depending_row(questions[ring[0]]), "relevant"),
                way=" → ".join(f"${{{questions[code].name}}}" for code in (*ring, ring[0])),
            )
            for ring in cycles_in(needs)
        ]
    )


def _depending_row(question: Question) -> int:
    """The row that holds its condition: its own, or else that of a group around it."""
    rows: list[Question | Group] = [question, *reversed(question.groups)]
    return next(one.row for one in rows if RELEVANT in one.cells)


def _checklist(
    settings: "_Settings", plan: Plan, items: Sequence[Item], said: tuple[Languages, Accounts]
) -> Checklist:
    languages, accounts = said
    scored = any(item.points for item in items)
    totals: dict[str, Fraction] = {}
    for item in items:
        totals[item.section] = totals.get(item.section, Fraction(0)) + item.points
    return Checklist(
        name=settings.name,
        edition=settings.edition,
        title=settings.title,
        scored=scored,
        sections=tuple(
            Section(
                code=part.code,
                title=part.title if part.title.zh else settings.title,
                maximum=_maximum(part, totals[part.code], accounts),
                kind=SectionKind.BONUS if scored and not totals[part.code] else SectionKind.SCORED,
                repeat=repeat_of(part, languages, accounts),
            )
            for part in plan.parts
        ),
        items=tuple(items),
    )


def _maximum(part: Part, total: Fraction, accounts: Accounts) -> Fraction:
    """What its group says that it can come to, else the sum of its items."""
    stated = Fraction(0)
    for group in part.groups[-1:]:
        accounts.points(group)
        stated = points_in(group.cells)
    return (stated or total) if total else Fraction(0)


class _Settings:
    """Name, edition and title: those of the form's settings, else those given."""

    def __init__(self, form: Form, accounts: Accounts, *, name: str, edition: str) -> None:
        cells = {
            meaning: " ".join(text.split())
            for row, found in form.rows(SETTINGS)
            if row == HEADER_ROW + 1
            for meaning, text in found.items()
        }
        form_id = cells.get(("id_string",), "")
        slug = re.sub(r"[^a-z0-9]+", "-", form_id.lower()).strip("-")[:40].strip("-")
        self.name = slug if NAME.fullmatch(slug) else name
        self.edition = cells.get(("version",), edition)
        title = cells.get(("title",), "") or form_id or self.name
        self.title = Pair(title, title)
        carried = ["title", "version", "default_language"]
        if self.name == slug:
            carried.append("id_string")
        elif form_id:
            spot = form.spot(SETTINGS, HEADER_ROW + 1, "id_string")
            accounts.ledger.name(spot, both(reasons.BAD_NAME))
        for word in carried:
            if (word,) in cells:
                accounts.ledger.carry(form.spot(SETTINGS, HEADER_ROW + 1, word))


def _notes(form: Form, notes: Sequence[str]) -> Iterator[InspectorError]:
    """Pyxform's own warnings, each at its place."""
    finder = Finder(form=form, find_row=lambda _: 0, find_heading=lambda *_: "")
    for note in (one for one in notes if not ONLY_ON_PHONES.search(one)):
        for place in finder.places(note):
            yield _error(form, faults.NOTE, place.spot, said=place.said)


def _doubts(
    form: Form, plan: Plan, languages: Languages, *, scored: bool
) -> Iterator[InspectorError]:
    """What was carried and should be looked at by a person."""
    if languages.missing is not None:
        spot = Spot(SURVEY, HEADER_ROW, form.column(SURVEY, "label"))
        yield _error(form, faults.ONE_LANGUAGE, spot, language=languages.missing)
    if not scored:
        yield _error(form, faults.UNSCORED, Spot(SURVEY, 0))
    for part in (one for one in plan.parts if scored and one.is_repeated):
        yield _error(form, faults.ROUNDS_MEAN, form.spot(SURVEY, part.groups[-1].row, "type"))
    unsure = {
        one.question.type.list_name: one.judging.met
        for one in plan.items
        if one.judging is not None and not one.judging.is_certain
    }
    for name, met in unsure.items():
        word = languages.pair(met.cells, "label")
        spot = form.spot(CHOICES, met.row, "name")
        yield _error(form, faults.YES_IS_MET, spot, list=name, word=word)


def _foreign(form: Form) -> Iterator[Unread]:
    """Sheets that are no part of an XLSForm."""
    for grid in form.others:
        if grid.rows:
            row = grid.rows[0]
            first = min(row.texts)
            yield Unread(
                where=grid.where(row.number, first),
                text=row.texts[first],
                reason=both(reasons.FOREIGN_SHEET),
            )


def _error(form: Form, fault: Fault, spot: Spot, **context: object) -> InspectorError:
    return InspectorError(fault, also=(), place=form.where(spot), **context)
