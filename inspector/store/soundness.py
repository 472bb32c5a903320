"""Whether the logs hold together: every segment, every link, every signed head."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inspector.errors import InspectorError
from inspector.store.database import Database
from inspector.store.history import History, Row, Verify
from inspector.store.lines import read_back
from inspector.store.segments import (
    GENESIS,
    Segment,
    checked_lines,
    events_of_text,
    head_message,
    linked,
    subjects_of_text,
    text_of,
)

Reached = tuple[int, bytes, int]
"""Sequence number, digest and hybrid time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryFault:
    """A place where the history does not hold together."""

    log: str
    seq: int
    what: str
    """`digest`, `signature`, `sequence numbers`, …"""


class Soundness:
    """The look at one database's logs."""

    def __init__(self, database: Database, history: History) -> None:
        self._db = database
        self._history = history

    def faults(self, verify: Verify) -> Iterator[HistoryFault]:
        """Every log looked at from its first event to its signed head."""
        spans = self._spans()
        for number, name in self._history.standing.names.items():
            yield from self._faults_of_log(number, name, verify, spans)
        for number, first in spans:
            name = self._history.standing.names.get(number, "")
            yield HistoryFault(log=name, seq=first, what="span")
        yield from self._faults_of_open()

    def _spans(self) -> dict[tuple[int, int], set[str]]:
        spans: dict[tuple[int, int], set[str]] = {}
        for subject, log, first in self._db.rows("SELECT subject, log, first FROM span"):
            spans.setdefault((log, first), set()).add(subject.hex())
        return spans

    def _faults_of_log(
        self, number: int, name: str, verify: Verify, spans: dict[tuple[int, int], set[str]]
    ) -> Iterator[HistoryFault]:
        """What is wrong in one log; its spans are taken out of the given ones."""
        reached: Reached = (0, GENESIS, 0)
        for segment in self._history.segments(number):
            spanned = spans.pop((number, segment.first), set())
            try:
                hlc, subjects = self._looked_at(number, name, segment, reached)
            except ValueError as error:
                yield HistoryFault(log=name, seq=segment.first, what=str(error))
                hlc = reached[2]
            else:
                if spanned != subjects:
                    yield HistoryFault(log=name, seq=segment.first, what="span")
            reached = (segment.last, segment.digest, hlc)
        yield from self._faults_of_head(number, name, reached, verify)

    def _looked_at(
        self, number: int, name: str, segment: Segment, reached: Reached
    ) -> tuple[int, set[str]]:
        """The hybrid time that a segment reaches, and what it is about.

        Of what stands apart as malformed only its place and its digest are looked at.

        Raises:
            ValueError: What does not hold.
        """
        seq, digest, hlc = reached
        text = text_of(segment)
        linked(name, segment, text, first=seq + 1, prev=digest)
        apart = self._history.apart(number)
        if any(one.first <= segment.first and segment.last <= one.last for one in apart.ranges):
            try:
                lines = checked_lines(segment, text, hlc=hlc)
            except ValueError:
                return hlc, subjects_of_text(name, text)
        else:
            lines = checked_lines(segment, text, hlc=hlc)
            events_of_text(name, text, apart.holds)
        return lines[-1][1], subjects_of_text(name, text)

    def _faults_of_head(
        self, number: int, name: str, reached: Reached, verify: Verify
    ) -> Iterator[HistoryFault]:
        head: Any = self._db.row(
            "SELECT head_seq, head_digest, head_hlc, public_key, head_signature"
            " FROM log WHERE log = ?",
            (number,),
        )
        if head is None:
            yield HistoryFault(log=name, seq=reached[0], what="log")
            return
        *stands, public_key, signature = head
        seq, digest, _ = reached
        if tuple(stands) != reached:
            yield HistoryFault(log=name, seq=seq, what="head")
        elif seq and not verify(public_key, head_message(name, seq, digest), signature or b""):
            yield HistoryFault(log=name, seq=seq, what="signature")

    def _faults_of_open(self) -> Iterator[HistoryFault]:
        log = self._history.log
        row = self._db.row("SELECT head_hlc FROM log WHERE hex(uuid) = upper(?)", (log,))
        seq, hlc = self._history.standing.sealed_seq, 0 if row is None else row[0]
        for open_row in self._history.open_rows():
            before, (seq, hlc) = (seq, hlc), open_row[:2]
            if seq != before[0] + 1:
                yield HistoryFault(log=log, seq=seq, what="sequence numbers")
            if hlc <= before[1]:
                yield HistoryFault(log=log, seq=seq, what="hybrid time")
            if not self._is_well_formed(open_row):
                yield HistoryFault(log=log, seq=seq, what="form")

    def _is_well_formed(self, row: Row) -> bool:
        from inspector.store.forms import is_well_formed  # noqa: PLC0415 - only to check

        try:
            return is_well_formed(read_back(self._history.log, row))
        except InspectorError:
            return False
