"""The README promises nothing that is not there: commands, options, keys, codes and pictures."""

import re
import shlex

import click
import pytest

from inspector.cli.shape import Branch
from inspector.services.commands import COMMANDS
from tests import sources
from tests.sources import ROOT

README = (ROOT / "README.md").read_text("utf-8")
COMMAND_LINES = sorted(
    set(re.findall(r"(?m)^inspector .+$", README)) | set(re.findall(r"`(inspector [^`]+)`", README))
)
KEYS = re.findall(r"(?m)^\| `([^`]+)` \| [^|]+\b([a-z]+(?:, [a-z]+)*) \|", README)
CODES = sorted(set(re.findall(r"\b[A-Z]{3,}_\d{3}\b", README)))
PLACES = {"walk": "walk", "review": "review", "home": "home", "occurrence": "form"}


def words_of(line: str) -> tuple[str, list[str]]:
    """The declared command that a line starts with, and its options."""
    words = shlex.split(line)[1:]
    names = {command.cli for command in COMMANDS if command.cli}
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in names:
            return name, [word for word in words[length:] if word.startswith("-")]
    return "", words


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_every_command_of_the_readme_exists_with_its_options(line: str) -> None:
    """A reader copies a line and expects it to work."""
    name, options = words_of(line)
    assert name, line
    found: click.Command | None = Branch("", "")
    for word in name.split():
        assert isinstance(found, Branch)
        found = found.get_command(click.Context(found), word)
    assert found is not None
    known = {
        spelling
        for param in found.params
        if isinstance(param, click.Option)
        for spelling in (*param.opts, *param.secondary_opts)
    }
    assert [option for option in options if option not in known] == []


@pytest.mark.parametrize(("key", "places"), KEYS)
def test_every_key_of_the_readme_works_where_it_says(key: str, places: str) -> None:
    """A key that does something else is worse than none."""
    for place in places.split(", "):
        offered = {
            one
            for command in COMMANDS
            if command.key
            for one in command.key.split(",")
            if place == "everywhere" or PLACES[place] in command.where
        }
        assert key in offered, place


def test_the_table_of_keys_was_read() -> None:
    """A pattern that matches nothing would pass every test above."""
    assert len(KEYS) > 20
    assert len(COMMAND_LINES) > 12
    assert len(CODES) > 6


def test_every_code_of_the_readme_is_in_the_catalogue() -> None:
    """Who looks up a code must find the one that is printed."""
    known = {fault.code for fault in sources.faults().values()}
    assert [code for code in CODES if code not in known] == []


def test_every_file_that_the_readme_names_is_there() -> None:
    """A picture that is missing is the first thing a visitor sees."""
    named = re.findall(r"\]\(([^)#]+)\)", README)
    assert [name for name in named if not (ROOT / name).exists()] == []
