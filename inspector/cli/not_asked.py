"""Items that are not asked now, as commands tell them."""

from collections.abc import Sequence

from inspector.domain.telling_conditions import NotAsked
from inspector.i18n import N_, spoken, text


def not_asked_entries(items: Sequence[NotAsked]) -> list[dict[str, object]]:
    """Each with its reason, as a document tells it."""
    return [{"item": one.item.code, "why": one.why} for one in items]


def not_asked_lines(items: Sequence[NotAsked]) -> list[str]:
    """Each with its reason, and whether an answer is kept there; nothing where there is none."""
    if not items:
        return []
    return [text(N_("Not asked now: {count}"), count=len(items)), *(_line(one) for one in items)]


def _line(one: NotAsked) -> str:
    said = f"  {one.item.code}  {one.why.in_(spoken())}"
    kept = text(N_("an answer given before is kept and does not count"))
    return said if one.kept is None else f"{said} · {kept}"
