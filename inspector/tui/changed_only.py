"""Frames of what changed: only widgets with a change in them are asked for their lines."""

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.widget import Widget


class ChangedOnly(Compositor):
    """The stock compositor asks every widget between the first line that changed and the last.

    On a screen whose header and footer change with every key that is every widget.
    """

    def __init__(self) -> None:
        super().__init__()
        self._changed: frozenset[Region] = frozenset()

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last frame; None where nothing did."""
        self._changed = frozenset(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = frozenset()

    @property
    def visible_widgets(self) -> dict[Widget, tuple[Region, Region]]:
        """Widgets in sight and where, topmost first; while a frame is made, those it touches."""
        seen = super().visible_widgets
        if not self._changed:
            return seen
        return {
            widget: where
            for widget, where in seen.items()
            if any(where[0].overlaps(region) for region in self._changed)
        }
