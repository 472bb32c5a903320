"""A checklist that uses every word of the language once; tests bend it to their purpose."""

EVERYTHING = """\
format: 1
checklist: everything
edition: "1"
title: 样样都有的检查表
full_marks: 100
rescaled: false
ceiling: 115
multipliers:
  - {times: 4/3, when: {unit_kinds: [U9]}}
grades:
  - {name: 合格, at_least: 80}
  - {name: 基本合格, at_least: 60, below: 80}
  - {name: 不合格, below: 60, fails: true}
sample: {total: 3, key: 1, mark: ★}
key_vetoes:
  - {mark: ★, scope: fail, at_least: 2}
targets:
  - {code: CHIEF, title: 首席代表, start: 10}
columns:
  - {code: SELF, title: 自评分}
order: [occurrences, rule_cap, item_floor, cap, pool, multiplier, section_veto,
  section_rescaling, total_rescaling, veto, bonus, grade]
sections:
  - code: A
    title: 日常
    cap: 40
    pass_mark: 10
    multipliers: [{times: 0.5, when: {item: A1, is: [violation]}}]
    items:
      - code: A1
        text: 报送信息
        points: 10
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
          - {rule: entered, low: 3, high: 5, subtypes: [其他], needs_clause: false}
          - {rule: flag, name: consequence, text: 取消年度评优, subtypes: [瞒报]}
      - code: A2
        text: 按时办结
        points: 10
        below_zero: true
        rules:
          - rule: per_occurrence
            points: 1
            unit: 工作日
            counted_by: working_days
            per: 2
            steps: started
            cap: 5
            by_finder: [{name: 省级, points: 2}, {name: 县级, points: 0.5}]
            also: [{target: CHIEF, points: 1}]
          - {rule: entered, unstated: true}
      - code: A3
        text: 制度
        points: 5
        subtypes: [未成立, 不合理]
        rules:
          - {rule: whole_item, subtypes: [未成立]}
          - {rule: one_off, points: 2, subtypes: [不合理]}
      - code: A4
        text: 材料形式
        points: 4
        options:
          - {name: 纸质和电子, points: 4}
          - {name: 只有纸质, points: 2}
          - {name: 没有, fails: true}
      - code: A5
        text: 环境
        points: 5
        bands:
          - {name: 好, low: 9, high: 10}
          - {name: 合格, low: 7, high: 8}
          - {name: 不合格, low: 0, high: 6, fails: true}
      - code: A6
        text: 应答率
        points: 10
        counter: true
        rules: [{rule: ratio_step, reference: 95, step: 5, points: 0.5, cap: 3}]
      - code: A7
        text: 播出
        points: 10
        inputs: [{name: 播出数量, unit: 条, at_least: 1}, {name: 头条, part_of: 播出数量}]
        rules: [{rule: formula, formula: min(10， 播出数量 ÷ 4 × 10)}]
      - code: A8
        text: 电话接通
        points: 2
        trials: 2
      - code: A9
        text: 窗口等候
        points: 2
        measured_in: 分钟
        allowed: {at_least: 0, below: 240, whole: true, message: 等候不会超过四小时}
        asked_when: {all: [{item: A1, is: [compliant]}, {not: {item: A6, below: 50}}]}
        rules: [{rule: ratio_step, reference: 20, step: 5, points: 0.5, direction: above}]
  - code: B
    title: 加分
    kind: bonus
    ceiling: 15
    gate: {above: 80}
    items:
      - code: B1
        text: 信息被采用
        rules: [{rule: bonus, points: 0.2, unit: 条, cap: 2}]
  - code: C
    title: 扣分
    kind: deducting
    items:
      - code: C1
        text: 被负面通报
        rules: [{rule: per_occurrence, points: 15, unit: 次}, {rule: veto, scope: no_grade}]
  - code: D
    title: 窗口
    repeat: {per: window, together: lowest, least: 1, most: 40}
    items:
      - {code: D1, text: 在岗, points: 5}
      - {code: D2, text: 等候, measured_in: 分钟, asked_when: {item: D1, is: [compliant]}}
  - code: E
    title: 车辆
    repeat: {per: other, title: 车辆, together: sum}
    items:
      - code: E1
        text: 整洁
        points: 5
        asked_when: {all: [{item: D2, above: 20, of: none}, {item: D1, is: [violation]}]}
"""
