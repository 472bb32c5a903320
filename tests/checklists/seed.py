"""The table of the source's 209 requirements, and the source itself, as tests read them."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"

MERGED = {"M26", "M27", "M28", "A06", "A08", "A68"}
"""Rows that say the same as another; their clause joins that one's list."""
HEADINGS = {"M32", "M33", "M34", "M35"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One requirement of the table."""

    id: str
    clause: str
    quote: str
    english: str
    kind: str
    section: str
    channels: str
    units: str
    observed: str
    scoring: str
    due: str

    @property
    def is_item(self) -> bool:
        return "I" in self.kind and self.id not in MERGED | HEADINGS


def rows() -> list[Row]:
    with (DATA / "seed-items.tsv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(**line) for line in reader]


def source() -> str:
    """The action plan with its annexes, without the note about the copy."""
    text = (DATA / "source-action-plan.txt").read_text(encoding="utf-8")
    return text[text.index("单位改进机关作风建设活动实施方案") :]


def numbered_paragraphs() -> Iterator[str]:
    """References of every numbered paragraph from §二 to annex 3, in order."""
    annex, chapter = "", ""
    for line in source().splitlines():
        if found := re.match(r"附件([123]) ", line):
            annex, chapter = f"附{found[1]}", ""
        elif found := re.match(r"([一二三四五六])、", line):
            chapter = found[1]
            if annex != "附3":
                yield f"{annex}§{chapter}"
        elif found := re.match(r"\(([一二三四五六七八九十]+)\)", line):
            yield f"{annex}§{chapter}({found[1]})" if chapter else f"{annex}({found[1]})"
        elif found := re.match(r"(\d+)、", line):
            yield f"{annex}{chapter}.{found[1]}"
