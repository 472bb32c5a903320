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
NO_PKCS12 = Fault(
    code="KEY_007",
    where="{file}",
    what="this is no PKCS#12 file, or its passphrase is another one",
    next="give a file that ends in .p12 or .pfx, and its passphrase with --file-passphrase-file",
)
INCOMPLETE_PKCS12 = Fault(
    code="KEY_008",
    where="{file}",
    what="it does not hold a private key together with the certificate of that key",
    next="export both into one PKCS#12 file",
)
UNFIT_KEY = Fault(
    code="KEY_009",
    where="{file}",
    what="its key is of a kind that cannot be used here: only ECDSA P-256, and RSA from 2048 bits",
    next="ask the issuer for a certificate with such a key; SM2 keys and keys on a token cannot be "
    "used",
)
UNFIT_PURPOSE = Fault(
    code="KEY_010",
    where="{file}",
    what="its certificate is neither for signing documents nor for issuing certificates",
    next="ask the issuer for one that is",
)
OUTSIDE_VALIDITY = Fault(
    code="KEY_011",
    where="{file}",
    what="its certificate is valid from {start} to {until}, and not now",
    next="ask the issuer for another, or set the clock of this computer if it is wrong",
)
