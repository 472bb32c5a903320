"""`make pictures`: every screen of the app, and a page of the findings, for the README."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.clock import CHINA
from inspector.i18n import Lang, speak
from tests.conftest import PLAIN, FakeClock
from tests.county import County, staffed
from tests.pictures.drawing import svg
from tests.tui.scene_ways import settled
from tests.tui.scenes import SCENES
from tests.tui.screen_text import painted_lines

HERE = Path(__file__).parent
COMMAND = (sys.executable, "-m", "inspector")
PAGE_DPI = 80
MORNING = datetime(2026, 11, 23, 9, 41, tzinfo=CHINA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One screen as it is drawn."""

    scene: str
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"
    lang: Lang = "zh"


PICTURES = {
    **{name: Picture(scene=name) for name in SCENES},
    "walk_wide": Picture(scene="walk_answered", size=(120, 40)),
    "walk_narrow": Picture(scene="walk_answered", size=(60, 20)),
    "too_small": Picture(scene="walk_answered", size=(48, 14)),
    "walk_light": Picture(scene="walk_answered", theme="light"),
    "walk_contrast": Picture(scene="walk_answered", theme="contrast"),
    "walk_ansi": Picture(scene="walk_answered", theme="ansi"),
    "walk_mono": Picture(scene="walk_answered", theme="mono"),
    "walk_english": Picture(scene="walk_answered", size=(120, 40), lang="en"),
    "home_wide": Picture(scene="home_sealed", size=(120, 40)),
    "review_wide": Picture(scene="review_sealed", size=(120, 40)),
}
"""Name of the file: which screen, in which size and colours."""


def main() -> None:
    """Draw what is named, or all."""
    wanted = sys.argv[1:] or [*PICTURES, "findings"]
    os.environ.update(PLAIN, HOME="/home/tester")
    os.chdir("/")
    for name in wanted:
        if name == "findings":
            draw_page()
        else:
            (HERE / f"{name}.svg").write_text(asyncio.run(drawn(PICTURES[name])), "utf-8")


async def drawn(picture: Picture) -> str:
    """Go to the screen, and draw it."""
    speak(picture.lang)
    with tempfile.TemporaryDirectory() as scratch:
        county = County(Path(scratch), FakeClock(MORNING))
        staffed(county)
        async with SCENES[picture.scene].shown(county, picture.size) as pilot:
            pilot.app.theme = picture.theme
            await settled(pilot)
            return svg(list(painted_lines(pilot.app)), picture.size[0])


def draw_page() -> None:
    """The first page of the findings of the demo county."""
    with tempfile.TemporaryDirectory() as scratch:
        demo = [*COMMAND, "demo", "--headless", "--dir", scratch, "--json"]
        told = json.loads(subprocess.check_output(demo))
        page = ["pdftoppm", "-png", "-singlefile", "-r", str(PAGE_DPI), told["pdf"]]
        subprocess.run([*page, HERE / "findings"], check=True)


if __name__ == "__main__":
    main()
