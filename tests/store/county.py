"""A small county to fill a store with, and the device that writes there."""

from collections.abc import Mapping
from dataclasses import replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inspector.domain.derived import Derived, FindingRow
from inspector.domain.history.event import Draft, Kind
from inspector.domain.visit import Violation, Visit
from inspector.domain.words import FindingState
from inspector.store.history import LogIdentity

KEY = bytes(range(32))
DEVICE = Ed25519PrivateKey.from_private_bytes(bytes(32))
IDENTITY = LogIdentity(
    log="0190" + "0" * 27 + "1",
    device="测试机",
    public_key=DEVICE.public_key().public_bytes_raw(),
)
NOW = 1_795_000_000_000
UNIT = "0190" + "a" * 28
ASKED = ("A12", "A14", "A16", "P05", "S01")


def derive(visit: Visit) -> Derived:
    """A score anyone can do in their head: how many of the asked are compliant."""
    failed = [code for code, answer in visit.answers.items() if isinstance(answer, Violation)]
    return Derived(
        total=f"{len(visit.asked) - len(failed)}.00",
        exact=str(len(visit.asked) - len(failed)),
        findings=tuple(
            FindingRow(
                finding=code.encode().hex().rjust(8, "0") + visit.visit[8:],
                item=code,
                fact=f"{code} 不符合",
                due_class="3wd",
                due=visit.served,
                provisional=False,
                state=FindingState.OPEN,
            )
            for code in failed
        ),
    )


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the device signed it."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def visit_id(n: int) -> str:
    """The n-th visit's id."""
    return f"0191{n:028x}"


def opened(n: int = 1, unit: str = UNIT, asked: tuple[str, ...] = ASKED) -> Draft:
    """The opening of the n-th visit."""
    return Draft(
        kind=Kind.VISIT_OPENED,
        subject=visit_id(n),
        body={
            "unit": unit,
            "type": "open",
            "channel": "onsite",
            "checklist": "hrss-window",
            "edition": "2014-1",
            "digest": "0" * 64,
            "asked": list(asked),
            "team": ["p1", "p2"],
            "at": "2026-11-23T09:00:00+08:00",
            "opened_at": "2026-11-23T09:00:00+08:00",
        },
    )


def opened_by_window(n: int = 3) -> Draft:
    """The same, where two items are asked at each window, and two depend on what was found."""
    plain = opened(n)
    when = {"item": "A12", "is": ["violation"]}
    more = {
        "repeats": {"A": ["A12", "A14"]},
        "asked_when": {"A14": when, "S01": {**when, "of": "every"}},
    }
    return replace(plain, body={**plain.body, **more})


def instance(n: int, key: str, *, there: bool) -> Draft:
    """A window of the n-th visit that is looked at, or not."""
    value: dict[str, object] | None = {} if there else None
    return Draft(kind=Kind.INSTANCE, subject=visit_id(n), item=f"A@{key}", body={"value": value})


def answer(n: int, item: str, value: Mapping[str, object] | None) -> Draft:
    """An answer typed into the n-th visit."""
    return Draft(kind=Kind.ANSWER, subject=visit_id(n), item=item, body={"value": value})


COMPLIANT: dict[str, object] = {"answer": "compliant"}


def violation(note: str = "两人未佩戴身份牌") -> dict[str, object]:
    """A violation seen once."""
    return {"answer": "violation", "occurrences": [{"id": "0192" + "0" * 28, "note": note}]}


def unit(name: str = "示例县社保局服务大厅", unit_id: str = UNIT) -> Draft:
    """A unit registered."""
    value = {"name": name, "kind": "U10", "layout": "hall", "windows": 12}
    return Draft(kind=Kind.UNIT, subject=unit_id, body={"value": value})


def closed(n: int = 1) -> Draft:
    """The closing of the n-th visit."""
    body = {"at": "2026-11-23T10:00:00+08:00"}
    return Draft(kind=Kind.VISIT_CLOSED, subject=visit_id(n), body=body)
