"""What can be wrong with a file that somebody hands in to be judged."""

from inspector.errors import Exit, Fault

NOT_OURS = Fault(
    code="VERIFY_001",
    where="{file}",
    what="this is none of the documents that can be verified",
    next="give a PDF of findings that this program made",
)
CHANGED_CONTENT = Fault(
    code="VERIFY_002",
    where="{field}",
    what="the file is not the one that was signed: bytes under the signature were changed",
    next="ask the office for the file again; do not rely on this one",
    exit=Exit.NO,
)
CHANGED_AFTERWARDS = Fault(
    code="VERIFY_003",
    where="{field}",
    what="something was added to the file after it was signed",
    next="ask the office for the file again; do not rely on this one",
    exit=Exit.NO,
)
UNKNOWN_SIGNER = Fault(
    code="VERIFY_004",
    where="{signer}",
    what="the signature is intact, but nothing here says that this certificate is the office's",
    next="get the office's certificate by another way, compare its SHA-256, and give --trust",
    exit=Exit.NO,
)
NO_SIGNATURE = Fault(
    code="VERIFY_005",
    where="{file}",
    what="the file carries no signature",
    next="ask the office for the signed file",
    exit=Exit.NO,
)
BROKEN_SIGNATURE = Fault(
    code="VERIFY_006",
    where="{field}",
    what="the signature is damaged, or is not one that this program makes",
    next="ask the office for the file again; do not rely on this one",
    exit=Exit.NO,
)
OUTSIDE_VALIDITY = Fault(
    code="VERIFY_007",
    where="{signer}",
    what="the signer's certificate is valid from {start} to {end}, the signature claims {claimed}",
    next="ask the office for a file signed with a valid certificate",
    exit=Exit.NO,
)
NOT_CERTIFIED = Fault(
    code="VERIFY_008",
    where="{field}",
    what="the signature does not forbid changes, as the findings of this program do",
    next="ask the office for the file again; do not rely on this one",
    exit=Exit.NO,
)
UNREADABLE = Fault(
    code="VERIFY_009",
    where="{file}",
    what="the file is damaged and cannot be read as a PDF",
    next="ask the office for the file again",
    exit=Exit.NO,
)
BAD_CERTIFICATE = Fault(
    code="VERIFY_010",
    where="{file}",
    what="this is no certificate",
    next="give a PEM file that `inspector key show -o` wrote",
)
UNSUITABLE = Fault(
    code="VERIFY_011",
    where="{field}",
    what="the signer's certificate is not one for signing documents",
    next="ask the office for a file signed with its document certificate",
    exit=Exit.NO,
)
CANNOT_READ = Fault(
    code="VERIFY_012",
    where="{file}",
    what="the file cannot be read: {reason}",
    next="check the path and that you may read it",
)
REVOKED = Fault(
    code="VERIFY_013",
    where="{signer}",
    what="the office revoked this device at {since}; the signature claims {claimed}",
    next="do not rely on this file; ask the office for one signed by another device",
    exit=Exit.NO,
)
