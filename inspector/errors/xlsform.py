"""Errors of forms in XLSForm; `said` is pyxform's own sentence, which is English."""

from inspector.errors import Fault

REFUSED = Fault(
    code="XLSFORM_001",
    where="{place}",
    what="pyxform, which reads XLSForm, refuses this: {said}",
    next="Correct the form and import it again.",
)
SHEET_REFUSED = Fault(
    code="XLSFORM_002",
    where="{place}",
    what="pyxform, which reads XLSForm, refuses this sheet: {said}",
    next="Correct the form and import it again.",
)
UNKNOWN_TYPE = Fault(
    code="XLSFORM_003",
    where="{place}",
    what="XLSForm has no such type of question (pyxform: {said})",
    next="Write a type that XLSForm knows, such as text, integer or select_one LIST.",
)
NO_CHOICES = Fault(
    code="XLSFORM_004",
    where="{place}",
    what="the question's list of choices is missing (pyxform: {said})",
    next="Add the list to the sheet “choices”, or correct its name here.",
)
NAME_TWICE = Fault(
    code="XLSFORM_005",
    where="{place}",
    what="this name was already given (pyxform: {said})",
    next="Give each question, and each choice of a list, a name of its own.",
)
BAD_NAME = Fault(
    code="XLSFORM_006",
    where="{place}",
    what="the name is missing or has a form that is not allowed (pyxform: {said})",
    next="Write a name of letters, digits, “_”, “-” and “.” that begins with a letter.",
)
BAD_REFERENCE = Fault(
    code="XLSFORM_007",
    where="{place}",
    what="a reference to another question leads nowhere (pyxform: {said})",
    next="Write the name of a question of this form in braces after “$”: ${{name}}.",
)
UNMATCHED = Fault(
    code="XLSFORM_008",
    where="{place}",
    what="a group or repeat begins without ending, or ends without beginning (pyxform: {said})",
    next="Give every begin_group an end_group, and every begin_repeat an end_repeat.",
)
NO_HEADING = Fault(
    code="XLSFORM_009",
    where="{place}",
    what="a heading that XLSForm needs is missing from the first row (pyxform: {said})",
    next="Write the headings into the first row: type, name and label on the sheet “survey”.",
)
HEADING_TWICE = Fault(
    code="XLSFORM_010",
    where="{place}",
    what="the heading “{heading}” was already given in this row",
    next="Rename or remove one of the two columns.",
)
NO_LABEL = Fault(
    code="XLSFORM_011",
    where="{place}",
    what="the question has neither a label nor a hint (pyxform: {said})",
    next="Write into its label what is to be checked.",
)
STUMBLED = Fault(
    code="XLSFORM_012",
    where="{place}",
    what="pyxform, which reads XLSForm, cannot cope with this: {said}",
    next="Write this row more plainly, or leave it out, and import the form again.",
)
CIRCLE = Fault(
    code="XLSFORM_013",
    where="{place}",
    what="the condition leads back to its own question: {way}",
    next="Break the circle: a question can depend only on what is asked before it.",
)
NOTHING_TO_ASK = Fault(
    code="XLSFORM_014",
    where="{place}",
    what="the form has no question that a checklist can ask",
    next="Add a question that a checklist can ask: select_one, select_multiple, integer, decimal.",
)
MORE = Fault(
    code="XLSFORM_015",
    where="{place}",
    what="these are the first {count} faults of the form; there may be more",
    next="Correct them and import the form again.",
)

NOTE = Fault(
    code="XLSFORM_101",
    where="{place}",
    what="pyxform, which reads XLSForm, remarks: {said}",
    next="Nothing has to be done; see whether it matters to the checklist.",
)
YES_IS_MET = Fault(
    code="XLSFORM_102",
    where="{place}",
    what="the list “{list}” does not say which answer is good; “{word}” was read as compliant",
    next="Where “{word}” means that something is wrong, turn the requirement's wording round.",
)
ONE_LANGUAGE = Fault(
    code="XLSFORM_103",
    where="{place}",
    what="the form has no {language} texts; the others stand in their place",
    next="Add the {language} texts to the checklist file, or leave them as they are.",
)
UNSCORED = Fault(
    code="XLSFORM_104",
    where="{place}",
    what="the form gives no points, so the checklist is not scored",
    next="Add a column “points” to the sheets “survey” or “choices” and import the form again, "
    "or write points into the checklist file.",
)
ROUNDS_MEAN = Fault(
    code="XLSFORM_105",
    where="{place}",
    what="the form does not say how the results of several rounds become one; their mean is taken",
    next="Where it is not meant so, write `together: sum` or `together: lowest` into the "
    "checklist file.",
)
TOO_LARGE = Fault(
    code="XLSFORM_016",
    where="{place}",
    what="the form has {count} {what}; at most {limit} are read",
    next="Check that it is the right file, or divide the form into several.",
)
