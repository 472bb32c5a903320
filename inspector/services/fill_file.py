"""The fill file's form: what a person may write, before any visit is asked about it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from inspector.checklists.schema import Count, Number, Points, Strict, Text, YesNo
from inspector.domain.words import Extent, LapName, RefusalProof, Tick

Word = Literal[
    "compliant",
    "violation",
    "not_applicable",
    "unchecked",
    "basic",
    "good",
    "fair",
    "poor",
    "did_not_occur",
    "awarded",
]


def _as_answer(value: object) -> object:
    """`A16: compliant` is short for `A16: {answer: compliant}`."""
    return {"answer": value} if isinstance(value, str) else value


class OccurrenceEntry(Strict):
    """One violation seen."""

    window: Text | None = None
    from_: Annotated[Text | None, Field(alias="from")] = None
    to: Text | None = None
    subtype: Text | None = None
    count: Number | None = None
    extent: Extent = Extent.INDIVIDUAL
    note: str = ""
    evidence: tuple[Text, ...] = ()
    corrected: YesNo | None = None
    corrected_note: str = ""
    verified: YesNo = False
    points: Number | None = None
    reason: Text | None = None
    clause: Text | None = None
    found_by: Text | None = None
    circumstances: tuple[Text, ...] = ()


def _as_several(value: object) -> object:
    """`choose: 纸质` is short for `choose: [纸质]`."""
    return [value] if isinstance(value, str) else value


def _as_trial(value: object) -> object:
    """`passed` is short for `{result: passed}`."""
    return {"result": value} if isinstance(value, str) else value


class TrialEntry(Strict):
    """One of several trials."""

    result: Literal["passed", "failed"]
    at: Text | None = None
    window: Text | None = None
    note: str = ""


class AnswerEntry(Strict):
    """An item's answer: a word, or what an item of another form asks for."""

    answer: Word | None = None
    reason: Text | None = None
    occurrences: tuple[OccurrenceEntry, ...] = ()
    choose: Annotated[tuple[Text, ...], BeforeValidator(_as_several)] = ()
    band: Text | None = None
    points: Number | None = None
    due: Number | None = None
    actual: Number | None = None
    numbers: dict[Text, Number] = Field(default_factory=dict)
    trials: tuple[Annotated[TrialEntry, BeforeValidator(_as_trial)], ...] = ()


class BulkEntry(Strict):
    """One answer for the rest."""

    sections: tuple[Text, ...] = ()
    answer: Literal["compliant", "not_applicable"] | None = None
    except_: Annotated[tuple[Text, ...], Field(alias="except")] = ()
    phrases: Tick | None = None
    reason: Text | None = None


class PhraseEntry(Strict):
    """One phrase, heard or missed once."""

    phrase: Text
    tick: Tick
    window: Text | None = None
    at: Text | None = None


class LapEntry(Strict):
    """A moment of the service."""

    lap: LapName
    at: Text
    round: Count = 1


class OccupancyEntry(Strict):
    """How many windows were staffed at one moment."""

    at: Text
    staffed: Count
    open: Count | None = None
    total: Count = 0
    empty: tuple[Text, ...] = ()


class HeadEntry(Strict):
    """Who receives for the unit."""

    name: str = ""
    post: str = ""


class RefusalEntry(Strict):
    """A refusal to sign."""

    reason: str = ""
    witness: Text
    proof: RefusalProof = RefusalProof.PREMISES


class SigningEntry(Strict):
    """Who stands by the signature lines."""

    inspectors: tuple[Text, ...] = ()
    unit_head: HeadEntry | None = None
    refused: RefusalEntry | None = None
    copies: Count = 0


class RemarkEntry(Strict):
    """Words about an item, or about the visit."""

    item: Text | None = None
    text: Text


class FillFile(Strict):
    """All that a fill file may hold (format 1)."""

    format: Text
    observed_at: Text | None = None
    instances: dict[Text, Annotated[tuple[Text, ...], BeforeValidator(_as_several)]] = Field(
        default_factory=dict
    )
    bulk: BulkEntry | None = None
    answers: dict[str, Annotated[AnswerEntry, BeforeValidator(_as_answer)]] = Field(
        default_factory=dict
    )
    phrases: dict[str, Tick] | tuple[PhraseEntry, ...] = Field(default_factory=dict)
    columns: dict[Text, dict[Text, Points]] = Field(default_factory=dict)
    laps: tuple[LapEntry, ...] = ()
    occupancy: tuple[OccupancyEntry, ...] = ()
    signing: SigningEntry | None = None
    measurements: dict[str, Number] = Field(default_factory=dict)
    notes: tuple[RemarkEntry, ...] = ()
    leads: tuple[RemarkEntry, ...] = ()
    good_practices: tuple[RemarkEntry, ...] = ()
