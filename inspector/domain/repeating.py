"""逐个检查: a section asked once for each window, clerk or call, through a longer checklist.

An `Instance` is one round of a repeated section, named by a short key that the inspector gives.
Everything that looks at a visit looks at its *expanded* checklist, in which section `A` with the
instances 3 and 5 stands as `A@3` and `A@5`, with the items `A1@3`, `A2@3`, `A1@5`, …. A repeated
section without instances asks nothing. The key is the identity: two laptops that look at window 5
mean the same instance, and the walking order follows from the keys alone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from inspector.domain.checklist import Checklist, Item, Multiplier, Repeat, Section
from inspector.domain.instance_conditions import AT, Groups, everywhere, joined, within
from inspector.domain.visit import Visit
from inspector.domain.words import RepeatPer
from inspector.i18n import N_, Pair, both

LONGEST_KEY = 20
Instances = Mapping[str, tuple[str, ...]]
"""Keys by section, in walking order."""

_KEY = re.compile(r"[0-9A-Z㐀-䶿一-鿿_-]+")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_RUNS = re.compile(r"[0-9]+|[^0-9]+")


def instance_key(text: str) -> str:
    """The key that a text means: narrow, in capitals.

    Raises:
        ValueError: It is none.
    """
    key = code_meant(text)
    if len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
        raise ValueError(text)
    return key


def code_meant(text: str) -> str:
    """The code of an item or a section as it is typed: narrow, in capitals."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def keys_in(text: str, *, most: int) -> tuple[str, ...]:
    """The keys that a list means: `1-12,14,综合`; each once, as they are written.

    Raises:
        ValueError: Some part is no key, or a range runs backwards.
        OverflowError: There are more than `most`; it says how many.
    """
    keys: dict[str, None] = {}
    for part in re.split(r"[,，、;；\s]+", text.strip()):
        keys |= dict.fromkeys(_keys_of(part, most))
        if len(keys) > most:
            raise OverflowError(len(keys))
    return tuple(keys)


def _keys_of(part: str, most: int) -> Iterable[str]:
    run = _RANGE.fullmatch(unicodedata.normalize("NFKC", part))
    if run is None:
        return (instance_key(part),)
    first, last = run.groups()
    low, high = int(first[:LONGEST_KEY]), int(last[:LONGEST_KEY])
    if high < low or len(last) > LONGEST_KEY:
        raise ValueError(part)
    if high - low >= most:
        raise OverflowError(high - low + 1)
    # 08-12 is written with two digits throughout.
    width = len(first) if first.startswith("0") else 0
    return (f"{number:0{width}d}" for number in range(low, high + 1))


def in_runs(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys in short, as `keys_in` reads them: three numbers in a row and more are `1-12`.

    Args:
        keys: As they are walked.
    """
    runs: list[str] = []
    run: list[str] = []
    for key in (*keys, ""):
        if run and key != _following(run[-1]):
            runs += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else run
            run = []
        run.append(key)
    return tuple(runs)


def _following(key: str) -> str | None:
    """The number after a key; None of one that is no number, or is written with zeros before."""
    return str(int(key) + 1) if key.isascii() and key.isdigit() and key[0] != "0" else None


def following_key(keys: Collection[str], after: str | None) -> str | None:
    """The next number that is not there yet; None where no number is there to go on from.

    Args:
        keys: That are there, as they are walked.
        after: One of them; where it is no number, or None, the last number counts.
    """
    numbers = [key for key in keys if key.isascii() and key.isdigit()]
    last = after if after in numbers else next(reversed(numbers), None)
    if last is None:
        return None
    number, width = int(last) + 1, len(last) if last.startswith("0") else 0
    while (key := f"{number:0{width}d}") in keys:
        number += 1
    return key


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys as they are walked: 2 before 10, each once, the same whatever came first."""
    return tuple(sorted(set(keys), key=_natural))


def _natural(key: str) -> tuple[list[tuple[bool, int, str]], str]:
    runs = [
        (False, int(run), "") if run.isdecimal() else (True, 0, run) for run in _RUNS.findall(key)
    ]
    return runs, key


def parted(code: str) -> tuple[str, str | None]:
    """A code as the checklist has it, and the key of its instance; None of what is in none."""
    base, at, key = code.partition(AT)
    return base, key if at else None


def called(repeat: Repeat) -> Pair:
    """What one instance is called: 窗口, 工作人员, 电话, or the section's own word."""
    if repeat.title is not None:
        return repeat.title
    return both(
        {
            RepeatPer.WINDOW: N_("window"),
            RepeatPer.CLERK: N_("clerk"),
            RepeatPer.CALL: N_("call"),
            RepeatPer.OTHER: N_("round"),
        }[repeat.per]
    )


def instance_name(repeat: Repeat, key: str) -> Pair:
    """What the instance of that key is called: 3号窗口, 第2次电话."""
    if repeat.title is not None or repeat.per is RepeatPer.OTHER:
        word = called(repeat)
        return Pair(f"{word.zh} {key}", f"{word.en} {key}")
    number, name = {
        RepeatPer.WINDOW: (N_("Window {key}"), N_("Window “{key}”")),
        RepeatPer.CLERK: (N_("Clerk {key}"), N_("Clerk “{key}”")),
        RepeatPer.CALL: (N_("Call {key}"), N_("Call “{key}”")),
    }[repeat.per]
    return both(number if key.isascii() else name, key=key)


def name_of(section: Section, checklist: Checklist) -> Pair | None:
    """What the instance is called that a section is; None of one that is asked once."""
    if section.of is None or section.instance is None:
        return None
    repeat = checklist.section(section.of).repeat
    return None if repeat is None else instance_name(repeat, section.instance)


def window_of(checklist: Checklist, item: Item) -> str | None:
    """The window that an item is asked about; None where its section is not asked by window."""
    section = checklist.section(item.section)
    if section.of is None:
        return None
    repeat = checklist.section(section.of).repeat
    return section.instance if repeat is not None and repeat.per is RepeatPer.WINDOW else None


def too_few(visit: Visit, checklist: Checklist) -> tuple[Section, ...]:
    """Repeated sections of a visit that have fewer instances than they must."""
    return tuple(
        section
        for section in checklist.sections
        if section.repeat is not None
        and section.code in visit.repeats
        and len(visit.instances.get(section.code, ())) < section.repeat.least
    )


@dataclass(frozen=True, slots=True)
class Expansions:
    """Expanded checklists of one edition; an instance more costs one instance.

    Args:
        checklist: As it is written.
    """

    checklist: Checklist
    _made: dict[str, tuple[Section, tuple[Item, ...]]] = field(default_factory=dict)
    """Instances made so far, by their code."""

    def of(self, instances: Instances) -> Checklist:
        """The checklist with these instances; itself where no section repeats."""
        checklist = self.checklist
        if not checklist.repeats:
            return checklist
        groups = _groups(checklist, instances)
        sections: list[Section] = []
        items: list[Item] = []
        templates: list[Item] = []
        for section in checklist.sections:
            sections.append(_asking(section, groups))
            own = tuple(item for item in checklist.items if item.section == section.code)
            if section.repeat is None:
                items += own
                continue
            templates += own
            for key in instances.get(section.code, ()):
                instance, asked = self._instance(section, key, own)
                sections.append(_asking(instance, groups))
                items += asked
        return replace(
            checklist,
            sections=tuple(sections),
            items=tuple(items),
            multipliers=_told(checklist.multipliers, groups),
            templates=tuple(templates),
        )

    def _instance(
        self, section: Section, key: str, items: tuple[Item, ...]
    ) -> tuple[Section, tuple[Item, ...]]:
        code = joined(section.code, key)
        if code not in self._made:
            self._made[code] = _instance_of(section, key, items)
        return self._made[code]


def expanded(checklist: Checklist, instances: Instances) -> Checklist:
    """The checklist in which every instance is a section of its own."""
    return Expansions(checklist).of(instances)


def _groups(checklist: Checklist, instances: Instances) -> Groups:
    def codes(item: str) -> tuple[str, ...] | None:
        known = checklist.by_code.get(item)
        if known is None or checklist.section(known.section).repeat is None:
            return None
        return tuple(joined(item, key) for key in instances.get(known.section, ()))

    return codes


def _asking(section: Section, groups: Groups) -> Section:
    """The section with multipliers that can be asked whether they apply."""
    if all(one.when is None for one in section.multipliers):
        return section
    return replace(section, multipliers=_told(section.multipliers, groups))


def _told(multipliers: tuple[Multiplier, ...], groups: Groups) -> tuple[Multiplier, ...]:
    return tuple(
        one if one.when is None else replace(one, when=everywhere(one.when, groups))
        for one in multipliers
    )


def _instance_of(
    section: Section, key: str, items: tuple[Item, ...]
) -> tuple[Section, tuple[Item, ...]]:
    assert section.repeat is not None  # noqa: S101 - only repeated sections have instances
    name = instance_name(section.repeat, key)
    here = frozenset(item.code for item in items)
    code = joined(section.code, key)
    own = replace(
        section,
        code=code,
        title=Pair(f"{section.title.zh} · {name.zh}", f"{section.title.en} · {name.en}"),
        multipliers=tuple(
            one if one.when is None else replace(one, when=within(one.when, here, key))
            for one in section.multipliers
        ),
        repeat=None,
        of=section.code,
        instance=key,
    )
    return own, tuple(
        replace(
            item,
            code=joined(item.code, key),
            section=code,
            asked_when=None if item.asked_when is None else within(item.asked_when, here, key),
        )
        for item in items
    )
