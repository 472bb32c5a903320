"""What keeps a workspace locked."""

from inspector.errors import Exit, Fault

HELD = Fault(
    code="LOCK_001",
    where="{path}",
    what="another window or command is using this workspace",
    next="close the other one, or wait until it has finished",
    exit=Exit.LOCKED,
)
WRONG_PASSPHRASE = Fault(
    code="LOCK_002",
    where="{path}",
    what="the passphrase is wrong",
    next="type it again (mind Caps Lock and the input method); forgotten: `inspector recover`",
    exit=Exit.LOCKED,
)
WRONG_RECOVERY_KEY = Fault(
    code="LOCK_003",
    where="{path}",
    what="the recovery key belongs to another workspace, or to an older key of this one",
    next="use the recovery file that was made together with this workspace",
    exit=Exit.LOCKED,
)
