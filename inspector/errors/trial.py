"""What cannot be done while a draft checklist is tried."""

from inspector.errors import Fault

NO_FILES = Fault(
    code="TRIAL_001",
    where="Trial of a draft",
    what="a pretended visit takes no files",
    next="Open a real visit for that.",
)
