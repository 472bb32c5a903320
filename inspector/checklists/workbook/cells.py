"""One cell of our workbook as the value that a checklist file would have there."""

import difflib
import re
from typing import Final

from inspector.checklists import strict_yaml
from inspector.checklists.strict_yaml import Node, Problems
from inspector.checklists.workbook.layout import Column
from inspector.checklists.workbook.places import CellProblems
from inspector.checklists.workbook.words import NO, YES
from inspector.checklists.writing.text import UNSEEN, named
from inspector.errors import InspectorError
from inspector.errors import workbook as faults
from inspector.errors import yaml_file as file_faults

BETWEEN_WORDS: Final = re.compile(r"[、，,;；\s]+")
YES_NO: Final = {
    YES: "true",
    "true": "true",
    "yes": "true",
    "√": "true",
    NO: "false",
    "false": "false",
    "no": "false",
}
BRACKET: Final = "["
LONGEST_SHOWN: Final = 40


class CellReader:
    """Reads cells by the kind of their column.

    Args:
        problems: Where it is noted what is no value of its column.
    """

    def __init__(self, problems: CellProblems) -> None:
        self._problems = problems
        self._codes: dict[Column, dict[str, str]] = {}

    def value(self, column: Column, text: str, line: int) -> Node | None:
        """A cell's value; None, and a fault noted, where it is none.

        Args:
            column: Whose cell it is.
            text: What it holds; not empty.
            line: The cell's number.
        """
        unseen = UNSEEN.search(text)
        if unseen is not None:
            character = named(unseen[0])
            self._problems.add(file_faults.CONTROL_CHARACTER, line, character=character)
            return None
        match column.kind:
            case "text" | "number":
                return Node(text, line)
            case "yes_no" | "word":
                return self._word(column, text, line)
            case "words":
                return self._words(column, text, line)
            case "texts" if not text.startswith(BRACKET):
                parts = [part.strip() for part in text.split("\n")]
                return Node([Node(part, line) for part in parts if part], line)
            case "texts" | "tree":
                return self._tree(text, line)

    def _word(self, column: Column, text: str, line: int) -> Node | None:
        code = self._codes_of(column).get(text.lower())
        if code is None:
            self._note(column, text, line)
            return None
        return Node(code, line)

    def _words(self, column: Column, text: str, line: int) -> Node | None:
        words = [word for word in BETWEEN_WORDS.split(text) if word]
        found = [self._word(column, word, line) for word in words]
        known = [node for node in found if node is not None]
        return Node(list(known), line) if len(known) == len(words) and known else None

    def _tree(self, text: str, line: int) -> Node | None:
        inner = Problems(self._problems.file)
        try:
            node = strict_yaml.load(text.encode("utf-8", "replace"), inner)
            inner.raise_if_any()
        except InspectorError:
            self._problems.add(faults.UNREADABLE_CELL, line, value=text[:LONGEST_SHOWN])
            return None
        return _of_cell(node, line)

    def _codes_of(self, column: Column) -> dict[str, str]:
        if column.kind == "yes_no":
            return YES_NO
        if column not in self._codes:
            codes = {code.lower(): code for code in column.words}
            self._codes[column] = {**codes, **{zh: one for one, zh in column.chinese.items()}}
        return self._codes[column]

    def _note(self, column: Column, text: str, line: int) -> None:
        known = list(column.chinese.values()) or [YES, NO]
        near = difflib.get_close_matches(text, known, n=1)
        self._problems.add(
            faults.NOT_A_WORD,
            line,
            value=text[:LONGEST_SHOWN],
            heading=column.heading,
            known="、".join(known),
            hint=f" (“{near[0]}”?)" if near else "",
        )


def _of_cell(node: Node, line: int) -> Node:
    """A tree that stands in one cell."""
    if isinstance(node.value, str):
        return Node(node.value, line)
    if isinstance(node.value, list):
        return Node([_of_cell(one, line) for one in node.value], line)
    return Node({key: _of_cell(one, line) for key, one in node.value.items()}, line)
