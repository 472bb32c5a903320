"""A changed file is never valid, a stranger's never trusted, a broken one never a crash."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.publication import FindingsReport
from inspector.errors import InspectorError
from inspector.exports.envelope import envelopes
from inspector.exports.findings import FindingsPress
from inspector.exports.judging import Changes, Verdict, Word, judge
from inspector.exports.signing import SigningKey, sign
from inspector.keys.certificates import certificate_der
from tests.exports import tampering, visits
from tests.exports.conftest import SEAL, Document, new_key

Printed = Callable[[str], Document]


@pytest.fixture(scope="session")
def pdf(printed: Printed) -> bytes:
    """A signed document."""
    return printed("clean").signed.data


def codes(verdict: Verdict) -> set[str]:
    """What is wrong, by code."""
    return {problem.fault.code for problem in verdict.problems}


def word_for(pdf: bytes, certificate: bytes) -> Word | str:
    """The verdict in one word, or the code of the refusal."""
    try:
        return judge(pdf, trusted=(certificate,), name="x.pdf").verdict
    except InspectorError as error:
        return error.fault.code


def test_an_untouched_file_of_a_known_office_is_valid(pdf: bytes, certificate: bytes) -> None:
    """The one case in which a reader may rely on it."""
    verdict = judge(pdf, trusted=(certificate,), name="x.pdf")
    (signature,) = verdict.signatures
    assert verdict.verdict is Word.VALID
    assert verdict.problems == ()
    assert verdict.kind == "findings"
    assert signature.intact
    assert signature.trusted
    assert signature.covers_whole_file
    assert signature.changes is Changes.NONE
    assert signature.claimed_at == visits.SIGNED_AT
    assert signature.signer == f"{visits.OFFICE} · {visits.DEVICE}"


def test_a_verdict_says_what_it_does_not_prove(pdf: bytes, certificate: bytes) -> None:
    """A signature proves neither the clock, nor the person, nor the truth."""
    verdict = judge(pdf, trusted=(certificate,), name="x.pdf")
    unproved = " ".join(sentence.en for sentence in verdict.not_proved)
    for word in ("clock", "person", "true", "electronic seal"):
        assert word in unproved
    assert all(sentence.zh != sentence.en for sentence in (*verdict.proved, *verdict.not_proved))


def test_an_unknown_signer_is_not_trusted(pdf: bytes) -> None:
    """Anybody can name an office in a certificate of his own."""
    verdict = judge(pdf, trusted=(), name="x.pdf")
    assert verdict.verdict is Word.UNTRUSTED
    assert codes(verdict) == {"VERIFY_004"}
    assert "is trusted here" not in " ".join(sentence.en for sentence in verdict.proved)


def test_a_stranger_who_signs_again_under_our_name_is_not_trusted(
    pdf: bytes, certificate: bytes
) -> None:
    """The name in a certificate proves nothing; its fingerprint does."""
    forged = tampering.signed_by_a_stranger(pdf)
    verdict = judge(forged, trusted=(certificate,), name="x.pdf")
    assert verdict.verdict is Word.UNTRUSTED
    assert verdict.signatures[0].signer == f"{visits.OFFICE} · {visits.DEVICE}"
    assert not verdict.signatures[0].trusted


@pytest.mark.parametrize(
    "change", [tampering.paint_over, tampering.put_a_note, tampering.exchange_the_data]
)
def test_what_is_added_after_the_signature_is_a_change(
    pdf: bytes, certificate: bytes, change: tampering.Change
) -> None:
    """PDF allows to append, and ordinary readers then still say “signature valid”."""
    verdict = judge(tampering.updated(pdf, change), trusted=(certificate,), name="x.pdf")
    assert verdict.verdict is Word.CHANGED
    assert "VERIFY_003" in codes(verdict)
    assert verdict.signatures[0].intact
    assert verdict.signatures[0].changes is Changes.FORBIDDEN
    assert verdict.proved == ()


def test_a_file_without_its_signature_is_unsigned(
    pdf: bytes, certificate: bytes, press: FindingsPress
) -> None:
    """Whoever strips a signature must not gain by it."""
    stripped = judge(tampering.without_signature(pdf), trusted=(certificate,), name="x.pdf")
    assert (stripped.verdict, codes(stripped)) == (Word.UNSIGNED, {"VERIFY_005"})
    report, photos = visits.report()
    rendered = press.render(report, photos=photos, seal=SEAL)
    assert word_for(rendered.data, certificate) is Word.UNSIGNED


def test_the_signature_of_another_file_does_not_fit(
    printed: Printed, pdf: bytes, certificate: bytes
) -> None:
    """A signature cut out of one document and put into another."""
    other = printed("covert").signed.data
    (mine,), (theirs,) = envelopes(pdf), envelopes(other)
    exchanged = pdf.replace(mine.container, theirs.container)
    verdict = judge(exchanged, trusted=(certificate,), name="x.pdf")
    assert (verdict.verdict, codes(verdict)) == (Word.CHANGED, {"VERIFY_002"})


@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_noticed(
    pdf: bytes, certificate: bytes, place: int, bit: int
) -> None:
    """Transport, storage or a hand: one bit is enough."""
    flipped = bytearray(pdf)
    flipped[place % len(pdf)] ^= 1 << bit
    assert word_for(bytes(flipped), certificate) is not Word.VALID


def test_every_bit_of_the_signature_container_counts(pdf: bytes, certificate: bytes) -> None:
    """Its zeros, the case of its letters and its unsigned parts are where changes could hide."""
    (envelope,) = envelopes(pdf)
    start, end = envelope.signed[0].stop, envelope.signed[1].start
    digits = 2 * (4 + int.from_bytes(bytes.fromhex(pdf[start + 5 : start + 9].decode())))
    zeros = range(start + digits, end, 61)
    for place in (*range(start, start + digits + 8), *zeros, *range(end - 8, end + 1)):
        flipped = bytearray(pdf)
        flipped[place] ^= 1 << place * 5 % 8
        assert word_for(bytes(flipped), certificate) is not Word.VALID, place


@given(cut=st.integers(min_value=1), after=st.binary(max_size=40))
def test_a_file_cut_off_or_continued_is_noticed(
    pdf: bytes, certificate: bytes, cut: int, after: bytes
) -> None:
    """Half a transfer must never look like a whole document."""
    assert word_for(pdf[: -(cut % len(pdf)) or -1] + after, certificate) is not Word.VALID
    if after:
        assert word_for(pdf + after, certificate) is Word.CHANGED


@pytest.mark.parametrize(
    "other", [b"", b"hello", b"%PDF-1.7\n%%EOF\n", b"PK\x03\x04", b"%PDF-" + b"[" * 5000]
)
def test_what_is_not_ours_is_refused(other: bytes) -> None:
    """A verdict on somebody else's file would be worth nothing."""
    with pytest.raises(InspectorError) as error:
        judge(other, trusted=(), name="x.pdf")
    assert error.value.fault.code == "VERIFY_001"


def test_a_hostile_file_that_says_it_is_ours_is_no_crash(certificate: bytes) -> None:
    """Whoever writes the bytes can write anything, with a byte range too."""
    marker = b"%PDF-1.7\n<inspector:kind>findings</inspector:kind>\n"
    for more in (
        b"/ByteRange [0 10 20 30]",
        b"/ByteRange [0 9999999999 9999999999 9999999999]",
        b"/ByteRange [5 4 3 2] /ByteRange [0 0 0 0]",
        b"/ByteRange [0 4 4 4]" + b"<" * 100,
        b"<30820000> /ByteRange [0 51 61 30]",
    ):
        assert word_for(marker + more + b"\n%%EOF\n", certificate) is Word.CHANGED
    assert word_for(marker, certificate) is Word.UNREADABLE


def _signed(press: FindingsPress, report: FindingsReport, key: SigningKey, days: int) -> bytes:
    at = visits.SIGNED_AT + timedelta(days=days)
    rendered = press.render(report, photos={}, seal=replace(SEAL, at=at))
    return sign(rendered, key, at=at).data


@pytest.mark.parametrize("days", [-30, 4000])
def test_a_signature_outside_its_certificates_time_is_not_trusted(
    press: FindingsPress, days: int
) -> None:
    """A clock set back, or a key used long after it should have been replaced."""
    key = new_key()
    report, _photos = visits.report()
    der = certificate_der(key.pkcs12, key.passphrase)
    verdict = judge(_signed(press, report, key, days), trusted=(der,), name="x.pdf")
    assert (verdict.verdict, codes(verdict)) == (Word.UNTRUSTED, {"VERIFY_007"})
    assert not verdict.signatures[0].trusted
