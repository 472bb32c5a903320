"""What is typed is looked for in codes, words and pinyin, the same way in every list."""

from collections.abc import Sequence

from inspector.domain.checklist import Checklist, Item
from inspector.domain.matching import Finder, Sought
from inspector.domain.repeating import name_of
from inspector.i18n import Pair


def finder_of(things: Sequence[Sought]) -> Finder:
    """A finder of some things; it takes a moment, so it is not made on the way to a screen."""
    from inspector.i18n.initials import readings_of  # noqa: PLC0415 - loads a dictionary

    return Finder(things, readings_of(part for one in things for part in (one.text, one.also)))


def item_finder(checklist: Checklist, first: str = "") -> Finder:
    """A finder of a checklist's items, by code.

    Args:
        checklist: With the instances of a visit.
        first: Code of the section whose items come first among equal matches.
    """
    items = sorted(checklist.items, key=lambda one: one.section != first)
    return finder_of([sought_item(item, _instance(checklist, item)) for item in items])


def _instance(checklist: Checklist, item: Item) -> Pair | None:
    """What the window, clerk or call is called that an item is asked about."""
    section = checklist.section(item.section)
    return name_of(section, checklist)


def sought_item(item: Item, instance: Pair | None = None) -> Sought:
    """An item as it is looked for: with its sub-types, its window, and the moment of a phrase."""
    also = [subtype.name for subtype in item.subtypes]
    also += [item.phrase.trigger] if item.phrase else []
    also += [instance] if instance else []
    return Sought(
        key=item.code,
        code=item.code,
        text=f"{item.text.zh} {item.text.en}",
        also=" ".join(part for one in also for part in (one.zh, one.en)),
    )
