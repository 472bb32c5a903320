"""What can go wrong when a deadline is counted."""

from inspector.errors import Fault

BAD_DAY = Fault(
    code="DEADLINE_001",
    where="{day}",
    what="there is no such day",
    next="write year, month and day as 2026-11-23",
)
BAD_CLASS = Fault(
    code="DEADLINE_002",
    where="{due_class}",
    what="this kind of deadline is not known",
    next="use 5wd (working days), 30d (days), 1m (months), same-day, same-day+3wd or handover",
)
START_OUT_OF_RANGE = Fault(
    code="DEADLINE_003",
    where="{day}",
    what="deadlines are counted from {first} to {last}",
    next="give a day within these years",
)
END_OUT_OF_RANGE = Fault(
    code="DEADLINE_004",
    where="{day} {due_class}",
    what="the deadline would end past {last}, beyond the calendar",
    next="take a shorter deadline",
)
