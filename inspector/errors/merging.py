"""What can go wrong with what was brought back."""

from inspector.errors import Exit, Fault

NO_SUCH_BUNDLE = Fault(
    code="MERGE_001",
    where="{text}",
    what="nothing that was merged here has this id",
    next="see `inspector office arrivals`; the last 6 digits are enough",
)
WITHDRAWN_ALREADY = Fault(
    code="MERGE_002",
    where="{bundle}",
    what="this is withdrawn already",
    next="nothing is left to do; `inspector office reinstate` takes it in again",
)
NOT_WITHDRAWN = Fault(
    code="MERGE_003",
    where="{bundle}",
    what="this is not withdrawn",
    next="nothing is left to do",
)
NO_RECEIPT = Fault(
    code="MERGE_004",
    where="{bundle}",
    what="this bundle got no receipt: its device is not enrolled here, or was revoked",
    next="enrol the laptop, then merge the bundle again",
)
BROUGHT_NOTHING = Fault(
    code="MERGE_005",
    where="{bundle}",
    what="this bundle brought nothing that was not here before",
    next="withdraw the bundle that brought it first; `inspector office arrivals` lists them",
)
NO_ROOM = Fault(
    code="MERGE_009",
    where="{home}",
    what="the disk here is full: {done} of {count} bundles are taken in, and no event of the next",
    next="make room, then run the same merge again: it goes on there",
    exit=Exit.STORAGE,
)
