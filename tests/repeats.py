"""An invented checklist that asks some sections once for each window, clerk or call; visits."""

from inspector.checklists.reader import read
from inspector.domain.checklist import Checklist
from inspector.domain.repeating import keys_in
from inspector.services.instances import add_instances
from inspector.services.visits import NewVisit, open_visit
from inspector.services.workspace import Workspace
from tests.county import County, hall

WINDOWS = """
format: 1
checklist: example-windows
edition: "2026.1"
title: {zh: 逐窗口检查表（示例）, en: By window (example)}
sections:
  - code: S
    title: {zh: 场所, en: Place}
    maximum: 20
    items:
      - {code: S1, text: 大厅整洁, points: 20}
      - code: S2
        text: 已安排整改窗口
        asked_when: {item: A1, is: [violation]}
      - code: S3
        text: 每个窗口都已公示
        asked_when: {item: A1, is: [compliant], of: every}
  - code: A
    title: {zh: 窗口服务, en: Windows}
    maximum: 10
    repeat: {per: window, together: mean, least: 1, most: 1000}
    items:
      - {code: A1, text: 公示办事指南, points: 6}
      - {code: A2, text: 窗口有人, points: 4}
      - code: A3
        text: 指南内容准确
        asked_when: {item: A1, is: [compliant]}
  - code: K
    title: {zh: 首问负责, en: First to be asked}
    maximum: 5
    repeat: {per: clerk, together: lowest}
    items:
      - {code: K1, text: 首问负责, points: 5}
  - code: P
    title: {zh: 电话咨询, en: Calls}
    maximum: 4
    repeat: {per: call, together: sum}
    items:
      - {code: P1, text: 接听及时, points: 2}
      - {code: P2, text: 解答准确, points: 2}
"""


def windows() -> Checklist:
    """The checklist of `WINDOWS`."""
    return read(WINDOWS.encode(), "example-windows.yaml")


def put_windows(county: County) -> None:
    """Lay the checklist where a workspace finds it."""
    content = county.home / "content" / "checklists"
    content.mkdir(parents=True, exist_ok=True)
    (content / "example-windows.yaml").write_text(WINDOWS, "utf-8")


def windows_visit(county: County, workspace: Workspace, **instances: str) -> str:
    """A visit of the hall by it, with these instances: `A="1-3"`."""
    put_windows(county)
    new = NewVisit(unit=hall(workspace), checklist="example-windows")
    visit = workspace.run(open_visit, new).visit
    for section, keys in instances.items():
        workspace.run(add_instances, visit, section, keys_in(keys, most=1000))
    return visit
