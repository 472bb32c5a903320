"""Flush Chinese lines: the slack of a line goes between its characters.

WeasyPrint stretches only spaces, of which a Chinese line has none. While `chinese_lines()` holds,
a line with Han text is stretched at each Han character; Latin words and numbers keep together.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_HAN = re.compile("[\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
"""With full-width punctuation; without the dash, whose two halves must touch."""


def expandable_gaps(text: str) -> float:
    """How many times the spacing widens a text: half a gap on each side of each Han character.

    Pango gives nothing at the very edges of a text.
    """
    text = text.rstrip()
    if not text:
        return 0
    gaps = float(sum(len(run[0]) for run in _HAN.finditer(text)))
    return gaps - 0.5 * bool(_HAN.match(text)) - 0.5 * bool(_HAN.match(text[-1]))


@contextmanager
def chinese_lines() -> Iterator[None]:
    """Let WeasyPrint justify Chinese while the block runs."""
    from weasyprint.layout import inline  # noqa: PLC0415 - only when something is rendered
    from weasyprint.text.line_break import Layout  # noqa: PLC0415

    count, set_text = inline.count_expandable_spaces, Layout.set_text
    inline.count_expandable_spaces = _counting(inline.boxes, count)
    Layout.set_text = _spreading(set_text)
    try:
        yield
    finally:
        inline.count_expandable_spaces, Layout.set_text = count, set_text


def _counting(boxes: Any, plain: "Callable[[Any], float]") -> "Callable[[Any], float]":
    """WeasyPrint's count of what can be stretched, but for lines with Han text."""

    def gaps(box: Any) -> float:
        if isinstance(box, boxes.TextBox) and _HAN.search(box.text):
            return expandable_gaps(box.text)
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            return sum(gaps(child) for child in box.children)
        return plain(box)

    return gaps


def _spreading(plain: "Callable[..., None]") -> "Callable[..., None]":
    """WeasyPrint's setting of a text, but for lines with Han text."""
    from weasyprint.text.ffi import TO_UNITS, ffi, pango  # noqa: PLC0415

    def set_text(layout: Any, text: str, justify: bool = False) -> None:
        spacing = layout.justification_spacing
        if not (justify and spacing and _HAN.search(text)):
            plain(layout, text, justify)
            return
        plain(layout, text, False)
        attributes = pango.pango_layout_get_attributes(layout.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        own = layout.style["letter_spacing"]
        width = int((spacing + (0 if own == "normal" else own)) * TO_UNITS)
        for run in _HAN.finditer(text.rstrip()):
            attribute = pango.pango_attr_letter_spacing_new(width)
            attribute.start_index = len(text[: run.start()].encode())
            attribute.end_index = len(text[: run.end()].encode())
            pango.pango_attr_list_change(attributes, attribute)
        pango.pango_layout_set_attributes(layout.layout, attributes)

    return set_text
