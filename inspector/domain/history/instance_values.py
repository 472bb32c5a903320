"""Repeats in events: what an opening pins, which instances there are, and what is asked by them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspector.domain.asking_now import conditions
from inspector.domain.checklist import Checklist, Item
from inspector.domain.condition import Condition
from inspector.domain.history.condition_values import conditions_pinned, pinned_conditions
from inspector.domain.history.event import Kind
from inspector.domain.instance_conditions import AT, everywhere, joined, within
from inspector.domain.repeating import Instances, in_order, instance_key, parted
from inspector.domain.visit import Visit

if TYPE_CHECKING:
    from inspector.domain.history.fold import SubjectState

Json = Mapping[str, Any]
REPEATS = "repeats"
FIXED = "instances"
"""Keys of the body that opens a visit."""


def repeats_pinned(checklist: Checklist, items: Iterable[Item]) -> dict[str, object]:
    """What the opening of a visit that may ask these items says of the sections that repeat.

    All items of such a section are named, as words may be written about one that is not asked.
    """
    asked = {item.section for item in items}
    every = repeats_in(checklist)
    of = {section: list(codes) for section, codes in every.items() if section in asked}
    return {REPEATS: of} if of else {}


def repeats_in(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    """Codes of the items of each section that repeats, of a checklist as it is written."""
    repeated = {one.code for one in checklist.sections if one.repeat is not None}
    of: dict[str, tuple[str, ...]] = {}
    for item in checklist.items:
        if item.section in repeated:
            of[item.section] = (*of.get(item.section, ()), item.code)
    return of


def instances_fixed(instances: Instances) -> dict[str, object]:
    """What the opening of a re-inspection says: it asks of these instances, and of no others."""
    return (
        {FIXED: {section: list(keys) for section, keys in instances.items()}} if instances else {}
    )


def instance_place(place: str) -> tuple[str, str]:
    """Section and key of where an instance is written.

    Raises:
        ValueError: It is no such place.
    """
    section, key = parted(place)
    if not section or key is None or instance_key(key) != key:
        raise ValueError(place)
    return section, key


def with_rounds(visit: Visit, opening: Json, state: "SubjectState", before: Visit | None) -> Visit:
    """The visit with the instances that there are, the items that they ask, their conditions.

    Args:
        visit: With the items as its opening names them.
        opening: The body that opened it.
        state: All that is known of it.
        before: The same visit, told earlier: where the instances are the same, so is the rest.
    """
    if before is not None and REPEATS not in opening:
        return _like(visit, before)
    if REPEATS not in opening:
        fixed = {section: tuple(keys) for section, keys in opening.get(FIXED, {}).items()}
        return replace(visit, instances=fixed, conditions=conditions_pinned(opening))
    repeats = {section: tuple(codes) for section, codes in opening[REPEATS].items()}
    instances = _instances(state, repeats)
    if before is not None and before.instances == instances:
        return _like(visit, before)
    rounds = Rounds(repeats, instances)
    of = rounds.conditions(pinned_conditions(opening))
    return replace(
        visit,
        repeats=repeats,
        instances=instances,
        asked=rounds.asked(visit.asked),
        conditions=conditions(of) if of else None,
    )


def _like(visit: Visit, before: Visit) -> Visit:
    return replace(
        visit,
        repeats=before.repeats,
        instances=before.instances,
        asked=before.asked,
        conditions=before.conditions,
    )


def is_there(visit: Visit, item: str | None) -> bool:
    """Whether what is written about an item counts: not where its instance was taken away."""
    if item is None or AT not in item or not visit.repeats:
        return True
    base, key = parted(item)
    return any(
        key in visit.instances.get(section, ())
        for section, codes in visit.repeats.items()
        if base in codes
    )


def _instances(state: "SubjectState", repeats: Mapping[str, tuple[str, ...]]) -> Instances:
    there: dict[str, list[str]] = {}
    for place in state.values(Kind.INSTANCE):
        section, key = instance_place(place)
        if section in repeats:
            there.setdefault(section, []).append(key)
    return {section: in_order(there[section]) for section in repeats if section in there}


class Rounds:
    """What is asked where sections have these instances."""

    def __init__(self, repeats: Mapping[str, tuple[str, ...]], instances: Instances) -> None:
        self._repeats = repeats
        self._instances = instances
        self._section_of = {code: section for section in repeats for code in repeats[section]}

    def asked(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes in walking order: one instance after the other."""
        asked: list[str] = []
        rounds: dict[str, list[str]] = {}
        whole = list(codes)
        for code in whole:
            if code in self._section_of:
                rounds.setdefault(self._section_of[code], []).append(code)
        for code in whole:
            section = self._section_of.get(code)
            if section is None:
                asked.append(code)
                continue
            own = rounds.pop(section, ())
            asked += [joined(one, key) for key in self._keys(section) for one in own]
        return tuple(asked)

    def conditions(self, of: Mapping[str, Condition]) -> dict[str, Condition]:
        """The condition of each item that can be asked."""
        told: dict[str, Condition] = {}
        for code, condition in of.items():
            section = self._section_of.get(code)
            if section is None:
                told[code] = everywhere(condition, self._group)
                continue
            here = self._repeats[section]
            for key in self._keys(section):
                own = within(condition, here, key)
                told[joined(code, key)] = everywhere(own, self._group)
        return told

    def _group(self, code: str) -> tuple[str, ...] | None:
        section = self._section_of.get(code)
        if section is None:
            return None
        return tuple(joined(code, key) for key in self._keys(section))

    def _keys(self, section: str) -> tuple[str, ...]:
        return self._instances.get(section, ())
