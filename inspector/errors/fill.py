"""What can be wrong in a fill file, besides its form."""

from inspector.errors import Fault

NOT_A_TIME = Fault(
    code="FILL_001",
    where="{file}, line {line}",
    what="{given} is no time",
    next="write HH:MM on the day of the visit, or a date and time such as 2026-11-23T09:41+08:00",
)
FUTURE_TIME = Fault(
    code="FILL_002",
    where="{file}, line {line}",
    what="{given} is in the future (it is {now} now)",
    next="correct the time, or the clock of this computer",
)
NO_SUCH_FILE = Fault(
    code="FILL_003",
    where="{file}, line {line}",
    what="there is no file {given}",
    next="paths are relative to the fill file; check the name",
)
WRONG_PLACE = Fault(
    code="FILL_004",
    where="{file}, line {line}",
    what="{item} is answered under `{right}`, not here",
    next="move it to `{right}`",
)
NO_SUCH_SERVICE = Fault(
    code="FILL_008",
    where="{file}, line {line}",
    what="{given} is no number of a service",
    next="write 1 for the first one, up to {most}",
)
UNKNOWN_SECTION = Fault(
    code="FILL_005",
    where="{file}, line {line}",
    what="the checklist has no section {given}",
    next="use: {known}",
)
WRONG_FORMAT = Fault(
    code="FILL_006",
    where="{file}, line {line}",
    what="format {given} is not known",
    next="this program reads format 1; a newer one may be needed",
)
OTHER_ANSWERS_KEY = Fault(
    code="FILL_007",
    where="{file}, line {line}",
    what="`{key}` does not go with this answer and would be lost",
    next="remove it, or write it under `notes`",
)
NOT_CORRECTED = Fault(
    code="FILL_009",
    where="{file}, line {line}",
    what="it is told how it was corrected, and that it was not",
    next="remove `corrected_note`, or write `corrected: true`",
)
ANSWER_UNSAID = Fault(
    code="FILL_010",
    where="{file}, line {line}",
    what="item {item} is not answered in its form",
    next="write for it: {keys}",
)
