"""The inside of a bundle, as somebody with every key may write it: signed, and wrong."""

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from inspector.bundles import age, bundling
from inspector.bundles.bundling import KIND, Manifest, blocks_to_bytes, read_history, write_history
from inspector.bundles.signed import Signer, signed_text
from inspector.errors import InspectorError
from inspector.keys import device

KEY, BOX = device.new_signing_key(), device.new_sealing_key()
SIGNER = Signer(public=device.signing_public(KEY), sign=device.signer(KEY))
BLOCK = (1, 3, bytes(32), b"\1" * 32, b"body")
MEMBERS = [blocks_to_bytes([BLOCK]), b"a checklist"]
TOLD: dict[str, Any] = {
    "device": "a" * 32,
    "person": "b" * 32,
    "office": "c" * 32,
    "logs": [
        {
            "log": "d" * 32,
            "device": "laptop",
            "key": "e" * 64,
            "first": 1,
            "last": 3,
            "head": "1" * 64,
            "signature": "f" * 128,
            "bytes": len(MEMBERS[0]),
            "sha256": hashlib.sha256(MEMBERS[0]).hexdigest(),
        }
    ],
    "contents": [
        {
            "digest": hashlib.sha256(MEMBERS[1]).hexdigest(),
            "name": "n",
            "edition": "1",
            "bytes": len(MEMBERS[1]),
        }
    ],
    "evidence": [{"sha256": "0" * 64, "bytes": 5}],
    "visits": 1,
    "made": datetime(2026, 11, 24, tzinfo=UTC),
    "app": "test",
}


def encrypted(plain: bytes) -> io.BytesIO:
    """For whoever has the box."""
    sink = io.BytesIO()
    age.encrypt([device.sealing_public(BOX)], io.BytesIO(plain), sink)
    return io.BytesIO(sink.getvalue())


def read(source: io.BytesIO) -> bundling.Read:
    """What is in it."""
    return read_history(source, name="file", identities=[BOX], verify=device.verify)


def refusal(source: io.BytesIO) -> str:
    """Why nothing is."""
    with pytest.raises(InspectorError) as caught:
        read(source)
    return caught.value.fault.code


def forged(change: Callable[[dict[str, Any]], object], members: list[bytes]) -> io.BytesIO:
    """A bundle with another manifest, as a laptop with an altered program would sign it."""
    told = Manifest.of(TOLD).model_dump(mode="json")
    change(told)
    return encrypted(signed_text(KIND, told, [SIGNER]) + b"".join(members))


def test_what_was_written_is_read() -> None:
    """Every block and checklist, byte for byte, and who signed."""
    sink = io.BytesIO()
    manifest = Manifest.of(TOLD)
    write_history(manifest, SIGNER, MEMBERS, [device.sealing_public(BOX)], sink)
    found = read(io.BytesIO(sink.getvalue()))
    assert found.manifest == manifest
    assert (found.blocks, found.contents) == (((BLOCK,),), (MEMBERS[1],))
    assert found.signer == SIGNER.public
    assert manifest.events == 3


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "path": lambda told: told["evidence"][0].update(sha256="../../../etc/passwd"),
    "line end": lambda told: told["evidence"][0].update(sha256="0" * 63 + "\n"),
    "less than nothing": lambda told: told["evidence"][0].update(bytes=-1),
    "evidence twice": lambda told: told["evidence"].append(told["evidence"][0]),
    "checklist twice": lambda told: told["contents"].append(told["contents"][0]),
    "log twice": lambda told: told["logs"].append(told["logs"][0]),
    "no bytes": lambda told: told["logs"][0].update(bytes=0),
    "too many bytes": lambda told: told["logs"][0].update(bytes=1 << 52),
    "fewer events": lambda told: told["logs"][0].update(last=2),
    "later start": lambda told: told["logs"][0].update(first=2),
    "start behind the end": lambda told: told["logs"][0].update(first=4),
    "number as text": lambda told: told["logs"][0].update(last="3"),
    "other digest of a log": lambda told: told["logs"][0].update(sha256="0" * 64),
    "other digest of a checklist": lambda told: told["contents"][0].update(digest="0" * 64),
    "other id": lambda told: told.update(bundle="0" * 32),
    "part beyond the last": lambda told: told.update(part=2),
    "unknown key": lambda told: told.update(more="x"),
    "missing key": lambda told: told.pop("visits"),
    "no time": lambda told: told.update(made="yesterday"),
}
"""What a manifest may say that cannot be."""


@pytest.mark.parametrize("name", WRONG)
def test_a_manifest_that_does_not_hold_together_is_refused(name: str) -> None:
    """Whoever signed it: nothing of it is used, no path, no size, no count."""
    assert refusal(forged(WRONG[name], MEMBERS)) == "TRAVEL_004"


@pytest.mark.parametrize(
    "members",
    [
        [],
        [MEMBERS[0]],
        [*MEMBERS, b"x"],
        MEMBERS[::-1],
        [MEMBERS[0][:-1] + b"x", MEMBERS[1]],
    ],
    ids=["nothing", "too little", "too much", "other order", "other bytes"],
)
def test_what_lies_behind_it_is_what_it_says(members: list[bytes]) -> None:
    """No more, no less, nothing else."""
    assert refusal(forged(lambda _: None, members)) == "TRAVEL_004"


@pytest.mark.parametrize(
    "block",
    [
        b"\0" * 5,
        blocks_to_bytes([(1, 0, bytes(32), bytes(32), b"")]) + blocks_to_bytes([BLOCK]),
        blocks_to_bytes([(2, 3, bytes(32), bytes(32), b"")]),
        blocks_to_bytes([BLOCK])[:-1],
        blocks_to_bytes([BLOCK, BLOCK]),
    ],
    ids=["no block", "an empty one", "a gap", "cut off", "twice"],
)
def test_blocks_that_do_not_follow_one_another_are_refused(block: bytes) -> None:
    """Signed sizes and digests and all: the events that are counted are the ones that come."""

    def change(told: dict[str, Any]) -> None:
        told["logs"][0].update(bytes=len(block), sha256=hashlib.sha256(block).hexdigest())

    assert refusal(forged(change, [block, MEMBERS[1]])) == "TRAVEL_004"


def test_what_unfolds_to_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody fills the office's memory."""
    monkeypatch.setattr(bundling, "MOST_BYTES", 100_000)
    assert refusal(encrypted(bytes(100_001))) == "TRAVEL_001"


@pytest.mark.parametrize("plain", [b"", b"\n", b"{}\n", b'{"format":"inspector/1"}\n', b"x" * 900])
def test_what_is_no_manifest_is_refused(plain: bytes) -> None:
    """Anybody can encrypt anything to the office."""
    assert refusal(encrypted(plain)) in {"TRAVEL_001", "TRAVEL_002", "TRAVEL_004"}


def test_two_signers_are_one_too_many() -> None:
    """Whose it is, is for one key to say."""
    told = Manifest.of(TOLD).model_dump(mode="json")
    text = signed_text(KIND, told, [SIGNER, SIGNER])
    assert refusal(encrypted(text + b"".join(MEMBERS))) == "TRAVEL_004"


def test_another_file_of_ours_is_told_by_its_name() -> None:
    """A receipt that was put among the bundles."""
    assert refusal(encrypted(signed_text("receipt", {}, [SIGNER]))) == "TRAVEL_002"
