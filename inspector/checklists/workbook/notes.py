"""Short notes for whoever fills in our workbook: beside the cells, and on its last sheets."""

from typing import Final

from inspector.i18n import Pair

BY_KIND: Final = {
    "yes_no": Pair("填“是”或“否”；不填按通常的。", "是 (yes) or 否 (no); empty: as usual."),
    "number": Pair("填数字，如 2 或 0.5。", "A number such as 2 or 0.5."),
    "words": Pair(
        "可填几个，用“、”隔开；见“可填的词”。", "Several, with 、 between them; see 可填的词."
    ),
    "word": Pair("从列表里选一个。", "Choose one of the list."),
    "texts": Pair("可写几条，一行一条。", "One a line (Alt+Enter)."),
    "tree": Pair(
        "写法与 YAML 检查表文件相同，见 checklists/README.md。",
        "Written as in a YAML checklist, see checklists/README.md.",
    ),
}
"""By the kind of column."""

BY_KEY: Final = {
    "section": Pair("“部分”表里的编号。", "The code of a section."),
    "item": Pair("“项”表里的编号。", "The code of an item."),
    "checklist": Pair("如 town-window。", "Such as town-window."),
    "edition": Pair("如 2026-1。", "Such as 2026-1."),
    "items.points": Pair(
        "没有规则时，一有不符合就扣完。", "Without a rule, any violation takes all of them."
    ),
    "cite": Pair(
        "项里照这样引用；同一条的两句话用“#”区分。",
        "As items cite it; what follows # is not printed.",
    ),
    "clauses": Pair("“依据”表里的引用写法，一行一条。", "As the sheet 依据 has them, one a line."),
    "unit": Pair("“计数单位”表里的中文，如 人次。", "One of the sheet 计数单位, such as 人次."),
    "rules.subtypes": Pair(
        "只管这些情形类别；一行一个，不填管全部。", "Only these sub-types, one a line; empty: any."
    ),
    "tiers": Pair(
        "如 [{subtype: 迟报, points: 1}, {subtype: 瞒报, points: 3}]",
        "Such as [{subtype: 迟报, points: 1}, …].",
    ),
    "by_finder": Pair("如 [{name: 省级, points: 1}]", "Such as [{name: 省级, points: 1}]."),
    "also": Pair("如 [{target: Z, points: 1}]", "Such as [{target: Z, points: 1}]."),
    "asked_when": Pair("如 {item: A1, is: [violation]}", "Such as {item: A1, is: [violation]}."),
    "when": Pair("如 {unit_kinds: [U1]}", "Such as {unit_kinds: [U1]}."),
    "requires": Pair("如 {violation: [evidence]}", "Such as {violation: [evidence]}."),
    "repeat.per": Pair(
        "从列表里选；不逐个检查的空着。", "Choose one of the list; empty: asked once."
    ),
    "repeat.title.zh": Pair(
        "选“其他”的必须填，如 车辆。", "Needed with 其他 (other), such as 车辆."
    ),
    "repeat.title.en": Pair("如 vehicle。", "Such as vehicle."),
    "repeat.least": Pair("填整数，如 3；不填没有下限。", "A whole number such as 3; empty: none."),
    "repeat.most": Pair("填整数，如 20。", "A whole number such as 20."),
    "formula": Pair("如 值 / 4 × 10", "Such as 值 / 4 × 10."),
    "times": Pair("如 2、0.5 或 4/3。", "Such as 2, 0.5 or 4/3."),
}
"""By a column's key, with the sheet's key where it matters; they come before the others."""

GUIDE: Final = (
    Pair("怎么填", "How to fill it in"),
    Pair(
        "一张工作表是一类内容，一行是一条。橙色表头的列必须填，其余的不需要就空着。",
        "A sheet holds one kind of thing, a row one thing. Orange headings must be filled in; "
        "leave the rest empty where it is not needed.",
    ),
    Pair(
        "先填“检查表”“部分”“项”，再填“评分规则”；规则、情形、选项等都用项的编号对应。",
        "Begin with 检查表, 部分 and 项, then 评分规则; rules, sub-types and options name the "
        "code of their item.",
    ),
    Pair(
        "不要改表头和工作表的名字；列的先后可以调换，不用的列和工作表可以删去。",
        "Keep headings and names of sheets; columns may change places, and what is not used may "
        "be deleted.",
    ),
    Pair(
        "“1-2”“3-5”之类先把单元格格式设为“文本”再输入，否则会变成日期。",
        "Format a cell as text before typing 1-2 or 3-5, else it becomes a date.",
    ),
    Pair(
        "公式不会运行，只读保存时的结果；隐藏的行、列、工作表和批注不读，导入时会逐一列出。",
        "Formulas are not run, their saved results are read; hidden rows, columns and sheets and "
        "comments are not read, and are listed when importing.",
    ),
    Pair(
        "检查：inspector checklist check 文件.xlsx；导入：inspector checklist import 文件.xlsx -o "
        "名称.yaml。",
        "Check: inspector checklist check FILE.xlsx; import: inspector checklist import FILE.xlsx "
        "-o NAME.yaml.",
    ),
)
"""The lines of the sheet 说明."""
