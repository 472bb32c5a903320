"""Which of a form's languages becomes Chinese, and which English."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspector.checklists.xlsform.form import Form, Meaning
from inspector.checklists.xlsform.tables import CHOICES, HEADER_ROW, SETTINGS, SURVEY
from inspector.i18n import Pair

PLAIN = "default"
"""The language of columns that name none, where the settings do not say which."""
TRANSLATED = ("label", "hint", "guidance_hint")
MESSAGE = ("bind", "jr:constraintMsg")
TEXTS: tuple[Meaning, ...] = (*((word,) for word in TRANSLATED), MESSAGE)
"""Columns that hold texts in some language."""
_CHINESE = re.compile(
    r"\(zh\b|^(zh|zho|cmn|chinese|mandarin)\b|中文|汉语|漢語|普通话|国语", re.IGNORECASE
)
_ENGLISH = re.compile(r"\(en\b|^(en|eng|english)\b|英文|英语|英語", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages that are carried; a text that lacks one of them has the other in its place."""

    zh: str
    en: str
    plain: str
    """The language of columns that name none."""
    missing: Pair | None = None
    """The one of the two that the form does not have; None where it has both."""

    def carries(self, cells: Mapping[Meaning, str], meaning: Meaning, *words: str) -> bool:
        """Whether that text of a row is carried, of all columns that stand for these words."""
        said = self._said(cells, words)
        known = {self.zh, self.en} & said.keys()
        return self._of(meaning, words) in (known or [next(iter(said))])

    def pair(self, cells: Mapping[Meaning, str], *words: str) -> Pair:
        """A row's text in both languages; its first one where it has neither; or empty ones.

        Args:
            cells: Of the row.
            words: What the columns stand for, but for the language: `label`.
        """
        said = self._said(cells, words)
        zh, en = said.get(self.zh, ""), said.get(self.en, "")
        first = next(iter(said.values()), "")
        return Pair(zh or en or first, en or zh or first)

    def _of(self, meaning: Meaning, words: Meaning) -> str:
        return meaning[len(words)] if len(meaning) > len(words) else self.plain

    def _said(self, cells: Mapping[Meaning, str], words: Meaning) -> dict[str, str]:
        """By language; one that the column does not name comes first."""
        texts = {
            self._of(meaning, words): tidy(text)
            for meaning, text in cells.items()
            if meaning[: len(words)] == words
        }
        return {self.plain: texts[self.plain], **texts} if self.plain in texts else texts


def tidy(text: str) -> str:
    """A text as pyxform takes it: in one line."""
    return " ".join(text.split())


def languages_of(form: Form) -> Languages:
    """The languages of a form."""
    plain = _default_of(form)
    used = [language for language in _used(form, plain) if language]
    by_name = {
        "zh": next((one for one in used if _CHINESE.search(one)), None),
        "en": next((one for one in used if _ENGLISH.search(one)), None),
    }
    rest = [one for one in used if one not in by_name.values()] or used or [plain]
    zh, en = by_name["zh"], by_name["en"]
    if zh is None and en is None:
        zh = en = plain if plain in used else rest[0]
        has_han = any(_HAN.search(text) for text in _texts(form, zh, plain))
        return Languages(
            zh=zh, en=en, plain=plain, missing=_ENGLISH_ONE if has_han else _CHINESE_ONE
        )
    other = plain if plain in rest else None
    if zh is None:
        zh = other if other and _is_chinese(form, other, plain) else en
    elif en is None:
        en = other if other and not _is_chinese(form, other, plain) else zh
    assert zh is not None  # noqa: S101 - one of the two is there, and the other was given it
    assert en is not None  # noqa: S101
    missing = None if zh != en else (_ENGLISH_ONE if zh == by_name["zh"] else _CHINESE_ONE)
    return Languages(zh=zh, en=en, plain=plain, missing=missing)


_CHINESE_ONE, _ENGLISH_ONE = Pair("中文", "Chinese"), Pair("英文", "English")


def _default_of(form: Form) -> str:
    column = form.column(SETTINGS, "default_language")
    table = form.tables.get(SETTINGS)
    if table is None or not column:
        return PLAIN
    return table.rows.get(HEADER_ROW + 1, {}).get(column, PLAIN)


def _used(form: Form, plain: str) -> Iterable[str]:
    """The languages of a form's texts, each once, in the order of the columns."""
    found: dict[str, None] = {}
    for sheet in (SURVEY, CHOICES):
        for meaning in form.meanings.get(sheet, {}).values():
            language = _language(meaning, plain)
            if language is not None:
                found[language] = None
    return found


def _language(meaning: Meaning, plain: str) -> str | None:
    """The language of a column of texts; None of any other column."""
    for words in TEXTS:
        if meaning[: len(words)] == words:
            return meaning[len(words)] if len(meaning) > len(words) else plain
    return None


def _texts(form: Form, language: str, plain: str) -> Iterable[str]:
    for sheet in (SURVEY, CHOICES):
        for _, cells in form.rows(sheet):
            for meaning, text in cells.items():
                if _language(meaning, plain) == language:
                    yield text


def _is_chinese(form: Form, language: str, plain: str) -> bool:
    return any(_HAN.search(text) for text in _texts(form, language, plain))
