"""What is typed is looked for in codes, words and pinyin, the same way in every list."""

from collections.abc import Sequence

from inspector.domain.checklist import Checklist, Item
from inspector.domain.matching import Finder, Sought


def finder_of(things: Sequence[Sought]) -> Finder:
    """A finder of some things; it takes a moment, so it is not made on the way to a screen."""
    from inspector.i18n.initials import readings_of  # noqa: PLC0415 - loads a dictionary

    return Finder(things, readings_of(part for one in things for part in (one.text, one.also)))


def item_finder(checklist: Checklist) -> Finder:
    """A finder of a checklist's items, by code."""
    return finder_of([sought_item(item) for item in checklist.items])


def sought_item(item: Item) -> Sought:
    """An item as it is looked for: with its sub-types, and the moment of a phrase."""
    also = [subtype.name for subtype in item.subtypes]
    also += [item.phrase.trigger] if item.phrase else []
    return Sought(
        key=item.code,
        code=item.code,
        text=f"{item.text.zh} {item.text.en}",
        also=" ".join(part for one in also for part in (one.zh, one.en)),
    )
