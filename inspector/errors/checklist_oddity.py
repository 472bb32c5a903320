"""Warnings about checklists, from CHECKLIST_101: what real forms get wrong refuses none."""

from inspector.errors import Fault

MAXIMA_NOT_FULL = Fault(
    code="CHECKLIST_101",
    where="{file}, line {line}",
    what="the maxima of the sections add up to {sum}, not to {full}",
    next="Check them; a total that is rescaled comes out of {full} all the same.",
)
SUM_DIFFERS = Fault(
    code="CHECKLIST_102",
    where="{file}, line {line}",
    what="section {section} is said to hold {stated} points; its items hold {sum}",
    next="Correct the sum or the items; the items are what counts.",
)
NEVER_ASKED = Fault(
    code="CHECKLIST_103",
    where="{file}, line {line}",
    what="item {item} is never asked: no kind of visit can see it",
    next="Check its `channels` against `observed`, and the file's `visit_types`.",
)
SAME_TEXT = Fault(
    code="CHECKLIST_104",
    where="{file}, line {line}",
    what="item {item} has the same text as item {other}",
    next="One fact must not be deducted twice: merge the two and cite both clauses.",
)
CLAUSE_UNUSED = Fault(
    code="CHECKLIST_105",
    where="{file}, line {line}",
    what="no item cites the clause “{clause}”",
    next="Cite it, or remove it.",
)
ONE_TAKES_TOO_MUCH = Fault(
    code="CHECKLIST_106",
    where="{file}, line {line}",
    what="one occurrence of item {item} takes {points}, more than its {all} points",
    next="Check the rule; never more than the item's points are taken.",
)
SECTION_EMPTY = Fault(
    code="CHECKLIST_107",
    where="{file}, line {line}",
    what="section {section} has no items",
    next="Add items or remove the section.",
)
SCORES_NOTHING = Fault(
    code="CHECKLIST_108",
    where="{file}, line {line}",
    what="item {item} has no points to take from, so a violation costs nothing",
    next="Give it `points`, or its section a `pool`.",
)
SUBTYPE_FREE = Fault(
    code="CHECKLIST_109",
    where="{file}, line {line}",
    what="the sub-type “{subtype}” of item {item} costs nothing: no rule covers it",
    next="Add a rule for it, or one without `subtypes`.",
)
POINTS_IN_POOL = Fault(
    code="CHECKLIST_110",
    where="{file}, line {line}",
    what="item {item} has points of its own in a section that takes from a pool",
    next="Remove its `points`, or the section's `pool`.",
)
NAME_UNLIKE_FILE = Fault(
    code="CHECKLIST_111",
    where="{file}, line {line}",
    what="the file is not called after its checklist {name}",
    next="Call it {name}.yaml, so that others find it.",
)
SAME_TITLE = Fault(
    code="CHECKLIST_112",
    where="{file}, line {line}",
    what="section {section} has the same title as section {other}",
    next="Tell the two apart, or join them.",
)
POOL_UNLIKE_MAXIMUM = Fault(
    code="CHECKLIST_113",
    where="{file}, line {line}",
    what="the items of section {section} take from {pool} points, and its maximum is {maximum}",
    next="Make the two equal; the result is rescaled to the maximum all the same.",
)
CODES_ALIKE = Fault(
    code="CHECKLIST_114",
    where="{file}, line {line}",
    what="the codes {item} and {other} are easily taken for each other",
    next="Number the items anew; codes are typed and said aloud.",
)
FILED_ELSEWHERE = Fault(
    code="CHECKLIST_115",
    where="{file}, line {line}",
    what="item {item} stands in section {section}, and its number is of section {other}",
    next="Move it there, or number it anew.",
)
COVERT_AND_NEVER = Fault(
    code="CHECKLIST_116",
    where="{file}, line {line}",
    what="item {item} is to be seen covertly and never to be scored covertly",
    next="Keep one of the two: with `never_covert` it is a lead only.",
)
NAMED_TWICE = Fault(
    code="CHECKLIST_117",
    where="{file}, line {line}",
    what="item {item} names “{word}” twice in `{key}`",
    next="Remove one of the two.",
)
ABOVE_SECTION = Fault(
    code="CHECKLIST_118",
    where="{file}, line {line}",
    what="item {item} has {points} points, more than the {maximum} of all of section {section}",
    next="Check both numbers; a section's result never exceeds its maximum.",
)
RULE_TWICE = Fault(
    code="CHECKLIST_119",
    where="{file}, line {line}",
    what="item {item} has the same rule twice",
    next="Remove one; or move it to the item that it was meant for.",
)
RULES_OVERLAP = Fault(
    code="CHECKLIST_120",
    where="{file}, line {line}",
    what="two rules of item {item} both take for every occurrence",
    next="Say by `subtypes` or `verified` which is for what; or move one to its own item.",
)
WORDS_SAY_OTHERWISE = Fault(
    code="CHECKLIST_121",
    where="{file}, line {line}",
    what="the words of item {item} take {said} for each, its rules {points}",
    next="Correct the words or the rule; or the rule stands under the wrong item.",
)
WORDS_WITHOUT_RULE = Fault(
    code="CHECKLIST_122",
    where="{file}, line {line}",
    what="item {item} says “{words}”, and has no rule `{rule}`",
    next="Add the rule; or it stands under the wrong item.",
)
NO_FULL_OPTION = Fault(
    code="CHECKLIST_123",
    where="{file}, line {line}",
    what="no option of item {item} gives its {points} points; the best gives {best}",
    next="Check the options' points; full marks cannot be reached as it is.",
)
OPTION_ABOVE = Fault(
    code="CHECKLIST_124",
    where="{file}, line {line}",
    what="an option of item {item} gives {best}, more than its {points} points",
    next="Check both; an item never obtains more than its points.",
)
OPTION_ON_TOP = Fault(
    code="CHECKLIST_142",
    where="{file}, line {line}",
    what="the options of item {item} give up to {best}, and it has no `points`: they count on top",
    next="Give it `points: {best}`; or move it to a section of `kind: bonus`, if that is meant.",
)
BANDS_OVERLAP = Fault(
    code="CHECKLIST_125",
    where="{file}, line {line}",
    what="the bands “{lower}” and “{upper}” of item {item} overlap",
    next="Let one end below where the other begins.",
)
BANDS_GAP = Fault(
    code="CHECKLIST_126",
    where="{file}, line {line}",
    what="there is a gap between the bands “{lower}” and “{upper}” of item {item}",
    next="Close it; nobody can enter the points between.",
)
NUMBER_UNUSED = Fault(
    code="CHECKLIST_127",
    where="{file}, line {line}",
    what="item {item} is answered by a number, and no rule of it uses the number",
    next="Add `ratio_step` or `formula`; or the rule stands under the wrong item.",
)
CONDITION_NEVER = Fault(
    code="CHECKLIST_128",
    where="{file}, line {line}",
    what="item {item} waits for “{word}” of item {other}, which it is never answered by",
    next="Correct the word; as it is, item {item} is never asked.",
)
ASKED_LATER = Fault(
    code="CHECKLIST_129",
    where="{file}, line {line}",
    what="item {item} depends on item {other}, which comes after it",
    next="Move it below, so that it appears as one walks on.",
)
CAP_BELOW_STEP = Fault(
    code="CHECKLIST_130",
    where="{file}, line {line}",
    what="a rule of item {item} takes or gives at most {cap}, less than the {step} of one",
    next="Check both numbers.",
)
CAP_ABOVE_ITEM = Fault(
    code="CHECKLIST_131",
    where="{file}, line {line}",
    what="a rule of item {item} takes at most {cap}, and the item has only {points}",
    next="Check both numbers; never more than the item's points are taken.",
)
GATE_SHUT = Fault(
    code="CHECKLIST_132",
    where="{file}, line {line}",
    what="section {section} counts where the rest reaches {points}, and the rest is at most {rest}",
    next="Check both numbers; as it is, the section never counts.",
)
PASS_BEYOND = Fault(
    code="CHECKLIST_133",
    where="{file}, line {line}",
    what="section {section} must reach {mark} to pass, and has at most {maximum}",
    next="Check both numbers; as it is, every visit fails.",
)
GRADES_GAP = Fault(
    code="CHECKLIST_134",
    where="{file}, line {line}",
    what="there is a gap between the grades “{lower}” and “{upper}”",
    next="Close it: `below: 60` goes with `at_least: 60`.",
)
GRADES_END = Fault(
    code="CHECKLIST_135",
    where="{file}, line {line}",
    what="a total of {points} is of no grade",
    next="Let the lowest and the highest grade have no end on their outer side.",
)
NO_FAILING_GRADE = Fault(
    code="CHECKLIST_136",
    where="{file}, line {line}",
    what="something fails the whole form, and no grade is said to be the failing one",
    next="Add `fails: true` to that grade.",
)
TOO_FEW_MARKED = Fault(
    code="CHECKLIST_137",
    where="{file}, line {line}",
    what="{least} items marked {mark} are needed, and there are {count}",
    next="Check the number and the items' `key`.",
)
SAMPLE_TOO_LARGE = Fault(
    code="CHECKLIST_138",
    where="{file}, line {line}",
    what="{least} items must be checked, and there are {count}",
    next="Check the number.",
)
SUM_NOT_MAXIMUM = Fault(
    code="CHECKLIST_139",
    where="{file}, line {line}",
    what="the items of section {section} add up to {sum}, and its maximum is {maximum}",
    next="Correct the maximum or the items; nothing is rescaled here.",
)
WORDS_CAP_OTHERWISE = Fault(
    code="CHECKLIST_140",
    where="{file}, line {line}",
    what="the words of item {item} take at most {said}, and no rule does",
    next="Add `cap` to the rule; or it stands under the wrong item.",
)
EACH_UNREPEATED = Fault(
    code="CHECKLIST_151",
    where="{file}, line {line}",
    what="the title of section {section} says that it is asked once for each, and it is asked once",
    next="Add `repeat: {{per: window}}` (or clerk, call, other), or word the title otherwise.",
)
REPEATED_ONCE = Fault(
    code="CHECKLIST_152",
    where="{file}, line {line}",
    what="section {section} repeats, and there can be only one",
    next="Let `most` be greater, or leave out `repeat`.",
)
TOGETHER_UNSCORED = Fault(
    code="CHECKLIST_153",
    where="{file}, line {line}",
    what="section {section} says how results come together, and nothing here is scored",
    next="Leave out `together`.",
)
SUM_CUT = Fault(
    code="CHECKLIST_154",
    where="{file}, line {line}",
    what="section {section} adds up what repeats, and the total ends at full marks all the same",
    next="Write the most that the total can be under `ceiling`, or rescale.",
)
AMONG_UNUSED = Fault(
    code="CHECKLIST_155",
    where="{file}, line {line}",
    what="a condition asks “of: {of}” about item {item}, which is answered only once for it",
    next="Leave out `of`: it is for items of another section, one that repeats.",
)
KEY_UNMARKED = Fault(
    code="CHECKLIST_141",
    where="{file}, line {line}",
    what="the text of item {item} begins with {mark}, and the item has no `key`",
    next="Move the mark to `key`, so that it counts.",
)
