"""What is brought together: a visit on which two laptops disagree, and what commands print."""

from pathlib import Path
from typing import Any

from inspector.services.answers import answer_by_word
from inspector.services.merging import hand_over, take_in
from tests.cli.shapes import ANY_TEXT, ID, SHA256, STAMP, Many, Maybe, Text
from tests.county import County

BUNDLE = "b" * 32
BROUGHT_FIRST = ("office resolve", "office withdraw", "office reinstate")
"""Commands that need something to have been brought."""
BROUGHT: dict[str, dict[str, Any]] = {
    "office conflicts": {"conflicts": []},
    "office resolve": {"conflicts": []},
    "office withdraw": {"bundle": BUNDLE, "withdrawn": True},
    "office reinstate": {"bundle": BUNDLE, "withdrawn": False},
    "office dump": {"file": Text(), "sha256": SHA256, "bytes": int},
}

_DECIDED = {"visit": ID, "own": True}
REVIEWS: dict[str, dict[str, Any]] = {
    "visit review": {
        "visit": ID,
        "state": "returned",
        "decision": {
            "state": "returned",
            "by": ID,
            "at": STAMP,
            "reason": Text(),
            "items": Many({"item": Text(), "reason": Maybe(ANY_TEXT)}),
            "own": True,
        },
        "conflicts": [],
        "not_seen": [],
        "flags": [],
        "evidence_to_come": [],
    },
    "visit approve": {**_DECIDED, "state": "approved"},
    "visit return": {**_DECIDED, "state": "returned"},
    "visit reject": {**_DECIDED, "state": "rejected"},
}
"""Of the review of a closed visit, by the one person there is."""
RETURNING = ("--item", "A12=没有写明哪些人", "--item", "P05", "--reason", "事实不清")
REVIEW_WORDS: dict[str, tuple[str, ...]] = {
    "visit return": RETURNING,
    "visit reject": ("--reason", "检查对象有误"),
}


def disagree(county: County, visit: str, items: tuple[str, ...] = ("A12",)) -> None:
    """Let somebody else answer items of a visit otherwise, and bring it back."""
    folder: Path = county.folder / "somebody else"
    folder.mkdir()
    other = County(folder, county.clock)
    other.make()
    with county.open() as office, other.open() as laptop:
        laptop.run(take_in, office.run(hand_over))
        for item in items:
            office.run(answer_by_word, visit, item, "compliant")
            laptop.run(answer_by_word, visit, item, "violation")
        office.run(take_in, laptop.run(hand_over, bundle=BUNDLE))
