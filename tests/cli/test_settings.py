"""`settings`: what is set and changing it, without a passphrase, from a script."""

import pytest

from inspector.services.settings import settings_file
from tests.cli.conftest import CommandLine


def test_settings_need_no_passphrase(inspector: CommandLine) -> None:
    """A colours setting opens no data."""
    inspector.passphrase = "not-this-one"
    assert inspector.read("settings", "set", "theme", "light") == {
        "name": "theme",
        "value": "light",
    }
    assert inspector.read("settings", "get", "theme") == {"name": "theme", "value": "light"}


def test_all_settings_are_one_document(inspector: CommandLine) -> None:
    """A script that prepares laptops compares it."""
    assert inspector.read("settings", "get") == {
        "settings": {
            "language": "auto",
            "theme": "auto",
            "marks": "auto",
            "mouse": True,
            "idle_lock_minutes": 15,
            "occupancy_minutes": 5,
            "evidence_folders": [],
            "backup_folders": [],
            "backup_hours": 4,
            "backup_days": 14,
            "keys": {},
            "ready_remarks": {},
        }
    }


def test_the_list_says_what_each_setting_takes_and_which_commands_have_keys(
    inspector: CommandLine,
) -> None:
    """Nobody knows the commands' names by heart."""
    inspector.read("settings", "set", "keys.walk.next", "z")
    document = inspector.read("settings", "list")
    theme = next(one for one in document["settings"] if one["name"] == "theme")
    assert theme["allowed_en"] == "auto | dark | light | contrast | ansi | mono"
    command = next(one for one in document["commands"] if one["command"] == "walk.next")
    assert (command["key"], command["changed"], command["screens"]) == ("z", True, ["walk"])


def test_an_entry_of_a_table_is_set_and_put_back(inspector: CommandLine) -> None:
    """One key, one item's remarks."""
    inspector.read("settings", "set", "keys.walk.find", "ctrl+f")
    assert inspector.read("settings", "get", "keys.walk.find")["value"] == "ctrl+f"
    inspector.read("settings", "set", "keys.walk.find", "--default")
    assert inspector.read("settings", "get", "keys.walk.find")["value"] == "/"
    inspector.read("settings", "set", "ready_remarks.P05", "看手机", "玩游戏")
    assert inspector.read("settings", "get", "ready_remarks.P05")["value"] == ["看手机", "玩游戏"]
    inspector.read("settings", "set", "ready_remarks.P05")
    assert inspector.read("settings", "get", "ready_remarks") == {
        "name": "ready_remarks",
        "value": {},
    }


def test_numbers_of_people_are_masked_in_ready_remarks(inspector: CommandLine) -> None:
    """The file is not encrypted."""
    inspector.read("settings", "set", "ready_remarks.*", "电话 13800001234 未接")
    told = settings_file(inspector.home).read_text("utf-8")
    assert "138****1234" in told
    assert "13800001234" not in told


@pytest.mark.parametrize(
    ("args", "code", "exit_code"),
    [
        (["get", "colour"], "SETTINGS_002", 3),
        (["get", "theme.dark"], "SETTINGS_002", 3),
        (["set", "colour", "red"], "SETTINGS_002", 3),
        (["set", "theme", "purple"], "SETTINGS_003", 3),
        (["set", "idle_lock_minutes", "ten"], "SETTINGS_003", 3),
        (["set", "idle_lock_minutes", "-1"], "USAGE_002", 2),
        (["set", "mouse", "perhaps"], "SETTINGS_003", 3),
        (["get", "keys.walk.nowhere"], "SETTINGS_004", 3),
        (["set", "keys.walk.nowhere", "n"], "SETTINGS_004", 3),
        (["set", "keys.walk.occurrence", "n"], "SETTINGS_005", 3),
        (["set", "keys.backup.now", "n"], "SETTINGS_004", 3),
        (["set", "keys.walk.next", "nn"], "SETTINGS_006", 3),
        (["set", "keys.walk.next", "ctrl+enter"], "SETTINGS_007", 3),
        (["set", "keys.form.save", "s"], "SETTINGS_007", 3),
        (["set", "keys.walk.next", "u"], "SETTINGS_008", 3),
        (["set", "theme"], "USAGE_003", 2),
        (["set", "theme", "light", "--default"], "USAGE_006", 2),
    ],
)
def test_what_does_not_fit_is_refused_by_its_code(
    inspector: CommandLine, args: list[str], code: str, exit_code: int
) -> None:
    """A wrong setting that is taken silently is found at the counter."""
    done = inspector("settings", *args, "--json")
    assert (done.error["code"], done.code, done.out) == (code, exit_code, "")
    assert not settings_file(inspector.home).exists()


def test_every_fault_of_the_file_is_told_with_its_line(inspector: CommandLine) -> None:
    """Who edits by hand must find the place."""
    settings_file(inspector.home).write_text(
        'theme = "purple"\nmouse = true\n[keys]\n"walk.next" = "u"\n"walk.note" = "ctrl+1"\n'
    )
    done = inspector("settings", "get", "--json", INSPECTOR_LANG="en")
    assert done.code == 3
    found = [(one["code"], one["where"].rpartition(" ")[2]) for one in done.error["all"]]
    assert found == [("SETTINGS_003", "1"), ("SETTINGS_007", "5"), ("SETTINGS_008", "4")]


def test_a_wrong_file_can_be_put_right_by_command(inspector: CommandLine) -> None:
    """The rest of it stays as it is."""
    settings_file(inspector.home).write_text('theme = "purple" # mine\nmouse = false\n')
    inspector.read("settings", "set", "theme", "light")
    told = settings_file(inspector.home).read_text("utf-8")
    assert told == 'theme = "light" # mine\nmouse = false\n'


def test_a_file_that_is_no_toml_is_left_alone(inspector: CommandLine) -> None:
    """What cannot be read cannot be changed without losing something."""
    broken = b"theme = = \n"
    settings_file(inspector.home).write_bytes(broken)
    done = inspector("settings", "set", "theme", "light", "--json")
    assert (done.code, done.error["code"]) == (3, "SETTINGS_001")
    assert settings_file(inspector.home).read_bytes() == broken


def test_without_a_workspace_nothing_is_written(inspector: CommandLine) -> None:
    """A folder that is not empty would be refused when the workspace is made."""
    inspector.home = inspector.home.parent / "elsewhere"
    done = inspector("settings", "set", "theme", "light", "--json")
    assert (done.code, done.error["code"]) == (3, "WORKSPACE_002")
    assert not inspector.home.exists()
