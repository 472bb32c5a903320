"""One warm engine, one key, and the documents that most tests look at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from inspector.domain.publication import FindingsReport
from inspector.domain.words import VisitType
from inspector.exports.content import Contents, shipped_contents
from inspector.exports.findings import FindingsPress, Seal
from inspector.exports.pdf import Engine
from inspector.exports.sheet import SheetPress
from inspector.exports.signing import SignedPdf, SigningKey, sign
from inspector.keys.certificates import certificate_der, make_pkcs12
from tests.exports import columns, visits, windows

SEAL = Seal(office=visits.OFFICE, device=visits.DEVICE, at=visits.SIGNED_AT)
DISCREET_SEAL = Seal(office=visits.OFFICE, device=None, at=visits.SIGNED_AT)
WANTED: dict[str, Callable[[], tuple[FindingsReport, dict[str, bytes]]]] = {
    "full": lambda: visits.report(items=40, problems=10, photos=6, unchecked=2),
    "clean": lambda: visits.report(items=20),
    "covert": lambda: visits.report(problems=4, photos=2, kind=VisitType.COVERT),
    "refused": visits.refused,
    "columns": columns.report,
    "windows": windows.report,
    "long": lambda: visits.report(items=62, problems=60),
}
"""The documents that most tests look at, by name."""
PASSPHRASE = b"invented for tests"


def seal_of(report: FindingsReport) -> Seal:
    """What is printed in the place of its signature."""
    return DISCREET_SEAL if report.is_discreet else SEAL


def new_key(office: str = visits.OFFICE) -> SigningKey:
    """A key of some office, made the day before the signature."""
    made = make_pkcs12(
        office=office,
        device=visits.DEVICE,
        passphrase=PASSPHRASE,
        at=visits.SIGNED_AT - timedelta(days=1),
    )
    return SigningKey(pkcs12=made, passphrase=PASSPHRASE, subject=office)


@dataclass(frozen=True)
class Document:
    """A signed document and what it was made from."""

    report: FindingsReport
    photos: dict[str, bytes]
    signed: SignedPdf
    file: Path


@pytest.fixture(scope="session")
def contents() -> Contents:
    """What is shipped, nothing of an office's own."""
    return Contents(shipped_contents())


@pytest.fixture(scope="session")
def engine(contents: Contents) -> Engine:
    """Warm for the whole session."""
    return Engine(contents)


@pytest.fixture(scope="session")
def press(contents: Contents, engine: Engine) -> FindingsPress:
    """Prints findings."""
    return FindingsPress(contents, engine)


@pytest.fixture(scope="session")
def sheets(contents: Contents, engine: Engine) -> SheetPress:
    """Prints blank forms."""
    return SheetPress(contents, engine)


@pytest.fixture(scope="session")
def key() -> SigningKey:
    """The office's."""
    return new_key()


@pytest.fixture(scope="session")
def certificate(key: SigningKey) -> bytes:
    """Of the office's key, DER."""
    return certificate_der(key.pkcs12, key.passphrase)


@pytest.fixture(scope="session")
def printed(
    press: FindingsPress, key: SigningKey, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Document]:
    """The documents by name, each made once."""
    folder = tmp_path_factory.mktemp("documents")
    made: dict[str, Document] = {}

    def document(name: str) -> Document:
        if name not in made:
            report, photos = WANTED[name]()
            rendered = press.render(report, photos=photos, seal=seal_of(report))
            signed = sign(rendered, key, at=seal_of(report).told_at)
            file = folder / f"{name}.pdf"
            file.write_bytes(signed.data)
            made[name] = Document(report=report, photos=photos, signed=signed, file=file)
        return made[name]

    return document
