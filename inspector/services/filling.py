"""A fill file becomes events: read whole, checked whole, then written in one transaction."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from inspector.checklists.schema import salvaged, validated
from inspector.checklists.strict_yaml import Loc, Node, Problems, load
from inspector.clock import CHINA
from inspector.domain.answering import DID_NOT_OCCUR, faults_of, faults_of_column
from inspector.domain.checklist import Item
from inspector.domain.history.event import Kind
from inspector.domain.limits import LONGEST_TEXT
from inspector.domain.masking import masked
from inspector.domain.repeating import parted
from inspector.domain.visit import (
    Answer,
    Awarded,
    ColumnPoints,
    DidNotOccur,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Ticked,
    Violation,
)
from inspector.domain.words import AnswerForm, Result, Tick
from inspector.errors import InspectorError
from inspector.errors import fill as faults
from inspector.errors import visit as visit_faults
from inspector.i18n import Pair, both
from inspector.services.answers import Bulk, answer_from_plain, bulk_answers
from inspector.services.evidence import Incoming, examined
from inspector.services.fill_file import AnswerEntry, FillFile, OccurrenceEntry, PhraseEntry
from inspector.services.fill_instances import Adding, instances_wanted
from inspector.services.fill_numbers import OWN_KEYS, given_keys, numbered
from inspector.services.fill_plan import Attachment, FillPlan
from inspector.services.fill_spot import SpotReader, derived_id
from inspector.services.unasked import why_no_item
from inspector.services.visits import Shown

FORMAT = "1"
UNCHECKED = str(Result.UNCHECKED)
NOT_APPLICABLE = str(Result.NOT_APPLICABLE)
VIOLATION = str(Result.VIOLATION)
COMPLIANT = str(Result.COMPLIANT)
AWARDED = "awarded"
_REMARKS = (
    (Kind.NOTE, "notes"),
    (Kind.LEAD, "leads"),
    (Kind.GOOD_PRACTICE, "good_practices"),
)


def read_fill(path: Path, shown: Shown, now: datetime, adding: Adding) -> FillPlan:
    """Read a fill file for a visit.

    Args:
        path: The file.
        shown: The visit.
        now: The instant now.
        adding: The visit as it would be with more instances.

    Raises:
        InspectorError: YAML_…, FILL_… or VISIT_…, the first fault carrying all the others, each
            with its line; nothing was changed.
    """
    problems = Problems(path.name)

    def planned(entries: FillFile, document: Node) -> FillPlan:
        instances = instances_wanted(entries, shown, document, problems)
        whole = adding(shown, instances) if instances else shown
        plan = _Reader(path, document, entries, whole, now, problems).plan()
        return replace(plan, instances=instances)

    document = load(path, problems)
    entries = validated(FillFile, document, problems)
    if entries is None:
        # All faults are told at once, also those of a file whose form is faulty.
        rest = salvaged(FillFile, document, lambda loc: loc[:2] if len(loc) > 1 else None)
        if rest is not None:
            planned(*rest)
        problems.raise_if_any()
    assert entries is not None  # noqa: S101 - a file that fits no model has at least one problem
    plan = planned(entries, document)
    problems.raise_if_any()
    return plan


class _Reader:
    """One reading of one file: turns entries into values and notes what is wrong, by line."""

    def __init__(
        self,
        path: Path,
        document: Node,
        entries: FillFile,
        shown: Shown,
        now: datetime,
        problems: Problems,
    ) -> None:
        self._path = path
        self._document = document
        self._entries = entries
        self._shown = shown
        self._now = now
        self._problems = problems
        self._attachments: list[Attachment] = []

    def plan(self) -> FillPlan:
        """All that the file says."""
        entries = self._entries
        if entries.format != FORMAT:
            self._problems.add(faults.WRONG_FORMAT, self._line(["format"]), given=entries.format)
        observed = self._time(entries.observed_at, ["observed_at"]) or self._now
        given: dict[str, Answer | None] = {}
        for code, entry in entries.answers.items():
            self._take_answer(code, entry, given)
        self._take_measurements(given)
        self._take_phrases(given)
        spot = SpotReader(
            entries=entries,
            shown=self._shown,
            problems=self._problems,
            time=self._time,
            line=self._line,
            place=self._place,
        )
        return FillPlan(
            observed=observed,
            instances={},
            answers=self._bulk(given) | given,
            columns=tuple(self._columns()),
            laps=tuple(spot.laps()),
            occupancy=tuple(spot.occupancy()),
            signing=spot.signing(),
            remarks=tuple(self._remarks()),
            attachments=tuple(self._attachments),
        )

    def _line(self, loc: Loc) -> int:
        return self._document.at(loc).line

    def _place(self, loc: Loc, item: str) -> Pair:
        return both(
            "{file}, line {line}: {item}", file=self._path.name, line=self._line(loc), item=item
        )

    def _item(self, code: str, loc: Loc) -> Item | None:
        """The item, if this visit asks it; else the fault is noted."""
        if code in self._shown.visit.asked:
            return self._shown.checklist.by_code[code]
        shown, place = self._shown, self._place(loc, code)
        error = why_no_item(shown.visit, shown.checklist, code, place)
        self._problems.note(error, self._line(loc))
        return None

    def _take_answer(self, code: str, entry: AnswerEntry, given: dict[str, Answer | None]) -> None:
        loc: Loc = ["answers", code]
        item = self._item(code, loc)
        if item is None:
            return
        unchecked = entry.answer == UNCHECKED
        if item.answer is AnswerForm.PHRASE and not unchecked:
            self._problems.add(faults.WRONG_PLACE, self._line(loc), item=code, right="phrases")
            return
        self._refuse_what_would_be_lost(item, entry, loc)
        answer = None if unchecked else self._answer(item, entry, loc)
        if answer is None and not unchecked:
            keys = ", ".join(OWN_KEYS.get(item.answer, ("answer",)))
            self._problems.add(faults.ANSWER_UNSAID, self._line(loc), item=code, keys=keys)
            return
        self._check(item, answer, loc)
        given[code] = answer

    def _refuse_what_would_be_lost(self, item: Item, entry: AnswerEntry, loc: Loc) -> None:
        """Notes what was written and belongs to another answer: nothing vanishes silently."""
        told = entry.answer == AWARDED or (
            entry.answer == VIOLATION and item.answer is AnswerForm.ANSWER
        )
        reasoned = entry.answer in {NOT_APPLICABLE, DID_NOT_OCCUR} or entry.band is not None
        own = OWN_KEYS.get(item.answer, ()) if entry.answer is None else ()
        for key, held, fits in (
            ("occurrences", entry.occurrences, told),
            ("reason", entry.reason, reasoned),
            *((key, True, key in own) for key in given_keys(entry)),
        ):
            if held and not fits:
                place = [*loc, key]
                self._problems.add(faults.OTHER_ANSWERS_KEY, self._line(place), key=key)

    def _check(self, item: Item, answer: Answer | None, loc: Loc) -> None:
        for error in faults_of(item, answer) if answer is not None else ():
            error.context["item"] = self._place(loc, item.code)
            self._problems.note(error, self._line(loc))

    def _answer(  # noqa: PLR0911 - one return a word
        self, item: Item, entry: AnswerEntry, loc: Loc
    ) -> Answer | None:
        match entry.answer:
            case None:
                return numbered(item, entry, loc, self._time)
            case "not_applicable":
                return NotApplicable(reason=entry.reason or "")
            case "did_not_occur":
                return DidNotOccur(reason=entry.reason or "")
            case "awarded":
                return Awarded(occurrences=self._occurrences(item, entry, loc))
            case "violation" if item.answer is AnswerForm.ANSWER:
                return Violation(occurrences=self._occurrences(item, entry, loc))
            case word if item.answer in OWN_KEYS and word != COMPLIANT:
                return None
            case word:
                return answer_from_plain(item, word)

    def _occurrences(self, item: Item, entry: AnswerEntry, loc: Loc) -> tuple[Occurrence, ...]:
        told = entry.occurrences or (OccurrenceEntry(),)
        return tuple(
            self._occurrence(item, one, number, [*loc, "occurrences", number])
            for number, one in enumerate(told)
        )

    def _occurrence(self, item: Item, one: OccurrenceEntry, number: int, loc: Loc) -> Occurrence:
        occurrence = derived_id(self._shown.visit.visit, item.code, number)
        for position, name in enumerate(one.evidence):
            self._attach(name, item, occurrence, [*loc, "evidence", position])
        count = one.count
        if count is not None and count.denominator != 1:
            error = InspectorError(
                visit_faults.BAD_COUNT, item=self._place(loc, item.code), given=float(count)
            )
            self._problems.note(error, self._line(loc))
        how = one.corrected_note.strip()
        if how and one.corrected is False:
            self._problems.add(faults.NOT_CORRECTED, self._line([*loc, "corrected_note"]))
        return Occurrence(
            occurrence=occurrence,
            window=one.window,
            from_at=self._time(one.from_, [*loc, "from"]),
            to_at=self._time(one.to, [*loc, "to"]),
            subtype=one.subtype,
            count=1 if count is None else int(count),
            note=one.note,
            # Whoever tells how it was corrected says that it was.
            corrected=one.corrected or bool(how),
            corrected_note=how,
            verified=one.verified,
            extent=one.extent,
            points=one.points,
            reason=one.reason,
            clause=one.clause,
            found_by=one.found_by,
            circumstances=one.circumstances,
        )

    def _attach(self, name: str, item: Item, occurrence: str, loc: Loc) -> None:
        path = self._path.parent / name
        if not path.is_file():
            self._problems.add(faults.NO_SUCH_FILE, self._line(loc), given=name)
            return
        file = Incoming(path=path, item=item.code, where=self._place(loc, name))
        try:
            (looked,) = examined([file])
        except InspectorError as error:
            self._problems.note(error, self._line(loc))
            return
        self._attachments.append(Attachment(occurrence=occurrence, file=looked))

    def _take_measurements(self, given: dict[str, Answer | None]) -> None:
        for code, value in self._entries.measurements.items():
            loc: Loc = ["measurements", code]
            item = self._item(code, loc)
            if item is not None:
                given[code] = Measured(value=value)
                self._check(item, given[code], loc)

    def _columns(self) -> Iterator[ColumnPoints]:
        for column, points in self._entries.columns.items():
            for code, number in points.items():
                loc: Loc = ["columns", column, code]
                if self._item(code, loc) is None:
                    continue
                given = ColumnPoints(column=column, item=code, points=number)
                for error in faults_of_column(self._shown.checklist, given):
                    error.context["item"] = self._place(loc, code)
                    self._problems.note(error, self._line(loc))
                yield given

    def _take_phrases(self, given: dict[str, Answer | None]) -> None:
        told = self._entries.phrases
        if isinstance(told, dict):
            entries = [PhraseEntry(phrase=code, tick=tick) for code, tick in told.items()]
            places: list[Loc] = [["phrases", code] for code in told]
        else:
            entries = list(told)
            places = [["phrases", number] for number in range(len(told))]
        for entry, loc in zip(entries, places, strict=True):
            item = self._item(entry.phrase, loc)
            if item is None:
                continue
            at = self._time(entry.at, [*loc, "at"])
            tick = PhraseTick(tick=entry.tick, window=entry.window, at=at)
            before = given.get(item.code)
            ticks = before.ticks if isinstance(before, Ticked) else ()
            given[item.code] = Ticked(ticks=(*ticks, tick))
            self._check(item, given[item.code], loc)

    def _bulk(self, given: dict[str, Answer | None]) -> dict[str, Answer | None]:
        entry = self._entries.bulk
        if entry is None:
            return {}
        known = [section.code for section in self._shown.checklist.sections]
        for number, section in enumerate(entry.sections):
            if section not in known:
                line = self._line(["bulk", "sections", number])
                whole = ", ".join(code for code in known if parted(code)[1] is None)
                self._problems.add(faults.UNKNOWN_SECTION, line, given=section, known=whole)
        for number, code in enumerate(entry.except_):
            self._item(code, ["bulk", "except", number])
        if entry.answer == NOT_APPLICABLE and not entry.reason:
            place = self._place(["bulk"], "bulk")
            error = InspectorError(visit_faults.REASON_NEEDED, item=place)
            self._problems.note(error, self._line(["bulk"]))
        bulk = Bulk(
            answer=Result(entry.answer) if entry.answer else None,
            sections=entry.sections,
            except_items=(*entry.except_, *given),
            phrases=Tick(entry.phrases) if entry.phrases else None,
            reason=entry.reason or "",
        )
        return {**bulk_answers(self._shown, bulk, given)}

    def _remarks(self) -> list[tuple[Kind, str, str | None, str]]:
        remarks = []
        for kind, key in _REMARKS:
            for number, entry in enumerate(getattr(self._entries, key)):
                if entry.item is not None:
                    self._known(entry.item, [key, number, "item"])
                if len(entry.text) > LONGEST_TEXT:
                    place = self._place([key, number], key)
                    error = InspectorError(
                        visit_faults.TOO_LONG,
                        field=place,
                        length=len(entry.text),
                        most=LONGEST_TEXT,
                    )
                    self._problems.note(error, self._line([key, number]))
                # As it will be stored: an id must not give away a number that was masked.
                kept = masked(entry.text).text
                remark = derived_id(self._shown.visit.visit, kind, entry.item, kept)
                remarks.append((kind, remark, entry.item, entry.text))
        return remarks

    def _known(self, code: str, loc: Loc) -> None:
        """Notes a fault unless the checklist has the item; leads may go beyond what is asked."""
        if code not in self._shown.checklist.by_code:
            self._item(code, loc)

    def _time(self, said: str | None, loc: Loc) -> datetime | None:
        """The instant that is meant; a time without a date is on the visit's day."""
        if said is None:
            return None
        try:
            at = _instant(said, self._shown.visit.at)
        except ValueError:
            self._problems.add(faults.NOT_A_TIME, self._line(loc), given=said)
            return None
        # The clock of a laptop may be slow: what is told of the visit's own day is taken as told,
        # and the review points at it.
        if at > self._now and at.astimezone(CHINA).date() != self._shown.visit.at.date():
            self._problems.add(
                faults.FUTURE_TIME,
                self._line(loc),
                given=said,
                now=f"{self._now:%Y-%m-%d %H:%M}",
            )
        return at


def _instant(said: str, day: datetime) -> datetime:
    """A time of day, or an instant; without an offset it is meant where the visit is."""
    day = day.astimezone(CHINA)
    if len(said) <= len("09:41:30"):
        time = datetime.strptime(said, "%H:%M:%S" if said.count(":") == 2 else "%H:%M").time()  # noqa: DTZ007
        return day.replace(hour=time.hour, minute=time.minute, second=time.second, microsecond=0)
    at = datetime.fromisoformat(said)
    return at if at.tzinfo else at.replace(tzinfo=day.tzinfo)
