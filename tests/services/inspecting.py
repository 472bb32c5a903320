"""A process that inspects without end, and says each thing that is saved; to be killed.

Usage: python -m tests.services.inspecting FOLDER
"""

import os
import random
import sys
from pathlib import Path

from PIL import Image

from inspector.clock import SystemClock
from inspector.services.answers import answer_by_word
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.filled import fill_visit
from inspector.services.handover import Order, export_findings
from inspector.services.opening import open_workspace
from inspector.services.undoing import undo
from inspector.services.visits import close_visit, show_visit
from inspector.services.workspace import Workspace
from tests.county import PASSPHRASE, new_visit

FILL = """format: 1
bulk: {sections: [F, A], answer: compliant, phrases: heard}
answers:
  P05: {answer: violation, occurrences: [{window: "9", subtype: 看手机, evidence: [photo.png]}]}
"""


def main(folder: Path) -> None:
    """Open, answer, fill, close and export, for ever."""
    with open_workspace(folder / "home", PASSPHRASE, clock=SystemClock()) as workspace:
        say("ready")
        while True:
            _inspect(workspace, folder)


def _inspect(workspace: Workspace, folder: Path) -> None:
    visit = new_visit(workspace)
    say("visit", visit)
    for code in random.sample(["A12", "A14", "A16", "P01", "P04", "A48"], 4):
        word = random.choice(["compliant", "violation"])  # noqa: S311
        workspace.run(answer_by_word, visit, code, word)
        say("answer", visit, code, word)
    workspace.run(undo, visit)
    say("undone", visit)
    photo, fill = folder / "photo.png", folder / "fill.yaml"
    noise = Image.effect_noise((160, 120), random.uniform(10, 90))  # noqa: S311
    noise.save(photo)
    add_evidence(workspace, Purpose(visit=visit, item="P05"), [photo])
    fill.write_text(FILL, encoding="utf-8")
    fill_visit(workspace, visit, fill)
    say("filled", visit)
    workspace.run(close_visit, visit, incomplete="被打断的检查")
    shown = workspace.run(show_visit, visit)
    say("closed", visit, shown.score.total_text or "")
    made = export_findings(workspace, visit, Order(target=folder / f"{visit}.pdf"))
    say("exported", visit, made.sha256)


def say(*words: str) -> None:
    """Acknowledge, past any buffer."""
    os.write(1, (" ".join(words) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
