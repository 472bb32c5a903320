"""Shapes of the JSON documents that scripts rely on."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Text:
    """A text of some form."""

    form: str = r".+"


@dataclass(frozen=True)
class Maybe:
    """Null, or something."""

    shape: Any


@dataclass(frozen=True)
class Many:
    """A list whose entries all have one shape; at least one, or nothing would be shown."""

    shape: Any


ANY_TEXT = Text(r"[\s\S]*")
ID = Text(r"[0-9a-f]{32}")
SHA256 = Text(r"[0-9a-f]{64}")
DAY = Text(r"\d{4}-\d\d-\d\d")
STAMP = Text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00")
DECIMAL = Text(r"-?\d+(\.\d+)?")
POINTS = Text(r"\d+\.\d\d")

NOTICE = """测试：国务院办公厅关于2027年部分节假日安排的通知（虚构，仅供测试）
国办发明电〔2026〕99号
现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2026年11月3日
"""
"""A holiday notice; invented."""
_FINGERPRINT = Text(r"[0-9a-f]{4}( [0-9a-f]{4}){7}")
_GIVEN = {"device": ID, "person": ID, "role": "inspector", "until": STAMP}
_OFFICE = {
    "office": ID,
    "name": Text(),
    "number": int,
    "fingerprint": _FINGERPRINT,
    "ca_sha256": SHA256,
    "until": STAMP,
}
ENROLMENT = {
    "office show": _OFFICE,
    "key request": {
        **_GIVEN,
        "role": None,
        "until": None,
        "fingerprint": _FINGERPRINT,
        "file": Text(),
    },
    "office enrol": {**_GIVEN, "fingerprint": _FINGERPRINT, "file": Text()},
    "key accept": {**_GIVEN, "fingerprint": _FINGERPRINT},
    "office devices": {
        "devices": Many({**_GIVEN, "name": Text(), "log": ID, "revoked": None, "reason": None})
    },
    "office renew": _OFFICE,
    "key import": {"subject": Text(), "sha256": SHA256, "until": STAMP, "authority": bool},
    "office revoke": _GIVEN,
}
"""Of what goes between a laptop and its office, in the order of the story."""
TRAVELLING = {
    "bundle export": {
        "file": Text(),
        "log": ID,
        "from": int,
        "to": int,
        "events": int,
        "visits": int,
        "evidence": int,
        "bytes": int,
        "parts": Many(
            {"bundle": ID, "file": Text(), "evidence": int, "bytes": int, "resumed": int}
        ),
        "lost": list,
    },
    "bundle inspect": {
        "bundle": ID,
        "file": Text(),
        "device": ID,
        "person": ID,
        "log": ID,
        "from": int,
        "to": int,
        "logs": Many({"log": ID, "from": int, "to": int, "events": int}),
        "events": int,
        "visits": int,
        "checklists": Many(Text(r".+@.+")),
        "evidence": int,
        "evidence_bytes": int,
        "missing": list,
        "damaged": list,
        "bytes": int,
        "part": int,
        "parts": int,
        "made": STAMP,
        "app": Text(),
    },
}
"""What goes between laptop and office, and what comes of it; shown where both are."""
ARRIVED = {
    "manifest": int,
    "new": int,
    "held": int,
    "quarantined": int,
}
STANDING = {
    "acknowledged": int,
    "missing": int,
    "missing_events": int,
    "evidence_acknowledged": int,
    "missing_evidence": list,
}
ACCEPTING = {
    "bundle accept": {
        **STANDING,
        "bundle": ID,
        "made": STAMP,
        "older": bool,
        "changed": bool,
        "events": ARRIVED,
        "conflicts": int,
        "reasons": list,
        "diverged": list,
    },
    "bundle status": STANDING,
}
"""Of what a laptop learns from a receipt."""
MERGED_REASON = {"reason": Text(), "what": Text(), "next": Text(), "events": int, "files": int}
MERGING = {
    "office merge": {
        "bundles": Many(
            {
                "bundle": Maybe(ID),
                "file": Text(),
                "device": Maybe(ID),
                "person": Maybe(ID),
                "name": ANY_TEXT,
                "events": {**ARRIVED, "released": int},
                "conflicts": int,
                "evidence": int,
                "evidence_bytes": int,
                "missing": int,
                "receipt": Maybe(Text()),
                "reasons": list,
            }
        ),
        "conflicts_open": int,
    },
    "office arrivals": {
        "arrivals": Many(
            {
                "bundle": ID,
                "at": STAMP,
                "device": ID,
                "person": Maybe(ID),
                "name": ANY_TEXT,
                "file": Text(),
                "events": ARRIVED,
                "conflicts": int,
                "evidence_bytes": int,
                "missing": int,
                "withdrawn": bool,
            }
        )
    },
    "office receipt": {"file": Text(), "name": Text(), "bytes": int},
    "office quarantine": {
        "quarantine": Many({"log": ID, "device": Maybe(ID), "name": ANY_TEXT, **MERGED_REASON})
    },
}
"""Of what the office does with what laptops brought."""
ELSEWHERE = {*ENROLMENT, *TRAVELLING, *MERGING, *ACCEPTING}
"""What is shown where there are several places."""
EDITION = {"name": Text(), "edition": Text(), "items": int, "digest": SHA256}
CHECKLIST_DIFF = {
    "same": False,
    "before": EDITION,
    "after": EDITION,
    "changes": Many(
        {
            "change": ("added", "removed", "moved", "renumbered", "changed"),
            "item": Maybe(Text(r"[A-Z]\w+")),
            "section": Maybe(Text(r"[A-Z]")),
            "field": Maybe(Text(r"[a-z_]+")),
            "was_zh": Maybe(Text()),
            "was_en": Maybe(Text()),
            "now_zh": Maybe(Text()),
            "now_en": Maybe(Text()),
        }
    ),
}
CALENDAR = {
    "year": int,
    "notice": Text(),
    "off": Many(DAY),
    "on": Many(DAY),
    "workdays": int,
    "known_until": DAY,
}
ALL_SETTINGS = {
    "file": Text(r".*settings\.toml"),
    "settings": Many({"name": Text(), "allowed_zh": Text(), "label_zh": Text()}),
    "commands": Many(
        {
            "command": Text(),
            "key": Maybe(Text()),
            "changed": bool,
            "screens": Many(Text()),
            "label_zh": Text(),
        }
    ),
}
FAULT = {
    "number": int,
    "at": STAMP,
    "kind": Text(),
    "where": Text(),
    "version": Text(),
    "doing": Text(),
}
SET = {
    "language": ("auto", "zh", "en"),
    "theme": Text(),
    "marks": ("auto", "unicode", "ascii"),
    "mouse": bool,
    "idle_lock_minutes": int,
    "occupancy_minutes": int,
    "evidence_folders": list,
    "keys": dict,
    "ready_remarks": dict,
}


def misfits(value: object, shape: object, place: str = "$") -> Iterator[str]:
    """Where a value is not of a shape; keys beyond the shape may be added freely."""
    match shape:
        case Text(form=form):
            if not (isinstance(value, str) and re.fullmatch(form, value)):
                yield f"{place}: {value!r} is not {form}"
        case Maybe(shape=inner):
            if value is not None:
                yield from misfits(value, inner, place)
        case Many(shape=inner):
            yield from _of_list(value, inner, place)
        case dict():
            yield from _of_object(value, shape, place)
        case _:
            if not _is(value, shape):
                yield f"{place}: {value!r} is not {shape!r}"


def _is(value: object, shape: object) -> bool:
    """A type, one of several words, or the very value."""
    if isinstance(shape, type):
        return type(value) is shape
    return value in shape if isinstance(shape, tuple) else value == shape


def _of_list(value: object, inner: object, place: str) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        yield f"{place}: {value!r} is no list with entries"
        return
    for number, one in enumerate(value):
        yield from misfits(one, inner, f"{place}[{number}]")


def _of_object(value: object, shape: dict[str, Any], place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: {value!r} is no object"
        return
    for key, inner in shape.items():
        if key not in value:
            yield f"{place}: {key} is missing"
        else:
            yield from misfits(value[key], inner, f"{place}.{key}")


def sha256_of(file: Path) -> str:
    """As `sha256sum` prints it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
