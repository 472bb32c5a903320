"""What can be wrong with what is noted on the spot besides the items."""

from inspector.errors import Fault

ALL_LAPS_TAKEN = Fault(
    code="SPOT_001",
    where="{visit}",
    what="every moment of the service is noted already",
    next="correct one of them, or begin another service",
)
NO_SUCH_LAP = Fault(
    code="SPOT_002",
    where="{visit}",
    what="the moment `{lap}` was not noted",
    next="see the moments of the visit with `inspector visit show`",
)
STAFFED_OVER = Fault(
    code="SPOT_003",
    where="{field}",
    what="{staffed} windows staffed; at most {most} can be",
    next="count again: no more can be staffed than there are, or than are open",
)
OPEN_OVER = Fault(
    code="SPOT_004",
    where="{field}",
    what="{open} windows counted, of {total} that the unit has",
    next="count again, or correct the number of windows of the unit",
)
TOO_MANY_EMPTY = Fault(
    code="SPOT_005",
    where="{field}",
    what="{empty} windows named as empty; only {left} can be",
    next="count again, or name fewer",
)
NO_SUCH_SAMPLE = Fault(
    code="SPOT_006",
    where="{visit}",
    what="no windows were counted at {at}",
    next="see the samples of the visit with `inspector visit show`",
)
NOT_COUNTED = Fault(
    code="SPOT_007",
    where="{given}",
    what="no number of windows can be read from it",
    next="write how many are staffed, like 7, or open and staffed, like 8/7; then the empty ones",
)
COVERT_INSPECTOR = Fault(
    code="SPOT_008",
    where="{field}",
    what="nobody who was on a covert visit may be named on paper",
    next="leave the inspectors out; whoever serves the copy signs it by hand",
)
NO_WITNESS = Fault(
    code="SPOT_009",
    where="{field}",
    what="a refusal to sign counts only before a witness, and none is named",
    next="name the witness",
)
NOBODY_NAMED = Fault(
    code="SPOT_010",
    where="{field}",
    what="nothing is said of who signs",
    next="name an inspector, the head of the unit, or the refusal and its witness",
)
