"""What can go wrong in the app alone: before anything reaches a verb."""

from inspector.errors import Exit, Fault

NOT_A_NUMBER = Fault(
    code="APP_001",
    where="{item}",
    what="{given} is not a number",
    next="type digits, with a point if need be: 19 or 2.5",
)
NOT_A_TIME = Fault(
    code="APP_002",
    where="{field}",
    what="{given} is no time of day",
    next="type it as 09:41, from and to as 09:41-09:44, on another day as 11-02 09:41",
)
PASSPHRASES_DIFFER = Fault(
    code="APP_003",
    where="passphrase",
    what="the two are not the same",
    next="type the second one again",
)
NOT_A_COUNT = Fault(
    code="APP_004",
    where="{field}",
    what="{given} is not a whole number from 1 to 9999",
    next="count what was seen, at least 1",
)
NOT_A_DAY = Fault(
    code="APP_005",
    where="{field}",
    what="{given} is no day",
    next="type it as 2026-11-23",
)
FIELD_EMPTY = Fault(
    code="APP_006",
    where="{field}",
    what="nothing is entered here",
    next="fill it in, then go on",
)
CANCELLED = Fault(
    code="APP_008",
    where="{work}",
    what="it was cancelled; nothing was written",
    next="start it again whenever you like",
    exit=Exit.INTERRUPTED,
)
