"""A good checklist with the file it came from, as every check reads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inspector.checklists.relevance import places_of
from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.domain.checklist import Checklist, Item, Section
from inspector.domain.words import Together
from inspector.errors import Fault


@dataclass(slots=True, kw_only=True)
class Read:
    """A checklist and its document; what is odd about it goes to `warnings`."""

    checklist: Checklist
    document: Node
    path: Path
    warnings: Problems
    places: dict[str, Loc] = field(default_factory=dict)
    """Where each item stands in the file, by its code."""

    def __post_init__(self) -> None:
        self.places.update(places_of(self.document))

    def warn(self, fault: Fault, loc: Loc, **context: object) -> None:
        """Note something odd about what stands at a place."""
        self.warnings.add(fault, self.document.at(loc).line, **context)

    def warn_item(self, fault: Fault, item: Item, *way: str | int, **context: object) -> None:
        """Note something odd about an item, or what stands within it."""
        self.warn(fault, [*self.places[item.code], *way], item=item.code, **context)

    def items_of(self, section: str) -> list[Item]:
        """The items of a section, in order."""
        return [item for item in self.checklist.items if item.section == section]

    def sections(self) -> Iterator[tuple[int, str, Loc]]:
        """Position, code and place of every section."""
        for index, section in enumerate(self.checklist.sections):
            yield index, section.code, ("sections", index)


def adds_up(section: Section) -> bool:
    """Whether it is worth the more, the more instances of it there are."""
    return section.repeat is not None and section.repeat.together is Together.SUM


def texts(node: Node) -> list[str]:
    """A list of texts as they stand in the file."""
    return [str(one.value) for one in node.value if isinstance(one, Node)]
