"""What can be wrong with a file that came from another computer."""

from inspector.errors import Fault

NOT_OURS = Fault(
    code="TRAVEL_001",
    where="{file}",
    what="this is no file of this program, or it was cut off at its beginning",
    next="give the file that the other computer wrote, unopened and unchanged",
)
OTHER_KIND = Fault(
    code="TRAVEL_002",
    where="{file}",
    what="this is another file ({kind}); what is needed here: {wanted}",
    next="look for the other file; `inspector key request` makes requests, "
    "`inspector office enrol` makes enrolments",
)
NEWER = Fault(
    code="TRAVEL_003",
    where="{file}",
    what="a newer program wrote it (form {version}; this one reads {known})",
    next="bring this computer's program up to date, then try again",
)
ALTERED = Fault(
    code="TRAVEL_004",
    where="{file}",
    what="it is not as it was written: damaged on the way, or altered by somebody",
    next="copy it again from the other computer; if that does not help, have it made anew",
)
NOT_FOR_US = Fault(
    code="TRAVEL_005",
    where="{file}",
    what="it was encrypted for another computer; this one has no key to it",
    next="take it to the computer that it was made for, or have one made for this computer",
)
CANNOT_READ = Fault(
    code="TRAVEL_006",
    where="{file}",
    what="the file cannot be read: {reason}",
    next="check the path and that you may read it",
)
CLOCK = Fault(
    code="TRAVEL_007",
    where="{file}",
    what="it was made at {made}, but the clock of this computer says {now}",
    next="set the clock that is wrong; if it was the other one's, make the file anew there",
)
