"""The project's own files, read as data: what tests about the house look at."""

import ast
import importlib
import pkgutil
import string
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from inspector import errors
from inspector.errors import Fault
from inspector.i18n import LOCALE

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "inspector"
TOP = ("inspector", "checklists", "exports", "tests", ".ci")
MARKS = {"text", "both", "N_"}
"""The functions of `inspector.i18n` whose first argument is a msgid."""
NOT_PARTS = {"uv.lock", ".git"}
"""Files beside the project's own: of `uv`, and of a second work tree."""
FAULT_PARTS = {"where", "what", "next"}


def files() -> list[Path]:
    """Every file of the project, made ones left out; sorted."""
    found = [path for path in ROOT.iterdir() if path.is_file() and path.name not in NOT_PARTS]
    for folder in TOP:
        found += (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return sorted(p for p in found if "__pycache__" not in p.parts and p.suffix != ".mo")


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """The modules under a folder; sorted."""
    return [path for path in files() if path.suffix == ".py" and path.is_relative_to(folder)]


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), path)


def place(path: Path, node: ast.AST | None = None) -> str:
    """Where something stands, as an editor understands it."""
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{path.relative_to(ROOT)}{line}"


def imports(path: Path) -> set[str]:
    """Top names of the packages that a module imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def faults() -> dict[str, Fault]:
    """Every entry of the error catalogue by `module.NAME`."""
    found = {}
    for module in pkgutil.walk_packages(errors.__path__, "inspector.errors."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Fault):
                found[f"{module.name}.{name}"] = value
    return found


def msgids() -> dict[str, str]:
    """Every text for people that the code holds, and where."""
    found: dict[str, str] = {}
    for path in python_files():
        is_errors = path.is_relative_to(PACKAGE / "errors")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                for argument in _texts_of(node, is_errors=is_errors):
                    for msgid in _literals(argument):
                        found.setdefault(msgid, place(path, node))
    return found


def built_texts() -> list[str]:
    """Where a msgid is put together at run time, so that no catalogue can hold it."""
    return [
        place(path, node)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for argument in _texts_of(node, is_errors=False)
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]


def _texts_of(call: ast.Call, *, is_errors: bool) -> list[ast.expr]:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="i18n"), attr=name):
            if name in MARKS:
                return call.args[:1]
            if name == "Fault" and is_errors:
                return [given.value for given in call.keywords if given.arg in FAULT_PARTS]
        case _:
            pass
    return []


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(value)) if value:
            yield value
        case ast.IfExp(body=body, orelse=other):
            yield from _literals(body)
            yield from _literals(other)
        case _:
            pass


def catalogues() -> dict[str, list[Message]]:
    """The entries of each Chinese catalogue by its file's name; obsolete ones are not read."""
    found = {}
    for path in sorted((LOCALE / "zh" / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            found[path.name] = [entry for entry in read_po(file, locale="zh") if entry.id]
    return found


def placeholders(template: str) -> list[str]:
    """The `{names}` of a text, sorted, each as often as it stands there."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)


def untranslated(msgids: Iterable[str]) -> list[str]:
    """Those that hold a word beside their placeholders, and that no catalogue has in Chinese."""
    known = {entry.id for entries in catalogues().values() for entry in entries if entry.string}
    return [msgid for msgid in msgids if msgid not in known and _has_words(msgid)]


def _has_words(msgid: str) -> bool:
    parts = string.Formatter().parse(msgid)
    return any(character.isalpha() for literal, *_ in parts for character in literal)
