"""The table of `make bench`, for a terminal and for the README."""

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from tests.bench.measuring import Row, machine, median, percentile

START, END = "<!-- bench -->", "<!-- /bench -->"
HEADS = ("测什么 · what", "本软件 · ours", "对照 · peer", "倍数 · ratio", "要求 · bar", "")


def cells_of(row: Row) -> tuple[str, ...]:
    """One line of the table."""
    ours = seconds(median(row.ours)) if row.unit == "s" else f"{median(row.ours):.0f} MiB"
    if row.most_p99 is not None:
        ours += f", p99 {seconds(percentile(row.ours, 99))}"
    peer = f"{row.peer} {seconds(median(row.theirs))}" if row.theirs else ""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}×"
    if row.ratio_p99 is not None:
        ratio += f", p99 {row.ratio_p99:.2f}×"
    return row.what, ours, peer, ratio, row.bar, "✓" if row.holds else "✗"


def seconds(value: float) -> str:
    """A duration with two or three digits that matter."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def for_terminal(rows: Sequence[Row]) -> str:
    """Columns aligned by cells, Chinese ones being two wide."""
    lines = [HEADS, *map(cells_of, rows)]
    widths = [max(cell_len(line[column]) for line in lines) for column in range(len(HEADS))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def for_readme(rows: Sequence[Row]) -> str:
    """A Markdown table and the machine under it."""
    lines = [HEADS, ("---",) * len(HEADS), *map(cells_of, rows)]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"{table}\n\n{machine()}\n"


def write_into(readme: Path, rows: Sequence[Row]) -> None:
    """Replace what stands between the two marks."""
    before, _, rest = readme.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{START}\n{for_readme(rows)}{END}{after}", "utf-8")
