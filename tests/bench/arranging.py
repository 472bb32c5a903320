"""Workspaces, visits and checklists for the measurements."""

import os
import sys
from pathlib import Path

from inspector.domain.history.event import Draft
from inspector.domain.words import UnitKind, WorkspaceKind
from inspector.keys.keyslot import KdfCost
from inspector.services.opening import NewWorkspace, make_workspace, open_workspace
from inspector.services.registers import NewUnit, add_unit
from inspector.services.session import Session
from inspector.services.visits import NewVisit, open_visit

PASSPHRASE = "bench-passphrase-Xq7"
COMMAND = (sys.executable, "-m", "inspector")
NO_DERIVATION = KdfCost(memory_kib=64, passes=1, lanes=1)
"""A passphrase that costs nothing to try: what is measured begins after it."""
UNIT = "示例县社保局服务大厅"

HEAD = """\
format: 1
checklist: {name}
edition: "1"
title: {{zh: 长检查表, en: A long checklist}}
counting_units: {{人次: person-times}}
clauses:
  - {{cite: [示例§一], text: 工作人员应当佩戴身份牌，主动亮明身份，接受服务对象监督。}}
sections:
  - code: A
    title: {{zh: 亮明身份, en: Identity}}
    maximum: 100
    items:
"""
ITEM = """\
      - code: A{number:05}
        text: {{zh: 第 {number} 个窗口的工作人员佩戴身份牌, en: Staff {number} wear badges}}
        how: {{zh: 逐个窗口察看，并询问负责人, en: Look at each post and ask the head}}
        fixed_when: {{zh: 全部人员佩戴身份牌, en: Everybody wears one}}
        clauses: [示例§一]
        points: 1
        rules:
          - {{rule: per_occurrence, points: 0.5, unit: 人次}}
        due: 5wd
        observed: [open]
"""


def environment(home: Path) -> dict[str, str | None]:
    """Of a command on that workspace, unlocked."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home.parent),
        "LANG": "C.UTF-8",
        "INSPECTOR_HOME": str(home),
        "INSPECTOR_LANG": "zh",
        "INSPECTOR_PASSPHRASE": PASSPHRASE,
    }


def workspace(home: Path) -> Path:
    """A new standalone workspace with one hall."""
    home.parent.mkdir(parents=True, exist_ok=True)
    new = NewWorkspace(
        kind=WorkspaceKind.STANDALONE,
        office="示例县人社局",
        person="测试员甲",
        passphrase=PASSPHRASE,
        recovery_file=home.with_suffix(".recovery"),
    )
    make_workspace(home, new, cost=NO_DERIVATION)
    hall = NewUnit(name=UNIT, kind=UnitKind.U10, windows=12, phone="000-0000000")
    with open_workspace(home, PASSPHRASE) as opened:
        opened.run(add_unit, hall)
    return home


def open_visits(home: Path, count: int, *, checklist: str | None = None) -> str:
    """Open so many visits of the hall; the first one's id."""
    with open_workspace(home, PASSPHRASE) as opened:
        return opened.run(_open_visits, count, checklist)


def _open_visits(session: Session, count: int, checklist: str | None) -> str:
    """One by the verb; the others like it, without reading the checklist again for each."""
    first = open_visit(session, NewVisit(unit=UNIT, checklist=checklist)).visit
    opened = session.store.events_of(first)[0]
    with session.store.atomic():
        for _ in range(count - 1):
            again = Draft(
                kind=opened.kind,
                subject=session.clock.new_id(),
                body=opened.body,
                actor=opened.actor,
            )
            session.append([again])
    return first


def long_checklist(folder: Path, *, items: int) -> Path:
    """A checklist file of so many items, each with text, how to observe, clause and rule."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"long-{items}.yaml"
    body = "".join(ITEM.format(number=number) for number in range(1, items + 1))
    path.write_text(HEAD.format(name=path.stem) + body, "utf-8")
    return path
