"""How the settings stand in their file: explained in both languages, a person's own words kept."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import Table, Whitespace

from inspector.domain.settings import DECLARED, Setting, Shape, Value, allowed
from inspector.errors import InspectorError
from inspector.errors import settings as faults
from inspector.i18n import LANGUAGES, N_, text
from inspector.keys.files import disk_faults

HEAD = (
    N_("Settings of inspector. Change them here or in the app with F4; each change holds at once."),
    N_("This file is not encrypted: write nothing here that names a person."),
)


def changed(file: Path, setting: Setting, value: Value) -> str:
    """The file's text with one setting changed; a new one explains every setting.

    Raises:
        InspectorError: SETTINGS_001, when what is there cannot be read; STORE_…, when the disk
            refuses.
    """
    document = _document(file)
    if isinstance(value, Mapping):
        _fill(_table(document, setting.name), value)
    else:
        document[setting.name] = list(value) if isinstance(value, tuple) else value
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
        written = file.read_bytes().decode("utf-8") if file.exists() else blank()
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


def _fill(table: Table, value: Mapping[str, object]) -> None:
    """Make a table hold exactly this; what stays keeps its place and its comments."""
    for name in [*table]:
        if name not in value:
            del table[name]
    body, blanks = table.value.body, 0
    while body and isinstance(body[-1][1], Whitespace):
        body.pop()
        blanks += 1
    for name, one in value.items():
        plain: object = list(one) if isinstance(one, tuple) else one
        if table.get(name) != plain:
            table[name] = tomlkit.item(plain)
    for _ in range(blanks):
        table.add(tomlkit.nl())
