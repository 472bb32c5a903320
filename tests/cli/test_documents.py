"""Every command's JSON document has the shape that other offices' tools rely on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from inspector.services.commands import COMMANDS
from inspector.services.faults import keep_crash
from tests.cli.brought import BROUGHT, BROUGHT_FIRST, BUNDLE, REVIEW_WORDS, REVIEWS, disagree
from tests.cli.conftest import CommandLine
from tests.cli.on_the_spot import PREPARED, SPOT, SPOT_WORDS
from tests.cli.shapes import (
    ALL_SETTINGS,
    ANY_TEXT,
    CALENDAR,
    CHECKLIST_DIFF,
    DAY,
    DECIMAL,
    ELSEWHERE,
    FAULT,
    ID,
    NOTICE,
    POINTS,
    SET,
    SHA256,
    STAMP,
    Many,
    Maybe,
    Text,
    misfits,
    sha256_of,
)
from tests.county import County
from tests.repeats import put_windows

CODE = Text(r"[A-Z]+\d+")
CHANNELS = ("onsite", "voice", "video", "online")
TYPES = ("self_check", "appraisal", "open", "covert", "reinspection", "desk_check")
FINDING = {
    "finding": ID,
    "visit": ID,
    "item": CODE,
    "fact": ANY_TEXT,
    "due_class": Text(r"\d*[a-z+\d-]+"),
    "due": Maybe(DAY),
    "provisional": bool,
    "state": ("open", "handed_over", "void"),
}
CHECKS = {"ok": bool, "checks": Many({"name": Text(r"[a-z_]+"), "ok": bool, "detail": ANY_TEXT})}
ANSWERED = {"item": CODE, "answer": Text(r"[a-z_]+")}
EVIDENCE = {
    "evidence": Many(
        {"item": Text(), "sha256": SHA256, "bytes": int, "kind": Text(r"[a-z]+/[a-z.+-]+")}
    )
}
COUNTS = (
    *("instances", "answers", "occurrences", "phrases", "laps", "measurements"),
    *("notes", "leads", "good_practices", "evidence", "occupancy", "signing"),
)
CARRIED = {"name": "hrss-governance", "edition": "2014-1", "items": int}

SHAPES: dict[str, dict[str, Any]] = {
    "init": {
        "home": Text(),
        "kind": ("field", "office", "standalone"),
        "log": ID,
        "certificate_sha256": SHA256,
        "recovery_file": Text(),
    },
    "passphrase change": {"changed": True},
    "recover": {"changed": True},
    "unit add": {"unit": ID},
    "unit list": {
        "units": Many(
            {
                "unit": ID,
                "name": Text(),
                "kind": Text(r"U\d+"),
                "layout": ("hall", "office"),
                "windows": int,
                "phone": Maybe(Text()),
            }
        )
    },
    "person add": {"person": ID},
    "person list": {"people": Many({"person": ID, "name": Text(), "roles": Many(Text(r"[a-z]+"))})},
    "checklist list": {
        "checklists": Many(
            {
                "name": Text(),
                "edition": Text(),
                "title_zh": Text(),
                "title_en": Text(),
                "items": int,
                "digest": SHA256,
            }
        )
    },
    "checklist show": {
        "name": "hrss-window",
        "edition": "2014-1",
        "sections": Many(
            {"code": Text(r"[A-Z]"), "title_zh": Text(), "title_en": Text(), "maximum": DECIMAL}
        ),
        "items": Many(
            {
                "item": CODE,
                "section": Text(r"[A-Z]"),
                "text_zh": Text(),
                "text_en": Text(),
                "clauses": Many(Text()),
                "points": DECIMAL,
                "due_class": Text(),
                "channels": Many(CHANNELS),
                "unit_kinds": Many(Text(r"U\d+")),
                "visit_types": Many(TYPES),
                "answer": ("answer", "phrase", "measurement", "grade"),
            }
        ),
    },
    "checklist check": {"errors": [], "warnings": list},
    "checklist import": {**CARRIED, "unread": [], "warnings": list, "digest": SHA256},
    "checklist export": {**CARRIED, "unread": [], "file": Text(), "sha256": SHA256},
    "checklist diff": CHECKLIST_DIFF,
    "checklist schema": {"file": Text(), "sha256": SHA256},
    "visit new": {
        "visit": ID,
        "checklist": "hrss-window",
        "edition": "2014-1",
        "items": Many(CODE),
    },
    "visit list": {
        "visits": Many(
            {
                "visit": ID,
                "unit": ID,
                "type": TYPES,
                "channel": CHANNELS,
                "state": ("open", "closed", "void"),
                "opened": STAMP,
                "asked": int,
                "unchecked": int,
            }
        )
    },
    "visit show": {
        "format": 1,
        "observed_at": STAMP,
        "answers": dict,
        "laps": list,
        "occupancy": list,
        "measurements": dict,
        "notes": list,
        "leads": list,
        "good_practices": list,
        "state": "closed",
        "history": Many({"seq": int, "at": STAMP, "text_zh": Text(), "text_en": Text()}),
    },
    "visit answer": ANSWERED,
    "visit undo": ANSWERED,
    "visit redo": ANSWERED,
    **BROUGHT,
    **REVIEWS,
    **SPOT,
    "visit fill": dict.fromkeys(COUNTS, int),
    "visit score": {
        "visit": ID,
        "checklist": "hrss-window",
        "edition": "2014-1",
        "complete": bool,
        "unchecked": Many(CODE),
        "total": POINTS,
        "exact": Text(r"\d+(/\d+)?"),
        "grade": None,
        "vetoes": list,
        "flags": list,
        "sections": Many(
            {
                "code": Text(r"[A-Z]"),
                "result": Maybe(POINTS),
                "maximum": DECIMAL,
                "obtained": DECIMAL,
                "applicable": DECIMAL,
            }
        ),
        "items": Many(
            {
                "item": CODE,
                "section": Text(r"[A-Z]"),
                "answer": Text(r"[a-z_]+"),
                "obtained": DECIMAL,
                "applicable": DECIMAL,
            }
        ),
        "lines": Many(
            {
                "item": Maybe(CODE),
                "section": Text(r"[A-Z]"),
                "rule": Text(r"[a-z_]+"),
                "counting_unit": Maybe(Text()),
                "count": DECIMAL,
                "points": DECIMAL,
                "capped": bool,
                "clauses": Many(Text()),
                "occurrences": Many(ID),
                "text_zh": Text(),
                "text_en": Text(),
            }
        ),
    },
    "visit close": {
        "required_missing": [],
        "visit": ID,
        "state": "closed",
        "unchecked": Many(CODE),
        "findings": Many(FINDING),
    },
    "visit amend": {"visit": ID, "changed": int},
    "visit void": {"visit": ID, "changed": int},
    "visit sheet": {"file": Text(), "sha256": SHA256, "pages": int},
    "evidence add": EVIDENCE,
    "evidence list": EVIDENCE,
    "evidence remove": EVIDENCE,
    "finding list": {"findings": Many({**FINDING, "visit_state": "closed"})},
    "export findings": {
        "file": Text(),
        "sha256": SHA256,
        "pages": int,
        "signer": Text(),
        "findings": Many(
            {
                "number": int,
                "item": CODE,
                "due_class": Text(),
                "due": Maybe(DAY),
                "provisional": bool,
                "derivation_zh": Text(),
                "derivation_en": Text(),
            }
        ),
    },
    "verify": {
        "kind": "findings",
        "sha256": SHA256,
        "verdict": "valid",
        "proved": Many(Text()),
        "not_proved": Many(Text()),
        "problems": [],
        "signatures": Many(
            {
                "field": Text(),
                "signer": Text(),
                "certificate_sha256": SHA256,
                "claimed_at": STAMP,
                "intact": True,
                "trusted": True,
                "covers_whole_file": True,
                "changes": "none",
            }
        ),
    },
    "deadline": {
        "from": DAY,
        "class": "15wd",
        "raw": DAY,
        "due": DAY,
        "report_due": None,
        "provisional": bool,
        "derivation_zh": Text(),
        "derivation_en": Text(),
    },
    "calendar show": CALENDAR,
    "calendar add": CALENDAR,
    "key show": {"subject": Text(), "sha256": SHA256, "until": STAMP},
    "key renew": {"subject": Text(), "sha256": SHA256, "until": STAMP},
    "demo": {"home": Text(), "visit": ID, "total": POINTS, "pdf": Text(), "verdict": "valid"},
    "backup": {"file": Text(), "sha256": SHA256},
    "restore": {"home": Text(), "log": ID},
    "fault list": {"faults": Many(FAULT)},
    "fault show": {**FAULT, "lines": Many(Text())},
    "selfcheck": CHECKS,
    "doctor": CHECKS,
    "settings list": ALL_SETTINGS,
    "settings get": {"settings": SET},
    "settings set": {"name": "keys.walk.next", "value": "z"},
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to call a command on: an open visit, a closed one, and files."""

    folder: Path
    open: str
    closed: str
    file: Path

    def words(self, command: str) -> tuple[object, ...]:
        """The words that follow the command in its call."""
        folder, file = self.folder, self.file
        if command in REVIEWS:
            return (self.closed, *REVIEW_WORDS.get(command, ()))
        if command in SPOT_WORDS:
            return (self.open, *SPOT_WORDS[command])
        return {
            "init": (
                *("--home", folder / "other", "--role", "standalone", "--office", "示例乡"),
                *("--person", "测试员丙", "--recovery-file", folder / "other-recovery"),
            ),
            "passphrase change": ("--new-passphrase-file", folder / "new"),
            "recover": (
                *("--recovery-file", folder / "recovery.txt"),
                *("--new-passphrase-file", folder / "new"),
            ),
            "unit add": ("--name", "示例镇人社中心", "--kind", "U11"),
            "person add": ("--name", "测试员乙", "--role", "inspector", "--role", "reviewer"),
            "checklist show": ("hrss-window",),
            "checklist check": ("checklists/hrss-window.yaml",),
            "checklist import": (folder / "table.xlsx", "-o", folder / "table.yaml"),
            "checklist export": ("hrss-governance", "-o", folder / "table.xlsx"),
            "checklist diff": ("hrss-window", "hrss-governance"),
            "checklist schema": ("-o", folder / "checklist.schema.json"),
            "visit new": ("--unit", "示例县社保局服务大厅", "--type", "covert"),
            "visit show": (self.closed,),
            "visit answer": (self.open, "A12", "compliant"),
            "visit undo": (self.open, "--steps", "1"),
            "visit redo": (self.open, "--steps", "1"),
            "visit repeat": ("last", "A", "--add", "1-2"),
            "office resolve": ("last", "--take", "1"),
            "office withdraw": (BUNDLE, "--reason", "误交"),
            "office reinstate": (BUNDLE,),
            "office dump": ("-o", folder / "state.json"),
            "visit fill": (self.open, file),
            "visit score": (self.open, "--explain"),
            "visit close": (self.open, "--incomplete", "临时停电"),
            "visit amend": (self.closed, file, "--reason", "核对录音后更正"),
            "visit void": (self.open, "--reason", "误建"),
            "visit sheet": (self.open, "-o", folder / "sheet.pdf"),
            "evidence add": (self.open, "P05", folder / "photo.jpg"),
            "evidence list": (self.open,),
            "evidence remove": (self.open, "P05", sha256_of(folder / "photo.jpg")[:8]),
            "export findings": (self.closed, "-o", folder / "new.pdf", "--no-red-head"),
            "verify": (folder / "findings.pdf",),
            "deadline": ("2026-11-23", "15wd"),
            "calendar show": ("2026",),
            "calendar add": (folder / "notice.txt",),
            "settings set": ("keys.walk.next", "z"),
            "demo": ("--dir", folder / "demo", "--headless"),
            "backup": ("-o", folder / "new-backup"),
            "restore": (folder / "backup", "--home", folder / "restored"),
        }.get(command, ())


@pytest.fixture
def scene(inspector: CommandLine, county: County, tmp_path: Path, closed: str) -> Scene:
    """A county in which every command has something to work on."""
    fill = tmp_path / "more.yaml"
    fill.write_text("format: 1\nanswers: {A12: violation}\n", encoding="utf-8")
    (tmp_path / "new").write_text("another-passphrase\nsecond line\n", encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    Image.new("RGB", (64, 48), "#d8d4c8").save(tmp_path / "photo.jpg")
    put_windows(county)
    unit = "示例县社保局服务大厅"
    opened = inspector.read("visit", "new", "--unit", unit, "--type", "open")["visit"]
    inspector.read("visit", "answer", opened, "A12", "violation")
    with county.open() as workspace:
        bug = RuntimeError("a bug of long ago")
        keep_crash(workspace.faults, bug, at=county.clock.now(), doing="inspector visit show")
    return Scene(tmp_path, str(opened), closed, fill)


@pytest.mark.parametrize("command", SHAPES)
def test_a_document_has_the_shape_that_is_promised(
    command: str,
    inspector: CommandLine,
    county: County,
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Other offices' tools read these keys; a changed one breaks them without a word."""
    if command in BROUGHT_FIRST:
        disagree(county, scene.open)
    if command in PREPARED:
        visits = {"last": scene.closed, "open": scene.open}
        made = [visits.get(word, word) for word in PREPARED[command]]
        with monkeypatch.context() as inside:
            inside.chdir(scene.folder)
            inspector.read(*made)
    document = inspector.read(*command.split(), *scene.words(command))
    assert list(misfits(document, SHAPES[command])) == []


def test_every_command_has_its_shape_here() -> None:
    """A command that comes later must say here what it prints, or where laptops meet an office."""
    assert set(SHAPES) | ELSEWHERE == {command.cli for command in COMMANDS if command.cli}
