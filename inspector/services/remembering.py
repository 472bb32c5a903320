"""What an inspector wrote lately, to be offered again."""

from inspector.domain.history.event import Kind
from inspector.domain.ready import Said
from inspector.services.session import Session

VISITS = 40
"""So many visits back: what was written before is another campaign's."""


def own_remarks(session: Session, checklist: str) -> tuple[Said, ...]:
    """What whoever acts wrote on the last visits with a checklist, newest first.

    Covert visits are left out: whose words they are, only the office may know.
    """
    said: list[Said] = []
    for kind, item, value in session.store.written_by(session.actor, checklist, visits=VISITS):
        if kind is Kind.NOTE:
            said.append(Said(item=value.get("item"), text=value["text"]))
        else:
            notes = (one.get("note") for one in reversed(value.get("occurrences", ())))
            said += [Said(item=item, text=note) for note in notes if note]
    return tuple(said)
