"""A bug of ours: the app ends, says where, and prints nothing that anybody wrote."""

import pytest

from inspector.errors import Exit
from inspector.services.faults import crashes
from inspector.tui.app import InspectorApp
from inspector.tui.last_words import last_words
from tests.county import County
from tests.tui.driving import at_home


def test_the_last_words_say_where_and_nothing_of_what_it_was_about() -> None:
    """A traceback with local variables would put names and notes into the scrollback."""
    informant = "举报人某某"
    with pytest.raises(ValueError, match=informant) as caught:
        int(informant)
    words = last_words(caught.value)

    assert "BUG_001" in words
    assert "ValueError" in words
    assert "test_last_words" in words
    assert informant not in words


async def test_a_bug_ends_the_app_with_its_own_exit_code(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    """Scripts tell a bug from a refusal by the code; the details rest encrypted."""
    apps: list[InspectorApp] = []
    with pytest.raises(ZeroDivisionError):
        await broken(county, apps)

    assert apps[0].return_code == Exit.BUG
    assert "BUG_001" in capsys.readouterr().err
    with county.open() as workspace:
        (kept,) = crashes(workspace.faults)
    assert (kept.kind, kept.doing) == ("ZeroDivisionError", "HomeScreen")


async def broken(county: County, apps: list[InspectorApp]) -> None:
    """Have a handler go wrong."""
    async with at_home(county) as (pilot, _):
        assert isinstance(pilot.app, InspectorApp)
        apps.append(pilot.app)
        pilot.app.call_later(lambda: 1 // 0)
        await pilot.pause(0.2)
