"""What is odd about sections that repeat, or that look as if they should."""

from collections.abc import Callable, Iterator

from inspector.checklists.checking.answers import parts_of
from inspector.checklists.checking.reading import Read, adds_up
from inspector.checklists.strict_yaml import Loc
from inspector.domain.checklist import Checklist
from inspector.domain.condition import Condition
from inspector.domain.wordings.rounds import heading
from inspector.domain.words import Among, SectionKind, Together
from inspector.errors import checklist_oddity as faults


def _check_titles(read: Read) -> None:
    for index, section in enumerate(read.checklist.sections):
        said = heading(section.title.zh)
        if section.repeat is None and (said.round is not None or said.is_doubtful):
            read.warn(faults.EACH_UNREPEATED, ("sections", index, "title"), section=section.code)


def _check_once(read: Read) -> None:
    for index, section in enumerate(read.checklist.sections):
        if section.repeat is not None and section.repeat.most == 1:
            loc = ("sections", index, "repeat", "most")
            read.warn(faults.REPEATED_ONCE, loc, section=section.code)


def _check_together(read: Read) -> None:
    for index, section in enumerate(read.checklist.sections):
        repeat, loc = section.repeat, ("sections", index, "repeat", "together")
        if repeat is None or repeat.together is Together.MEAN:
            continue
        if not read.checklist.scored:
            read.warn(faults.TOGETHER_UNSCORED, loc, section=section.code)
        elif adds_up(section) and section.kind is SectionKind.SCORED and _ends(read.checklist):
            read.warn(faults.SUM_CUT, loc, section=section.code)


def _ends(checklist: Checklist) -> bool:
    """Whether a plain sum ends at full marks, however much there is to add."""
    return not checklist.rescaled and checklist.ceiling is None


def _check_among(read: Read) -> None:
    """`of` says something only of an item that repeats, and from outside its section."""
    repeated = {one.code for one in read.checklist.sections if one.repeat is not None}
    for condition, section, loc in _conditions(read):
        for one in parts_of(condition):
            about = read.checklist.by_code.get(one.item.partition(".")[0])
            if one.of is Among.ANY or about is None:
                continue
            if about.section not in repeated or about.section == section:
                read.warn(faults.AMONG_UNUSED, loc, item=about.code, of=one.of)


def _conditions(read: Read) -> Iterator[tuple[Condition | None, str | None, Loc]]:
    """Every condition, the code of the section it stands in, and its place."""
    checklist = read.checklist
    for position, one in enumerate(checklist.multipliers):
        yield one.when, None, ["multipliers", position]
    for index, section in enumerate(checklist.sections):
        for position, one in enumerate(section.multipliers):
            yield one.when, section.code, ["sections", index, "multipliers", position]
    for item in checklist.items:
        yield item.asked_when, item.section, [*read.places[item.code], "asked_when"]


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_titles,
    _check_once,
    _check_together,
    _check_among,
)
