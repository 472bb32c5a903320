"""Files that are the old one or the new one, never half of either."""

from pathlib import Path

import pytest

from inspector.errors import Exit, InspectorError
from inspector.keys.files import replacing, replacing_folder, write_whole


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """Half a keyslot opens nothing."""
    path = tmp_path / "file"
    write_whole(path, b"old")

    def half_a_write() -> None:
        with replacing(path) as file:
            file.write(b"ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_a_write()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """Half a workspace would be taken for a damaged one."""
    home = tmp_path / "deep" / "home"

    def half_a_home() -> None:
        with replacing_folder(home) as folder:
            (folder / "slot").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_a_home()
    assert list((tmp_path / "deep").iterdir()) == []
    home.mkdir()
    with replacing_folder(home) as folder:
        (folder / "slot").touch()
    assert [path.name for path in home.iterdir()] == ["slot"]
    assert list((tmp_path / "deep").iterdir()) == [home]


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    """Restoring must never overwrite another workspace."""
    (tmp_path / "something").touch()
    for path in (tmp_path, tmp_path / "something"):
        with pytest.raises(InspectorError) as caught, replacing_folder(path):
            pass
        assert (caught.value.fault.code, caught.value.fault.exit) == ("STORE_009", Exit.REFUSED)


def test_a_refusal_of_the_disk_is_a_clear_error(tmp_path: Path) -> None:
    """The folder was on a stick."""
    with pytest.raises(InspectorError) as caught:
        write_whole(tmp_path / "gone" / "file", b"x")
    assert caught.value.fault.code == "STORE_014"
