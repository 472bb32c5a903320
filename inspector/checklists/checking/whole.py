"""What is odd about the form as a whole: its name, sums, sections, clauses and units."""

from collections.abc import Callable
from fractions import Fraction

from inspector.checklists.checking.reading import Read, adds_up, texts
from inspector.domain.numbers import decimal_text
from inspector.domain.words import SectionKind
from inspector.errors import checklist_oddity as faults


def _check_file_name(read: Read) -> None:
    name = read.checklist.name
    if not read.path.stem.startswith(name):
        read.warn(faults.NAME_UNLIKE_FILE, ["checklist"], name=name)


def _check_maxima(read: Read) -> None:
    scored = [one for one in read.checklist.sections if one.kind is SectionKind.SCORED]
    total = sum((section.maximum for section in scored), Fraction(0))
    full = read.checklist.full_marks
    if any(map(adds_up, scored)):
        return
    if read.checklist.scored and scored and total != full:
        sums = {"sum": decimal_text(total), "full": decimal_text(full)}
        read.warn(faults.MAXIMA_NOT_FULL, ["sections"], **sums)


def _check_sections(read: Read) -> None:
    titles: dict[str, str] = {}
    for index, section in enumerate(read.checklist.sections):
        loc = ("sections", index)
        if not read.items_of(section.code):
            read.warn(faults.SECTION_EMPTY, loc, section=section.code)
        other = titles.setdefault(section.title.zh, section.code)
        if other != section.code:
            read.warn(faults.SAME_TITLE, [*loc, "title"], section=section.code, other=other)
        if section.pool is not None and section.pool != section.maximum:
            both = {"pool": section.pool, "maximum": section.maximum}
            shown = {name: decimal_text(points) for name, points in both.items()}
            read.warn(faults.POOL_UNLIKE_MAXIMUM, [*loc, "pool"], section=section.code, **shown)


def _check_sums(read: Read) -> None:
    for _, code, loc in read.sections():
        stated = read.document.at([*loc, "stated_points"]).value
        total = sum((item.points for item in read.items_of(code)), Fraction(0))
        if isinstance(stated, str) and Fraction(stated) != total:
            read.warn(
                faults.SUM_DIFFERS,
                [*loc, "stated_points"],
                section=code,
                stated=stated,
                sum=decimal_text(total),
            )


def _check_clauses(read: Read) -> None:
    cited = {
        label
        for place in read.places.values()
        for label in texts(read.document.at([*place, "clauses"]))
    }
    blocks = read.document.at(["clauses"]).value
    for index, _ in enumerate(blocks):
        loc = ("clauses", index)
        for position, label in enumerate(texts(read.document.at([*loc, "cite"]))):
            if label not in cited:
                read.warn(faults.CLAUSE_UNUSED, [*loc, "cite", position], clause=label)


def _check_codes(read: Read) -> None:
    """Codes that are told apart only by a leading 0, or by O and 0, are mistaken for each other."""
    looks: dict[str, str] = {}
    for item in read.checklist.items:
        look = _look(item.code)
        other = looks.setdefault(look, item.code)
        if other != item.code:
            read.warn_item(faults.CODES_ALIKE, item, "code", other=other)


def _look(code: str) -> str:
    plain = code.replace("O", "0").replace("I", "1")
    letters = plain.rstrip("0123456789")
    return letters + plain[len(letters) :].lstrip("0")


def _check_filing(read: Read) -> None:
    """An item that was typed under another section: its code says where it belongs."""
    own = {section.code for section in read.checklist.sections}
    named_after = {one.section for one in read.checklist.items if _letters(one.code) == one.section}
    for item in read.checklist.items:
        prefix = _letters(item.code)
        if prefix != item.section and prefix in own and item.section in named_after:
            read.warn_item(faults.FILED_ELSEWHERE, item, section=item.section, other=prefix)


def _letters(code: str) -> str:
    return code.rstrip("0123456789")


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_file_name,
    _check_maxima,
    _check_sections,
    _check_sums,
    _check_clauses,
    _check_codes,
    _check_filing,
)
