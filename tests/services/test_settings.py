"""The settings file: a person reads and edits it, and nothing that they wrote in it is lost."""

import errno
import os
from pathlib import Path

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.domain.settings import DECLARED, Settings, settings_of, value_of
from inspector.errors import InspectorError
from inspector.i18n import LANGUAGES, text
from inspector.services.settings import change_setting, read, read_settings, settings_file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """A new laptop has none."""
    assert read_settings(tmp_path) == Settings()


def test_the_declared_defaults_are_those_of_the_settings() -> None:
    """One of them is shown, the other one is in force."""
    assert settings_of({one.name: one.default for one in DECLARED}) == Settings()
    assert [value_of(Settings(), one) for one in DECLARED] == [one.default for one in DECLARED]


def test_a_change_is_read_again(tmp_path: Path) -> None:
    """What was set yesterday holds today."""
    change_setting(tmp_path, "theme", "light")
    change_setting(tmp_path, "ready_remarks", {"P05": ["一边接待一边看手机"], "*": ["当场提醒"]})
    found = read_settings(tmp_path)
    assert found.theme == "light"
    assert found.ready_remarks == {"P05": ("一边接待一边看手机",), "*": ("当场提醒",)}


def test_a_change_keeps_a_persons_own_words_and_order(tmp_path: Path) -> None:
    """Who edits by hand writes down why."""
    mine = (
        '# 站长说用浅色\ntheme = "light" # 大厅太亮\n\nmouse = false\n\n'
        '[keys]\n# 左手\n"walk.next" = "h"\n'
    )
    settings_file(tmp_path).write_text(mine, "utf-8")
    change_setting(tmp_path, "mouse", True)
    assert settings_file(tmp_path).read_text("utf-8") == mine.replace("false", "true")


def test_a_wrong_value_is_told_with_its_line_and_leaves_the_rest(tmp_path: Path) -> None:
    """One slip must not take the other settings away."""
    settings_file(tmp_path).write_text('theme = "light"\nidle_lock_minutes = "ten"\ncolor = 1\n')
    found = read(tmp_path)
    assert found.settings == Settings(theme="light")
    assert [one.fault.code for one in found.faults] == ["SETTINGS_003", "SETTINGS_002"]
    assert [str(one.context["where"].en).rpartition(" ")[2] for one in found.faults] == ["2", "3"]  # type: ignore[attr-defined]


def test_a_file_that_is_no_toml_opens_the_app_all_the_same(tmp_path: Path) -> None:
    """An inspector in front of a counter cannot repair files."""
    settings_file(tmp_path).write_bytes(b'theme = "light"\nmouse = = true\n')
    found = read(tmp_path)
    assert found.settings == Settings()
    assert [(one.fault.code, one.context["line"]) for one in found.faults] == [("SETTINGS_001", 2)]


def test_dotted_names_of_commands_may_stand_bare(tmp_path: Path) -> None:
    """`walk.next = "Z"` is what a person writes; TOML takes it for a table of a table."""
    file = settings_file(tmp_path)
    file.write_text('[keys]\nwalk.next = "Z" # left hand\nwalk.note = "N"\n', "utf-8")
    assert read_settings(tmp_path).keys == {"walk.next": "Z", "walk.note": "N"}
    change_setting(tmp_path, "keys.walk.note", "M")
    assert read_settings(tmp_path).keys == {"walk.next": "Z", "walk.note": "M"}
    assert "# left hand" in file.read_text("utf-8")
    change_setting(tmp_path, "keys.walk.next", None)
    assert read_settings(tmp_path).keys == {"walk.note": "M"}


def test_a_new_file_explains_every_setting_in_both_languages(tmp_path: Path) -> None:
    """It is read by people who have never seen the app."""
    change_setting(tmp_path, "theme", "light")
    told = settings_file(tmp_path).read_text("utf-8")
    for one in DECLARED:
        for lang in LANGUAGES:
            assert f"# {text(one.label, lang)}: {text(one.help, lang)}" in told
    assert "不加密" in told.splitlines()[2]


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Folders of photos say where somebody works."""
    change_setting(tmp_path, "theme", "light")
    assert settings_file(tmp_path).stat().st_mode & 0o777 == 0o600


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file would be no settings at all."""
    change_setting(tmp_path, "theme", "light")
    before = settings_file(tmp_path).read_bytes()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InspectorError) as refused:
        change_setting(tmp_path, "theme", "dark")
    assert refused.value.fault.code == "STORE_001"
    assert settings_file(tmp_path).read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["settings.toml"]


def test_an_editor_that_marks_its_files_is_no_fault(tmp_path: Path) -> None:
    """Windows Notepad puts three bytes before the text."""
    settings_file(tmp_path).write_bytes(b'\xef\xbb\xbftheme = "light"\r\nmouse = false\r\n')
    assert read_settings(tmp_path) == Settings(theme="light", mouse=False)
    change_setting(tmp_path, "mouse", True)
    assert read_settings(tmp_path) == Settings(theme="light")


def test_a_clash_in_the_file_takes_only_that_key_away(tmp_path: Path) -> None:
    """The other keys are under the fingers already."""
    settings_file(tmp_path).write_text('[keys]\n"walk.next" = "u"\n"walk.note" = "N"\n', "utf-8")
    found = read(tmp_path)
    assert found.settings.keys == {"walk.note": "N"}
    assert [one.fault.code for one in found.faults] == ["SETTINGS_008"]


NAMES = st.sampled_from([one.name for one in DECLARED] + ["colour", "keys.walk.next", "P05"])
LEAVES = st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates())
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("aP5.*", min_size=1), inner, max_size=3),
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_whatever_stands_in_the_file_the_app_opens(
    tmp_path: Path, table: dict[str, object]
) -> None:
    """Settings are a convenience; nobody may be kept out by them."""
    settings_file(tmp_path).write_text(tomlkit.dumps(table), "utf-8")
    found = read(tmp_path)
    wrong = {one for one in table if one not in {each.name for each in DECLARED}}
    assert len(found.faults) >= len(wrong)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80))
def test_whatever_bytes_the_file_holds_the_app_opens(tmp_path: Path, content: bytes) -> None:
    """A stick that was pulled out leaves anything."""
    settings_file(tmp_path).write_bytes(content)
    assert isinstance(read(tmp_path).settings, Settings)
