"""Backups made by themselves: in the background while nobody types, and when the app is left.

What cannot be done is told where it disturbs nobody: on the first screen's line of the last backup,
by `doctor`, and, when the app is left, on the sheet that the backup is waited for with.
"""

import time
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from inspector.errors import InspectorError
from inspector.errors.app import CANCELLED
from inspector.i18n import text
from inspector.services.backup_notes import standing
from inspector.tui.locking import Locking

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace
    from inspector.tui.screens.working import Teller

LOOK_S = 20.0
"""How often to look whether a backup is due, and how long nobody may have typed then."""
AGAIN_S = 600.0
"""How long to wait after a backup that failed."""
LETTING_GO_S = 5.0
"""How long leaving waits for a backup that was given up: a medium may never answer."""


class BackingUp(Locking):
    """An app that backs up what it has open."""

    def watch_for_backups(self) -> None:
        """Look now and then whether one is due; called once."""
        self._backup: Thread | None = None
        self._backup_given_up = Event()
        self._backup_not_before = 0.0
        self._is_backed_up_on_leaving = False
        self.set_interval(LOOK_S, self.back_up_if_due)

    @dataclass
    class BackedUp(Message):
        """A backup in the background is done, or has failed."""

        error: BaseException | None

    def back_up_if_due(self) -> None:
        """Make the backups that are due in the background, where their folders are there."""
        is_running = self._backup is not None and self._backup.is_alive()
        if is_running or time.monotonic() < self._backup_not_before or not self._is_backup_due():
            return
        if self._backup is not None and self.idle.seconds < LOOK_S:
            return
        workspace = self._workspace
        assert workspace is not None  # noqa: S101 - or none would be due
        self._backup_given_up.clear()
        self._backup = Thread(target=self._back_up, args=(workspace,), name="backup", daemon=True)
        self._backup.start()

    def give_up_backup(self) -> None:
        """Let go of a backup under way, as what it reads is about to be closed."""
        self._backup_given_up.set()
        if self._backup is not None:
            self._backup.join(LETTING_GO_S)

    @on(BackedUp)
    def backed_up(self, message: BackedUp) -> None:
        """Have the first screen tell it."""
        message.stop()
        if message.error is not None:
            self._backup_not_before = time.monotonic() + AGAIN_S
            if not isinstance(message.error, InspectorError):
                raise message.error
        if callable(read := getattr(self.screen, "read_status", None)):
            read()

    def action_app_quit(self) -> None:
        """Leave; what was written last is backed up first, where a backup is due."""
        if self._is_backed_up_on_leaving or self.is_locked or not self._is_backup_due():
            self.exit()
            return
        self._is_backed_up_on_leaving = True
        self.give_up_backup()
        from inspector.tui.screens.working import WorkSheet  # noqa: PLC0415 - not on the way in

        workspace = self._workspace
        assert workspace is not None  # noqa: S101 - or none would be due

        def do(teller: "Teller") -> bool:
            from inspector.services.scheduled import back_up_due  # noqa: PLC0415

            for one in back_up_due(workspace, progress=teller.share).missed:
                raise one.error
            return True

        def done(is_done: bool | None) -> None:
            # Else what went wrong stands there to be read; leaving again leaves.
            if is_done:
                self.exit()

        self.push_screen(WorkSheet(text("Backing up before leaving"), do), done)

    async def action_quit(self) -> None:
        """As the key that leaves from everywhere."""
        self.action_app_quit()

    def _is_backup_due(self) -> bool:
        workspace = self._workspace
        if workspace is None or not self.settings.backup_folders:
            return False
        from inspector.services.scheduled import folders_there  # noqa: PLC0415 - not on the way in

        due = standing(workspace.home, self.settings, workspace.clock.now()).due
        return bool(folders_there(due))

    def _back_up(self, workspace: "Workspace") -> None:
        def go_on(_done: int, _whole: int) -> None:
            if self._backup_given_up.is_set():
                raise InspectorError(CANCELLED, work=text("Back up"))

        error: BaseException | None = None
        try:
            from inspector.services.scheduled import back_up_due  # noqa: PLC0415 - as above

            missed = back_up_due(workspace, progress=go_on).missed
            error = missed[0].error if missed else None
        except BaseException as raised:  # noqa: BLE001 - raised again where it is looked at
            error = raised
        if not self._backup_given_up.is_set():
            self.post_message(self.BackedUp(error))
