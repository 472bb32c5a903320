"""Keys of a screen, from the one declaration of every command."""

from textual.binding import Binding, BindingType

from inspector.services.commands import offered_on
from inspector.tui.keys import with_twins

NO_KEY = "none"
"""Of a command that has none until a person gives it one; no terminal sends it."""


def bindings_of(screen: str, *, over_fields: bool = False) -> list[BindingType]:
    """The bindings of a screen; `visit.new` calls its `action_visit_new`.

    They carry the command's id, by which the app's keymap puts a person's own key in its place.

    Enter is left to the list that has the cursor.

    Args:
        screen: As the commands name it.
        over_fields: Whether its keys come before those of the field that is typed in, and in turn
            with those of the list: what is typed at once is done in order.
    """
    return [
        Binding(
            with_twins(command.key) if command.key else NO_KEY,
            action_of(command.id),
            id=command.id,
            show=False,
            priority=over_fields,
        )
        for command in offered_on(screen)
        if command.key != "enter"
    ]


def action_of(command_id: str) -> str:
    """Name of the action that does a command."""
    return command_id.replace(".", "_").replace("-", "_")
