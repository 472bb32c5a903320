"""What can be wrong with a key that a person holds."""

from inspector.errors import Exit, Fault

NO_RECOVERY_KEY = Fault(
    code="KEY_001",
    where="recovery key",
    what="no recovery key of 14 groups of 5 characters is in this text",
    next="give the recovery file, or copy the whole key from paper, all 14 groups",
    exit=Exit.LOCKED,
)
MISTYPED_GROUP = Fault(
    code="KEY_002",
    where="recovery key, group {group}",
    what="{given} does not pass its check character: something in it is mistyped",
    next="compare this group with the paper again",
    exit=Exit.LOCKED,
)
MISTYPED_KEY = Fault(
    code="KEY_003",
    where="recovery key",
    what="every group looks right by itself, but not all together",
    next="compare the order of the groups, then each character, with the paper",
    exit=Exit.LOCKED,
)
EMPTY_PASSPHRASE = Fault(
    code="KEY_004",
    where="passphrase",
    what="it is empty",
    next="choose a passphrase; several words are easy to remember and hard to guess",
    exit=Exit.LOCKED,
)
NAME_NOT_OURS = Fault(
    code="KEY_005",
    where="sealed name",
    what="it was not sealed to this workspace, or is damaged",
    next="open it in the workspace that the visit was recorded in",
)
SIGNER_DAMAGED = Fault(
    code="KEY_006",
    where="signing certificate",
    what="the file that holds it is damaged",
    next="make a new certificate with `inspector key renew`",
    exit=Exit.STORAGE,
)
