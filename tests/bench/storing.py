"""One answer durable, encrypted and projected, against a bare append to a file."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from inspector.domain.visit import Answer, Compliant
from inspector.domain.words import AnswerForm
from inspector.services.answers import answer_draft, item_of
from inspector.services.session import Session
from inspector.services.visits import session_visit
from tests.bench import arranging
from tests.bench.measuring import Row, interleaved, timed

PAGE = os.urandom(4096)
TIMES = 60
"""Appends are short: so many times the rounds."""


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """An answer by the store, a page by the file system, on the same disk."""
    county = arranging.county(scratch / "county")
    visit = arranging.open_visits(county, 1)
    raw = os.open(scratch / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    turns = count()
    with county.open() as workspace:
        samples = interleaved(
            rounds * TIMES,
            {
                "ours": lambda: workspace.run(answer_once, visit, next(turns)),
                "raw": lambda: timed(lambda: append_page(raw)),
            },
        )
    os.close(raw)
    yield Row(
        what="一次作答落盘，加密并汇总 · one answer durable, encrypted, projected",
        ours=samples["ours"],
        peer="4 KiB append + fdatasync",
        theirs=samples["raw"],
        bar="≤ 2×",
        most=2.0,
    )


def append_page(file: int) -> None:
    """The least that can be durable."""
    os.write(file, PAGE)
    os.fdatasync(file)


def answer_once(session: Session, visit_id: str, turn: int) -> float:
    """Answer the items one after the other, again and again; seconds of the write alone."""
    visit = session_visit(session, visit_id)
    checklist = session.edition(visit.checklist_digest)
    items = [item_of(checklist, visit, code) for code in visit.asked]
    plain = [item for item in items if item.answer is AnswerForm.ANSWER]
    answer: Answer | None = None if (turn // len(plain)) % 2 else Compliant()
    draft = answer_draft(session, visit, plain[turn % len(plain)], answer, None)
    return timed(lambda: session.append([draft]))
