"""检查表, blank: the same items on paper, for a visit without a laptop in the hand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector.domain import telling
from inspector.domain.answer_words import ACTUAL, DUE
from inspector.domain.checklist import Checklist, Item, Section
from inspector.domain.labels import label
from inspector.domain.numbers import exact_text
from inspector.domain.publishing import reference
from inspector.domain.repeating import parted
from inspector.domain.timing import laps_of
from inspector.domain.unit import Unit
from inspector.domain.visit import Visit
from inspector.domain.words import AnswerForm, VisitType, grade_named
from inspector.exports.content import Contents
from inspector.exports.pdf import Engine, Manuscript, RenderedPdf
from inspector.exports.setting import title_lines
from inspector.exports.sheet_grid import SheetGrid, grid
from inspector.exports.templates import Templates
from inspector.i18n import Pair

KIND = "sheet"
TEMPLATE = "sheet/template.html"
STYLES = ("shared/page.css", "sheet/sheet.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """An item with its boxes."""

    code: str
    key: str
    """Its 重点项 mark; empty for an ordinary item."""
    text: Pair
    refs: str
    """Its clauses as they are cited, in one line."""
    points: str | None
    trigger: Pair | None
    """When a phrase is due."""
    boxes: tuple[Pair, ...]
    """What can be ticked; empty for what is only written."""
    blanks: tuple[Pair, ...]
    """What is written: the units, or the names, of numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """Items of one section and one way to answer; phrases have a table of their own."""

    section: Section
    form: AnswerForm
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetForm:
    """Everything that is printed on the blank form."""

    office: str
    unit: str
    unit_kind: Pair
    type_label: Pair
    channel_label: Pair
    covert: bool
    on: Pair
    reference: str
    checklist_title: Pair
    edition: str
    items: int
    sections: tuple[SheetSection | SheetGrid, ...]
    """A section that is asked once for each window, clerk or call is a grid."""
    laps: tuple[Pair, ...]
    columns: tuple[Pair, ...]
    """Whose points are written beside the visit's own."""

    @property
    def plain(self) -> tuple[SheetSection, ...]:
        """What is asked once."""
        return tuple(part for part in self.sections if isinstance(part, SheetSection))

    @property
    def key_marks(self) -> tuple[str, ...]:
        """The marks of key items on it, each once."""
        rows = (row for part in self.sections for row in part.rows)
        return tuple(dict.fromkeys(row.key for row in rows if row.key))

    @property
    def forms(self) -> frozenset[AnswerForm]:
        """In which ways the items on it are answered."""
        return frozenset(part.form for part in self.plain)


def blank_form(
    visit: Visit, items: Sequence[Item], checklist: Checklist, *, unit: Unit, office: str
) -> SheetForm:
    """The blank form of a visit.

    Args:
        visit: Whose answers are not printed.
        items: Asked on it, in walking order; in which instance they are does not matter.
        checklist: Whose sections they stand in.
        unit: The one visited.
        office: Whose form it is.
    """
    parts = _sections(visit, items, checklist)
    return SheetForm(
        office=office,
        unit=unit.name,
        unit_kind=label(unit.kind),
        type_label=label(visit.type),
        channel_label=label(visit.channel),
        covert=visit.type is VisitType.COVERT,
        on=telling.day(telling.day_of(visit.at)),
        reference=reference(visit.visit),
        checklist_title=checklist.title,
        edition=checklist.edition,
        items=sum(len(part.rows) for part in parts),
        sections=parts,
        laps=tuple(label(one) for one in laps_of(visit)),
        columns=tuple(one.title for one in checklist.columns),
    )


def _sections(
    visit: Visit, items: Sequence[Item], checklist: Checklist
) -> tuple[SheetSection | SheetGrid, ...]:
    """Every section, and in it first what is answered in the usual way.

    A re-inspection asks of each instance what failed there, and so has no grid.
    """
    of: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        of[item.section].append(item)
    made: list[SheetSection | SheetGrid] = []
    for section in checklist.sections:
        if section.code in visit.repeats:
            asked = [checklist.by_code[code] for code in visit.repeats[section.code]]
            made.append(grid(section, asked, visit.instances.get(section.code, ())))
        elif section.of not in visit.repeats:
            made += _plain_parts(section, of[section.code])
    return tuple(made)


def _plain_parts(section: Section, items: Sequence[Item]) -> Iterator[SheetSection]:
    for form in AnswerForm:
        rows = tuple(_row(item) for item in items if item.answer is form)
        if rows:
            yield SheetSection(section=section, form=form, rows=rows)


def _row(item: Item) -> SheetRow:
    return SheetRow(
        # The title over it names the instance.
        code=parted(item.code)[0],
        key=item.key,
        text=item.text,
        refs="；".join(clause.ref for clause in item.clauses),
        points=exact_text(item.points) if item.points else None,
        trigger=item.phrase.trigger if item.phrase else None,
        boxes=tuple(_boxes(item)),
        blanks=tuple(_blanks(item)),
    )


def _boxes(item: Item) -> Iterator[Pair]:
    """What can be ticked."""
    yield from (label(grade_named(one)) for one in item.grades)
    yield from (option.name for option in item.options)
    for band in item.bands:
        bounds = f"（{exact_text(band.low)}–{exact_text(band.high)}）"
        yield Pair(f"{band.name.zh}{bounds}", f"{band.name.en}{bounds}")
    for number in range(1, item.trials + 1):
        yield Pair(f"第{number}次通过", f"trial {number} passed")


def _blanks(item: Item) -> Iterator[Pair]:
    """What is written, each before or after its line."""
    match item.answer:
        case AnswerForm.MEASUREMENT:
            yield item.measured_in or Pair("", "")
        case AnswerForm.COUNTER:
            yield from (Pair(name, name) for name in (DUE, ACTUAL))
        case AnswerForm.INPUTS:
            yield from (one.name for one in item.inputs)
        case AnswerForm.BAND:
            yield Pair("分", "points")
        case AnswerForm.AWARD:
            yield Pair("次", "times")
        case _:
            return


class SheetPress:
    """Prints blank forms.

    Args:
        contents: Where templates, style sheets and typefaces lie.
        engine: Of the same contents.
    """

    def __init__(self, contents: Contents, engine: Engine) -> None:
        self._engine = engine
        self._templates = Templates(contents, {})

    def render(self, form: SheetForm) -> RenderedPdf:
        """Set a form.

        Raises:
            InspectorError: EXPORT_002 to EXPORT_005.
        """
        return self._engine.render(
            Manuscript(kind=KIND, template=TEMPLATE, html=self.html(form), styles=STYLES)
        )

    def html(self, form: SheetForm) -> str:
        """The form as one HTML page."""
        return self._templates.fill(
            TEMPLATE, form=form, unit_lines=title_lines(form.unit, longest=24)
        )
