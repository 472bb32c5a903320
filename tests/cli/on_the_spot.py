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
    "visit repeat": {
        "visit": ID,
        "section": "A",
        "title_zh": Text(),
        "title_en": Text(),
        "called_zh": "窗口",
        "called_en": "window",
        "per": ("window", "clerk", "call", "other"),
        "together": ("mean", "sum", "lowest"),
        "least": int,
        "most": int,
        "instances": Many(
            {
                "instance": Text(),
                "section": Text(r"A@[12]"),
                "title_zh": Text(),
                "title_en": Text(),
                "asked": int,
                "checked": int,
                "violated": int,
                "result": None,
            }
        ),
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
REPEATING = (
    "visit",
    "new",
    "--unit",
    "示例县社保局服务大厅",
    "--type",
    "appraisal",
    "--checklist",
    "example-windows",
)
PREPARED = {
    "visit repeat": REPEATING,
    "checklist import": ("checklist", "export", "hrss-governance", "-o", "table.xlsx"),
    "verify": ("export", "findings", "last", "-o", "findings.pdf"),
    "restore": ("backup", "-o", "backup"),
    "office reinstate": ("office", "withdraw", "b" * 32, "--reason", "误交"),
    "visit redo": ("visit", "undo", "open"),
    "visit review": ("visit", "return", "last", "--item", "A12", "--reason", "事实不清"),
    "evidence list": ("evidence", "add", "open", "P05", "photo.jpg"),
    "evidence remove": ("evidence", "add", "open", "P05", "photo.jpg"),
}
"""What must have been made before; file names lie in the scene's folder."""
