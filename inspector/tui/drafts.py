"""What was typed and not saved: at hand at once, and on the disk for after a crash."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.drafts import Fields


class Drafts:
    """The drafts of the workspace.

    Args:
        keep: Writes one through to the store, or lets it go; may fail without harm, for what
            stands on the screen stays there.
    """

    def __init__(self, keep: "Callable[[str, Fields | None], object]") -> None:
        self._keep = keep
        self._held: dict[str, Fields] = {}
        self.trouble = ""
        """Why the disk did not take the last one; empty while it does."""

    def load(self, drafts: "dict[str, Fields]") -> None:
        """Take what the store has kept; what was typed since then goes before it."""
        self._held = {**drafts, **self._held}

    def get(self, name: str) -> "Fields | None":
        """The draft of that name."""
        return self._held.get(name)

    def put(self, name: str, fields: "Fields") -> None:
        """Keep a draft."""
        if self._held.get(name) != fields:
            self._held[name] = fields
            self._keep(name, fields)

    def drop(self, name: str) -> None:
        """Let a draft go: it was saved, or is not wanted."""
        if self._held.pop(name, None) is not None:
            self._keep(name, None)
