"""What is noted on the spot besides the items: how it is called for, and what is printed."""

from typing import Any

from tests.cli.shapes import ID, STAMP, Many, Text

SPOT: dict[str, dict[str, Any]] = {
    "visit lap": {
        "visit": ID,
        "lap": "ticket",
        "round": int,
        "at": STAMP,
        "next": "called",
        "waited_seconds": None,
    },
    "visit occupancy": {
        "visit": ID,
        "occupancy": Many({"at": STAMP, "staffed": int, "total": int, "empty": Many(Text())}),
    },
    "visit sign": {
        "visit": ID,
        "signing": {
            "inspectors": Many(Text()),
            "unit_head": {"name": Text(), "post": Text()},
            "refused": {"reason": Text(), "witness": Text(), "proof": ("premises", "photo")},
        },
        "missing": Many({"text_zh": Text(), "text_en": Text()}),
    },
}

SPOT_WORDS: dict[str, tuple[str, ...]] = {
    "visit lap": ("ticket",),
    "visit occupancy": ("--staffed", "7", "--empty", "3"),
    "visit sign": (
        *("--unit-head", "示例丙", "--post", "主任"),
        *("--refused", "不认可", "--witness", "示例丁"),
    ),
}
"""After the visit."""
