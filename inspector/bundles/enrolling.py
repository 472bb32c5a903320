"""登记 as files: a laptop's request, and the office's answer to it."""

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any, Final, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from inspector.bundles.letters import modelled, read_letter, write_letter
from inspector.bundles.signed import Signer, Verify, read_signed, signed_text
from inspector.domain.office_card import OfficeCard, grouped
from inspector.domain.words import Role

REQUEST: Final = "request"
ENROLMENT: Final = "enrolment"

Id = Annotated[str, Field(pattern=r"\A[0-9a-f]{32}\z")]
Key = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
Signature = Annotated[str, Field(pattern=r"\A[0-9a-f]{128}\z")]
Der = Annotated[str, Field(pattern=r"\A(?:[0-9a-f]{2}){1,8192}\z")]
Name = Annotated[str, Field(min_length=1, max_length=100)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RequestBody(_Strict):
    """What a laptop asks for; nothing in it is secret."""

    request: Id
    device: Id
    person: Id
    """The id that the laptop knows its person by."""
    name: Name
    log: Id
    log_key: Key
    box: Key
    csr: Der
    made: AwareDatetime
    renews: Id | None = None
    """The request whose answer the device holds now."""

    @property
    def fingerprint(self) -> str:
        """What two people compare: of the keys, so that nobody can put others in their place."""
        told = "".join((self.device, self.log, self.log_key, self.box, self.csr))
        return grouped(hashlib.sha256(told.encode()).hexdigest())


class Card(_Strict):
    """One set of the office's keys."""

    number: Annotated[int, Field(ge=1, le=10_000)]
    office: Id
    name: Name
    signing: Key
    box: Key
    ca: Der
    start: AwareDatetime
    signature: Signature


class EnrolmentBody(_Strict):
    """What the office answers."""

    request: Id
    device: Id
    person: Id
    """The id in the office's register."""
    local_person: Id
    name: Name
    roles: Annotated[list[Role], Field(min_length=1)]
    role: Role
    log: Id
    log_key: Key
    box: Key
    certificate: Der
    start: AwareDatetime
    until: AwareDatetime
    cards: Annotated[list[Card], Field(min_length=1, max_length=10_000)]
    made: AwareDatetime

    @property
    def office_cards(self) -> tuple[OfficeCard, ...]:
        """Every set of the office's keys, the first one first."""
        return tuple(OfficeCard(**dict(card)) for card in self.cards)

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """The answer that these values make."""
        return cls.model_validate(told)


def write_request(body: RequestBody, signers: Sequence[Signer]) -> bytes:
    """The file that a laptop asks with."""
    return signed_text(REQUEST, body.model_dump(mode="json"), signers)


def read_request(
    data: bytes, *, name: str, verify: Verify
) -> tuple[RequestBody, tuple[bytes, ...]]:
    """What a laptop asks for, and the keys that signed it.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_004.
    """
    read = read_signed(data, kind=REQUEST, name=name, verify=verify)
    return modelled(RequestBody, read.body, name), read.signers


def write_enrolment(body: EnrolmentBody, signer: Signer) -> bytes:
    """The file that answers a request; only the device that asked can open it."""
    return write_letter(ENROLMENT, body, signer, box=bytes.fromhex(body.box))


def read_enrolment(
    data: bytes, *, name: str, identities: Sequence[bytes], verify: Verify
) -> tuple[EnrolmentBody, bytes]:
    """What the office answered, and the key that signed it.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005.
    """
    return read_letter(
        data, EnrolmentBody, kind=ENROLMENT, name=name, identities=identities, verify=verify
    )
