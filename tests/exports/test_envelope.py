"""Reading a signature that may be anything: one kind of error, and never a crash."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.exports import der
from inspector.exports.der import DamagedError
from inspector.exports.envelope import Envelope, digest_of, envelopes, opened
from tests.exports.conftest import Document

NOTHING = (slice(0), slice(0))


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whoever hands in a file chooses every byte of it."""
    written = f"<{data.hex()}>".encode()
    with pytest.raises(DamagedError):
        opened(Envelope(signed=NOTHING, container=written, covers_whole_file=False))


@given(data=st.binary(max_size=60))
def test_values_add_up_to_what_was_read(data: bytes) -> None:
    """Nothing is skipped between two values, and nothing is left at the end."""
    try:
        found = list(der.nodes(data))
    except DamagedError:
        return
    assert b"".join(node.whole for node in found) == data


@pytest.mark.parametrize(
    "length", ["80", "8100", "817f", "820001", "8200ff", "84000000ff", "8180", "ff"]
)
def test_a_length_that_could_be_written_shorter_is_refused(length: str) -> None:
    """Two ways to write one value are a place to hide a change."""
    with pytest.raises(DamagedError):
        der.first(bytes.fromhex("04" + length) + b"\0" * 20)


def test_the_digest_is_of_everything_but_the_container(
    printed: Callable[[str], Document],
) -> None:
    """The container holds the digest, so it cannot be part of it."""
    data = printed("clean").signed.data
    (envelope,) = envelopes(data)
    first, second = (data[part] for part in envelope.signed)
    assert first + envelope.container + second == data
    assert envelope.covers_whole_file
    assert opened(envelope).digest == digest_of(data, envelope)
