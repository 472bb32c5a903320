"""Workspaces, visits and checklists for the measurements."""

import os
import sys
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from inspector.checklists.reader import read
from inspector.checklists.workbook.writing import workbook_of
from inspector.clock import CHINA
from inspector.domain.history.event import Draft
from inspector.services.session import Session
from inspector.services.visits import NewVisit, open_visit
from tests.conftest import FakeClock
from tests.county import HALL, PASSPHRASE, County, hall

COMMAND = (Path(sys.executable).parent / "inspector",)
"""What a person types; `python -m` would look for the module first."""

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
        how: 逐个窗口察看，并询问负责人
        fixed_when: 全部人员佩戴身份牌
        clauses: [示例§一]
        points: 1
        rules:
          - {{rule: per_occurrence, points: 0.5, unit: 人次}}
        due: 5wd
        observed: [open]
"""


def county(folder: Path) -> County:
    """A workspace with one hall, whose passphrase costs nothing to try."""
    folder.mkdir(parents=True)
    made = County(folder, FakeClock(datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)))
    made.make()
    with made.open() as workspace:
        hall(workspace)
    return made


def environment(of: County) -> dict[str, str | None]:
    """Of a command on that workspace, unlocked."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(of.folder),
        "LANG": "C.UTF-8",
        "INSPECTOR_HOME": str(of.home),
        "INSPECTOR_LANG": "zh",
        "INSPECTOR_PASSPHRASE": PASSPHRASE,
    }


def open_visits(of: County, count: int, *, checklist: str | None = None) -> str:
    """Open so many visits of the hall; the first one's id."""
    with of.open() as workspace:
        return workspace.run(_open_visits, count, checklist)


def _open_visits(session: Session, count: int, checklist: str | None) -> str:
    """One by the verb; the others like it, without reading the checklist again for each."""
    first = open_visit(session, NewVisit(unit=HALL.name, checklist=checklist)).visit
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


def long_workbook(file: Path) -> Path:
    """The same checklist as a workbook, beside its file."""
    path = file.with_suffix(".xlsx")
    path.write_bytes(workbook_of(read(file, file.name), path.name))
    return path


def long_table(folder: Path, *, items: int) -> Path:
    """An office's own table; 25 items a section, each with a wording of its own."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("评分表")
    sheet.append(["序号", "考核项目", "考核内容", "分值", "评分标准"])
    for number in range(items):
        title = f"第{number // 25 + 1}部分（50分）" if number % 25 == 0 else None
        rule = (
            f"第{number + 1}条不符合的，发现一次扣0.{number % 9 + 1}分，最高扣{number % 2 + 1}分；"
            "造成影响的酌情扣1-2分，扣完为止"
        )
        sheet.append([number + 1, title, f"第{number + 1}条应当符合要求", 2, rule])
    path = folder / f"table-{items}.xlsx"
    book.save(path)
    return path


def long_form(folder: Path, *, questions: int) -> Path:
    """A form in XLSForm; each question waits for the one before it."""
    book = Workbook(write_only=True)
    survey = book.create_sheet("survey")
    survey.append(["type", "name", "label::中文 (zh)", "label::English (en)", "relevant"])
    for number in range(questions):
        relevant = f"${{q{number - 1}}} = 'yes'" if number else None
        label = (f"第{number + 1}条是否符合", f"Whether requirement {number + 1} is met")
        survey.append(["select_one fit", f"q{number}", *label, relevant])
    choices = book.create_sheet("choices")
    choices.append(["list_name", "name", "label::中文 (zh)", "label::English (en)"])
    choices.append(["fit", "yes", "符合", "Compliant"])
    choices.append(["fit", "no", "不符合", "Not compliant"])
    path = folder / f"form-{questions}.xlsx"
    book.save(path)
    return path
