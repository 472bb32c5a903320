"""What is odd about single items: asked of nobody, said twice, seen by no one."""

import unicodedata
from collections.abc import Callable

from inspector.checklists.checking.reading import Read, texts
from inspector.domain.asking import types_asking
from inspector.errors import checklist_oddity as faults


def _check_asked(read: Read) -> None:
    for item in read.checklist.items:
        if not types_asking(read.checklist, item):
            read.warn_item(faults.NEVER_ASKED, item)


def _check_texts(read: Read) -> None:
    # What takes and what adds for one requirement are two items, and no fact costs twice by that.
    seen: dict[tuple[str, bool], str] = {}
    for item in read.checklist.items:
        other = seen.setdefault((_said(item.text.zh), item.only_adds), item.code)
        if other != item.code:
            read.warn_item(faults.SAME_TEXT, item, other=other)


def _said(text: str) -> str:
    """A text without what two copies of it differ by: width, spaces, points."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum()) or plain


def _check_covert(read: Read) -> None:
    for item in read.checklist.items:
        if item.never_covert and item.covert_core:
            read.warn_item(faults.COVERT_AND_NEVER, item, "never_covert")


def _check_doubles(read: Read) -> None:
    for item in read.checklist.items:
        for key in ("clauses", "channels", "unit_kinds", "layouts", "observed"):
            node = read.document.at([*read.places[item.code], key])
            words = texts(node) if isinstance(node.value, list) else []
            twice = sorted({word for word in words if words.count(word) > 1})
            for word in twice:
                read.warn_item(faults.NAMED_TWICE, item, key, key=key, word=word)


CHECKS: tuple[Callable[[Read], None], ...] = (
    _check_asked,
    _check_texts,
    _check_covert,
    _check_doubles,
)
