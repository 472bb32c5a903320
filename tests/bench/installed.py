"""Released terminal apps to measure beside, each in its own environment; no dependency of ours."""

import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.sources import ROOT

FOLDER = ROOT / ".bench-peers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A released app, at one version."""

    name: str
    version: str
    command: str
    also: tuple[str, ...] = ()
    """What else has to be pinned for it to run."""

    @property
    def folder(self) -> Path:
        """Its environment; another version gets another one."""
        return FOLDER / f"{self.name}-{self.version}"

    @property
    def program(self) -> Path:
        """What starts it."""
        return self.folder / "bin" / self.command


POSTING = Installed(name="posting", version="2.11.1", command="posting", also=("tree-sitter<0.26",))
HARLEQUIN = Installed(name="harlequin", version="2.17.0", command="harlequin")
TOOLONG = Installed(name="toolong", version="1.5.0", command="tl")
APPS = (POSTING, HARLEQUIN, TOOLONG)


def at_hand(apps: Sequence[Installed] = APPS) -> tuple[Installed, ...]:
    """Those that are installed, or could be now; the others are named, and left out."""
    found = []
    for app in apps:
        if app.program.exists() or _install(app):
            found.append(app)
        else:
            sys.stderr.write(
                f"{app.name} {app.version} 装不上（没有网络？），不列。 "
                f"*cannot be installed (no network?); left out.*\n"
            )
    return tuple(found)


def _install(app: Installed) -> bool:
    """Make its environment; whether it is whole."""
    sys.stderr.write(f"{app.name} {app.version} → {app.folder}\n")
    venv.create(app.folder, with_pip=True, clear=True)
    wanted = [f"{app.name}=={app.version}", *app.also]
    pip = [str(app.folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *wanted]
    done = subprocess.run(pip, check=False, capture_output=True)
    return done.returncode == 0 and app.program.exists()
