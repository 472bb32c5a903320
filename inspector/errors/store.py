"""What can go wrong where data rests: the disk, the database, its history, evidence, backups."""

from inspector.errors import Exit, Fault

DISK_FULL = Fault(
    code="STORE_001",
    where="{path}",
    what="the disk is full; what was saved before is safe, the last entry was not saved",
    next="keep this open, delete files that are not needed, then save again",
    exit=Exit.STORAGE,
)
DAMAGED = Fault(
    code="STORE_002",
    where="{path}",
    what="the database is damaged ({detail})",
    next="make a copy of the folder, then bring back the last backup with `inspector restore`",
    exit=Exit.STORAGE,
)
READ_ONLY = Fault(
    code="STORE_003",
    where="{path}",
    what="this place cannot be written to ({detail})",
    next="check the rights of the folder and the write lock of the medium",
    exit=Exit.STORAGE,
)
DISK_FAILED = Fault(
    code="STORE_004",
    where="{path}",
    what="the disk does not answer as it should ({detail})",
    next="check the disk and its cable, then try again; copy the workspace elsewhere soon",
    exit=Exit.STORAGE,
)
NEWER_SCHEMA = Fault(
    code="STORE_005",
    where="{path}",
    what="a newer version of this program wrote the workspace (schema {found}, known {known})",
    next="update this program",
    exit=Exit.STORAGE,
)
NO_DATABASE = Fault(
    code="STORE_006",
    where="{path}",
    what="the workspace's database is missing",
    next="bring back the last backup with `inspector restore`",
    exit=Exit.STORAGE,
)
HISTORY_DAMAGED = Fault(
    code="STORE_007",
    where="log {log}, event {seq}",
    what="the sealed history does not hold together ({detail})",
    next="run `inspector selfcheck`, and bring back the last backup with `inspector restore`",
    exit=Exit.STORAGE,
)
BACKUP_DAMAGED = Fault(
    code="STORE_008",
    where="{path}",
    what="this is no whole backup ({detail}); nothing was restored",
    next="use another copy of the backup",
)
NOT_EMPTY = Fault(
    code="STORE_009",
    where="{path}",
    what="the folder is not empty",
    next="name a new folder",
)
EVIDENCE_MISSING = Fault(
    code="STORE_010",
    where="evidence {sha256}",
    what="the file is not in the workspace",
    next="add the same file again, or bring back a backup that holds it",
    exit=Exit.STORAGE,
)
EVIDENCE_DAMAGED = Fault(
    code="STORE_011",
    where="evidence {sha256}",
    what="the stored file is damaged",
    next="add the same file again, or bring back a backup that holds it",
    exit=Exit.STORAGE,
)
KEYSLOT_DAMAGED = Fault(
    code="STORE_012",
    where="{path}",
    what="the file that holds the locked key is damaged ({detail})",
    next="bring back the last backup with `inspector restore`; the passphrase is not at fault",
    exit=Exit.STORAGE,
)
CONTENT_MISSING = Fault(
    code="STORE_013",
    where="checklist {digest}",
    what="the frozen checklist that a visit was made with is not in the workspace",
    next="bring back the last backup with `inspector restore`",
    exit=Exit.STORAGE,
)
NO_FILE = Fault(
    code="STORE_014",
    where="{path}",
    what="there is no such file",
    next="check the name and the folder",
)
PROJECTION_DAMAGED = Fault(
    code="STORE_015",
    where="{table} {key}",
    what="what was computed from the history here is damaged; what people entered is not",
    next="run `inspector selfcheck --rebuild`, which computes it anew",
    exit=Exit.STORAGE,
)
CONTENT_DAMAGED = Fault(
    code="STORE_016",
    where="checklist {digest}",
    what="the frozen checklist that a visit was made with was changed",
    next="bring back the last backup with `inspector restore`",
    exit=Exit.STORAGE,
)
SOURCE_CHANGED = Fault(
    code="STORE_017",
    where="{path}",
    what="the file was still being written while it was read; nothing was taken in",
    next="wait until the camera or the copying is done, then add it again",
)
