"""How answers and their parts rest in an event: JSON values, the same bytes for the same answer."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from inspector.domain.history.number_values import failing, number_from_value, number_value
from inspector.domain.visit import (
    Answer,
    Awarded,
    Compliant,
    DidNotOccur,
    Evidence,
    Graded,
    Measured,
    NotApplicable,
    Occupancy,
    Occurrence,
    PhraseTick,
    Refusal,
    Signing,
    Ticked,
    Violation,
)
from inspector.domain.words import Extent, Grade, RefusalProof, Result, Tick

Json = Mapping[str, Any]


def answer_value(answer: Answer) -> dict[str, object]:  # noqa: PLR0911 - one return a form
    """The JSON value of an answer; what is at its default is left out."""
    match answer:
        case Compliant(bulk=bulk):
            return _bulk({"answer": "compliant"}, bulk=bulk)
        case Violation(occurrences=occurrences):
            told = [occurrence_value(one) for one in occurrences]
            return {"answer": "violation", "occurrences": told}
        case NotApplicable(reason=reason, bulk=bulk):
            return _bulk({"answer": "not_applicable", "reason": reason}, bulk=bulk)
        case Ticked(ticks=ticks, bulk=bulk):
            return _bulk(
                {"answer": "ticked", "ticks": [_tick_value(one) for one in ticks]}, bulk=bulk
            )
        case Measured(value=value):
            return failing({"answer": "measured", "value": str(value)}, answer)
        case Graded(grade=grade, bulk=bulk):
            return _bulk({"answer": "graded", "grade": str(grade)}, bulk=bulk)
        case DidNotOccur(reason=reason):
            return {"answer": "did_not_occur", "reason": reason}
        case Awarded(occurrences=occurrences):
            told = [occurrence_value(one) for one in occurrences]
            return {"answer": "awarded", "occurrences": told}
        case _:
            return number_value(answer)


def answer_from_value(value: Json) -> Answer:  # noqa: PLR0911 - one return a form
    """The answer that a JSON value tells.

    Raises:
        ValueError: The value is of no known form.
    """
    bulk = bool(value.get("bulk", False))
    match value["answer"]:
        case "compliant":
            return Compliant(bulk=bulk)
        case "violation":
            return Violation(
                occurrences=tuple(occurrence_from_value(one) for one in value["occurrences"])
            )
        case "not_applicable":
            return NotApplicable(reason=value["reason"], bulk=bulk)
        case "ticked":
            return Ticked(ticks=tuple(_tick_from_value(one) for one in value["ticks"]), bulk=bulk)
        case "measured":
            return Measured(value=Fraction(value["value"]), failed=value.get("failed", False))
        case "graded":
            return Graded(grade=_grade(value["grade"]), bulk=bulk)
        case "did_not_occur":
            return DidNotOccur(reason=value["reason"])
        case "awarded":
            return Awarded(
                occurrences=tuple(occurrence_from_value(one) for one in value["occurrences"])
            )
        case _:
            return number_from_value(value)


def occurrence_value(one: Occurrence) -> dict[str, object]:
    """The JSON value of an occurrence; what is at its default is left out."""
    told: dict[str, object] = {
        "id": one.occurrence,
        "window": one.window,
        "from": _stamp(one.from_at),
        "to": _stamp(one.to_at),
        "subtype": one.subtype,
        "count": one.count,
        "note": one.note,
        "evidence": list(one.evidence),
        "corrected": one.corrected,
        "corrected_note": one.corrected_note,
        "verified": one.verified,
        "extent": str(one.extent),
        "points": None if one.points is None else str(one.points),
        "reason": one.reason,
        "clause": one.clause,
        "found_by": one.found_by,
        "circumstances": list(one.circumstances),
    }
    plain = {"count": 1, "extent": str(Extent.INDIVIDUAL)}
    return {k: v for k, v in told.items() if v and plain.get(k) != v}


def occurrence_from_value(value: Json) -> Occurrence:
    """The occurrence that a JSON value tells."""
    points = value.get("points")
    return Occurrence(
        occurrence=value["id"],
        window=value.get("window"),
        from_at=_instant(value.get("from")),
        to_at=_instant(value.get("to")),
        subtype=value.get("subtype"),
        count=value.get("count", 1),
        note=value.get("note", ""),
        evidence=tuple(value.get("evidence", ())),
        corrected=value.get("corrected", False),
        corrected_note=value.get("corrected_note", ""),
        verified=value.get("verified", False),
        extent=Extent(value.get("extent", Extent.INDIVIDUAL)),
        points=None if points is None else Fraction(points),
        reason=value.get("reason"),
        clause=value.get("clause"),
        found_by=value.get("found_by"),
        circumstances=tuple(value.get("circumstances", ())),
    )


def evidence_value(one: Evidence) -> dict[str, object]:
    """The JSON value of a piece of evidence, its SHA-256 and item aside (they are its key)."""
    told: dict[str, object] = {
        "item": one.item,
        "kind": one.kind,
        "bytes": one.bytes,
        "derivative": one.derivative,
        "name": one.name,
    }
    return told if one.look is None else {**told, "look": one.look}


def evidence_from_value(sha256: str, value: Json) -> Evidence:
    """The evidence that a JSON value tells."""
    return Evidence(
        sha256=sha256,
        item=value["item"],
        kind=value["kind"],
        bytes=value["bytes"],
        derivative=value["derivative"],
        name=value["name"],
        look=value.get("look"),
    )


def occupancy_value(one: Occupancy) -> dict[str, object]:
    """The JSON value of a sample, its id aside (it is its key)."""
    told = {
        "at": one.at.isoformat(),
        "staffed": one.staffed,
        "open": one.open,
        "total": one.total or None,
        "empty": list(one.empty) or None,
    }
    return {k: v for k, v in told.items() if v is not None}


def occupancy_from_value(sample: str, value: Json) -> Occupancy:
    """The sample that a JSON value tells."""
    return Occupancy(
        sample=sample,
        at=datetime.fromisoformat(value["at"]),
        staffed=int(value["staffed"]),
        open=None if value.get("open") is None else int(value["open"]),
        total=int(value.get("total", 0)),
        empty=tuple(str(one) for one in value.get("empty", ())),
    )


def signing_value(one: Signing) -> dict[str, object]:
    """The JSON value of who signs; what is not said is left out."""
    refused = one.refused
    told: dict[str, object] = {
        "inspectors": list(one.inspectors),
        "unit_head": one.unit_head,
        "post": one.post,
        "refused": refused
        and {"reason": refused.reason, "witness": refused.witness, "proof": str(refused.proof)},
        "copies": one.copies,
    }
    return {k: v for k, v in told.items() if v}


def signing_from_value(value: Json) -> Signing:
    """Who signs, as a JSON value tells it."""
    refused = value.get("refused")
    return Signing(
        inspectors=tuple(str(one) for one in value.get("inspectors", ())),
        unit_head=str(value.get("unit_head", "")),
        post=str(value.get("post", "")),
        refused=refused
        and Refusal(
            reason=str(refused["reason"]),
            witness=str(refused["witness"]),
            proof=RefusalProof(refused["proof"]),
        ),
        copies=int(value.get("copies", 0)),
    )


def _bulk(value: dict[str, object], *, bulk: bool) -> dict[str, object]:
    return {**value, "bulk": True} if bulk else value


def _tick_value(one: PhraseTick) -> dict[str, object]:
    told = {"tick": str(one.tick), "window": one.window, "at": _stamp(one.at)}
    return {k: v for k, v in told.items() if v is not None}


def _tick_from_value(value: Json) -> PhraseTick:
    return PhraseTick(
        tick=Tick(value["tick"]), window=value.get("window"), at=_instant(value.get("at"))
    )


def _grade(word: str) -> Grade | Result:
    return Grade(word) if word in Grade.__members__.values() else Result(word)


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _instant(stamp: str | None) -> datetime | None:
    return None if stamp is None else datetime.fromisoformat(stamp)
