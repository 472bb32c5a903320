"""The findings report of a full visit, signed, against the same words set by reportlab."""

import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from inspector.domain.publication import FindingsReport
from inspector.exports.content import Contents, shipped_contents
from inspector.exports.findings import FindingsPress, Seal
from inspector.exports.pdf import Engine
from inspector.exports.photos import derivative
from inspector.exports.signing import SignedPdf, SigningKey, sign
from inspector.keys.certificates import make_pkcs12
from tests.bench import arranging
from tests.bench.measuring import Row, interleaved, timed
from tests.bench.peers import reportlab_pages
from tests.county import WHOLE, County, closed_visit
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
        ours=samples["ours"],
        peer=f"reportlab, {peer_pages} pages untagged",
        theirs=samples["peer"],
        bar="≤ 1.6×",
        most=1.6,
    )
    yield Row(what="同上 · the same", ours=samples["ours"], bar="≤ 1.5 s", most=1.5)
    yield from cold(scratch, rounds)
    with ProcessPoolExecutor(2) as pool:
        hundred = timed(lambda: list(pool.map(print_some, [50, 50])))
    yield Row(
        what="一百份，两个进程 · a hundred of them on two processes",
        ours=[hundred],
        bar="≤ 90 s",
        most=90,
    )


def cold(scratch: Path, rounds: int) -> Iterator[Row]:
    """The command from nothing: unlocking, photos, signature and all; and its largest memory."""
    county = arranging.county(scratch / "county")
    with county.open() as workspace:
        visit = closed_visit(county, workspace, with_photos(county))
    order: list[str | Path] = ["export", "findings", visit, "-o", scratch / "cold.pdf", "--force"]
    runs = [command(county, order) for _ in range(max(3, rounds // 3))]
    yield Row(
        what="命令 export findings 从启动到写完 · cold process",
        ours=[run_s for run_s, _ in runs],
        bar="≤ 3 s",
        most=3,
    )
    yield Row(
        what="同上，内存最多 · the same, largest memory",
        ours=[memory for _, memory in runs],
        bar="≤ 200 MiB",
        most=200,
        unit="MiB",
    )


def with_photos(county: County) -> str:
    """A fill file's text: two findings and the photos, as a camera hands them over."""
    for n in range(PHOTOS):
        (county.folder / f"{n}.jpg").write_bytes(visits.photo(n, (4000, 3000)))
    shown = ", ".join(f"{n}.jpg" for n in range(PHOTOS))
    return WHOLE.replace("note: 继续看手机约三分钟", f"evidence: [{shown}]")


def command(county: County, arguments: Sequence[str | Path]) -> tuple[float, float]:
    """Seconds and largest MiB of one call of the command."""
    started = time.perf_counter()
    environment = {k: v for k, v in arranging.environment(county).items() if v is not None}
    process = subprocess.Popen(
        [*arranging.COMMAND, *arguments], env=environment, stdout=subprocess.DEVNULL
    )
    largest = 0.0
    while process.poll() is None:
        # Not the kernel's own maximum: a child's begins with what its parent had in use.
        largest = max(largest, memory_mib(process.pid))
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return time.perf_counter() - started, largest


def memory_mib(pid: int) -> float:
    """The most that a running process had in memory so far; 0 once it ended (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    kib = re.search(r"VmHWM:\s+(\d+)", status)
    return int(kib[1]) / 1024 if kib else 0.0


def print_some(count: int) -> None:
    """So many reports in one process that stays warm."""
    desk = Desk()
    for _ in range(count):
        desk.print()


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
