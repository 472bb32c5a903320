"""Pinyin: how Chinese characters are read. Loading it takes a moment, so only finding does."""

from collections.abc import Iterable

from pypinyin import Style, pinyin


def readings_of(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Every reading of every Chinese character of some texts, in plain letters (ü is v)."""
    characters = sorted({one for text in texts for one in text if _is_chinese(one)})
    read = pinyin(characters, style=Style.NORMAL, heteronym=True)
    return {one: frozenset(told) for one, told in zip(characters, read, strict=True)}


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
