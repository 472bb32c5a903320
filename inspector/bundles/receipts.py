"""回执 as a file: what the office has of a laptop, and what became of its bundle."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from inspector.bundles.enrolling import Card, Id, Signature
from inspector.bundles.enrolling import Key as Digest
from inspector.bundles.letters import read_letter, write_letter
from inspector.bundles.signed import Signer, Verify
from inspector.domain.office_card import OfficeCard
from inspector.errors import InspectorError
from inspector.errors import travel as faults

KIND: Final = "receipt"
MOST_NAMED: Final = 2000
"""So many conflicts, and stretches of quarantine, are named one by one; the counts tell of all."""
_ENDS: Final = 1 << 53

Size = Annotated[int, Field(ge=0, lt=_ENDS)]
Number = Annotated[int, Field(ge=1, lt=_ENDS)]
Short = Annotated[str, Field(max_length=200)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Counts(_Strict):
    """What became of the events that the bundle names."""

    manifest: Size
    new: Size
    held: Size
    quarantined: Size

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.manifest != self.new + self.held + self.quarantined:
            msg = "does not add up"
            raise ValueError(msg)
        return self


class SeenHead(_Strict):
    """Up to where the office has a log, counter-signed by it."""

    log: Id
    seq: Number
    head: Digest
    signature: Signature


class Kept(_Strict):
    """A file of evidence that the office has."""

    sha256: Digest
    bytes: Size


class SetApart(_Strict):
    """Events that count nowhere at the office, and why."""

    log: Id
    first: Number
    n: Number
    reason: Short


class Disputed(_Strict):
    """A place at which others wrote something else."""

    conflict: Id
    subject: Id
    kind: Short
    item: Short | None


class ReceiptBody(_Strict):
    """What a receipt says."""

    receipt: Id
    order: Number
    """Rises from receipt to receipt of one office: hybrid time."""
    office: Id
    device: Id
    bundle: Id
    made: AwareDatetime
    events: Counts
    logs: Annotated[list[SeenHead], Field(max_length=10_000)]
    quarantined: Annotated[list[SetApart], Field(max_length=MOST_NAMED)]
    conflicts: Annotated[list[Disputed], Field(max_length=MOST_NAMED)]
    evidence: list[Kept]
    missing: list[Digest]
    """Files that events name and the office does not have."""
    cards: Annotated[list[Card], Field(min_length=1, max_length=10_000)]

    @property
    def office_cards(self) -> tuple[OfficeCard, ...]:
        """Every set of the office's keys, the first one first."""
        return tuple(OfficeCard(**dict(card)) for card in self.cards)

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """The receipt that these values make."""
        return cls.model_validate(told)


def seen_message(log: str, seq: int, head: bytes) -> bytes:
    """What the office signs of each log: that it has it up to this event with this digest."""
    return b"inspector/seen/1" + bytes.fromhex(log) + seq.to_bytes(8, "big") + head


def seen_head(log: str, seq: int, head: bytes, sign: Callable[[bytes], bytes]) -> dict[str, object]:
    """A counter-signed head, as a receipt tells it."""
    signature = sign(seen_message(log, seq, head))
    return {"log": log, "seq": seq, "head": head.hex(), "signature": signature.hex()}


def write_receipt(body: ReceiptBody, signer: Signer, *, box: bytes) -> bytes:
    """The file that answers a bundle; only the device that brought it can open it."""
    return write_letter(KIND, body, signer, box=box)


def read_receipt(
    data: bytes, *, name: str, identities: Sequence[bytes], verify: Verify
) -> tuple[ReceiptBody, bytes]:
    """What the office acknowledged, and the key that signed it.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005.
    """
    body, signer = read_letter(
        data, ReceiptBody, kind=KIND, name=name, identities=identities, verify=verify
    )
    for one in body.logs:
        message = seen_message(one.log, one.seq, bytes.fromhex(one.head))
        if not verify(signer, message, bytes.fromhex(one.signature)):
            raise InspectorError(faults.ALTERED, file=name)
    return body, signer
