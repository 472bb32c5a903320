"""What can go wrong with a workspace as a whole."""

from inspector.errors import Exit, Fault

NOT_EMPTY = Fault(
    code="WORKSPACE_001",
    where="{home}",
    what="the folder is not empty",
    next="choose a new folder with --home; nothing here was changed",
)
NO_WORKSPACE = Fault(
    code="WORKSPACE_002",
    where="{home}",
    what="there is no workspace here",
    next="make one with `inspector init`, or name another folder with --home",
)
RECOVERY_INSIDE = Fault(
    code="WORKSPACE_003",
    where="{file}",
    what="the recovery file would lie inside the workspace that it is to recover",
    next="put it elsewhere, best on a stick that is locked away",
)
FILE_EXISTS = Fault(
    code="WORKSPACE_005",
    where="{file}",
    what="the file exists already and was not overwritten",
    next="give another name, or --force",
)
UNFINISHED = Fault(
    code="WORKSPACE_007",
    where="{home}",
    what="making this workspace was interrupted, and nothing was kept in it yet",
    next="remove the folder and run `inspector init` again",
)
WEAK_PASSPHRASE = Fault(
    code="WORKSPACE_008",
    where="{field}",
    what="the passphrase has {length} characters; at least {least} are needed",
    next="take a few words that only you put together",
)
BACKUP_INSIDE = Fault(
    code="WORKSPACE_009",
    where="{file}",
    what="the backup would lie inside the workspace, and be lost together with it",
    next="put it elsewhere, best on another disk or a stick",
)
IS_FOLDER = Fault(
    code="WORKSPACE_010",
    where="{file}",
    what="this is a folder, and one file is to be written",
    next="name a file in it",
)
NO_FOLDER = Fault(
    code="WORKSPACE_011",
    where="{folder}",
    what="there is no such folder",
    next="name a folder that exists, or make it first",
)
COPY_UNSOUND = Fault(
    code="WORKSPACE_012",
    where="{file}",
    what="the backup does not read back as it was written ({detail}), and was not kept",
    next="use another medium; backups made before are as they were",
    exit=Exit.STORAGE,
)
FOLDER_AWAY = Fault(
    code="WORKSPACE_013",
    where="{folder}",
    what="the folder for backups is not there, and no backup was made in it",
    next="put the medium in, or change `backup_folders` in the settings",
)
NOT_WHOLE_PATH = Fault(
    code="WORKSPACE_014",
    where="{folder}",
    what="a folder for backups has to be told from the root on, and no backup was made in it",
    next="write it in full in `backup_folders` of the settings: /media/usb/backups",
)
NO_ROOM = Fault(
    code="WORKSPACE_015",
    where="{folder}",
    what="there is no room left, and no backup was made in it; earlier ones are as they were",
    next="make room there, or keep backups of fewer days: `backup_days` in the settings",
)
