"""数据包 as bytes: a signed manifest, and behind it the sealed history that it names.

It rests inside one age file. Evidence lies beside that, each file by itself and by its digest. The
first line is the manifest, as JSON; behind it follow the blocks of each log and the frozen
checklists, in the manifest's order and of the lengths that it tells, and nothing else.
"""

import hashlib
import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, Annotated, Any, Final, Self

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from inspector.bundles import age
from inspector.bundles.signed import LARGEST, Signer, Verify, canonical, read_signed, signed_text
from inspector.errors import InspectorError
from inspector.errors import travel as faults

KIND: Final = "bundle"
MOST_BYTES: Final = 256 << 20
"""No bundle's history is larger; more than ten million events are not."""
_BLOCK: Final = struct.Struct(">QH32s32sI")
_SEQ_ENDS: Final = 1 << 62

Id = Annotated[str, Field(pattern=r"\A[0-9a-f]{32}\z")]
Digest = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
Signature = Annotated[str, Field(pattern=r"\A[0-9a-f]{128}\z")]
Short = Annotated[str, Field(max_length=100)]
Size = Annotated[int, Field(ge=0, lt=1 << 53)]
Number = Annotated[int, Field(ge=1, lt=_SEQ_ENDS)]

Block = tuple[int, int, bytes, bytes, bytes]
"""First event, number of events, digest of the block before, own digest, body."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class LogPart(_Strict):
    """What of a log goes along: from an event up to its signed head."""

    log: Id
    device: Short
    key: Digest
    """Ed25519, raw: checks the head."""
    first: Number
    last: Number
    """Of the signed head."""
    head: Digest
    signature: Signature
    bytes: Size
    sha256: Digest

    @property
    def events(self) -> int:
        """How many it brings."""
        return self.last - self.first + 1


class ContentPart(_Strict):
    """A frozen checklist that goes along; its digest is what it is known by."""

    digest: Digest
    name: Short
    edition: Short
    bytes: Size


class EvidenceEntry(_Strict):
    """A file of evidence that goes along."""

    sha256: Digest
    bytes: Size


class Manifest(_Strict):
    """What a bundle says that it is."""

    bundle: Id
    """Follows from what goes along: the same history makes the same bundle."""
    device: Id
    person: Id
    office: Id
    part: Annotated[int, Field(ge=1, le=10_000)] = 1
    parts: Annotated[int, Field(ge=1, le=10_000)] = 1
    logs: list[LogPart]
    contents: list[ContentPart]
    evidence: list[EvidenceEntry]
    visits: Size
    made: Annotated[AwareDatetime, Field(strict=False)]
    app: Short

    @property
    def events(self) -> int:
        """How many events go along."""
        return sum(one.events for one in self.logs)

    @property
    def evidence_bytes(self) -> int:
        """How much evidence goes along."""
        return sum(one.bytes for one in self.evidence)

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """The manifest that these values make, with the id that follows from them."""
        draft = cls.model_validate({**told, "bundle": "0" * 32}, context={"unnamed": True})
        return draft.model_copy(update={"bundle": draft.own_id()})

    def own_id(self) -> str:
        """The id that follows from what goes along."""
        told = [
            self.device,
            [self.part, self.parts],
            [[one.log, one.first, one.last, one.head] for one in self.logs],
            [one.digest for one in self.contents],
            [one.sha256 for one in self.evidence],
        ]
        return hashlib.sha256(canonical(told)).hexdigest()[:32]

    @model_validator(mode="after")
    def _holds_together(self, info: ValidationInfo) -> Self:
        """See that nothing is there twice, and that the id is the one that follows from it.

        Raises:
            ValueError: When it is not so.
        """
        names = (
            [one.log for one in self.logs],
            [one.digest for one in self.contents],
            [one.sha256 for one in self.evidence],
        )
        is_ordered = all(a < b for listed in names[1:] for a, b in pairwise(listed))
        is_once = len(set(names[0])) == len(names[0])
        is_named = bool(info.context) or self.bundle == self.own_id()
        runs = all(one.first <= one.last for one in self.logs) and self.part <= self.parts
        if not (is_ordered and is_once and is_named and runs):
            msg = "does not hold together"
            raise ValueError(msg)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A bundle's history as it was read: every signature and digest of the manifest verified."""

    manifest: Manifest
    signer: bytes
    """Ed25519, raw; whose it is, is for the register."""
    blocks: tuple[tuple[Block, ...], ...]
    """For each log."""
    contents: tuple[bytes, ...]


def blocks_to_bytes(blocks: Iterable[Block]) -> bytes:
    """Blocks of one log, as they lie behind the manifest."""
    return b"".join(
        _BLOCK.pack(first, n, prev, digest, len(body)) + body
        for first, n, prev, digest, body in blocks
    )


def write_history(
    manifest: Manifest,
    signer: Signer,
    members: Sequence[bytes],
    recipients: Sequence[bytes],
    sink: IO[bytes],
) -> None:
    """Write the age file of a bundle.

    Args:
        manifest: What goes along.
        signer: The device.
        members: Blocks of each log, then the checklists, in the manifest's order.
        recipients: X25519 keys, raw: the office's, and the sender's own.
        sink: Where to.
    """
    text = signed_text(KIND, manifest.model_dump(mode="json"), [signer])
    age.encrypt(recipients, _Joined([text, *members]), sink)  # type: ignore[arg-type]


def read_history(
    source: IO[bytes], *, name: str, identities: Sequence[bytes], verify: Verify
) -> Read:
    """Read the age file of a bundle.

    Args:
        source: From its beginning; it can be sought.
        name: What to call it.
        identities: X25519 private keys at hand.
        verify: Checks a signature.

    Raises:
        InspectorError: TRAVEL_001 to TRAVEL_005.
    """
    data = _opened(source, name, identities)
    end = data.find(b"\n", 0, LARGEST) + 1
    read = read_signed(bytes(data[:end]), kind=KIND, name=name, verify=verify)
    try:
        manifest = Manifest.model_validate(read.body)
        if len(read.signers) != 1:
            raise InspectorError(faults.ALTERED, file=name)
        return _members(manifest, read.signers[0], memoryview(data)[end:])
    except (ValidationError, ValueError) as error:
        raise InspectorError(faults.ALTERED, file=name) from error


def _opened(source: IO[bytes], name: str, identities: Sequence[bytes]) -> bytearray:
    sink = _Grown()
    try:
        age.decrypt(identities, source, sink, most=MOST_BYTES)  # type: ignore[arg-type]
    except (age.NotAgeError, age.TooLongError) as error:
        raise InspectorError(faults.NOT_OURS, file=name) from error
    except age.NotForUsError as error:
        raise InspectorError(faults.NOT_FOR_US, file=name) from error
    except age.DamagedError as error:
        raise InspectorError(faults.ALTERED, file=name) from error
    return sink.data


def _members(manifest: Manifest, signer: bytes, rest: memoryview) -> Read:
    """What lies behind the manifest.

    Raises:
        ValueError: When it is not what the manifest says.
    """
    sizes = [*(one.bytes for one in manifest.logs), *(one.bytes for one in manifest.contents)]
    digests = [
        *(one.sha256 for one in manifest.logs),
        *(one.digest for one in manifest.contents),
    ]
    if sum(sizes) != len(rest):
        msg = "length"
        raise ValueError(msg)
    found: list[memoryview] = []
    at = 0
    for size, digest in zip(sizes, digests, strict=True):
        member = rest[at : at + size]
        if hashlib.sha256(member).hexdigest() != digest:
            msg = "digest"
            raise ValueError(msg)
        found.append(member)
        at += size
    logs = len(manifest.logs)
    blocks = tuple(
        tuple(_blocks(part, member))
        for part, member in zip(manifest.logs, found[:logs], strict=True)
    )
    contents = tuple(bytes(one) for one in found[logs:])
    return Read(manifest=manifest, signer=signer, blocks=blocks, contents=contents)


def _blocks(part: LogPart, member: memoryview) -> Iterator[Block]:
    """The blocks of one log; they bring the events that the manifest counts, no more, no fewer.

    Raises:
        ValueError: When they do not.
    """
    at, following = 0, part.first
    while at < len(member):
        try:
            first, n, prev, digest, size = _BLOCK.unpack_from(member, at)
        except struct.error as error:
            raise ValueError(str(error)) from error
        at += _BLOCK.size
        body = bytes(member[at : at + size])
        if first != following or n < 1 or len(body) != size:
            msg = "blocks"
            raise ValueError(msg)
        following += n
        at += size
        yield first, n, prev, digest, body
    if following != part.last + 1:
        msg = "events"
        raise ValueError(msg)


class _Grown:
    """Takes what is written, in one piece that need not be copied to be read."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        """Take it."""
        self.data += data
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back here."""


class _Joined(io.RawIOBase):
    """Several pieces read as one, none of them copied together."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._now = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        while not self._now:
            following = next(self._pieces, None)
            if following is None:
                return b""
            self._now = memoryview(following)
        size = len(self._now) if size < 0 else size
        read, self._now = self._now[:size], self._now[size:]
        return bytes(read)
