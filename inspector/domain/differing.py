"""What one edition of a checklist has otherwise than another, told in words."""

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspector.domain.checklist import Checklist, Item, Section
from inspector.domain.differing_words import field_label, is_listed, told
from inspector.domain.telling_conditions import told as condition_told
from inspector.i18n import Pair

HEAD_FIELDS_APART = frozenset(
    {"name", "edition", "digest", "by_code", "by_section", "sections", "items"}
)
APART = frozenset({"code", "section"})
"""What makes an item or section itself, and where it stands: told in other ways."""


class ChangeKind(StrEnum):
    """What happened to an item, a section or the head of a checklist."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that differs."""

    kind: ChangeKind
    item: str | None = None
    """Code, as in the newer edition where it has both; None for what is no item's."""
    section: str | None = None
    """Code of the section meant, or in which the item stands; None for the head."""
    field: str | None = None
    """Name of the field in the code; None where the whole thing came, went or moved."""
    label: Pair | None = None
    """What people call the field."""
    was: Pair | None = None
    now: Pair | None = None


def changes_between(before: Checklist, after: Checklist) -> tuple[Change, ...]:
    """Everything that differs but name and edition: the head, sections, items in walking order."""
    return (
        *_fields_changed(before, after, apart=HEAD_FIELDS_APART),
        *_sections(before, after),
        *_items(before, after),
    )


def _sections(before: Checklist, after: Checklist) -> Iterator[Change]:
    old = {one.code: one for one in before.sections}
    new = {one.code: one for one in after.sections}
    yield from (
        Change(kind=ChangeKind.REMOVED, section=code, was=one.title)
        for code, one in old.items()
        if code not in new
    )
    stayed = _in_order([code for code in old if code in new], [code for code in new if code in old])
    for code, one in new.items():
        if code not in old:
            yield Change(kind=ChangeKind.ADDED, section=code, now=one.title)
            continue
        if code not in stayed:
            yield Change(kind=ChangeKind.MOVED, section=code)
        yield from _fields_changed(old[code], one, section=code)


def _items(before: Checklist, after: Checklist) -> Iterator[Change]:
    old, new = before.by_code, after.by_code
    renumbered = _renumbered(old, new)
    was = {code: code for code in new if code in old} | renumbered
    gone = [code for code in old if code not in new and code not in renumbered.values()]
    for code in gone:
        item = old[code]
        yield Change(kind=ChangeKind.REMOVED, item=code, section=item.section, was=item.text)
    stayed = _in_order(
        [code for code in old if code in set(was.values())],
        [was[code] for code in new if code in was],
    )
    for code, item in new.items():
        if code not in was:
            yield Change(kind=ChangeKind.ADDED, item=code, section=item.section, now=item.text)
            continue
        earlier = old[was[code]]
        if earlier.code != code:
            yield Change(
                kind=ChangeKind.RENUMBERED,
                item=code,
                section=item.section,
                was=told(earlier.code),
                now=told(code),
            )
        yield from _moved(earlier, item, is_in_place=earlier.code in stayed)
        yield from _fields_changed(
            earlier, item, item=code, section=item.section, apart=APART | {"asked_when"}
        )
        if earlier.asked_when != item.asked_when:
            yield Change(
                kind=ChangeKind.CHANGED,
                item=code,
                section=item.section,
                field="asked_when",
                label=field_label("asked_when"),
                was=_when(earlier, before),
                now=_when(item, after),
            )


def _when(item: Item, checklist: Checklist) -> Pair:
    if item.asked_when is None:
        return told(None)
    return condition_told(item.asked_when, checklist, item.section)


def _renumbered(old: Mapping[str, Item], new: Mapping[str, Item]) -> dict[str, str]:
    """Items that only got another code: new code to old, where the text is found once in each."""
    gone = {one.text: code for code, one in old.items() if code not in new}
    come = {one.text: code for code, one in new.items() if code not in old}
    return {come[text]: gone[text] for text in come if text in gone}


def _moved(earlier: Item, item: Item, *, is_in_place: bool) -> Iterator[Change]:
    if earlier.section != item.section:
        yield Change(
            kind=ChangeKind.MOVED,
            item=item.code,
            section=item.section,
            was=told(earlier.section),
            now=told(item.section),
        )
    elif not is_in_place:
        yield Change(kind=ChangeKind.MOVED, item=item.code, section=item.section)


def _fields_changed(
    before: Checklist | Section | Item,
    after: Checklist | Section | Item,
    *,
    item: str | None = None,
    section: str | None = None,
    apart: frozenset[str] = APART,
) -> Iterator[Change]:
    for field in dataclasses.fields(after):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if field.name in apart or was == now:
            continue
        for gone, come in _parts(was, now):
            yield Change(
                kind=ChangeKind.CHANGED,
                item=item,
                section=section,
                field=field.name,
                label=field_label(field.name),
                was=gone,
                now=come,
            )


def _parts(was: object, now: object) -> Iterator[tuple[Pair | None, Pair | None]]:
    """What went and what came; of a list each entry by itself, paired where one took its place."""
    if not (is_listed(was) and is_listed(now)):
        yield told(was), told(now)
        return
    assert isinstance(was, tuple)  # noqa: S101 - what `is_listed` says
    assert isinstance(now, tuple)  # noqa: S101 - what `is_listed` says
    gone = [told(one) for one in was if one not in now]
    come = [told(one) for one in now if one not in was]
    if not gone and not come:
        yield told(was), told(now)
    for position in range(max(len(gone), len(come))):
        yield (
            gone[position] if position < len(gone) else None,
            come[position] if position < len(come) else None,
        )


def _in_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Those that keep their order, as many as can: the rest moved (longest increasing run)."""
    place = {code: position for position, code in enumerate(old)}
    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str | None] = {}
    for code in new:
        at = bisect_left(ends, place[code])
        before[code] = last[at - 1] if at else None
        ends[at : at + 1] = [place[code]]
        last[at : at + 1] = [code]
    kept: set[str] = set()
    step = last[-1] if last else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return kept
