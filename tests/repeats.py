"""An invented checklist that asks some sections once for each window, clerk or call."""

from inspector.checklists.reader import read
from inspector.domain.checklist import Checklist

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
