"""Our own faults: what may be told of one without telling what anybody wrote."""

from inspector.errors import Exit, Fault

UNEXPECTED = Fault(
    code="BUG_001",
    where="inspector {version}",
    what="the program itself made a mistake ({kind} at {frames})",
    next="what was recorded before is kept; send this line, which holds no names and no notes, "
    "to whoever looks after the program",
    exit=Exit.BUG,
)
