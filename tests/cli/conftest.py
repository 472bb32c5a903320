"""A command line to call in this process, on a workspace of an invented county."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspector.cli.main import main
from inspector.clock import Clock
from inspector.i18n import Lang
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a call."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Document:
        """The one JSON document on stdout."""
        read: Document = json.loads(self.out)
        return read

    @property
    def error(self) -> Document:
        """The error in stderr's last line."""
        read: Document = json.loads(self.err.splitlines()[-1])["error"]
        return read


@dataclass(slots=True)
class CommandLine:
    """Calls commands on one workspace."""

    home: Path
    clock: Clock
    capsys: pytest.CaptureFixture[str]
    passphrase: str = PASSPHRASE
    lang: str = "zh"

    def __call__(self, *args: object, **environ: str) -> Done:
        """Run one command."""
        around = {
            "INSPECTOR_HOME": str(self.home),
            "INSPECTOR_PASSPHRASE": self.passphrase,
            "INSPECTOR_LANG": self.lang,
            **environ,
        }
        self.capsys.readouterr()
        code = main([str(arg) for arg in args], around, open_app=no_app, clock=self.clock)
        seen = self.capsys.readouterr()
        return Done(int(code), seen.out, seen.err)

    def read(self, *args: object) -> Document:
        """Run one command that must succeed; its JSON document."""
        done = self(*args, "--json")
        assert done.code == 0, done.err
        assert done.err == ""
        return done.document


def no_app(home: Path, lang: Lang | None, passphrase: str | None) -> int:
    """Stands where the app would open."""
    raise AssertionError((home, lang, passphrase))


@pytest.fixture
def county(tmp_path: Path, clock: FakeClock) -> County:
    """An invented office with its workspace."""
    made = County(tmp_path, clock)
    made.make()
    return made


@pytest.fixture
def inspector(county: County, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on the county's workspace."""
    return CommandLine(county.home, county.clock, capsys)


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line where there is no workspace."""
    return CommandLine(tmp_path / "nowhere", clock, capsys, passphrase="")


@pytest.fixture
def hall(inspector: CommandLine) -> str:
    """The id of a registered hall."""
    made = inspector.read(
        *("unit", "add", "--name", "示例县社保局服务大厅", "--kind", "U10"),
        *("--windows", 12, "--phone", "000-0000000"),
    )
    return str(made["unit"])


@pytest.fixture
def visit(inspector: CommandLine, hall: str) -> str:
    """The id of an open visit of the hall."""
    return str(inspector.read("visit", "new", "--unit", hall, "--type", "open")["visit"])


WHOLE = """
bulk: {sections: [F, A, C, D, P, S], answer: compliant, phrases: heard}
answers:
  P05: {answer: violation, occurrences: [{window: "9", subtype: 看手机, note: 看手机三分钟}]}
  A12: {answer: violation, occurrences: [{window: "3", count: 2, note: 两人未佩戴身份牌}]}
"""


@pytest.fixture
def fill_file(county: County) -> Callable[[str], Path]:
    """Makes a fill file of some text."""
    return county.file


@pytest.fixture
def closed(inspector: CommandLine, county: County, visit: str) -> str:
    """The id of a closed visit with two findings."""
    inspector.read("visit", "fill", visit, county.file(WHOLE))
    inspector.read("visit", "close", visit, "--incomplete", "测量项未测")
    return visit
