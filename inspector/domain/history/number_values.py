"""How answers that hold a choice, points or numbers rest in an event."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any, assert_never

from inspector.domain.visit import (
    Banded,
    Chosen,
    Counted,
    Filled,
    Measured,
    Reading,
    Trial,
    Tried,
)

Numbered = Banded | Chosen | Counted | Filled | Tried
"""What is answered by a choice, points or numbers."""
Json = Mapping[str, Any]


def number_value(answer: Numbered) -> dict[str, object]:
    """The JSON value of such an answer; what is at its default is left out."""
    match answer:
        case Chosen(options=options):
            return failing({"answer": "chosen", "options": list(options)}, answer)
        case Banded(band=band, points=points, reason=reason):
            told: dict[str, object] = {"answer": "banded", "band": band, "points": str(points)}
            return failing({**told, "reason": reason} if reason else told, answer)
        case Counted(due=due, actual=actual):
            return failing({"answer": "counted", "due": str(due), "actual": str(actual)}, answer)
        case Filled(readings=readings):
            read = [[one.name, str(one.value)] for one in readings]
            return failing({"answer": "filled", "readings": read}, answer)
        case Tried(trials=trials):
            return {"answer": "tried", "trials": [_trial_value(one) for one in trials]}
        case _ as never:
            assert_never(never)


def number_from_value(value: Json) -> Numbered:
    """The answer that a JSON value tells.

    Raises:
        ValueError: The value is of no known form.
    """
    failed = bool(value.get("failed", False))
    match value["answer"]:
        case "chosen":
            return Chosen(options=tuple(value["options"]), failed=failed)
        case "banded":
            return Banded(
                band=value["band"],
                points=Fraction(value["points"]),
                reason=value.get("reason", ""),
                failed=failed,
            )
        case "counted":
            due, actual = Fraction(value["due"]), Fraction(value["actual"])
            return Counted(due=due, actual=actual, failed=failed)
        case "filled":
            read = tuple(Reading(name=n, value=Fraction(v)) for n, v in value["readings"])
            return Filled(readings=read, failed=failed)
        case "tried":
            return Tried(trials=tuple(_trial_from_value(one) for one in value["trials"]))
        case other:
            raise ValueError(other)


def failing(
    value: dict[str, object], answer: Measured | Chosen | Banded | Counted | Filled
) -> dict[str, object]:
    """The value, marked where the answer fails its item."""
    return {**value, "failed": True} if answer.failed else value


def _trial_value(one: Trial) -> dict[str, object]:
    told: dict[str, object] = {
        "passed": one.passed,
        "at": None if one.at is None else one.at.isoformat(),
        "window": one.window,
        "note": one.note or None,
    }
    return {key: value for key, value in told.items() if value is not None}


def _trial_from_value(value: Json) -> Trial:
    at = value.get("at")
    return Trial(
        passed=value["passed"],
        at=None if at is None else datetime.fromisoformat(at),
        window=value.get("window"),
        note=value.get("note", ""),
    )
