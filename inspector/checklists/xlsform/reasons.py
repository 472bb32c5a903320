"""Why a cell of an XLSForm is not in the checklist, and what is to be done about it."""

from collections.abc import Mapping

from inspector.checklists.xlsform.form import Meaning
from inspector.checklists.xlsform.kinds import Kind
from inspector.i18n import N_, Pair, both

KINDS: Mapping[Kind, str] = {
    Kind.RANK: N_("An order of choices cannot be an answer; ask for one or several of them."),
    Kind.ELSEWHERE: N_(
        "The choices stand in another file or in an earlier answer; write them on the sheet "
        "“choices”."
    ),
    Kind.ACKNOWLEDGE: N_("A mere confirmation is no answer; ask whether the requirement is met."),
    Kind.PLACE: N_("A place on a map cannot be an answer; write where it was into the remark."),
    Kind.RECORDING: N_(
        "Sound and films cannot be answers; attach the file to the item as evidence."
    ),
    Kind.BARCODE: N_("A barcode cannot be read here; write its number into the remark."),
    Kind.DEVICE: N_("A visit keeps its times and its people by itself; nothing is to be done."),
    Kind.CALCULATE: N_(
        "A calculation over several questions cannot be carried; write a scoring rule instead."
    ),
    Kind.TEXT: N_(
        "A text is the remark of the item before it, and there is none; a visit keeps the unit, "
        "the people and the notes by itself."
    ),
    Kind.NOTE: N_("Nothing is asked beside this instruction, so no item can carry it."),
    Kind.OTHER: N_("A checklist has no question of this type; write it as an item by hand."),
}
"""What cannot be asked at all."""
COLUMNS: Mapping[str, str] = {
    "appearance": N_("How a question looks on a phone is not carried; what it asks is."),
    "parameters": N_("These parameters are not carried; set by hand what the item needs of them."),
    "default": N_("An item has no answer before it is checked, so there is no default."),
    "trigger": N_("A checklist calculates nothing on the way, so nothing is triggered."),
    "readonly": N_("Every item of a checklist can be answered."),
    "choice_filter": N_("All choices are offered, whatever was answered before."),
    "jr:count": N_("How often it is repeated is not carried."),
    "jr:constraintMsg": N_("The message has no bound to go with; the error of the item is shown."),
    "jr:requiredMsg": N_("A message of its own is not carried; what is missing is told anyway."),
    "entities:saveto": N_("Entities are not kept; a visit keeps its answers."),
    "media": N_("Pictures, sound and films beside a text are not carried."),
    "calculate": N_("A calculated answer is not carried; the item is answered by hand."),
    "constraint": N_("This condition on an answer is not carried; check the answer by eye."),
}
"""By what the column stands for, whole or its last part."""
PART_OF_LOST = N_("It belongs to a question or group that is not carried (row {row}).")
REPEATED = N_(
    "Its questions are asked once; note each window, clerk or call as an occurrence of its own."
)
LOOPED = N_("A loop over a list is not carried; its questions are asked once.")
SIGNED = N_("A drawing or a signature cannot be an answer; a visit has signatures of its own.")
DISABLED = N_("The row is switched off in the form.")
OTHER_LANGUAGE = N_("A checklist is in Chinese and English; this language is not carried.")
UNKNOWN_COLUMN = N_("XLSForm knows no column of this heading, and a checklist has no place for it.")
NO_HEADING = N_("There is no heading above it, or a long gap before it: readers pass it over.")
SETTING = N_("This is a setting of forms on a phone; a checklist has no use for it.")
OTHER_SHEET = N_("This sheet is not carried: a checklist has no place for what stands in it.")
FOREIGN_SHEET = N_("XLSForm does not know this sheet, so nothing of it was read.")
UNUSED_LIST = N_("No question that is carried uses this choice.")
UNFOLLOWED = N_(
    "A checklist cannot follow “{part}”, so the item is always asked; write its condition by hand."
)
NEVER = N_("By this condition the item would never be asked; it is carried without it.")
NOT_YET = N_("Conditions between items are not followed yet, so the item is always asked.")
OUT_OF_TURN = N_("A remark and a file can be given at any time, so this condition is not carried.")
REQUIRED_BY = N_("Every item that is asked has to be answered; a condition on that is not carried.")
OPTIONAL = N_("Every item that is asked has to be answered, or the visit is closed as incomplete.")
NOT_POINTS = N_("This is not a plain number of points; 0 are given.")
POINTLESS = N_("An answer of this form has no points without a rule; write the rule by hand.")
INSERTED = N_("An answer cannot be put into a text; it stands there as it is written.")
BAD_NAME = N_(
    "The name of a checklist has small letters, digits and “-”; it was named after the file."
)
POINTS_TWICE = N_("Other points count here: those of the question, or of a column before this one.")
COMMENT = N_("The row has no type, so it is a comment.")
EMPTY_GROUP = N_("Nothing in this group is carried.")
SECOND_SETTINGS = N_("Only the first row of the settings counts.")


def of_kind(kind: Kind) -> Pair:
    """Why a question of that type is not carried."""
    return both(KINDS.get(kind, KINDS[Kind.OTHER]))


def of_column(meaning: Meaning) -> Pair:
    """Why a column is not carried."""
    known = next((COLUMNS[one] for one in reversed(meaning) if one in COLUMNS), None)
    return both(known or UNKNOWN_COLUMN)
