"""Items that are not asked now, as commands tell them."""

from collections.abc import Sequence

from inspector.domain.telling_alike import NotAskedAlike, told_alike
from inspector.domain.telling_conditions import NotAsked
from inspector.i18n import N_, spoken, text


def not_asked_entries(items: Sequence[NotAsked]) -> list[dict[str, object]]:
    """Each with its reason, as a document tells it."""
    return [{"item": one.item.code, "why": one.why} for one in items]


def not_asked_lines(items: Sequence[NotAsked]) -> list[str]:
    """Each reason, and whether an answer is kept there; nothing where there is none."""
    if not items:
        return []
    alike = (_line(one) for one in told_alike(items))
    return [text(N_("Not asked now: {count}"), count=len(items)), *alike]


def _line(one: NotAskedAlike) -> str:
    said = f"  {one.codes}  {one.why.in_(spoken())}"
    kept = text(N_("an answer given before is kept and does not count"))
    if one.kept in {"", one.codes}:
        return f"{said} · {kept}" if one.kept else said
    return f"{said} · {one.kept}: {kept}"
