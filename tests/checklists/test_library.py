"""Which checklists there are, and whose comes first."""

from pathlib import Path

import pytest

from inspector.checklists.library import available, load_checklist
from inspector.errors import InspectorError
from tests.checklists.examples import SMALL


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_checklists_are_two() -> None:
    """Sorted by name, each with its digest."""
    found = available()

    assert [(c.name, c.edition) for c in found] == [
        ("hrss-governance", "2014-1"),
        ("hrss-window", "2014-1"),
    ]
    assert all(len(c.digest) == 64 for c in found)


def test_an_office_adds_its_own(tmp_path: Path) -> None:
    """A folder is enough; nothing is installed."""
    write(tmp_path, "small.yaml", SMALL)

    assert [c.name for c in available(tmp_path)] == ["hrss-governance", "hrss-window", "small"]
    assert load_checklist("small", None, tmp_path).edition == "1"


def test_an_office_s_checklist_shadows_the_shipped_one(tmp_path: Path) -> None:
    """Same name, same edition: the office's counts."""
    text = SMALL.replace("checklist: small", "checklist: hrss-window")
    write(tmp_path, "ours.yaml", text.replace('edition: "1"', 'edition: "2014-1"'))

    assert len(load_checklist("hrss-window", None, tmp_path).items) == 1
    assert len(available(tmp_path)) == 2


def test_of_several_editions_the_last_is_taken_unless_one_is_named(tmp_path: Path) -> None:
    """Old visits name the edition that they were pinned to."""
    write(tmp_path, "a.yaml", SMALL)
    write(tmp_path, "b.yaml", SMALL.replace('edition: "1"', 'edition: "2"'))

    assert load_checklist("small", None, tmp_path).edition == "2"
    assert load_checklist("small", "1", tmp_path).edition == "1"


def test_other_yaml_content_is_not_taken_for_a_checklist(tmp_path: Path) -> None:
    """Calendars and scenarios lie in the same folder."""
    write(tmp_path, "calendar.yaml", "format: 1\nyear: 2026\n")

    assert len(available(tmp_path)) == 2


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """Most workspaces never make one."""
    assert len(available(tmp_path / "content")) == 2


def test_a_broken_file_does_not_stand_in_the_way_of_another(tmp_path: Path) -> None:
    """An inspector must be able to start a visit."""
    write(tmp_path, "broken.yaml", "checklist: broken\nedition: '1'\nx: [\n")

    assert len(load_checklist("hrss-window", None, tmp_path).items) == 155
    with pytest.raises(InspectorError, match="YAML_004"):
        available(tmp_path)


def test_a_name_that_is_nearly_right_is_pointed_at() -> None:
    """The next step is told, not looked up."""
    with pytest.raises(InspectorError) as raised:
        load_checklist("hrss-windows")

    assert raised.value.fault.code == "CHECKLIST_020"
    assert raised.value.context["hint"] == " (“hrss-window”?)"


def test_an_edition_that_is_not_there_tells_which_are() -> None:
    """An old pack may name one that was never sent."""
    with pytest.raises(InspectorError) as raised:
        load_checklist("hrss-window", "2015-1")

    assert raised.value.fault.code == "CHECKLIST_021"
    assert raised.value.context["known"] == "2014-1"


def test_two_files_with_one_edition_are_refused(tmp_path: Path) -> None:
    """Which of them counts must not depend on the file's name."""
    write(tmp_path, "a.yaml", SMALL)
    write(tmp_path, "b.yaml", SMALL)

    with pytest.raises(InspectorError) as raised:
        load_checklist("small", None, tmp_path)

    assert raised.value.fault.code == "CHECKLIST_022"
