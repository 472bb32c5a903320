"""`backup --due`: for a timetable of the system; it tells what it did and what it could not do."""

from pathlib import Path

from tests.cli.conftest import CommandLine


def test_it_makes_what_is_due_once(inspector: CommandLine, tmp_path: Path) -> None:
    """Called every hour, it works every few."""
    inspector.read("settings", "set", "backup_folders", tmp_path)
    document = inspector.read("backup", "--due")
    (made,) = document["made"]
    assert Path(made["file"]).parent == tmp_path
    assert len(made["sha256"]) == 64
    assert document["missed"] == document["removed"] == []
    assert inspector.read("backup", "--due")["made"] == []
    assert inspector("backup", "--due").out == "现在没有到期的备份。\n"


def test_a_stick_that_is_not_in_is_told_and_the_answer_is_no(
    inspector: CommandLine, tmp_path: Path
) -> None:
    """Whoever looks at the timetable's mail must see it."""
    inspector.read("settings", "set", "backup_folders", tmp_path / "gone", tmp_path)
    done = inspector("backup", "--due")
    assert done.code == 1
    assert "WORKSPACE_013" in done.out
    assert "已备份" in done.out
    again = inspector("backup", "--due", "--json")
    assert again.code == 1
    (missed,) = again.document["missed"]
    assert missed["code"] == "WORKSPACE_013"
    assert missed["folder"] == str(tmp_path / "gone")


def test_either_a_file_or_what_is_due(inspector: CommandLine, tmp_path: Path) -> None:
    """One call, one meaning."""
    assert inspector("backup", "--json").error["code"] == "USAGE_003"
    both = inspector("backup", "--due", "-o", tmp_path / "copy", "--json")
    assert (both.code, both.error["code"]) == (2, "USAGE_011")
    assert inspector("backup", "--due", "--force", "--json").error["code"] == "USAGE_011"
