"""The command palette: every command of this screen, by name, in the language spoken."""

from typing import TYPE_CHECKING

from inspector.domain.matching import Sought
from inspector.i18n import text
from inspector.services.commands import EVERYWHERE, Command, offered_on
from inspector.services.keymap import keyed
from inspector.tui.bindings import action_of
from inspector.tui.keys import shown
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.screens.base import AppScreen
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.sheets import Sheet

if TYPE_CHECKING:
    from inspector.tui.app import InspectorApp


def offer_commands(app: "InspectorApp") -> None:
    """Let a command be picked, and do it on the screen that was there."""
    screen = app.screen
    if isinstance(screen, Sheet):
        return
    offered: list[Command] = list(screen.offered()) if isinstance(screen, AppScreen) else []
    everywhere = keyed(offered_on(EVERYWHERE), app.settings.keys)
    commands = [one for one in (*offered, *everywhere) if _can(screen, app, one)]
    rows = [_row(command) for command in commands]

    def picked(command_id: str | None) -> None:
        if command_id is not None:
            namespace = screen if hasattr(screen, f"action_{action_of(command_id)}") else app
            app.call_later(app.run_action, action_of(command_id), namespace)

    app.push_screen(PickSheet(text("Commands"), rows), picked)


def _can(screen: object, app: object, command: Command) -> bool:
    name = f"action_{action_of(command.id)}"
    return hasattr(screen, name) or hasattr(app, name)


def _row(command: Command) -> tuple[str, Line, Sought]:
    label, says = text(command.label), text(command.help)
    key = shown(command.key) if command.key else ""
    made = line(
        Span(f"  {label}", "strong"), Span(f"  {says}", "muted"), right=(Span(f" {key} ", "key"),)
    )
    called = Sought(key=command.id, text=f"{label} {command.label}", also=f"{says} {command.id}")
    return command.id, made, called
