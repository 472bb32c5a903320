"""The terminal app. Importing this room is cheap: the app itself is loaded by `run`."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.i18n import Lang, speak
from inspector.services.presence import workspace_exists
from inspector.services.settings import read

if TYPE_CHECKING:
    from inspector.services.workspace import Workspace


FRAMES_A_SECOND = "1000"
HAND_OVER_S = 0.0005
"""How long a thread may hold up another one: the store's answer and the terminal are waiting."""


def run(home: Path, lang: Lang | None, *, system_lang: Lang, passphrase: str | None = None) -> int:
    """Open the app on a workspace, or on the way to one, and wait until it is left.

    Args:
        home: Of the workspace; where there is none, the first run makes it.
        lang: Asked for this once; None: the remembered one.
        system_lang: Where none is remembered.
        passphrase: Already known, from a file or the environment; None asks for it.

    Returns:
        The exit code.
    """
    # Nothing that is made before the first paint is garbage; looking for it costs a seventh.
    gc.disable()
    reading = read(home)
    speak(lang or reading.settings.language or system_lang)
    sys.setswitchinterval(HAND_OVER_S)
    # Textual reads it when it is imported. What the store says comes a moment after the key; at
    # 60 frames a second it would wait for the next one. Nothing is painted while nothing changes.
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)
    from inspector.tui.app import InspectorApp  # noqa: PLC0415 - textual, only when the app opens

    app = InspectorApp(
        home, door=opened_with(home, passphrase), reading=reading, system_lang=system_lang
    )
    app.run(mouse=reading.settings.mouse)
    _let_go_of_the_terminal()
    return app.return_code or 0


def opened_with(home: Path, passphrase: str | None) -> "Workspace | InspectorError | None":
    """The workspace, where the passphrase is known already, or why it stays locked."""
    if passphrase is None or not workspace_exists(home):
        return None
    from inspector.services.opening import open_workspace  # noqa: PLC0415 - SQLCipher

    try:
        return open_workspace(home, passphrase)
    except InspectorError as error:
        return error


def _let_go_of_the_terminal() -> None:
    """A terminal that is gone takes no last words; they must not spoil the exit code."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
