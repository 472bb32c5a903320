"""The settings file: a person reads and edits it, and nothing that they wrote in it is lost."""

from pathlib import Path

from inspector.domain.settings import DECLARED, Settings, settings_of, value_of
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
