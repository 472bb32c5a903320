"""`checklist schema` and `checklist diff`: what helps whoever writes a checklist file."""

import hashlib
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.files import STDOUT, target_of, write_file
from inspector.cli.opening import opened
from inspector.cli.options import argument, force_option, output_option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.checklist import Checklist
from inspector.domain.differing import Change, ChangeKind
from inspector.i18n import N_, spoken, text
from inspector.services import checklists, editions


@verb("checklist schema", output_option(required=False), force_option())
def checklist_schema(call: Call, *, output: Path | None, force: bool) -> Reply:
    """Write the JSON Schema by which editors help with checklist files."""
    schema = checklists.editor_schema()
    if output is None:
        return Reply(document={}, lines=[], data=schema)
    target = target_of(call, "checklist schema", output)
    if target is not None:
        write_file(target, schema, force=force)
    digest = hashlib.sha256(schema).hexdigest()
    lines = [text(N_("JSON Schema written: {file}"), file=output)]
    document = {"file": str(output), "sha256": digest}
    return Reply(document=document, lines=lines, data=schema if output == STDOUT else None)


@verb(
    "checklist diff",
    argument("before", N_("A file, NAME[@EDITION], or frozen:NAME@EDITION."), metavar="BEFORE"),
    argument("after", N_("What it is held against, said in the same ways."), metavar="AFTER"),
)
def checklist_diff(call: Call, *, before: str, after: str) -> Reply:
    """Tell what changed from one checklist to another."""
    compared = editions.compare(_meant(call, before), _meant(call, after))
    document = {
        "same": not compared.changes,
        "before": _named(compared.before),
        "after": _named(compared.after),
        "changes": [_change_entry(one) for one in compared.changes],
    }
    lines = [_change_line(one) for one in compared.changes]
    lines.append(text(N_("{count} changes"), count=len(compared.changes)))
    return Reply(document=document, lines=lines)


def _meant(call: Call, words: str) -> Checklist:
    if not words.startswith(editions.FROZEN):
        return editions.read_meant(call.home, words)
    with opened(call) as workspace:
        return workspace.run(editions.read_frozen, words.removeprefix(editions.FROZEN))


def _named(checklist: Checklist) -> dict[str, object]:
    return {
        "name": checklist.name,
        "edition": checklist.edition,
        "items": len(checklist.items),
        "digest": checklist.digest,
    }


def _change_entry(one: Change) -> dict[str, object]:
    entry: dict[str, object] = {
        "change": one.kind,
        "item": one.item,
        "section": one.section,
        "field": one.field,
    }
    for name, value in (("was", one.was), ("now", one.now)):
        entry |= {f"{name}_zh": value and value.zh, f"{name}_en": value and value.en}
    return entry


def _change_line(one: Change) -> str:
    about = one.item or one.section or text(N_("Form"))
    was, now = (value.in_(spoken()) if value else "" for value in (one.was, one.now))
    match one.kind:
        case ChangeKind.ADDED:
            return text(N_("{about} added: {now}"), about=about, now=now)
        case ChangeKind.REMOVED:
            return text(N_("{about} removed: {was}"), about=about, was=was)
        case ChangeKind.RENUMBERED:
            return text(N_("{about} renumbered, was {was}"), about=about, was=was)
        case ChangeKind.MOVED if was:
            told = {"about": about, "was": was, "now": now}
            return text(N_("{about} moved from section {was} to {now}"), **told)
        case ChangeKind.MOVED:
            return text(N_("{about} moved to another place"), about=about)
        case ChangeKind.CHANGED:
            return _field_line(one, about, was, now)


def _field_line(one: Change, about: str, was: str, now: str) -> str:
    label = one.label.in_(spoken()) if one.label else ""
    told = {"about": about, "label": label, "was": was, "now": now}
    if not now:
        return text(N_("{about} {label}, taken away: {was}"), **told)
    if not was:
        return text(N_("{about} {label}, added: {now}"), **told)
    return text(N_("{about} {label}: {was} → {now}"), **told)
