"""The app: which screen comes first, what works everywhere, how it ends."""

import asyncio
import gc
import signal
import sys
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen

from inspector.errors import Exit, InspectorError
from inspector.i18n import Lang, text
from inspector.services.presence import workspace_exists
from inspector.services.settings import Reading
from inspector.tui.backing_up import BackingUp
from inspector.tui.drafts import Drafts
from inspector.tui.locking import LOOK_S
from inspector.tui.themes import THEMES
from inspector.tui.type_ahead import TypeAhead

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from inspector.clock import Clock
    from inspector.domain.masking import Counts
    from inspector.services.drafts import Fields
    from inspector.services.workspace import Workspace

GLOBAL_KEYS = (
    ("f1,question_mark,fullwidth_question_mark", "app.help"),
    ("ctrl+p", "app.palette"),
    ("f2", "app.language"),
    ("f3", "app.theme"),
    ("f4", "app.settings"),
    ("ctrl+l", "app.lock"),
    ("ctrl+q", "app.quit"),
)
"""As `commands.py` declares them, which a test compares; here, for a light first paint."""


class InspectorApp(BackingUp, TypeAhead):
    """Walks visits of one workspace."""

    TITLE = "inspector"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = "*"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own shape
        (0, "-tight"),
        (100, "-roomy"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as above
        (0, "-dense"),
        (34, "-airy"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            keys,
            command_id.replace(".", "_"),
            id=command_id,
            show=False,
            priority=command_id not in {"app.help", "app.palette"},
        )
        for keys, command_id in GLOBAL_KEYS
    ]

    def __init__(
        self,
        home: Path,
        *,
        door: "Workspace | InspectorError | None" = None,
        reading: Reading | None = None,
        system_lang: Lang | None = None,
    ) -> None:
        """Begin at the first screen, or before the door.

        Args:
            home: Of the workspace.
            door: The workspace, open already; or why it is not; None asks for the passphrase.
            reading: The settings, where they were read already.
            system_lang: Spoken where the settings leave it open; None: the one spoken now.
        """
        self.home = home
        self._refused = door if isinstance(door, InspectorError) else None
        self._workspace = None if isinstance(door, InspectorError) else door
        self._pretended: Workspace | None = None
        self._drafts_apart: Drafts | None = None
        """Those of the real workspace, while another one is pretended."""
        super().__init__(driver_class=_driver(), css_path=self._first_styles())
        self.drafts = Drafts(self._keep_draft)
        self._told: Counts = {}
        """What was masked, as far as it was said."""
        self.is_leaving = False
        self.amending: dict[str, str] = {}
        """Reasons of the amendments under way, by visit."""
        self.watch_for_idleness()
        self.prefer(reading, system_lang)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, also before a theme is set."""
        return dict(THEMES[0].variables)

    def get_default_screen(self) -> Screen[None]:
        """Unlock, or make a workspace first."""
        if self._workspace is not None:
            from inspector.tui.screens.home import HomeScreen  # noqa: PLC0415 - first paint

            return HomeScreen(self._workspace)
        if workspace_exists(self.home):
            from inspector.tui.screens.unlock import UnlockScreen  # noqa: PLC0415 - first paint

            return UnlockScreen(self.home, self._refused)
        from inspector.tui.screens.first_run import FirstRunScreen  # noqa: PLC0415

        return FirstRunScreen(self.home)

    def _first_styles(self) -> list[str | PurePath]:
        """Style sheets of the first screen: of a default screen nobody else loads them."""
        here = Path(__file__).parent
        if self._workspace is not None:
            first = "home.tcss"
        else:
            first = "unlock.tcss" if workspace_exists(self.home) else "first_run.tcss"
        return [here / "app.tcss", here / "screens" / first]

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; what the store still has to do, it finishes, but nothing more is painted."""
        self.is_leaving = True
        super().exit(result, return_code, message)

    def on_mount(self) -> None:
        """Leave cleanly when told to, or when the terminal goes away."""
        self.set_interval(LOOK_S, self.look_for_idleness)
        self.watch_for_backups()
        if sys.platform == "win32" or self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for told in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(told, self.exit)

    def on_ready(self) -> None:
        """The first screen is painted: what could wait for it is done; Textual calls both."""
        _collect_again()
        self.tell_faults()

    @property
    def workspace(self) -> "Workspace":
        """The open workspace.

        Raises:
            RuntimeError: Before it is unlocked; a bug.
        """
        if self._workspace is None:
            message = "no workspace is open"
            raise RuntimeError(message)
        return self._pretended or self._workspace

    def pretend(self, workspace: "Workspace | None") -> None:
        """Have every screen ask a pretended workspace; None goes back, and forgets it."""
        if self._pretended is not None:
            self._pretended.close()
        self._pretended = workspace
        self._told = self.workspace.masked
        # What is typed in a trial and not saved goes with it.
        self.drafts, self._drafts_apart = (
            (self._drafts_apart or self.drafts, None)
            if workspace is None
            else (Drafts(self._keep_draft), self._drafts_apart or self.drafts)
        )

    @property
    def clock(self) -> "Clock":
        """The clock of the workspace."""
        return self.workspace.clock

    @property
    def last_write(self) -> "datetime | None":
        """When the last thing became durable; None before a workspace is open, and in a trial."""
        if self._workspace is None or self._pretended is not None:
            return None
        return self._workspace.last_write

    class DraftsTold(Message):
        """Whether the disk takes drafts is another answer than before."""

    @on(DraftsTold)
    def tell_drafts(self) -> None:
        """Say so where somebody types."""
        if callable(tell := getattr(self.screen, "tell_typed", None)):
            tell()

    def _keep_draft(self, name: str, fields: "Fields | None") -> None:
        from inspector.services.drafts import keep_draft  # noqa: PLC0415 - after the first paint
        from inspector.services.telling import told  # noqa: PLC0415

        def kept(future: "Future[None]") -> None:
            error = future.exception()
            trouble = told(error).what if isinstance(error, InspectorError) else ""
            if trouble != self.drafts.trouble:
                self.drafts.trouble = trouble
                self.post_message(self.DraftsTold())

        self.workspace.submit(keep_draft, name, fields).add_done_callback(kept)

    def tell_masked(self) -> None:
        """Say what was masked in what was written last."""
        counts = self.workspace.masked
        if counts == self._told:
            return
        from inspector.services.telling import masked_told  # noqa: PLC0415 - not to begin with

        found = {kind: count - self._told.get(kind, 0) for kind, count in counts.items()}
        self._told = counts
        if (words := masked_told(found)) and callable(say := getattr(self.screen, "notice", None)):
            say(text("Masked before it was stored: {found}", found=words))

    def lock(self) -> None:
        """Cover the screen; what was typed ahead for the screens behind is let go."""
        if not self.is_locked:
            self.forget_typed_ahead()
        super().lock()

    def enter(self, workspace: "Workspace") -> None:
        """Show the first screen of an open workspace."""
        from inspector.tui.screens.home import HomeScreen  # noqa: PLC0415

        self._workspace = workspace
        self.keep_the_unsaved()
        self.push_screen(HomeScreen(workspace))

    def on_unmount(self) -> None:
        """Let go of the workspace."""
        if self._pretended is not None:
            self._pretended.close()
        if self._workspace is not None:
            self.give_up_backup()
            self._workspace.close()

    def action_app_help(self) -> None:
        """Show every key."""
        from inspector.tui.screens.help import HelpScreen  # noqa: PLC0415

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "PLACE", "")))

    def action_app_palette(self) -> None:
        """Offer the commands of this screen, by name."""
        from inspector.tui.palette import offer_commands  # noqa: PLC0415

        offer_commands(self)

    def action_app_settings(self) -> None:
        """Change keys, colours, language and what else there is to set."""
        from inspector.tui.screens.settings import SettingsScreen  # noqa: PLC0415

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def _handle_exception(self, error: Exception) -> None:
        """As Textual; but a screen on its way in while the app is left has no widgets any more."""
        if not (self.is_leaving and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End on a bug of ours without printing what is in memory: notes and names are in it."""
        from inspector.tui.last_words import last_words  # noqa: PLC0415 - hopefully never

        self._exit_renderables.clear()
        self._return_code = int(Exit.BUG)
        doing = type(self.screen).__name__ if self.screen_stack else ""
        words = last_words(self._exception, self._workspace, doing)
        self._exit_renderables.append(Text(words))
        self._close_messages_no_wait()


def _collect_again() -> None:
    """Look for garbage from now on, but not among what every screen needs."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _driver() -> "type | None":
    if sys.platform == "win32":
        return None
    with suppress(ImportError):
        from inspector.tui.driver import Terminal  # noqa: PLC0415

        return Terminal
    return None
