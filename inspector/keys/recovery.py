"""The recovery key on paper: 14 groups that a person can copy by hand without a silent mistake."""

import hashlib
import re
import unicodedata
from typing import Final

from inspector.errors import InspectorError
from inspector.errors import key as faults
from inspector.i18n import both
from inspector.keys.keyslot import KEY_BYTES

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are read for others."""
_READ_AS: Final = str.maketrans("OIL", "011")
_CHARACTERS: Final = 52
"""Of 5 bits each; the last four bits are 0."""
_KEY_GROUPS: Final = 13
_GROUPS: Final = 14
_GROUP_CHARACTERS: Final = 5


def recovery_key_text(recovery: bytes) -> str:
    """The key as printed: 13 groups of 4 characters and a check character, and one over all."""
    characters = _characters(int.from_bytes(recovery) << 4, _CHARACTERS)
    groups = [characters[at : at + 4] for at in range(0, _CHARACTERS, 4)]
    checked = [group + _check(number, group) for number, group in enumerate(groups, start=1)]
    rows = [*checked, _check_of_all(recovery)]
    return "\n".join("-".join(rows[at : at + 5]) for at in range(0, _GROUPS, 5))


def recovery_key_from_text(text: str) -> bytes:
    """The key that a recovery file holds, or that a person copied from paper.

    Capitals, spaces, line ends and full-width forms do not matter; O reads as 0, I and L as 1.

    Raises:
        InspectorError: KEY_001, when there is none; KEY_002 or KEY_003, when it is mistyped.
    """
    words = re.findall("[0-9A-Z]+", unicodedata.normalize("NFKC", text).upper())
    starts = range(len(words) - _GROUPS + 1)
    # Prose before the key may have a word of five letters too; the key is where most groups hold.
    shaped = [words[at : at + _GROUPS] for at in starts if _is_shaped(words[at : at + _GROUPS])]
    if not shaped:
        raise InspectorError(faults.NO_RECOVERY_KEY)
    groups = min(
        ([word.translate(_READ_AS) for word in one] for one in shaped),
        key=lambda one: len(_mistyped(one)),
    )
    if wrong := _mistyped(groups):
        raise InspectorError(faults.MISTYPED_GROUP, group=wrong[0], given=groups[wrong[0] - 1])
    bits = 0
    for character in "".join(group[:4] for group in groups[:_KEY_GROUPS]):
        bits = bits << 5 | ALPHABET.index(character)
    recovery = (bits >> 4).to_bytes(KEY_BYTES)
    if bits & 0xF or groups[_KEY_GROUPS] != _check_of_all(recovery):
        raise InspectorError(faults.MISTYPED_KEY)
    return recovery


def recovery_file(recovery: bytes, *, office: str, made: str) -> bytes:
    """The file to print and put in the safe: what it is, in both languages, and the key.

    Args:
        recovery: The key.
        office: Whose workspace it opens.
        made: The day it was made (ISO).
    """
    head = both("Recovery key of a workspace of inspector")
    told = (
        both("Office: {office}. Made on {made}.", office=office, made=made),
        both(
            "Whoever has this key and the laptop can read everything in the workspace. "
            "Print this page, delete the file, and lock the paper away, not with the laptop."
        ),
        both(
            "If the passphrase is forgotten: type the key above into a text file and run "
            "`inspector recover --recovery-file FILE`. It asks for a new passphrase; "
            "nothing is lost."
        ),
        both(
            "14 groups of 5 characters, without the letters I, L, O and U. The last character of "
            "each group checks the group, the last group checks the whole; small letters are fine."
        ),
    )
    lines = [head.zh, head.en, "", recovery_key_text(recovery), ""]
    for one in told:
        lines += [one.zh, one.en, ""]
    return "\n".join(lines).encode()


def _is_shaped(words: list[str]) -> bool:
    return all(len(word) == _GROUP_CHARACTERS for word in words)


def _mistyped(groups: list[str]) -> list[int]:
    """Numbers of the groups that do not pass their own check; the last group has none."""
    return [
        number
        for number, group in enumerate(groups[:_KEY_GROUPS], start=1)
        if not set(group) <= set(ALPHABET) or _check(number, group[:4]) != group[4]
    ]


def _characters(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _check(number: int, group: str) -> str:
    """The check character of a group; it knows the group's place, so a swap shows too."""
    return ALPHABET[hashlib.sha256(f"{number}:{group}".encode()).digest()[0] & 31]


def _check_of_all(recovery: bytes) -> str:
    digest = hashlib.sha256(b"inspector/recovery" + recovery).digest()
    return _characters(int.from_bytes(digest[:4]), 5)
