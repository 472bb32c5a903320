"""质量提示: the signs of a visit, read from its history and compared with other visits."""

from collections import defaultdict
from datetime import datetime
from typing import Final

from inspector.domain.history.event import Kind
from inspector.domain.quality import Flag, Given, Photo, Seen, Words, flags_of
from inspector.services.session import Session
from inspector.services.visits import session_visit

COMPARED: Final = 2_000
"""Visits, newest first, whose words are compared."""


def quality_flags(session: Session, visit: str) -> tuple[Flag, ...]:
    """What of a visit makes a reviewer look twice.

    Raises:
        InspectorError: VISIT_001 or VISIT_002.
    """
    found = session_visit(session, visit)
    state = session.store.state(found.visit)
    given: list[Given] = []
    clocks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for fact in state.facts:
        clocks[fact.log].append((fact.seq, fact.recorded))
    for (kind, _), register in state.registers.items():
        for head in register.heads.values():
            clocks[head.log].append((head.seq, head.recorded))
            value = head.body["value"]
            if kind is Kind.ANSWER and isinstance(value, dict):
                given.append(
                    Given(
                        ref=(head.log, head.act),
                        recorded_ms=head.recorded,
                        observed=datetime.fromisoformat(head.observed) if head.observed else None,
                        is_bulk=bool(value.get("bulk")),
                    )
                )
    store = session.store
    return flags_of(
        Seen(
            visit=found,
            given=tuple(given),
            clocks={log: [at for _, at in sorted(times)] for log, times in clocks.items()},
            words=tuple(
                Words(visit=of, item=item, text=text)
                for of, item, text in store.words_elsewhere(found.visit, visits=COMPARED)
            ),
            photos=tuple(
                Photo(visit=of, sha256=sha256, look=look)
                for of, sha256, look in store.photos_elsewhere(found.visit)
            )
            if found.evidence
            else (),
        )
    )
