"""草稿: what was typed and not saved yet. It rests inside the encryption and is no event."""

import json
from collections.abc import Mapping

from inspector.services.session import Session

DRAFTS = "drafts"
Fields = Mapping[str, str | list[str]]
"""The fields of a form, by name."""


def drafts(session: Session) -> dict[str, Fields]:
    """All drafts by name: visit, item and what is written about it."""
    kept = session.store.meta(DRAFTS)
    return {} if kept is None else json.loads(kept)


def keep_draft(session: Session, name: str, fields: Fields | None) -> None:
    """Keep a draft, or with None let it go.

    Raises:
        InspectorError: STORE_…, when the disk refuses.
    """
    kept = drafts(session)
    if fields is None and name not in kept:
        return
    changed = {other: kept[other] for other in kept if other != name}
    if fields is not None:
        changed[name] = {key: _masked(key, value) for key, value in fields.items()}
    session.store.put_meta(DRAFTS, json.dumps(changed, ensure_ascii=False).encode())


def _masked(key: str, value: str | list[str]) -> str | list[str]:
    """What is kept of a field; a unit's phone is registered, and nobody's own."""
    from inspector.domain.masking import masked  # noqa: PLC0415 - not to read them

    return masked(value).text if isinstance(value, str) and key != "phone" else value
