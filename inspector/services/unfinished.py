"""What keeps a visit from being complete."""

from collections.abc import Iterator

from inspector.domain.checklist import Checklist
from inspector.domain.repeating import too_few
from inspector.domain.visit import Visit
from inspector.errors import InspectorError
from inspector.errors import visit as faults


def left_open(visit: Visit, checklist: Checklist) -> Iterator[InspectorError]:
    """What keeps a visit from being complete."""
    if visit.unchecked:
        listed = " ".join(visit.unchecked[:12]) + (" …" if len(visit.unchecked) > 12 else "")
        count = len(visit.unchecked)
        yield InspectorError(
            faults.UNCHECKED_LEFT, visit=visit.visit[-6:], count=count, items=listed
        )
    for section in too_few(visit, checklist):
        assert section.repeat is not None  # noqa: S101 - what `too_few` tells
        yield InspectorError(
            faults.TOO_FEW_INSTANCES,
            visit=visit.visit[-6:],
            section=section.code,
            title=section.title,
            count=len(visit.instances.get(section.code, ())),
            least=section.repeat.least,
        )
