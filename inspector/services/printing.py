"""What documents can print: a character that no typeface has is told while it can be changed."""

from collections.abc import Iterator
from pathlib import Path

from inspector.domain.visit import (
    Awarded,
    Banded,
    DidNotOccur,
    NotApplicable,
    Occurrence,
    Ticked,
    Violation,
    Visit,
)
from inspector.exports.content import Contents, shipped_contents
from inspector.exports.coverage import missing_in
from inspector.i18n import N_, Pair, both


def contents_of(home: Path) -> Contents:
    """Where a workspace's document templates and typefaces lie, its own before the shipped ones."""
    return Contents(shipped=shipped_contents(), own=home / "content" / "exports")


def unprintable(home: Path, words: str) -> tuple[str, ...]:
    """The characters of a text that no typeface has, each once."""
    return missing_in(contents_of(home), words)


def named(characters: tuple[str, ...]) -> str:
    """Characters, and the numbers by which they can be looked up where they show as nothing."""
    return " ".join(f"{one} (U+{ord(one):04X})" for one in characters)


def warning_of(home: Path, words: str) -> Pair | None:
    """What to say of a text while it is typed; None where all of it can be printed."""
    lost = unprintable(home, words)
    told = N_("no typeface has {characters}; write it in another way")
    return both(told, characters=named(lost)) if lost else None


def unprintable_of(home: Path, visit: Visit, unit: str) -> Iterator[tuple[str, Pair]]:
    """What of a visit cannot be printed: the item, empty for the whole visit, and what is wrong."""
    for item, number, words in _written(visit, unit):
        lost = unprintable(home, words)
        if not lost:
            continue
        characters = named(lost)
        if number:
            told = N_("no. {number}: no typeface has {characters}; write it in another way")
            yield item, both(told, number=number, characters=characters)
        else:
            told = N_("no typeface has {characters}; write it in another way")
            yield item, both(told, characters=characters)


def _written(visit: Visit, unit: str) -> Iterator[tuple[str, int, str]]:
    """Everything that people typed and documents print: item, number of the occurrence, words."""
    yield "", 0, unit
    for code in visit.asked:
        match visit.answers.get(code):
            case Violation(occurrences=occurrences) | Awarded(occurrences=occurrences):
                for number, one in enumerate(occurrences, 1):
                    yield code, number, _words_of(one)
            case NotApplicable(reason=reason) | DidNotOccur(reason=reason) | Banded(reason=reason):
                yield code, 0, reason
            case Ticked(ticks=ticks):
                yield code, 0, "".join(one.window or "" for one in ticks)
            case _:
                continue
    for remark in (*visit.notes, *visit.leads, *visit.good_practices):
        yield remark.item or "", 0, remark.text


def _words_of(one: Occurrence) -> str:
    typed = (one.window, one.subtype, one.note, one.reason, one.clause)
    return "".join(part for part in typed if part)
