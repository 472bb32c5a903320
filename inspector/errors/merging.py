"""What can go wrong with what was brought back."""

from inspector.errors import Fault

NO_SUCH_BUNDLE = Fault(
    code="MERGE_001",
    where="{bundle}",
    what="nothing that was merged here has this id",
    next="give the whole id that the merge printed",
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
