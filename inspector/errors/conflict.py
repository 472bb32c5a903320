"""What can go wrong when a conflict is settled."""

from inspector.errors import Exit, Fault

NO_SUCH_CONFLICT = Fault(
    code="CONFLICT_001",
    where="{text}",
    what="no conflict has this id; it may be settled by now",
    next="see `inspector office conflicts`; the last 6 digits are enough",
)
NO_SUCH_HEAD = Fault(
    code="CONFLICT_002",
    where="{conflict}",
    what="there is no value number {given}; there are {count}",
    next="take one from 1 to {count}",
)
ONE_OF_THEM = Fault(
    code="CONFLICT_003",
    where="{conflict}",
    what="it takes either the number of a value or a new one",
    next="give one of `--take N` and `--value ANSWER`",
    exit=Exit.USAGE,
)
ONLY_ANSWERS = Fault(
    code="CONFLICT_004",
    where="{conflict}",
    what="only an answer can be given anew here",
    next="take one of the values with `--take N`",
)
