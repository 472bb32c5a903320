"""Items that wait for each other's answers would never be asked: such a ring is an error."""

from collections.abc import Mapping

from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.domain.checklist import Checklist
from inspector.domain.condition import cycles_in, items_in
from inspector.errors import checklist as faults

MOST_SHOWN = 12


def note_rings(
    checklist: Checklist, places: Mapping[str, Loc], document: Node, problems: Problems
) -> None:
    """Note every ring of `asked_when`, at the condition of its first item."""
    needs = {item.code: items_in(item.asked_when) for item in checklist.items}
    for ring in cycles_in(needs):
        shown = [*ring, ring[0]] if len(ring) < MOST_SHOWN else [*ring[:MOST_SHOWN], "…", ring[0]]
        line = document.at([*places[ring[0]], "asked_when"]).line
        problems.add(faults.ASKED_IN_A_RING, line, item=ring[0], ring=" → ".join(shown))


def places_of(document: Node) -> dict[str, Loc]:
    """Where each item stands in its file, by its code."""
    found: dict[str, Loc] = {}
    sections = document.at(["sections"]).value
    for index, section in enumerate(sections):
        items = section.at(["items"]).value if isinstance(section, Node) else ()
        for position, item in enumerate(items):
            if isinstance(item, Node):
                loc = ("sections", index, "items", position)
                found.setdefault(str(item.at(["code"]).value), loc)
    return found
