"""YAML as people write it by hand, read strictly: every scalar a text, every fault with its line.

Built from libyaml's events, not its composer: events are read without recursion, so a file of
a hundred thousand brackets is an error and not a crash, and an alias has a line of its own.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from inspector.checklists.writing.text import UNSEEN, named
from inspector.checklists.writing.text import reason_of as yaml_reason_of
from inspector.errors import Fault, InspectorError, all_of
from inspector.errors import yaml_file as faults
from inspector.i18n import N_, Pair, both
from inspector.i18n.system import reason_of

LIMIT_BYTES = 8 * 1024 * 1024
LIMIT_DEPTH = 20
LIMIT_VALUES = 400_000
"""Texts, lists and mappings of one file; a checklist of 5,000 items has 200,000."""
LIMIT_ENTRIES = 20_000
"""Of one list or mapping."""
MOST_TOLD = 2000
"""Faults of one file that are told; whoever has more repeats one slip."""

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file holds, without its lines."""

Loc = Sequence[str | int]
"""The way to a place in a file: keys, and positions in lists counted from 0."""


@dataclass(slots=True)
class Node:
    """A value and the line where it, or its key, stands."""

    value: "str | list[Node] | dict[str, Node]"
    line: int

    def plain(self) -> Plain:
        """The value alone."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return {key: node.plain() for key, node in self.value.items()}

    def at(self, loc: Loc) -> "Node":
        """The node at a place; where the way breaks off, the last one on it."""
        node = self
        for step in loc:
            found = _step(node, step)
            if found is not None:
                node = found
        return node

    def without(self, places: Collection[Loc]) -> "Node":
        """The same tree, and the same lines, but for what stands at some places."""
        if isinstance(self.value, str) or not places:
            return self
        if isinstance(self.value, dict):
            entries = {key: _pruned(node, key, places) for key, node in self.value.items()}
            kept = {key: node for key, node in entries.items() if node is not None}
            return Node(kept, self.line)
        nodes = [_pruned(node, index, places) for index, node in enumerate(self.value)]
        return Node([node for node in nodes if node is not None], self.line)


def _pruned(node: Node, step: str | int, places: Collection[Loc]) -> Node | None:
    """What is left of a node that is reached by a step; None where all of it goes."""
    below = [place[1:] for place in places if place[0] == step]
    return node.without(below) if all(below) else None


class Problems:
    """The faults of one file, collected so that all can be told at once.

    Args:
        file: The file's name, as errors show it.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._met: list[tuple[int, InspectorError]] = []
        self._is_cut = False

    def add(self, fault: Fault, line: int, **context: object) -> None:
        """Note a fault of a line; `file` and `line` are added to the context."""
        if self.is_full:  # Before an error is made that nobody is told.
            self.cut()
        else:
            self.note(self.error(fault, line, **context), line)

    def note(self, error: InspectorError, line: int) -> None:
        """Note an error of a line that knows its own place."""
        if self.is_full:
            self.cut()
        else:
            self._met.append((line, error))

    @property
    def is_full(self) -> bool:
        """Whether no more is noted; who knows of more then says `cut`."""
        return len(self._met) >= MOST_TOLD

    def cut(self) -> None:
        """Have it told, at the end, that there is more."""
        self._is_cut = True

    def error(self, fault: Fault, line: int, **context: object) -> InspectorError:
        """A fault of a line as an exception, without noting it."""
        if "first" in context:
            context["first"] = self.place(int(str(context["first"])))
        context |= {"file": self.file, "line": line}
        return InspectorError(fault, also=(), **context)

    def place(self, line: int) -> Pair | str:
        """A place within the file, for a person."""
        return both(N_("line {line}"), line=line)

    @property
    def errors(self) -> list[InspectorError]:
        """What was noted, by line; last of all that there is more, where there is."""
        met = [error for _, error in sorted(self._met, key=lambda met: met[0])]
        more = InspectorError(faults.MORE_FAULTS, also=(), file=self.file, limit=MOST_TOLD)
        return [*met, more] if self._is_cut else met

    def raise_if_any(self) -> None:
        """Raise the first fault, carrying the others.

        Raises:
            InspectorError: The noted fault with the lowest line.
        """
        if self._met:
            error = all_of(self.errors)
            raise error


def load(source: Path | bytes, problems: Problems) -> Node:
    """Read a file's one document; an alias, a tag or a duplicate key is noted and passed over.

    Raises:
        InspectorError: YAML_001 to YAML_006, YAML_021 or YAML_022, when there is no reading on.
    """
    text = _text(source, problems)
    builder = _Builder(problems)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else _line_of_offset(text, getattr(error, "position", 0))
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        reason = yaml_reason_of(problem, _line_of(text, line))
        raise problems.error(faults.NOT_YAML, line, reason=reason) from error
    return builder.document()


def head_of(path: Path, problems: Problems, *, keys: frozenset[str]) -> dict[str, str]:
    """The texts of some top-level keys, reading no further than until all are met.

    A file that is not YAML has as many as stand before its first fault.

    Raises:
        InspectorError: YAML_001 to YAML_003.
    """
    text = _text(path, problems)
    found: dict[str, str] = {}
    try:
        for key, value in _top_level_texts(text):
            if key in keys:
                found.setdefault(key, value)
            if len(found) == len(keys):
                break
    except yaml.YAMLError:
        # Whoever reads the whole file tells what is wrong with it, and on which line.
        return found
    return found


def _top_level_texts(text: str) -> Iterator[tuple[str, str]]:
    depth = 0
    key: str | None = None
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            key = None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent) and depth == 1:
            if key is not None:
                yield key, event.value
            key = event.value if key is None else None


def _step(node: Node, step: str | int) -> Node | None:
    if isinstance(node.value, dict):
        return node.value.get(str(step))
    if isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def _text(source: Path | bytes, problems: Problems) -> str:
    data = source if isinstance(source, bytes) else _read(source, problems)
    if len(data) > LIMIT_BYTES:
        raise problems.error(faults.TOO_LARGE, 0, bytes=len(data), limit=LIMIT_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise problems.error(faults.NOT_UTF8, line) from error
    unseen = UNSEEN.search(text)
    if unseen is not None:
        line = _line_of_offset(text, unseen.start())
        raise problems.error(faults.CONTROL_CHARACTER, line, character=named(unseen[0]))
    return text


def _read(path: Path, problems: Problems) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise problems.error(faults.UNREADABLE, 0, reason=reason_of(error)) from error


def _line_of(text: str, line: int) -> str:
    """A line by its number; empty past the end, where a missing bracket is noticed."""
    lines = text.splitlines()
    return lines[line - 1] if line <= len(lines) else ""


def _line_of_offset(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("key", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: Node | None = None


class _Builder:
    """Makes the tree out of the events."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._stack: list[_Open] = []
        self._documents: list[Node] = []
        self._values = 0
        self._last_line = 1

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else self._last_line
        if isinstance(event, yaml.ScalarEvent):
            if event.tag is not None:
                self._refuse_tag(event.tag, line)
            if event.style == '"':  # Only there can a character be written that is not in the file.
                self._check_characters(event.value, line)
            self._place(Node(event.value, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            if event.tag is not None:
                self._refuse_tag(event.tag, line)
            self._start(Node({} if isinstance(event, yaml.MappingStartEvent) else [], line))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place(self._stack.pop().node)
        elif isinstance(event, yaml.AliasEvent):
            self._problems.add(faults.NO_ALIASES, line, alias=event.anchor)
            self._place(Node("", line))
        self._last_line = line

    def document(self) -> Node:
        """The one document of the file."""
        if not self._documents:
            raise self._problems.error(faults.NOT_ONE_DOCUMENT, self._last_line)
        return self._documents[0]

    def _start(self, node: Node) -> None:
        if len(self._stack) >= LIMIT_DEPTH:
            raise self._problems.error(faults.TOO_DEEP, node.line, limit=LIMIT_DEPTH)
        self._stack.append(_Open(node))

    def _place(self, node: Node) -> None:
        self._values += 1
        if self._values > LIMIT_VALUES:
            raise self._problems.error(faults.TOO_MANY_VALUES, node.line, limit=LIMIT_VALUES)
        if not self._stack:
            if self._documents:
                raise self._problems.error(faults.NOT_ONE_DOCUMENT, node.line)
            self._documents.append(node)
            return
        parent = self._stack[-1]
        if len(parent.node.value) >= LIMIT_ENTRIES:
            raise self._problems.error(faults.TOO_MANY_ENTRIES, node.line, limit=LIMIT_ENTRIES)
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif isinstance(parent.node.value, dict):
            self._place_in_mapping(parent, parent.node.value, node)

    def _place_in_mapping(self, parent: _Open, entries: dict[str, Node], node: Node) -> None:
        if parent.key is None:
            parent.key = node
            return
        key, parent.key = parent.key, None
        if not isinstance(key.value, str):
            self._problems.add(faults.KEY_NOT_TEXT, key.line)
        elif key.value in entries:
            first = entries[key.value].line
            self._problems.add(faults.DUPLICATE_KEY, key.line, key=key.value, first=first)
        else:
            entries[key.value] = node
            node.line = key.line

    def _refuse_tag(self, tag: str, line: int) -> None:
        self._problems.add(faults.NO_TAGS, line, tag=tag)

    def _check_characters(self, value: str, line: int) -> None:
        unseen = UNSEEN.search(value)
        if unseen is not None:
            character = named(unseen[0])
            self._problems.add(faults.CONTROL_CHARACTER, line, character=character)
