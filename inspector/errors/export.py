"""What can go wrong with a document on its way out."""

from inspector.errors import Exit, Fault

LIBRARY_MISSING = Fault(
    code="EXPORT_001",
    where="{library}",
    what="this system library is needed to make a PDF and is not installed",
    next="install it: {command}",
)
RENDER_COMPLAINED = Fault(
    code="EXPORT_002",
    where="{template}",
    what="the document was not made, because its template or style sheet has a fault: {complaint}",
    next="correct the file, or take it away so that the shipped one is used again",
)
CHARACTER_MISSING = Fault(
    code="EXPORT_003",
    where="{characters}",
    what="no shipped typeface has these characters, they would print as empty boxes",
    next="write them in another way, or add a typeface in content/exports/fonts",
)
CONTENT_MISSING = Fault(
    code="EXPORT_004",
    where="{file}",
    what="this file of the document templates is missing",
    next="restore it, or install the program again",
)
TEMPLATE_BROKEN = Fault(
    code="EXPORT_005",
    where="{template}, line {line}",
    what="the template cannot be read: {complaint}",
    next="correct the file, or take it away so that the shipped one is used again",
)
PHOTO_MISSING = Fault(
    code="EXPORT_006",
    where="{sha256}",
    what="the copy of this photo that may leave is not in the workspace",
    next="run `inspector selfcheck`, which tells what is damaged, and restore a backup",
)
KEY_UNUSABLE = Fault(
    code="EXPORT_007",
    where="{subject}",
    what="the signing key cannot be used: {complaint}",
    next="see `inspector key show`; restore a backup if the key is damaged",
)
NO_SIGNATURE_PLACE = Fault(
    code="EXPORT_008",
    where="{template}",
    what="the template has no place for the signature",
    next='put one input with name="{field}" into it, or take the file away',
)
FILE_EXISTS = Fault(
    code="EXPORT_009",
    where="{file}",
    what="the file exists already and was not overwritten",
    next="give another name, or --force",
)
NOT_CLOSED = Fault(
    code="EXPORT_010",
    where="{visit}",
    what="the visit is {state}, so its findings are not final",
    next="close it, or let it be approved, first",
)
CANNOT_WRITE = Fault(
    code="EXPORT_011",
    where="{file}",
    what="the file cannot be written: {complaint}",
    next="choose a folder that exists and has room",
    exit=Exit.STORAGE,
)
WRONG_CLOCK = Fault(
    code="EXPORT_012",
    where="{now}",
    what="the signing certificate is valid from {start} to {until}, so this clock or it is wrong",
    next="set the clock of this computer; if it is right, the certificate has run out",
)
SERVED_TOO_EARLY = Fault(
    code="EXPORT_013",
    where="{visit}",
    what="served on {served} would be before the visit itself, on {visited}",
    next="give the day on which the unit received the findings, or none if it is not known yet",
)
