"""Templates and styles are content: an office may change them, and is told what it broke."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from inspector.errors import Exit, InspectorError
from inspector.exports.content import Contents, shipped_contents
from inspector.exports.findings import FindingsPress
from inspector.exports.pdf import Engine, engine_version
from tests.exports import visits
from tests.exports.conftest import SEAL

UNSIGNABLE = "<html lang=zh><title>x</title><p>no place to sign"


def own(folder: Path, name: str, text: str) -> Contents:
    """The shipped content with one file of the office's own."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return Contents(shipped_contents(), own=folder)


def printing_fails_with(contents: Contents) -> InspectorError:
    """What printing a report says."""
    report, photos = visits.report()
    with pytest.raises(InspectorError) as error:
        FindingsPress(contents, Engine(contents)).render(report, photos=photos, seal=SEAL)
    return error.value


def test_an_office_shadows_a_single_file(tmp_path: Path) -> None:
    """One changed template must not mean keeping a copy of everything."""
    contents = own(tmp_path, "findings/template.html", "{{ report.unit }}")
    report, _photos = visits.report()
    press = FindingsPress(contents, Engine(contents))
    assert press.html(report, seal=None, red_head=True) == visits.UNIT.name
    assert contents.file("shared/page.css") == shipped_contents() / "shared" / "page.css"


@pytest.mark.parametrize(
    ("name", "text", "code", "told"),
    [
        ("findings/template.html", "{% if %}", "EXPORT_005", "Expected"),
        ("findings/template.html", "{{ report.person }}", "EXPORT_005", "person"),
        ("findings/template.html", UNSIGNABLE, "EXPORT_008", ""),
        ("findings/findings.css", "p { colour: red }", "EXPORT_002", "colour"),
        ("findings/template.html", "<img src='http://example.invalid/a'>", "EXPORT_002", "image"),
        ("findings/template.html", "<img src='file:///etc/hostname'>", "EXPORT_002", "image"),
    ],
)
def test_a_fault_in_a_template_is_told(
    tmp_path: Path, name: str, text: str, code: str, told: str
) -> None:
    """A typesetter that only logs would sign a page with a hole in it."""
    error = printing_fails_with(own(tmp_path, name, text))
    assert error.fault.code == code
    assert told in str(error.context.get("complaint", ""))


def test_a_missing_file_is_named() -> None:
    """An installation that lost a file says which."""
    with pytest.raises(InspectorError) as error:
        Contents(shipped_contents()).file("findings/none.html")
    assert error.value.fault.code == "EXPORT_004"


def test_the_engine_tells_its_version() -> None:
    """For `doctor`, and for whoever compares two machines."""
    assert engine_version().startswith("WeasyPrint 70.")


def test_a_full_disk_is_told(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typefaces are unpacked before they are used; there may be no room for them."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    with pytest.raises(InspectorError) as error:
        Engine(contents)
    assert (error.value.fault.code, error.value.fault.exit) == ("EXPORT_011", Exit.STORAGE)


def test_nothing_is_left_behind_in_the_folder_for_passing_files(tmp_path: Path) -> None:
    """Thirty megabytes a run would fill a laptop in a season."""
    made = (
        "from inspector.exports.content import *; from inspector.exports.pdf import *;"
        "engine = Engine(Contents(shipped_contents())); import os, tempfile;"
        "engine._style('shared/page.css'); print(len(os.listdir(tempfile.gettempdir())))"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", made], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1"
    assert list(tmp_path.iterdir()) == []
