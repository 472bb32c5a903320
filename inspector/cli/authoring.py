"""`checklist schema`: what helps whoever writes a checklist file."""

import hashlib
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.files import STDOUT, target_of, write_file
from inspector.cli.options import force_option, output_option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.i18n import N_, text
from inspector.services import checklists


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
