"""The wheel, as someone without the checkout would use it: nothing but it and the runtime lock."""

import json
import re
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests import sources
from tests.sources import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built offline, without isolation, from the checkout as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run([sys.executable, "-m", *build], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel and what the runtime lock names."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    packages = next(home.glob("lib/python*/site-packages"))
    for locked in runtime_distributions():
        for top in {file.parts[0] for file in locked.files or () if file.parts[0] != ".."}:
            if top != "__pycache__" and not (packages / top).exists():
                (packages / top).symlink_to(Path(str(locked.locate_file(top))))
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(home / "bin" / "python")]
    install = [*pip, "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return home / "bin" / "inspector"


def runtime_distributions() -> list[Distribution]:
    """What the runtime lock names and this platform has."""
    found = []
    for name in re.findall(r"(?m)^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8")):
        try:
            found.append(distribution(name))
        except PackageNotFoundError:  # locked for another platform
            continue
    return found


def run(installed: Path, *arguments: object, home: Path) -> str:
    """Run the installed command far from the checkout."""
    done = subprocess.run(
        [installed, *map(str, arguments)],
        cwd=home,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_file_of_the_package_and_its_content_is_in_the_wheel(wheel: Path) -> None:
    """A style sheet left behind shows only when someone exports."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = set()
    for path in sources.files():
        place = path.relative_to(ROOT)
        if place.parts[0] == "inspector":
            wanted.add(str(place.with_suffix(".mo") if place.suffix == ".po" else place))
        elif place.parts[0] in {"checklists", "exports"}:
            wanted.add(f"inspector/_content/{place}")
    assert wanted - held == set()


def test_the_wheel_brings_no_tests_nor_tools(wheel: Path) -> None:
    """What is published is what is used."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.startswith("inspector")} == set()


def test_the_installed_command_explains_itself(installed: Path, tmp_path: Path) -> None:
    """The first thing anybody types."""
    assert "checklist" in run(installed, "--help", home=tmp_path)


def test_the_installed_command_finds_its_checklists(installed: Path, tmp_path: Path) -> None:
    """Content lies elsewhere in a wheel than in a checkout."""
    told = json.loads(run(installed, "checklist", "list", "--json", home=tmp_path))
    assert {"hrss-window", "hrss-governance"} <= {each["name"] for each in told["checklists"]}


def test_the_installed_command_tells_the_whole_story(installed: Path, tmp_path: Path) -> None:
    """Fill, close, score, export and verify need templates, fonts and runtime packages only."""
    folder = tmp_path / "demo"
    told = json.loads(
        run(installed, "demo", "--headless", "--dir", folder, "--json", home=tmp_path)
    )
    assert told["verdict"] == "valid"
    assert Path(told["pdf"]).read_bytes().startswith(b"%PDF-")
