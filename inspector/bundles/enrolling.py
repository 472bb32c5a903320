"""登记 as files: a laptop's request, and the office's answer to it."""

import hashlib
import io
from collections.abc import Sequence
from typing import Annotated, Any, Final, Self, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from inspector.bundles import age
from inspector.bundles.signed import LARGEST, Signer, Verify, read_signed, signed_text
from inspector.domain.office_card import OfficeCard, grouped
from inspector.domain.words import Role
from inspector.errors import InspectorError
from inspector.errors import travel as faults

REQUEST: Final = "request"
ENROLMENT: Final = "enrolment"

Id = Annotated[str, Field(pattern=r"\A[0-9a-f]{32}\z")]
Key = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
Signature = Annotated[str, Field(pattern=r"\A[0-9a-f]{128}\z")]
Der = Annotated[str, Field(pattern=r"\A(?:[0-9a-f]{2}){1,8192}\z")]
Name = Annotated[str, Field(min_length=1, max_length=100)]

M = TypeVar("M", bound=BaseModel)


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
    return _modelled(RequestBody, read.body, name), read.signers


def write_enrolment(body: EnrolmentBody, signer: Signer) -> bytes:
    """The file that answers a request; only the device that asked can open it."""
    text = signed_text(ENROLMENT, body.model_dump(mode="json"), [signer])
    sink = io.BytesIO()
    age.encrypt([bytes.fromhex(body.box)], io.BytesIO(text), sink)
    return sink.getvalue()


def read_enrolment(
    data: bytes, *, name: str, identities: Sequence[bytes], verify: Verify
) -> tuple[EnrolmentBody, bytes]:
    """What the office answered, and the key that signed it.

    Args:
        data: The whole file.
        name: What to call it.
        identities: X25519 private keys of this device.
        verify: Checks a signature.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005.
    """
    if data.startswith(b"{"):
        # Not encrypted, so it is something else; that is told better than by what it is not.
        read_signed(data, kind=ENROLMENT, name=name, verify=verify)
        raise InspectorError(faults.ALTERED, file=name)
    sink = io.BytesIO()
    try:
        age.decrypt(identities, io.BytesIO(data), sink, most=LARGEST)
    except (age.NotAgeError, age.TooLongError) as error:
        raise InspectorError(faults.NOT_OURS, file=name) from error
    except age.NotForUsError as error:
        raise InspectorError(faults.NOT_FOR_US, file=name) from error
    except age.DamagedError as error:
        raise InspectorError(faults.ALTERED, file=name) from error
    read = read_signed(sink.getvalue(), kind=ENROLMENT, name=name, verify=verify)
    if len(read.signers) != 1:
        raise InspectorError(faults.ALTERED, file=name)
    return _modelled(EnrolmentBody, read.body, name), read.signers[0]


def _modelled(model: type[M], body: dict[str, Any], name: str) -> M:
    """The body, of a form that this program knows.

    Raises:
        InspectorError: TRAVEL_004, when it is of another: signed, but not by this program.
    """
    try:
        return model.model_validate(body)
    except ValidationError as error:
        raise InspectorError(faults.ALTERED, file=name) from error
