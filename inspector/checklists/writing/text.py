"""From a file's bytes to text that YAML can be read from, and why some of it cannot."""

import re
from typing import Final

from inspector.i18n import N_, Pair, both

UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
"""Control characters, and those that turn the direction of writing: none belongs in a text."""

REASONS: Final = {
    "mapping values are not allowed in this context": N_(
        "a colon stands where none can be; a text with “: ” in it needs quotes"
    ),
    "could not find expected ':'": N_("a key has no colon and space after it"),
    "did not find expected key": N_("this line does not fit what stands above it"),
    "did not find expected '-' indicator": N_("this line does not fit the list above it"),
    "did not find expected ',' or ']'": N_("a square bracket is not closed, or a comma is missing"),
    "did not find expected ',' or '}'": N_("a curly bracket is not closed, or a comma is missing"),
    "did not find expected node content": N_("a value is missing here"),
    "block sequence entries are not allowed in this context": N_("a list cannot begin here"),
    "mapping keys are not allowed in this context": N_("a key cannot stand here"),
    "found character that cannot start any token": N_(
        "a text cannot begin with this character unless it stands in quotes"
    ),
    "found unexpected end of stream": N_("a quotation mark is not closed"),
    "found unexpected document indicator": N_("a quotation mark is not closed"),
    "found unknown escape character": N_(
        "a backslash within double quotes has a meaning of its own; use single quotes"
    ),
    "did not find expected alphabetic or numeric character": N_(
        "a text that begins with “*” or “&” needs quotes"
    ),
    "did not find expected <document start>": N_("text stands after the end of what was begun"),
}
"""What libyaml finds wrong, as it says it, and as a person can use it."""


INDENTED_BY_TAB: Final = re.compile(" *\t")


def reason_of(problem: str, line: str) -> Pair:
    """Why a line is no YAML; what is not known here stands in the reader's own words."""
    if INDENTED_BY_TAB.match(line):
        return both(N_("the line is indented with a tab; use spaces"))
    known = REASONS.get(problem)
    return Pair(zh=problem, en=problem) if known is None else both(known)


def named(character: str) -> str:
    """A character that cannot be shown, by its number: `U+0000`."""
    return f"U+{ord(character):04X}"
