"""What unlocks a workspace: trying it, changing it, setting it anew from the safe."""

from pathlib import Path
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import workspace as faults
from inspector.keys import keyslot
from inspector.keys.files import disk_faults
from inspector.keys.recovery import recovery_key_from_text
from inspector.services.opening import require_workspace
from inspector.services.presence import SLOT

SHORTEST: Final = 8
"""Characters of a passphrase."""


def check_passphrase_opens(home: Path, passphrase: str) -> None:
    """See that a passphrase is that of the workspace, which may be open meanwhile.

    Raises:
        InspectorError: WORKSPACE_002, when there is none; LOCK_002, when the passphrase is wrong.
    """
    require_workspace(home)
    keyslot.unlock(keyslot.read_keyslot(home / SLOT), passphrase, path=home)


def change_passphrase(home: Path, old: str, new: str) -> None:
    """Take another passphrase; data and recovery key stay as they are.

    Raises:
        InspectorError: LOCK_002, when the old one is wrong; WORKSPACE_008, for one too short.
    """
    require_workspace(home)
    check_passphrase(new)
    slot = keyslot.read_keyslot(home / SLOT)
    key = keyslot.unlock(slot, old, path=home)
    keyslot.write_keyslot(home / SLOT, keyslot.with_passphrase(slot, key, new))


def recover(home: Path, file: Path, new: str) -> None:
    """Set a new passphrase with the recovery file, where the old one is forgotten.

    Raises:
        InspectorError: KEY_001 to KEY_003, for a file without a whole key; LOCK_003, for another
            workspace's; WORKSPACE_008, for a passphrase too short.
    """
    require_workspace(home)
    check_passphrase(new)
    with disk_faults(file):
        told = file.read_bytes().decode("utf-8", errors="replace")
    slot = keyslot.read_keyslot(home / SLOT)
    key = keyslot.recover(slot, recovery_key_from_text(told), path=home)
    keyslot.write_keyslot(home / SLOT, keyslot.with_passphrase(slot, key, new))


def check_passphrase(passphrase: str) -> None:
    """See that a passphrase is not too short.

    Raises:
        InspectorError: WORKSPACE_008.
    """
    if len(passphrase) < SHORTEST:
        raise InspectorError(
            faults.WEAK_PASSPHRASE,
            field="passphrase",
            length=len(passphrase),
            least=SHORTEST,
        )
