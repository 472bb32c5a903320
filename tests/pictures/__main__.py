"""`make pictures`: the app and a page of the findings, of the demo county, for the README."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from inspector.services.demo import PASSPHRASE
from tests.pictures.drawing import svg
from tests.terminal import Terminal

HERE = Path(__file__).parent
COMMAND = (sys.executable, "-m", "inspector")
PAGE_DPI = 80
UNIT = "示例镇人社中心"
"""A visit half done."""
DOWN = "\x1b[B"


def main() -> None:
    """Run the story, look at it, and draw what is seen."""
    with tempfile.TemporaryDirectory() as scratch:
        demo = [*COMMAND, "demo", "--headless", "--dir", scratch, "--json"]
        told = json.loads(subprocess.check_output(demo))
        page = ["pdftoppm", "-png", "-singlefile", "-r", str(PAGE_DPI), told["pdf"]]
        subprocess.run([*page, HERE / "findings"], check=True)
        env = {
            "INSPECTOR_HOME": told["home"],
            "INSPECTOR_LANG": "zh",
            "INSPECTOR_PASSPHRASE": PASSPHRASE,
        }
        with Terminal(COMMAND, env=env, size=(100, 30)) as terminal:
            draw(terminal, "home", UNIT)
            while not any(line.startswith(">") and UNIT in line for line in terminal.screen()):
                terminal.key_to_screen(DOWN)
            terminal.send("\r")
            draw(terminal, "walk", "怎么看")


def draw(terminal: Terminal, name: str, shown: str) -> None:
    """Wait until the screen stands, and write its picture."""
    terminal.wait_for(shown)
    terminal.settle(quiet_s=0.5)
    (HERE / f"{name}.svg").write_text(svg(terminal.emulator), "utf-8")


if __name__ == "__main__":
    main()
