"""An invented checklist with every form of answer, and a visit that asks it."""

from inspector.services.visits import NewVisit, open_visit
from inspector.services.workspace import Workspace
from tests.county import County, hall

EVERY_FORM = """\
format: 1
checklist: every-form
edition: "1"
title: 示例：样样都有的检查表
full_marks: 100
rescaled: false
ceiling: 115
grades:
  - {name: 合格, at_least: 80}
  - {name: 基本合格, at_least: 60, below: 80}
  - {name: 不合格, below: 60, fails: true}
targets:
  - {code: CHIEF, title: 首席代表, start: 10}
sections:
  - code: A
    title: 日常
    items:
      - code: A1
        text: 按时报送信息
        points: 20
        key: ★
        subtypes: [迟报, 漏报, 瞒报, 其他]
        circumstances:
          - {name: 经催办仍未落实, times: 2}
          - {name: 造成严重影响, plus: 2}
        requires: {violation: [evidence, remark]}
        may_not_occur: true
        rules:
          - rule: tiers
            tiers:
              - {subtype: 迟报, points: 1}
              - {subtype: 漏报, points: 2}
              - {subtype: 瞒报, points: 5}
          - {rule: entered, low: 3, high: 5, subtypes: [其他]}
          - {rule: flag, name: consequence, text: 取消年度评优, subtypes: [瞒报]}
      - code: A2
        text: 在承诺期限内办结
        points: 20
        rules:
          - rule: per_occurrence
            points: 1
            unit: 工作日
            counted_by: working_days
            cap: 5
            by_finder: [{name: 省级, points: 2}, {name: 县级, points: 0.5}]
            also: [{target: CHIEF, points: 1}]
      - code: A3
        text: 材料形式
        points: 10
        options:
          - {name: 纸质和电子材料齐全, points: 10}
          - {name: 只有纸质, points: 6}
          - {name: 只有电子, points: 4}
          - {name: 都没有, fails: true}
      - code: A4
        text: 公开方式
        points: 4
        choose_many: true
        options:
          - {name: 网站, points: 2}
          - {name: 公众号, points: 1}
          - {name: 公开栏, points: 1}
      - code: A5
        text: 大厅环境
        points: 10
        bands:
          - {name: 好, low: 9, high: 10}
          - {name: 合格, low: 7, high: 8}
          - {name: 不合格, low: 0, high: 6, fails: true}
      - code: A6
        text: 人员在岗率
        points: 10
        key: ※
        counter: true
        rules: [{rule: ratio_step, reference: 95, step: 5, points: 0.5, cap: 3}]
      - code: A7
        text: 宣传片播出
        points: 10
        inputs: [{name: 播出数量, unit: 条, at_least: 1}, {name: 头条, part_of: 播出数量}]
        rules: [{rule: formula, formula: min(10， 播出数量 ÷ 4 × 10)}]
      - code: A8
        text: 咨询电话接通
        points: 10
        trials: 2
      - code: A9
        text: 窗口等候时间
        points: 6
        measured_in: 分钟
        rules: [{rule: ratio_step, reference: 20, step: 5, points: 0.5, direction: above}]
  - code: B
    title: 加分
    kind: bonus
    ceiling: 15
    gate: {above: 80}
    items:
      - code: B1
        text: 信息被采用
        subtypes: [省级采用, 市级采用]
        rules: [{rule: bonus, points: 0.2, unit: 条, cap: 2}]
"""


def every_form(county: County, workspace: Workspace, *changes: tuple[str, str]) -> str:
    """A visit of the hall by the checklist with every form, changed here and there; just opened."""
    text = EVERY_FORM
    for old, new_text in changes:
        assert old in text
        text = text.replace(old, new_text, 1)
    folder = county.home / "content" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "every-form.yaml").write_text(text, encoding="utf-8")
    new = NewVisit(unit=hall(workspace), checklist="every-form")
    return workspace.run(open_visit, new).visit


def with_two_columns(county: County, workspace: Workspace) -> str:
    """As `every_form`, with columns for the unit's own score and the leader's."""
    columns = "columns:\n  - {code: SELF, title: 自评分}\n  - {code: LEAD, title: 领导评分}\n"
    return every_form(county, workspace, ("targets:\n", f"{columns}targets:\n"))
