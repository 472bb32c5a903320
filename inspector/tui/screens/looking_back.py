"""The last visit of the unit, asked for once, beside the items of this one."""

from collections.abc import Mapping

from inspector.services.before import FailedBefore, LastTime, last_time
from inspector.tui.screens.visiting import Visiting


class LookingBack(Visiting):
    """Knows what failed here the last time."""

    last_time: LastTime | None = None

    def look_back(self) -> None:
        """Ask for it, once; the items come first."""
        self.ask(last_time, self.visit, then=self._looked_back)

    def _looked_back(self, found: LastTime | None) -> None:
        if found is not None and found.failed:
            self.last_time = found
            self.items.touch(*found.failed)
            self.paint_detail()

    @property
    def failed_before(self) -> Mapping[str, FailedBefore]:
        """What failed the last time, by item; nothing until it has been read."""
        return self.last_time.failed if self.last_time else {}

    def paint_detail(self) -> None:
        """Paint the text of the item again."""
        raise NotImplementedError
