"""What the opening of a visit keeps of its checklist, so that its events tell the visit alone."""

from collections.abc import Sequence

from inspector.domain.checklist import Checklist, Item
from inspector.domain.history.condition_values import pinned
from inspector.domain.history.instance_values import instances_fixed, repeats_pinned


def pinned_of(
    checklist: Checklist, items: Sequence[Item], then: Checklist | None
) -> dict[str, object]:
    """What the items of a new visit depend on, and which of them are asked more than once.

    Args:
        checklist: Which is pinned.
        items: That the visit may ask.
        then: Of a re-inspection the checklist with the instances of the visit that it follows: it
            asks what failed, whatever else is, and of those instances alone.
    """
    if then is None:
        return pinned(items) | repeats_pinned(checklist, items)
    found: dict[str, tuple[str, ...]] = {}
    for code in dict.fromkeys(item.section for item in items):
        section = then.section(code)
        if section.of is not None and section.instance is not None:
            found[section.of] = (*found.get(section.of, ()), section.instance)
    return instances_fixed(found)
