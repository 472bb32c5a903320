"""The findings report of a full visit, signed, against the same words set by reportlab."""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from inspector.domain.publication import FindingsReport
from inspector.exports.content import Contents, shipped_contents
from inspector.exports.findings import FindingsPress, Seal
from inspector.exports.pdf import Engine
from inspector.exports.photos import derivative
from inspector.exports.signing import SignedPdf, SigningKey, sign
from inspector.keys.certificates import make_pkcs12
from tests.bench.measuring import Row, interleaved, timed
from tests.bench.peers import reportlab_pages
from tests.exports import visits

ITEMS, PROBLEMS, PHOTOS = 70, 6, 12


class Desk:
    """A warm press with a key, and a report to print."""

    def __init__(self) -> None:
        contents = Contents(shipped_contents())
        self._press = FindingsPress(contents, Engine(contents))
        self.report, self.photos = full_report()
        at = visits.SIGNED_AT
        self._seal = Seal(office=visits.OFFICE, device=visits.DEVICE, at=at)
        pkcs12 = make_pkcs12(office=visits.OFFICE, device=visits.DEVICE, passphrase=b"bench", at=at)
        self._key = SigningKey(pkcs12=pkcs12, passphrase=b"bench", subject=visits.DEVICE)

    def print(self) -> SignedPdf:
        """The report, set and signed."""
        rendered = self._press.render(self.report, photos=self.photos, seal=self._seal)
        return sign(rendered, self._key, at=visits.SIGNED_AT)


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """Processor time of a warm process, beside the peer's."""
    desk = Desk()
    made = desk.print()
    reportlab_pages.load_faces(shipped_contents() / "fonts")

    def peer() -> bytes:
        return reportlab_pages.pages(desk.report, desk.photos)

    peer_pages = pages_of(peer(), scratch)
    samples = interleaved(
        rounds,
        {
            "ours": lambda: timed(desk.print, clock=time.process_time),
            "peer": lambda: timed(peer, clock=time.process_time),
        },
    )
    yield Row(
        what=f"反馈单 {made.pages} 页 {ITEMS} 项 {PHOTOS} 照片，已签名，CPU · findings PDF, warm",
        ours_s=samples["ours"],
        peer=f"reportlab, {peer_pages} pages untagged",
        peer_s=samples["peer"],
        bar="≤ 1.6×",
        most=1.6,
    )
    yield Row(
        what="同上 · the same",
        ours_s=samples["ours"],
        bar="≤ 1.5 s",
        most=1.5,
    )


def full_report() -> tuple[FindingsReport, dict[str, bytes]]:
    """A report with so many problems, and the photos spread over them."""
    report, _ = visits.report(items=ITEMS, problems=PROBLEMS)
    photos = {f"{n:064x}": derivative(visits.photo(n), name=f"{n}.jpg") for n in range(PHOTOS)}
    share = PHOTOS // PROBLEMS
    findings = tuple(
        replace(finding, photos=tuple(photos)[n * share : (n + 1) * share])
        for n, finding in enumerate(report.findings)
    )
    return replace(report, findings=findings), photos


def pages_of(pdf: bytes, scratch: Path) -> int:
    """How many pages a PDF has."""
    source = scratch / "peer.pdf"
    source.write_bytes(pdf)
    return int(subprocess.check_output(["qpdf", "--show-npages", source]))
