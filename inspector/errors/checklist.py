"""Errors of checklists; what is merely odd about one stands in `checklist_oddity`."""

from inspector.errors import Exit, Fault

DUPLICATE_ITEM = Fault(
    code="CHECKLIST_001",
    where="{file}, line {line}",
    what="item {item} was already given ({first})",
    next="Give each item a code of its own; answers are kept by it.",
)
DUPLICATE_SECTION = Fault(
    code="CHECKLIST_002",
    where="{file}, line {line}",
    what="section {section} was already given ({first})",
    next="Move its items there, or give it a code of its own.",
)
UNKNOWN_CLAUSE = Fault(
    code="CHECKLIST_003",
    where="{file}, line {line}",
    what="item {item} cites “{clause}”, which the file's clauses do not hold",
    next="Add the sentence under `clauses`, or correct the label{hint}.",
)
DUPLICATE_CLAUSE = Fault(
    code="CHECKLIST_004",
    where="{file}, line {line}",
    what="the clause label “{clause}” was already given ({first})",
    next="Tell the two sentences apart by what follows a “#”.",
)
UNKNOWN_COUNTING_UNIT = Fault(
    code="CHECKLIST_005",
    where="{file}, line {line}",
    what="item {item} counts by “{unit}”, which is not known",
    next="Use one of: {known}{hint}; or add it under `counting_units`.",
)
UNKNOWN_SUBTYPE = Fault(
    code="CHECKLIST_006",
    where="{file}, line {line}",
    what="a rule of item {item} names the sub-type “{subtype}”, which the item does not have",
    next="Add it to the item's `subtypes`, or correct the rule{hint}.",
)
DUPLICATE_SUBTYPE = Fault(
    code="CHECKLIST_007",
    where="{file}, line {line}",
    what="item {item} has the sub-type “{subtype}” twice",
    next="Remove one of the two.",
)
KINDS_TWICE = Fault(
    code="CHECKLIST_008",
    where="{file}, line {line}",
    what="item {item} says both which kinds of unit it is for and which it is not for",
    next="Keep `unit_kinds` or `except_kinds`, not both.",
)
TWO_ANSWER_FORMS = Fault(
    code="CHECKLIST_009",
    where="{file}, line {line}",
    what="item {item} is answered in more than one way",
    next="Keep one of `phrase`, `measured_in` and `grades`.",
)
RULES_UNSCORED = Fault(
    code="CHECKLIST_010",
    where="{file}, line {line}",
    what="item {item} has points or rules, but is not scored",
    next="Remove `points` and `rules` from measurements, grades and unscored checklists.",
)
BOUNDS_REVERSED = Fault(
    code="CHECKLIST_011",
    where="{file}, line {line}",
    what="the lower bound {low} of item {item} is above the upper bound {high}",
    next="Exchange the two.",
)
TAKES_NOTHING = Fault(
    code="CHECKLIST_012",
    where="{file}, line {line}",
    what="a rule of item {item} gives or takes 0 points",
    next="Write the points, or remove the rule.",
)
NO_MAXIMUM = Fault(
    code="CHECKLIST_013",
    where="{file}, line {line}",
    what="section {section} of a scored checklist has no maximum above 0",
    next="Add `maximum`.",
)
NO_KIND_LEFT = Fault(
    code="CHECKLIST_015",
    where="{file}, line {line}",
    what="item {item} excepts every kind of unit",
    next="Leave out `except_kinds`, or the item.",
)
UNKNOWN_NAME = Fault(
    code="CHECKLIST_020",
    where="Checklist {name}",
    what="there is no checklist of this name",
    next="There are: {known}{hint}.",
)
UNKNOWN_EDITION = Fault(
    code="CHECKLIST_021",
    where="Checklist {name}",
    what="it has no edition {edition}",
    next="There are: {known}.",
)
SAME_EDITION_TWICE = Fault(
    code="CHECKLIST_022",
    where="{file}",
    what="checklist {name}, edition {edition} is also in {other}",
    next="Change the edition of one of the two: a visit is pinned to name and edition.",
)
BAD_FROZEN_COPY = Fault(
    code="CHECKLIST_023",
    where="Frozen copy of a checklist",
    what="the stored content cannot be read: {reason}",
    next="Run `inspector selfcheck`, and restore a backup.",
    exit=Exit.STORAGE,
)

EDITION_CHANGED = Fault(
    code="CHECKLIST_024",
    where="Checklist {name}@{edition}",
    what="its file was changed, and visits of this workspace ({count}) were made by it before",
    next="Give the changed file an edition of its own; "
    "`inspector checklist diff frozen:{name}@{edition} {name}@{edition}` shows what changed.",
)
NOT_FROZEN = Fault(
    code="CHECKLIST_025",
    where="Checklist {name}",
    what="no visit of this workspace was made by it",
    next="Frozen are: {known}.",
)
CONDITION_UNCLEAR = Fault(
    code="CHECKLIST_030",
    where="{file}, line {line}",
    what="a condition says nothing, or more than one thing",
    next="Write one: `item` with `is`, `has` or a limit; facts of the visit; `all`, `any` "
    "or `not`.",
)
CONDITION_TOO_DEEP = Fault(
    code="CHECKLIST_031",
    where="{file}, line {line}",
    what="conditions stand in each other more than {most} levels deep",
    next="Make the condition simpler.",
)
CONDITION_ITEM = Fault(
    code="CHECKLIST_032",
    where="{file}, line {line}",
    what="a condition asks about item {item}, which the checklist does not have",
    next="Correct the item's code{hint}.",
)
DUPLICATE_NAME = Fault(
    code="CHECKLIST_033",
    where="{file}, line {line}",
    what="item {item} has “{name}” twice in `{key}`",
    next="Remove one of the two.",
)
UNKNOWN_INPUT = Fault(
    code="CHECKLIST_034",
    where="{file}, line {line}",
    what="item {item} counts an input in “{name}”, which is no other input of it",
    next="Use one of: {known}.",
)
NO_NUMBER = Fault(
    code="CHECKLIST_035",
    where="{file}, line {line}",
    what="a rule of item {item} compares a number, and the item has none of its own",
    next="Give it `measured_in` or `counter`, or say under `of` what is compared.",
)
FORMULA_UNREADABLE = Fault(
    code="CHECKLIST_036",
    where="{file}, line {line}",
    what="the formula “{formula}” of item {item} cannot be read: {reason}, at character {at}",
    next="Use numbers, names, + - × ÷, brackets, min, max, abs, floor, ceil, if(test, then, else), "
    "and of what repeats sum, mean, least, most, count.",
)
FORMULA_OF_MANY = Fault(
    code="CHECKLIST_074",
    where="{file}, line {line}",
    what="a formula of item {item} names “{name}”, of which there is one for each that repeats",
    next="Bring them together: sum({name}), mean({name}), least({name}), most({name}) or "
    "count({name}).",
)
FORMULA_OF_ONE = Fault(
    code="CHECKLIST_075",
    where="{file}, line {line}",
    what="a formula of item {item} brings “{name}” together, of which there is only one there",
    next="Name it plainly: {name}.",
)
FORMULA_NAME = Fault(
    code="CHECKLIST_037",
    where="{file}, line {line}",
    what="a formula of item {item} names “{name}”, which is no number of it or of another item",
    next="Own names: {known}; others like W1 or W1.实{hint}.",
)
UNKNOWN_TARGET = Fault(
    code="CHECKLIST_038",
    where="{file}, line {line}",
    what="a rule of item {item} also takes from “{target}”, which is no target",
    next="Use one of: {known}{hint}; or add it under `targets`.",
)
CONSEQUENCE_UNSAID = Fault(
    code="CHECKLIST_039",
    where="{file}, line {line}",
    what="a flag of item {item} has a text without being a consequence, or the other way round",
    next="Write `name: consequence` together with `text`.",
)
BOUNDS_MISSING = Fault(
    code="CHECKLIST_040",
    where="{file}, line {line}",
    what="item {item} does not say between which points is entered",
    next="Write `low` and `high`; with `unstated: true` they default to 0 and the item's points.",
)
GATE_UNCLEAR = Fault(
    code="CHECKLIST_041",
    where="{file}, line {line}",
    what="the gate of section {section} does not say what has to be reached",
    next="Write either `at_least` or `above`.",
)
GATE_OF_NO_BONUS = Fault(
    code="CHECKLIST_042",
    where="{file}, line {line}",
    what="section {section} has a gate, and is no bonus section",
    next="Add `kind: bonus`, or remove the gate.",
)
GRADE_UNCLEAR = Fault(
    code="CHECKLIST_043",
    where="{file}, line {line}",
    what="grade “{grade}” has two lower or two upper ends",
    next="Keep `at_least` or `above`, and `at_most` or `below`.",
)
GRADES_OVERLAP = Fault(
    code="CHECKLIST_044",
    where="{file}, line {line}",
    what="the grades “{grade}” and “{other}” hold the same total",
    next="Let one end where the other begins: `at_least: 60` goes with `below: 60`.",
)
UNKNOWN_MARK = Fault(
    code="CHECKLIST_045",
    where="{file}, line {line}",
    what="no item bears the mark “{mark}”",
    next="Add `key` to the items meant, or correct the mark.",
)
ORDER_UNCLEAR = Fault(
    code="CHECKLIST_046",
    where="{file}, line {line}",
    what="the order of evaluation cannot be followed",
    next="Name every stage once, items before sections before the total: {usual}.",
)
ASKED_IN_A_RING = Fault(
    code="CHECKLIST_047",
    where="{file}, line {line}",
    what="items wait for each other's answers: {ring}",
    next="Leave out one of these `asked_when`; as it is, none of them is ever asked.",
)
ALLOWED_UNCLEAR = Fault(
    code="CHECKLIST_070",
    where="{file}, line {line}",
    what="what item {item} allows cannot be: two lower or two upper ends, no end at all, "
    "or no measurement",
    next="Write `allowed` beside `measured_in`, with at most one of `at_least` and `above`, "
    "and one of `at_most` and `below`.",
)
REPEAT_UNNAMED = Fault(
    code="CHECKLIST_071",
    where="{file}, line {line}",
    what="section {section} repeats per something else, and does not say what one is called",
    next="Add `title` beside `per`, such as `title: {{zh: 房间, en: room}}`.",
)
REPEAT_BOUNDS = Fault(
    code="CHECKLIST_072",
    where="{file}, line {line}",
    what="section {section} repeats at least {least} and at most {most} times, which cannot be",
    next="Let `most` be at least 1 and not less than `least`.",
)
TWO_LIMITS = Fault(
    code="CHECKLIST_073",
    where="{file}, line {line}",
    what="a condition sets two limits for item {item}, which repeats: each could be kept by "
    "another one of them",
    next="Ask with `of: every`, or set one limit only.",
)
