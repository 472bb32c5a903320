"""What becomes of each cell of a form: carried into the checklist, or named with a reason."""

from collections.abc import Iterator

from inspector.checklists.importing import Unread
from inspector.checklists.xlsform.form import Form
from inspector.checklists.xlsform.tables import Spot
from inspector.i18n import Pair


class Ledger:
    """Every cell with text is in it until it is carried or named; so none is lost in silence.

    Args:
        form: Whose cells they are. Headings are no cells: they say what stands below them.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._open: dict[Spot, str] = {
            spot: text for table in form.tables.values() for spot, text in table.cells()
        }
        self._texts = dict(self._open)
        self._named: dict[Spot, Pair] = {}

    def carry(self, *spots: Spot) -> None:
        """What stands there is in the checklist now."""
        for spot in spots:
            self._open.pop(spot, None)

    def name(self, spot: Spot, reason: Pair) -> None:
        """What stands there is not, or not whole, in the checklist; the first reason counts."""
        if spot in self._texts:
            self._named.setdefault(spot, reason)
            self._open.pop(spot, None)

    def still_open(self) -> Iterator[tuple[Spot, str]]:
        """The cells of which nothing was said yet."""
        yield from tuple(self._open.items())

    def unread(self) -> Iterator[Unread]:
        """The cells that were named, by place."""
        order = {sheet: number for number, sheet in enumerate(self._form.tables)}
        by_place = sorted(self._named, key=lambda spot: (order[spot.sheet], spot.row, spot.column))
        for spot in by_place:
            yield Unread(
                where=self._form.where(spot), text=self._texts[spot], reason=self._named[spot]
            )
