"""What a question of an XLSForm is, once pyxform has read its type."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The types of XLSForm, by what a checklist can do with them."""

    ONE = "select_one"
    MANY = "select_multiple"
    RANK = "rank"
    ELSEWHERE = "select_from_file"
    """Its choices stand in another file, another sheet or an earlier answer."""
    INTEGER = "integer"
    DECIMAL = "decimal"
    RANGE = "range"
    TEXT = "text"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    DATE = "date"
    CALCULATE = "calculate"
    GROUP = "begin_group"
    REPEAT = "begin_repeat"
    LOOP = "begin_loop"
    END = "end"
    PLACE = "geo"
    """Points, lines and areas on a map."""
    FILE = "file"
    """A photograph or another file."""
    RECORDING = "recording"
    """Sound and films."""
    BARCODE = "barcode"
    DEVICE = "device"
    """What the device notes by itself: start, end, device number, log."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A type as it stands in a cell, read."""

    kind: Kind
    list_name: str = ""
    """Of its choices."""
    or_other: bool = False
    """“Other” with a text beside it is added to the choices."""
