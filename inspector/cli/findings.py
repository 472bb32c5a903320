"""How findings are told: as entries of a document, and as lines."""

from collections.abc import Sequence

from inspector.cli.columns import table
from inspector.domain.derived import FindingRow
from inspector.domain.labels import label
from inspector.domain.words import DueClass
from inspector.i18n import N_, spoken, text


def finding_entry(row: FindingRow, visit: str) -> dict[str, object]:
    """A finding as JSON has it."""
    return {
        "finding": row.finding,
        "visit": visit,
        "item": row.item,
        "fact": row.fact,
        "due_class": row.due_class,
        "due": row.due,
        "provisional": row.provisional,
        "state": row.state,
    }


def finding_rows(rows: Sequence[FindingRow]) -> list[str]:
    """Findings as aligned lines: number, item, by when, fact."""
    told = [
        (
            str(number),
            row.item,
            due_text(row.due_class, row.due, provisional=row.provisional),
            row.fact,
        )
        for number, row in enumerate(rows, 1)
    ]
    return table(told, indent="  ")


def due_text(due_class: str, due: str | None, *, provisional: bool) -> str:
    """By when: the day once it is known, else its class."""
    if due is None:
        return label(DueClass(due_class)).in_(spoken())
    return f"{due} {text(N_('provisional'))}" if provisional else due
