"""Why a code is none of a visit's items: unknown, not asked, or not said of which instance."""

from inspector.domain.checklist import Checklist
from inspector.domain.repeating import called, instance_name, parted
from inspector.domain.telling_conditions import why_left_out
from inspector.domain.visit import Visit
from inspector.errors import InspectorError
from inspector.errors import visit as faults


def why_no_item(
    visit: Visit, checklist: Checklist, code: str, told: object = None
) -> InspectorError:
    """The error of a code that is none of those that the visit asks.

    Args:
        visit: Which does not ask it.
        checklist: Of the visit.
        code: In capitals.
        told: How the item is named in the error; None for its code.
    """
    place = code if told is None else told
    base, key = parted(code)
    item = checklist.by_code.get(base)
    if item is None:
        return InspectorError(faults.UNKNOWN_ITEM, item=place)
    section = checklist.section(item.section)
    if section.code not in visit.repeats or section.repeat is None:
        if key is not None:
            return InspectorError(faults.UNKNOWN_ITEM, item=place)
        why = why_left_out(visit, item, checklist)
        return InspectorError(faults.NOT_ASKED, item=place, why=why)
    there = visit.instances.get(section.code, ())
    if key is None:
        return InspectorError(
            faults.ITEM_REPEATS,
            item=place,
            code=base,
            called=called(section.repeat),
            section=section.code,
            key=there[0] if there else "1",
            visit=visit.visit[-6:],
        )
    if key in there:
        why = why_left_out(visit, item, checklist)
        return InspectorError(faults.NOT_ASKED, item=place, why=why)
    return InspectorError(
        faults.NO_SUCH_INSTANCE,
        place=place,
        section=section.code,
        name=instance_name(section.repeat, key),
        known=listed(there),
        visit=visit.visit[-6:],
        key=key,
    )


def listed(keys: tuple[str, ...], *, most: int = 12) -> str:
    """The first keys, for an error."""
    return "、".join(keys[:most]) + ("…" if len(keys) > most else "") or "—"
