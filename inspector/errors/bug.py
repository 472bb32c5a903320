"""Our own faults: what may be told of one without telling what anybody wrote."""

from inspector.errors import Exit, Fault

UNEXPECTED = Fault(
    code="BUG_001",
    where="inspector {version}",
    what="the program itself made a mistake ({kind} at {frames})",
    next="what was recorded before is kept; {details}send this line, which holds no names and no "
    "notes, to whoever looks after the program",
    exit=Exit.BUG,
)
NO_SUCH_REPORT = Fault(
    code="BUG_002",
    where="fault {number}",
    what="there is no report of that number; {known} are kept",
    next="see `inspector fault list`",
)
