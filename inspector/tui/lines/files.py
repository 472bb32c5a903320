"""Files that may become evidence, as lines: which are marked, which are attached already."""

from datetime import datetime
from pathlib import Path

from inspector.clock import CHINA
from inspector.domain.visit import Evidence, Occurrence
from inspector.i18n import N_, text
from inspector.services.files_at_hand import FileAtHand, FileKind
from inspector.tui.cells import clip, tail
from inspector.tui.lines.line import Line, Span, line, paragraph
from inspector.tui.marks import marks
from inspector.tui.words import minute, second

KINDS = {
    FileKind.PHOTO: N_("photo"),
    FileKind.VIDEO: N_("video"),
    FileKind.SOUND: N_("sound"),
    FileKind.PDF: N_("PDF"),
    FileKind.FOLDER: N_("folder"),
}
MEBIBYTE = 1 << 20
WHEN = 11
"""Cells of a day and a minute."""


def file_row(
    file: FileAtHand, today: datetime, *, is_marked: bool, is_attached: bool, with_folder: bool
) -> Line:
    """One file: mark, when, name; at the end size and kind."""
    if file.kind is FileKind.FOLDER:
        return line(Span("      "), Span(f"{file.path.name}/", "key"), right=(_kind(file),))
    box = marks().checked if is_marked else marks().blank
    mark = Span(f"  {marks().compliant}  " if is_attached else f"  {box}", "good")
    folder = Span(f"  {file.path.parent.name}" if with_folder else "", "muted")
    return line(
        mark,
        Span(f" {clip(when(file.modified, today), WHEN)}  ", "muted"),
        Span(shown_name(file.path), "strong" if is_marked else "muted" if is_attached else ""),
        folder,
        right=(Span(f"  {size_of(file.size):>8}"), _kind(file)),
    )


def attached_row(one: Evidence, of: str) -> Line:
    """One file that is attached, and to what."""
    return line(
        Span(f"  {marks().compliant}   ", "good"),
        Span(one.name),
        Span(f"  {of}", "muted"),
        right=(Span(f"  {size_of(one.bytes):>8}  {one.sha256[:8]} ", "muted"),),
    )


def when(modified: float, today: datetime) -> str:
    """Day and minute; of another year the whole date."""
    at = datetime.fromtimestamp(modified, CHINA)
    if at.date() == today.astimezone(CHINA).date():
        return f"{text('today')} {minute(at)}"
    return f"{at:%m-%d} {minute(at)}" if at.year == today.year else f"{at:%Y-%m-%d}"


def size_of(size: int) -> str:
    """In kilobytes or megabytes."""
    if size < MEBIBYTE:
        return f"{max(1, size // 1024)} KB"
    return f"{size / MEBIBYTE:.1f} MB"


def shown_name(path: Path) -> str:
    """A file's name; a byte that is no letter is shown as a mark, a line end not as one."""
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return "".join(one if one.isprintable() else "?" for one in name)


def fact_lines(file: FileAtHand, told: list[str], width: int) -> list[Line]:
    """Where it lies, how large it is, and what could be told of it."""
    at = datetime.fromtimestamp(file.modified, CHINA)
    lines = [line(Span(f" {shown_name(file.path)}", "strong"))]
    facts = [f"{text(KINDS[file.kind])}", size_of(file.size), *told]
    lines += paragraph("  ".join(facts), width)
    changed = text("changed {day} {time}", day=f"{at:%Y-%m-%d}", time=second(at))
    lines += paragraph(changed, width, look="muted")
    folder = str(file.path.parent).encode("utf-8", "replace").decode("utf-8")
    lines.append(line(Span(f" {tail(folder, max(4, width - 2), marks().ellipsis)}", "muted")))
    return lines


def occurrence_words(one: Occurrence, number: int) -> str:
    """An occurrence in a few words: number, window, minute, which."""
    parts = [text("no. {number}", number=number)]
    parts += [text("window {window}", window=one.window)] if one.window else []
    parts += [minute(one.from_at)] if one.from_at else []
    parts += [one.subtype] if one.subtype else []
    return "  ".join(parts)


def _kind(file: FileAtHand) -> Span:
    return Span(f"  {text(KINDS[file.kind])} ", "muted")
