"""What can go wrong with a file that shall be evidence."""

from inspector.errors import Fault

NOT_EVIDENCE = Fault(
    code="EVIDENCE_001",
    where="{file}",
    what="this is no photo, PDF or recording of a known kind",
    next="give one of: {known}",
)
BROKEN_PHOTO = Fault(
    code="EVIDENCE_002",
    where="{file}",
    what="the photo is damaged and cannot be read",
    next="copy it from the camera or phone again",
)
TOO_MANY_PIXELS = Fault(
    code="EVIDENCE_003",
    where="{file}",
    what="the photo claims far more than {limit} megapixels, which is not read",
    next="take a smaller copy of it",
)
EMPTY_FILE = Fault(
    code="EVIDENCE_004",
    where="{file}",
    what="the file is empty",
    next="copy it from the camera or phone again",
)
TOO_LARGE = Fault(
    code="EVIDENCE_005",
    where="{where}",
    what="the file has {bytes} bytes; at most {most} are taken in",
    next="cut the recording, or hand it over outside the workspace and note where it is",
)
UNREADABLE = Fault(
    code="EVIDENCE_006",
    where="{where}",
    what="the file cannot be read: {reason}",
    next="check the path and that you may read it",
)
NOT_ATTACHED = Fault(
    code="EVIDENCE_007",
    where="{item}",
    what="no one file that begins with {given} is attached here",
    next="give the first digits of one of the files that `inspector evidence list` shows",
)
