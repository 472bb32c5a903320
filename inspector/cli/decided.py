"""What a reviewer decided of a visit: as an entry of a document, and as lines."""

from collections.abc import Iterator

from inspector.cli.columns import table
from inspector.clock import CHINA
from inspector.domain.decision import Decision
from inspector.i18n import N_, Pair, text


def decision_entry(decision: Decision | None) -> dict[str, object] | None:
    """What was decided last of a visit."""
    if decision is None:
        return None
    return {
        "state": decision.state,
        "by": decision.by,
        "at": decision.at.astimezone(CHINA),
        "reason": decision.reason or None,
        "items": [
            {"item": code, "reason": said or None} for code, said in sorted(decision.items.items())
        ],
        "own": decision.own,
    }


def decision_lines(decision: Decision, told: Pair, name: str) -> Iterator[str]:
    """What was decided, by whom, when; then the items to look at again.

    Args:
        decision: Of which visit does not matter.
        told: The same in words.
        name: Of whoever decided; empty where no register tells it.
    """
    yield text(
        N_("Last decision: {told}, {name}, {at}"),
        told=told,
        name=name or decision.by[-6:],
        at=f"{decision.at.astimezone(CHINA):%Y-%m-%d %H:%M}",
    )
    yield from table(sorted(decision.items.items()), indent="  ")
