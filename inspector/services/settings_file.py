"""How the settings stand in their file: explained in both languages, a person's own words kept."""

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Table, Whitespace

from inspector.domain.keyboard import key_written
from inspector.domain.settings import DECLARED, Setting, Shape, Value, allowed
from inspector.errors import InspectorError
from inspector.errors import settings as faults
from inspector.i18n import LANGUAGES, N_, text
from inspector.keys.files import disk_faults

Entries = Mapping[str, str | list[str]]
"""The entries of a table, as the file has them."""

Entry = MutableMapping[str, Any]
"""A table of the file: an ordinary one, or one that is made of dotted names."""

HEAD = (
    N_("Settings of inspector. Change them here or in the app with F4; each change holds at once."),
    N_("This file is not encrypted: write nothing here that names a person."),
)


def changed(file: Path, setting: Setting, before: Value, after: Value) -> str:
    """The file's text with one setting changed; a new one explains every setting.

    Args:
        file: Where it stands, if it does.
        setting: What is changed.
        before: Its value so far.
        after: Its value from now on.

    Raises:
        InspectorError: SETTINGS_001, when what is there cannot be read; STORE_…, when the disk
            refuses.
    """
    document = _document(file)
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        _adjust(_table(document, setting.name), _as_written(before), _as_written(after))
    else:
        document[setting.name] = list(after) if isinstance(after, tuple) else after
    return tomlkit.dumps(document)


def blank() -> str:
    """The file as it is made: every setting with its explanation and its default."""
    lines = [f"# {text(words, lang)}" for words in HEAD for lang in LANGUAGES]
    for setting in DECLARED:
        if setting.shape in {Shape.KEYS, Shape.REMARKS}:
            # Below its name: what stands above belongs to the table before.
            lines += ["", f"[{setting.name}]", *_explained(setting)]
        else:
            lines += ["", *_explained(setting)]
            value = setting.default
            plain = list(value) if isinstance(value, tuple) else value
            lines.append(f"{setting.name} = {tomlkit.item(plain).as_string()}")
    return "\n".join([*lines, ""])


def _explained(setting: Setting) -> Iterator[str]:
    for lang in LANGUAGES:
        yield f"# {text(setting.label, lang)}: {text(setting.help, lang)}"
    for word, msgid in setting.choices:
        names = dict.fromkeys(text(msgid, lang) for lang in LANGUAGES)
        yield f'#   "{word}"  {" / ".join(names)}'
    if not setting.choices:
        yield f"#   {allowed(setting).zh} / {allowed(setting).en}"


def _document(file: Path) -> tomlkit.TOMLDocument:
    with disk_faults(file):
        written = file.read_bytes().decode("utf-8-sig") if file.exists() else blank()
    try:
        return tomlkit.parse(written)
    except ParseError as error:
        raise InspectorError(
            faults.NOT_TOML, file=file, line=error.line, detail=str(error)
        ) from error


def _table(document: tomlkit.TOMLDocument, name: str) -> Table:
    found = document.get(name)
    if not isinstance(found, Table):
        found = tomlkit.table()
        document[name] = found
    return found


def _adjust(table: Table, before: Entries, after: Entries) -> None:
    """Change only what differs; what stays keeps its place and its comments."""
    for name in before.keys() - after.keys():
        holder, key = _holder(table, name)
        holder.pop(key, None)
    new = [name for name in after if after[name] != before.get(name)]
    blanks = _without_blanks_at_the_end(table)
    for name in new:
        holder, key = _holder(table, name)
        holder[key] = after[name]
    for _ in range(blanks):
        table.add(tomlkit.nl())


def _holder(table: Entry, name: str) -> tuple[Entry, str]:
    """Where a name stands: `"walk.next"` as we write it, or `walk.next`, as a person may."""
    head, _, rest = name.partition(".")
    inner = table.get(head)
    if name not in table and rest and isinstance(inner, MutableMapping):
        return _holder(inner, rest)
    return table, name


def _without_blanks_at_the_end(table: Table) -> int:
    """Take the empty lines away that divide a table from the next; tells how many."""
    body, blanks = table.value.body, 0
    while body and isinstance(body[-1][1], Whitespace):
        body.pop()
        blanks += 1
    return blanks


def _as_written(table: Mapping[str, str] | Mapping[str, tuple[str, ...]]) -> Entries:
    return {
        name: [*value] if isinstance(value, tuple) else key_written(value)
        for name, value in table.items()
    }
