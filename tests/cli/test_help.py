"""Every command explains itself, in both languages, without loading what it would run."""

import subprocess
import sys

import pytest

from inspector.cli.columns import cells
from inspector.cli.shape import BRANCHES, MODULES, load
from inspector.services.commands import COMMANDS
from tests.cli.conftest import CommandLine

NAMES = [command.cli for command in COMMANDS if command.cli]
CLICKS_OWN = ["Usage:", "Options:", "Show this message", "[required]", "[OPTIONS]", "COMMAND"]


@pytest.mark.parametrize("name", [*BRANCHES, *NAMES])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_a_help_page_in_the_language_spoken(
    name: str, lang: str, elsewhere: CommandLine
) -> None:
    """Half a page in the other language looks broken, and is."""
    done = elsewhere(*name.split(), "--help", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    if lang == "zh":
        assert done.out.startswith(f"用法：inspector {name}")
        assert [word for word in CLICKS_OWN if word in done.out] == []
    else:
        assert done.out.isascii()


def test_every_declared_command_can_be_called_and_no_other() -> None:
    """One declaration: a command that is declared twice, or nowhere, drifts apart."""
    assert sorted(NAMES) == sorted(name for names in MODULES.values() for name in names)
    assert len(NAMES) == len(set(NAMES))
    for name in NAMES:
        assert load(name).name == name.split()[-1]


def test_global_options_are_taken_before_and_after_the_command(inspector: CommandLine) -> None:
    """Nobody remembers on which side of a command an option belongs."""
    assert inspector("--json", "unit", "list").out == inspector("unit", "list", "--json").out
    assert inspector("unit", "--json", "list").out == inspector("unit", "list", "--json").out
    assert inspector("--home", "nowhere", "unit", "list").code == 3
    assert inspector("unit", "list", "--home", "nowhere").code == 3
    # Where it is said twice, the later one counts.
    assert inspector("--home", "nowhere", "unit", "list", "--home", inspector.home).code == 0


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("visti", "visit"),
        ("deadlin", "deadline"),
        ("visit shwo", "show"),
        ("visit new --typ", "--type"),
    ],
)
def test_a_near_miss_is_answered_with_what_was_meant(
    wrong: str, meant: str, elsewhere: CommandLine
) -> None:
    """A slip of one letter should not cost a look into the manual."""
    assert f"是不是想用 {meant}" in elsewhere(*wrong.split()).err


def test_help_columns_stand_straight_with_chinese_in_them(elsewhere: CommandLine) -> None:
    """A Chinese character takes two cells; counted as one, the columns shear."""
    page = elsewhere("visit", "new", "--help").out.splitlines()
    starts = {
        cells(line[: line.index(mark)])
        for mark, line in (
            ("单位：", _line(page, "--unit")),
            ("检查表名称", _line(page, "--checklist")),
            ("复查所针对", _line(page, "--of")),
        )
    }
    assert len(starts) == 1
    assert max(cells(line) for line in page[2:] if "--type" not in line) <= 80


def test_the_version_is_told(elsewhere: CommandLine) -> None:
    """The first question of whoever is called for help."""
    done = elsewhere("--version")
    assert done.code == 0
    assert done.out.startswith("inspector ")


@pytest.mark.parametrize("args", [["--help"], ["visit", "--help"], ["visit", "new", "--help"]])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    """Help is asked for in a hurry; each of these libraries costs more than all the rest."""
    heavy = {
        "textual",
        "weasyprint",
        "pyhanko",
        "pydantic",
        "sqlite_utils",
        "PIL",
        "jinja2",
        "babel",
    }
    code = (
        "import sys; from inspector.__main__ import main; "
        f"sys.argv = ['inspector', *{args!r}]; main(); "
        f"print(*({heavy!r} & {{n.split('.')[0] for n in sys.modules}}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout
    # Babel reads the catalogues of a checkout that was not set up.
    assert set(done.stderr.split()) <= {"babel"}


def _line(page: list[str], option: str) -> str:
    return next(line for line in page if line.strip().startswith(f"{option} "))
