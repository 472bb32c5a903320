"""What can go wrong with a visit, a unit or a person."""

from inspector.errors import Exit, Fault

NO_SUCH_VISIT = Fault(
    code="VISIT_001",
    where="{text}",
    what="no visit has this id",
    next="see `inspector visit list`; the last 6 digits are enough, or `last`",
)
AMBIGUOUS_ID = Fault(
    code="VISIT_002",
    where="{text}",
    what="{count} records are called like this, or end like this",
    next="give the whole id, or more digits of it",
)
NOT_ASKED = Fault(
    code="VISIT_003",
    where="{item}",
    what="this visit does not ask it: {why}",
    next="see the items of the visit with `inspector visit show`",
)
WRONG_FORM = Fault(
    code="VISIT_004",
    where="{item}",
    what="{given} is no answer to this item",
    next="answer with one of: {known}",
)
REASON_NEEDED = Fault(
    code="VISIT_005",
    where="{item}",
    what="not applicable needs a reason",
    next="say why, with `--reason` or in `reason`",
)
POINTS_NEEDED = Fault(
    code="VISIT_006",
    where="{item}",
    what="points from {low} to {high}, a reason and the clause are needed, as the rule is open",
    next="give `points`, `reason` and `clause` with the occurrence",
)
UNKNOWN_SUBTYPE = Fault(
    code="VISIT_007",
    where="{item}",
    what="{given} is no sub-type of this item",
    next="use one of: {known}",
)
BAD_COUNT = Fault(
    code="VISIT_008",
    where="{item}",
    what="the count {given} is not between 1 and 9999",
    next="count what was seen, at least 1",
)
ENDS_BEFORE_START = Fault(
    code="VISIT_009",
    where="{item}",
    what="the time ends before it starts ({start} to {end})",
    next="correct `from` or `to`",
)
IN_THE_FUTURE = Fault(
    code="VISIT_010",
    where="{where}",
    what="{given} is in the future (it is {now} now)",
    next="correct the time, or the clock of this computer",
)
NOT_OPEN = Fault(
    code="VISIT_011",
    where="{visit}",
    what="the visit is {state} and takes no more answers",
    next="after closing, change it with `inspector visit amend` and a reason",
)
NOT_CLOSED = Fault(
    code="VISIT_012",
    where="{visit}",
    what="the visit is {state}, not closed",
    next="close it first with `inspector visit close`",
)
UNCHECKED_LEFT = Fault(
    code="VISIT_013",
    where="{visit}",
    what="{count} items are unchecked: {items}",
    next="check them, or close with `--incomplete REASON`",
    exit=Exit.NO,
)
NOTHING_TO_UNDO = Fault(
    code="VISIT_014",
    where="{visit}",
    what="{steps} steps back were asked for and there are {left}",
    next="ask for fewer steps",
)
NOTHING_TO_REDO = Fault(
    code="VISIT_033",
    where="{visit}",
    what="{steps} steps were to be done again and there are {left}",
    next="only what was taken back last, with nothing new since, can be done again",
)
NO_SUCH_UNIT = Fault(
    code="VISIT_015",
    where="{text}",
    what="no unit has this id",
    next="see `inspector unit list`, or add it with `inspector unit add`",
)
NO_SUCH_PERSON = Fault(
    code="VISIT_016",
    where="{text}",
    what="no person has this id or name",
    next="see `inspector person list`, or add the person with `inspector person add`",
)
EMPTY_TEXT = Fault(
    code="VISIT_017",
    where="{field}",
    what="the text is empty",
    next="write something",
)
COVERT_UNSEALED = Fault(
    code="VISIT_018",
    where="{type}",
    what="a covert visitor's name is sealed for the office, and this laptop is not enrolled with "
    "one, or no longer",
    next="run `inspector key request -o FILE`, have the office answer, then `inspector key accept`",
)
NOTHING_FAILED = Fault(
    code="VISIT_019",
    where="{visit}",
    what="nothing failed in this visit, so there is nothing to re-inspect",
    next="open an ordinary visit of the unit",
)
NOTHING_ASKED = Fault(
    code="VISIT_020",
    where="{unit}",
    what="this checklist asks nothing of this kind of unit by this type and channel",
    next="choose another channel, type or checklist",
)
NO_SUCH_OCCURRENCE = Fault(
    code="VISIT_021",
    where="{item}",
    what="this occurrence is no longer there",
    next="look at the item again",
)
NO_SUCH_FINDING = Fault(
    code="VISIT_022",
    where="{text}",
    what="no finding has this id",
    next="see `inspector finding list`",
)
BAD_WINDOWS = Fault(
    code="VISIT_023",
    where="{name}",
    what="the number of windows {given} is not between 0 and 999",
    next="give the number of numbered posts; 0 when not known",
)
DUPLICATE_UNIT = Fault(
    code="VISIT_024",
    where="{name}",
    what="a unit of this name is registered already ({unit})",
    next="use that one, or tell them apart by name",
)
NOT_A_NUMBER = Fault(
    code="VISIT_025",
    where="{item}",
    what="{given} is no number that can have been measured",
    next="give a number from 0 up, in the unit that the item names",
)
TOO_LONG = Fault(
    code="VISIT_026",
    where="{field}",
    what="the text has {length} characters; the most is {most}",
    next="shorten it",
)
NO_OCCURRENCE = Fault(
    code="VISIT_028",
    where="{item}",
    what="nothing is said of what was seen",
    next="give at least one occurrence, or one tick",
)
NOT_OPEN_TO_ENTRY = Fault(
    code="VISIT_029",
    where="{item}",
    what="the rule of this item fixes the points, so `{field}` is not taken",
    next="remove it; a remark goes into the note of the occurrence",
)
IS_VOID = Fault(
    code="VISIT_030",
    where="{visit}",
    what="the visit is void and stays so",
    next="open a new visit of the unit",
)
ODD_CHARACTERS = Fault(
    code="VISIT_031",
    where="{field}",
    what="the text holds characters that cannot be seen ({codes})",
    next="type it again, without line breaks or control characters",
)
UNKNOWN_ITEM = Fault(
    code="VISIT_032",
    where="{item}",
    what="the checklist has no such item",
    next="see the items of the visit with `inspector visit show`",
)
EVIDENCE_UNKNOWN = Fault(
    code="VISIT_027",
    where="{item}",
    what="the visit has no evidence {given}",
    next="add the file first",
)
UNKNOWN_OPTION = Fault(
    code="VISIT_040",
    where="{item}",
    what="“{given}” is none of its answers",
    next="choose one of: {known}",
)
NOT_SO_MANY = Fault(
    code="VISIT_041",
    where="{item}",
    what="{count} options cannot be chosen at once",
    next="choose one; several, each once, only where the item says so",
)
OUTSIDE_BAND = Fault(
    code="VISIT_042",
    where="{item}",
    what="{given} points are not within {band}, which is {low} to {high}",
    next="enter points within the band, or choose another band",
)
NUMBERS_DIFFER = Fault(
    code="VISIT_043",
    where="{item}",
    what="not every number was given, or one that is not asked for",
    next="give each of these once: {known}",
)
PART_TOO_LARGE = Fault(
    code="VISIT_044",
    where="{item}",
    what="“{part}” is counted in “{whole}” and is more than it",
    next="check the two numbers",
)
TRIALS_DIFFER = Fault(
    code="VISIT_045",
    where="{item}",
    what="{given} trials were given, and {needed} have to be made",
    next="give every trial once",
)
UNKNOWN_CIRCUMSTANCE = Fault(
    code="VISIT_046",
    where="{item}",
    what="“{given}” is no circumstance of it",
    next="choose from: {known}",
)
UNKNOWN_FINDER = Fault(
    code="VISIT_047",
    where="{item}",
    what="no points are set for what “{given}” finds",
    next="choose from: {known}",
)
POINTS_AND_REASON_NEEDED = Fault(
    code="VISIT_048",
    where="{item}",
    what="points from {low} to {high}, with the reason, are to be entered",
    next="enter the points and the reason",
)
NOTHING_COUNTED = Fault(
    code="VISIT_049",
    where="{item}",
    what="from its beginning to its end not one {unit} is counted",
    next="correct the two times, or take the occurrence away",
)
NOT_ALLOWED = Fault(
    code="VISIT_070",
    where="{item}",
    what="{given} is not a number that the item allows: {allowed}",
    next="check the number and enter it again",
)
NOT_ASKED_NOW = Fault(
    code="VISIT_050",
    where="{item}",
    what="it is not asked now: {why}",
    next="nothing need be answered here; once its condition holds it is asked by itself",
)
UNKNOWN_COLUMN = Fault(
    code="VISIT_051",
    where="{item}",
    what="the checklist has no column {given}",
    next="use one of: {known}",
)
NO_POINTS = Fault(
    code="VISIT_078",
    where="{item}",
    what="{given} are no points that a column can give",
    next="give a number such as 19, 2.5 or -3, at most {most} either way",
)
TOO_FEW_INSTANCES = Fault(
    code="VISIT_071",
    where="visit {visit}",
    what="section {section} ({title}) was asked {count} times, and must be at least {least} times",
    next="add what is missing: inspector visit repeat {visit} {section} --add KEYS; "
    "or close it as incomplete: --incomplete REASON",
    exit=Exit.NO,
)
NOT_REPEATED = Fault(
    code="VISIT_072",
    where="{place}",
    what="{section} is no section that this visit asks more than once",
    next="sections that repeat here: {known}",
)
BAD_INSTANCE_KEY = Fault(
    code="VISIT_073",
    where="{place}",
    what="“{given}” cannot name one: up to 20 letters, digits, Chinese, - or _, "
    "and no private number",
    next="write a short number or name, such as 3 or 综合; several as 1-12,14",
)
INSTANCE_THERE = Fault(
    code="VISIT_074",
    where="{place}",
    what="{name} is there already",
    next="answer its items: their codes end in @{key}",
)
TOO_MANY_INSTANCES = Fault(
    code="VISIT_075",
    where="{place}",
    what="with these there would be {count}, and at most {most} are meant",
    next="add fewer, or take some away first",
)
NO_SUCH_INSTANCE = Fault(
    code="VISIT_076",
    where="{place}",
    what="{name} is not there",
    next="there are: {known}; add it first: inspector visit repeat {visit} {section} --add {key}",
)
ITEM_REPEATS = Fault(
    code="VISIT_077",
    where="{item}",
    what="it is asked once for each {called} of section {section}",
    next="say of which one, as in {code}@{key}; "
    "add one first where there is none: inspector visit repeat {visit} {section} --add {key}",
)
