"""Texts in two languages: English msgids in code, Chinese in catalogues, looked up when shown."""

import gettext
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["zh", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
LOCALE = Path(__file__).parent / "locale"
"""`zh/LC_MESSAGES/ROOM.po`, one catalogue a room; the `.mo` beside it is made at set-up."""
FIRST_SCREEN = ("commands", "labels", "tui")
"""Rooms whose texts the first screen needs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in both languages."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """The text in that language; the other one where it is missing."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)


class _Speech:
    """The language that the process speaks now."""

    lang: Lang = "zh"


def speak(lang: Lang) -> None:
    """Set the language of this process; what is painted next is in it."""
    _Speech.lang = lang


def spoken() -> Lang:
    """The language of this process."""
    return _Speech.lang


def N_(msgid: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Mark a text for the catalogues; it is translated where it is shown."""
    return msgid


def text(msgid: str, lang: Lang | None = None, /, **values: object) -> str:
    """A text in a language (default: the one spoken), `{names}` filled in.

    A value that is itself a `Pair` is taken in the same language.
    """
    lang = lang or _Speech.lang
    found = _looked_up(msgid, lang) if msgid else ""
    if not values:
        return found
    return found.format(**{k: v.in_(lang) if isinstance(v, Pair) else v for k, v in values.items()})


def both(msgid: str, /, **values: object) -> Pair:
    """A text in both languages, `{names}` filled in."""
    return Pair(text(msgid, "zh", **values), text(msgid, "en", **values))


@cache
def _looked_up(msgid: str, lang: Lang) -> str:
    """A text as it stands in a catalogue; a msgid has one wording, whatever the room."""
    if lang != "en":  # English needs none
        for name in _rooms(lang):
            found = _room(lang, name).gettext(msgid)
            if found != msgid:
                return found
    return msgid


@cache
def _rooms(lang: Lang) -> tuple[str, ...]:
    """The catalogues there are; those of the first screen come first, and others wait."""
    folder = LOCALE / lang / "LC_MESSAGES"
    names = {path.stem for path in folder.glob("*.[mp]o")}
    return tuple(sorted(names, key=lambda name: (name not in FIRST_SCREEN, name)))


@cache
def _room(lang: Lang, name: str) -> gettext.GNUTranslations:
    return _compiled(LOCALE / lang / "LC_MESSAGES" / f"{name}.po")


def _compiled(po: Path) -> gettext.GNUTranslations:
    """The catalogue from its `.mo`, or from the text itself where that is missing or older.

    An installed package has no `.po` beside it.
    """
    mo = po.with_suffix(".mo")
    if mo.exists() and not (po.exists() and po.stat().st_mtime > mo.stat().st_mtime):
        with mo.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only a checkout that was not set up
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with po.open("rb") as file:
        read = read_po(file, locale="zh")
    made = io.BytesIO()
    write_mo(made, read)
    made.seek(0)
    return gettext.GNUTranslations(made)
