"""The keys that work now, as many as fit, in the language spoken."""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len

from inspector.i18n import text
from inspector.services.commands import Command
from inspector.tui.keys import shown
from inspector.tui.lines.line import Line, Span, line


def key_at(line: Line, x: int, width: int) -> str | None:
    """The key that stands at a cell, or whose label does."""
    start = width - sum(cell_len(span.text) for span in line.right)
    for spans, end in ((line.left, 0), (line.right, start)):
        key = None
        for span in spans:
            key = span.text.strip() if span.look == "key" else key
            begin, end = end, end + cell_len(span.text)  # noqa: PLW2901 - where this span ends
            if begin <= x < end and span.text.strip():
                return key
    return None


def footer_lines(
    commands: Iterable[Command], width: int, rows: int, labels: Mapping[str, str] | None = None
) -> list[Line]:
    """Keys and labels in so many rows; the last place is for the help key.

    Args:
        commands: Offered now, most used first.
        width: In cells.
        rows: How many lines there are.
        labels: Other labels, by command id; an empty one leaves the command out.
    """
    labels = labels or {}
    entries = [
        (shown(command.key), label)
        for command in commands
        if command.footer and command.key
        if (label := labels.get(command.id, text(command.label)))
    ]
    return key_lines(entries, width, rows)


def key_lines(entries: Iterable[tuple[str, str]], width: int, rows: int = 1) -> list[Line]:
    """Lines of keys with their labels; what does not fit is in the help and the palette."""
    lines: list[Line] = []
    spans: list[Span] = []
    used, end = 0, len("  ? ") + cell_len(text("Help")) + 1
    for key, label in entries:
        cells = cell_len(key) + cell_len(label) + 3
        room = width - (end if len(lines) == rows - 1 else 0)
        if used + cells > room:
            if len(lines) == rows - 1:
                continue
            lines.append(line(*spans, base="side"))
            spans, used = [], 0
        spans += [Span(f" {key}", "key"), Span(f" {label} ")]
        used += cells
    if used + end > width and len(lines) < rows - 1:
        lines.append(line(*spans, base="side"))
        spans = []
    help_ = (Span("? ", "key"), Span(f"{text('Help')} "))
    return [*lines, line(*spans, right=help_, base="side")]
