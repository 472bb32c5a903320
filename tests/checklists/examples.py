"""A small checklist that tests bend to their purpose."""

ITEM = """\
      - code: A1
        text: {zh: 佩戴身份牌, en: Staff wear a badge}
        how: {zh: 逐个窗口看胸前。, en: Look at each window.}
        fixed_when: {zh: 在岗人员全部佩戴。, en: Everyone on duty wears one.}
        clauses: [规范1]
        points: 2
        rules:
          - {rule: per_occurrence, points: 0.5, unit: 人次}
        observed: [open]
        due: same-day
"""
HEAD = """\
format: 1
checklist: small
edition: "1"
title: {zh: 小表, en: Small}
counting_units:
  人次: person-time
clauses:
  - cite: [规范1]
    text: 工作人员佩戴身份牌。
sections:
  - code: A
    title: {zh: 仪容, en: Appearance}
    maximum: 100
    items:
"""
SMALL = HEAD + ITEM


def line_of(text: str, words: str) -> int:
    """The first line that holds the words."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)
