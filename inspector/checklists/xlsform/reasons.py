"""Why a cell of an XLSForm is not in the checklist, and what is to be done about it."""

from collections.abc import Mapping

from inspector.checklists.xlsform.form import Meaning
from inspector.checklists.xlsform.kinds import Kind
from inspector.i18n import N_, Pair, both

KINDS: Mapping[Kind, str] = {
    Kind.RANK: N_("an order of choices cannot be an answer; ask for one or several of them"),
    Kind.ELSEWHERE: N_(
        "the choices stand in another file or in an earlier answer; write them on the sheet "
        "“choices”"
    ),
    Kind.ACKNOWLEDGE: N_("a mere confirmation is no answer; ask whether the requirement is met"),
    Kind.PLACE: N_("a place on a map cannot be an answer; write where it was into the remark"),
    Kind.RECORDING: N_(
        "sound and films cannot be answers; attach the file to the item as evidence"
    ),
    Kind.BARCODE: N_("a barcode cannot be read here; write its number into the remark"),
    Kind.DEVICE: N_("a visit keeps its times and its people by itself; nothing is to be done"),
    Kind.CALCULATE: N_(
        "a calculation over several questions cannot be carried; write a scoring rule instead"
    ),
    Kind.TEXT: N_(
        "a text is the remark of the item before it, and there is none; a visit keeps the unit, "
        "the people and the notes by itself"
    ),
    Kind.NOTE: N_("nothing is asked beside this instruction, so no item can carry it"),
    Kind.OTHER: N_("a checklist has no question of this type; write it as an item by hand"),
}
"""What cannot be asked at all."""
COLUMNS: Mapping[str, str] = {
    "appearance": N_("how a question looks on a phone is not carried; what it asks is"),
    "parameters": N_("these parameters are not carried; set by hand what the item needs of them"),
    "default": N_("an item has no answer before it is checked, so there is no default"),
    "trigger": N_("a checklist calculates nothing on the way, so nothing is triggered"),
    "readonly": N_("every item of a checklist can be answered"),
    "choice_filter": N_("all choices are offered, whatever was answered before"),
    "jr:count": N_("whoever inspects says which there are; nothing else decides how many"),
    "jr:constraintMsg": N_("the message has no bound to go with; the error of the item is shown"),
    "jr:requiredMsg": N_("a message of its own is not carried; what is missing is told anyway"),
    "entities:saveto": N_("entities are not kept; a visit keeps its answers"),
    "media": N_("pictures, sound and films beside a text are not carried"),
    "calculate": N_("a calculated answer is not carried; the item is answered by hand"),
    "constraint": N_("this condition on an answer is not carried; check the answer by eye"),
}
"""By what the column stands for, whole or its last part."""
PART_OF_LOST = N_("it belongs to a question or group that is not carried (row {row})")
REPEATED_WITHIN = N_(
    "a repeat within a repeat is not carried; its questions are asked once in each round of the "
    "outer one"
)
KEYED = N_(
    "which one a round is about, its key says: the window's number, the staff number; "
    "write anything else as an item by hand"
)
LOOPED = N_("a loop over a list is not carried; its questions are asked once")
SIGNED = N_("a drawing or a signature cannot be an answer; a visit has signatures of its own")
DISABLED = N_("the row is switched off in the form")
OTHER_LANGUAGE = N_("a checklist is in Chinese and English; this language is not carried")
UNKNOWN_COLUMN = N_("XLSForm knows no column of this heading, and a checklist has no place for it")
NO_HEADING = N_("there is no heading above it, or a long gap before it: readers pass it over")
SETTING = N_("this is a setting of forms on a phone; a checklist has no use for it")
OTHER_SHEET = N_("this sheet is not carried: a checklist has no place for what stands in it")
FOREIGN_SHEET = N_("XLSForm does not know this sheet, so nothing of it was read")
UNUSED_LIST = N_("no question that is carried uses this choice")
UNFOLLOWED = N_(
    "a checklist cannot follow “{part}”, so the item is always asked; write its condition by hand"
)
NEVER = N_("by this condition the item would never be asked; it is carried without it")
OUT_OF_TURN = N_("a remark and a file can be given at any time, so this condition is not carried")
REQUIRED_BY = N_("every item that is asked has to be answered; a condition on that is not carried")
OPTIONAL = N_("every item that is asked has to be answered, or the visit is closed as incomplete")
NOT_POINTS = N_("this is not a plain number of points; 0 are given")
POINTLESS = N_("an answer of this form has no points without a rule; write the rule by hand")
INSERTED = N_("an answer cannot be put into a text; it stands there as it is written")
BAD_NAME = N_(
    "the name of a checklist has small letters, digits and “-”; it was named after the file"
)
POINTS_TWICE = N_("other points count here: those of the question, or of a column before this one")
RULE_NAMELESS = N_("a rule has no name, so nothing can ask for what it comes to")
COMMENT = N_("the row has no type, so it is a comment")
EMPTY_GROUP = N_("nothing in this group is carried")
SECOND_SETTINGS = N_("only the first row of the settings counts")


def of_kind(kind: Kind) -> Pair:
    """Why a question of that type is not carried."""
    return both(KINDS.get(kind, KINDS[Kind.OTHER]))


def of_column(meaning: Meaning) -> Pair:
    """Why a column is not carried."""
    known = next((COLUMNS[one] for one in reversed(meaning) if one in COLUMNS), None)
    return both(known or UNKNOWN_COLUMN)
