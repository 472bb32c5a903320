"""`bundle …` on the command line of a laptop, and of its office."""

from pathlib import Path

import pytest

from tests.bundled import Both, both
from tests.cli.conftest import CommandLine
from tests.cli.shapes import SHA256, TRAVELLING, Many, misfits
from tests.conftest import FakeClock


@pytest.fixture
def story(tmp_path: Path, clock: FakeClock) -> Both:
    """A laptop with a visit and a photo, and its office."""
    made = both(tmp_path, clock)
    made.visited()
    return made


@pytest.fixture
def laptop(story: Both, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The laptop's command line."""
    return CommandLine(story.laptop.home, story.laptop.clock, capsys)


@pytest.fixture
def office(story: Both, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The office's command line."""
    return CommandLine(story.office.home, story.office.clock, capsys)


def test_the_documents_have_the_shapes_that_are_promised(
    laptop: CommandLine, office: CommandLine, tmp_path: Path
) -> None:
    """On both sides the same is told."""
    made = laptop.read("bundle", "export", "-o", tmp_path / "stick" / "out")
    here = laptop.read("bundle", "inspect", tmp_path / "stick" / "out")
    there = office.read("bundle", "inspect", tmp_path / "stick" / "out")
    assert [
        *misfits(made, TRAVELLING["bundle export"]),
        *misfits(here, TRAVELLING["bundle inspect"]),
    ] == []
    assert here == there
    assert here["bundle"] == made["parts"][0]["bundle"]
    assert (here["from"], here["to"], here["bytes"]) == (made["from"], made["to"], made["bytes"])


def test_people_are_told_what_it_is_and_what_to_do(laptop: CommandLine, tmp_path: Path) -> None:
    """Nobody may delete anything before the receipt."""
    done = laptop("bundle", "export", "-o", tmp_path / "out.tar")
    assert done.code == 0
    assert "已交接" in done.out
    assert "回执" in done.out
    done = laptop("bundle", "inspect", tmp_path / "out.tar")
    assert (done.code, done.out.splitlines()[-1]) == (0, "内容完整。")


def test_what_is_missing_is_named(laptop: CommandLine, office: CommandLine, tmp_path: Path) -> None:
    """Exit 1: it opens, and is not whole."""
    laptop.read("bundle", "export", "-o", tmp_path / "out")
    (photo,) = (tmp_path / "out" / "evidence").rglob("*.age")
    whole = photo.read_bytes()
    photo.write_bytes(whole[:-1])
    assert office("bundle", "inspect", tmp_path / "out", "--json").document["damaged"] == [
        photo.stem
    ]
    photo.unlink()
    done = office("bundle", "inspect", tmp_path / "out", "--json")
    assert (done.code, done.document["missing"]) == (1, [photo.stem])
    assert [*misfits(done.document["missing"], Many(SHA256))] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("inspect", "nowhere"), "BUNDLE_002"),
        (("inspect", "many"), "BUNDLE_011"),
        (("inspect", "photo"), "BUNDLE_006"),
        (("export", "-o", "photo"), "BUNDLE_004"),
        (("export", "-o", "x.tar", "--split", "0"), "USAGE_005"),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(
    words: tuple[str, ...],
    code: str,
    laptop: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And nothing was changed."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        laptop.read("bundle", "export", "-o", tmp_path / "many" / name)
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff")
    done = laptop("bundle", *words, "--json")
    assert (done.out, done.error["code"]) == ("", code)
    assert (tmp_path / "photo").read_bytes() == b"\xff\xd8\xff"
    assert not (tmp_path / "x.tar").exists()


def test_the_office_hands_nothing_over(office: CommandLine, tmp_path: Path) -> None:
    """It is where everything comes together."""
    done = office("bundle", "export", "-o", tmp_path / "x", "--json")
    assert (done.code, done.error["code"]) == (3, "BUNDLE_001")
    assert not (tmp_path / "x").exists()
