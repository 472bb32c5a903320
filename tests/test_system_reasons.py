"""Why the system refuses is told in the language of the rest of the sentence."""

import errno
import os
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.i18n import speak
from inspector.i18n.system import WORDS, reason_of
from inspector.keys.files import write_whole
from inspector.services.telling import told


@pytest.mark.parametrize("name", WORDS)
def test_every_reason_has_its_chinese(name: str) -> None:
    """An English word in a Chinese error is read out on the phone letter by letter."""
    number = getattr(errno, name, None)
    if number is None:
        pytest.skip("another system's word")
    reason = reason_of(OSError(number, os.strerror(number)))

    assert reason.zh
    assert not any(character.isascii() and character.isalpha() for character in reason.zh)
    assert reason.en.isascii()


def test_an_unknown_reason_keeps_the_systems_words() -> None:
    """Better foreign words than none."""
    assert reason_of(OSError(99_999, "Flux capacitor empty")).zh == "Flux capacitor empty"
    assert reason_of(TimeoutError()).en == "TimeoutError"


def test_an_error_that_changes_its_language_takes_the_reason_along(tmp_path: Path) -> None:
    """F2 changes the language of an error that is being read."""
    folder = tmp_path / "a-folder"
    folder.mkdir()
    with pytest.raises(InspectorError) as caught:
        write_whole(folder, b"")
    try:
        assert "这是文件夹" in told(caught.value).line
        speak("en")
        assert "Is a directory" in told(caught.value).line
    finally:
        speak("zh")
