"""`selfcheck`, `doctor`, `demo`: does it all work here?"""

import tempfile
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.kinds import FilePath
from inspector.cli.opening import opened
from inspector.cli.options import option
from inspector.cli.output import Reply
from inspector.cli.progress import steps
from inspector.cli.shape import verb
from inspector.cli.surroundings import has_terminal
from inspector.errors import Exit
from inspector.i18n import N_, text
from inspector.services import demo as demos
from inspector.services import doctor as machine
from inspector.services.selfcheck import Checks, rebuild_all
from inspector.services.selfcheck import selfcheck as check_workspace


@verb(
    "selfcheck",
    option(
        "--rebuild",
        help_msgid=N_("First compute anew, from the history, everything that is computed."),
        is_flag=True,
    ),
)
def selfcheck(call: Call, *, rebuild: bool) -> Reply:
    """Check everything stored."""
    with opened(call) as workspace, steps() as step:
        if rebuild:
            rebuild_all(workspace)
        checks = check_workspace(workspace, step)
    return _reply(checks)


@verb("doctor")
def doctor(call: Call) -> Reply:
    """Check this machine."""
    return _reply(machine.doctor(call.home))


@verb(
    "demo",
    option(
        "--dir",
        "folder",
        help_msgid=N_("Folder for the demo (a new temporary one if not said)."),
        type=FilePath(),
        metavar="DIR",
    ),
    option("--headless", help_msgid=N_("Run the story, even on a terminal."), is_flag=True),
)
def demo(call: Call, *, folder: Path | None, headless: bool) -> Reply:
    """Open the demo county, or run its story where nobody sits."""
    folder = folder or Path(tempfile.mkdtemp(prefix="inspector-demo-"))
    if has_terminal() and not headless and not call.as_json:
        return _opened_demo(call, folder)
    told: list[str] = []
    story = demos.run_story(folder, told.append, call.clock)
    document = {
        "home": story.home,
        "visit": story.visit,
        "total": story.total,
        "pdf": story.pdf,
        "verdict": story.verdict,
    }
    return Reply(document=document, lines=told)


def _opened_demo(call: Call, folder: Path) -> Reply:
    home = demos.ready_demo(folder, call.clock)
    code = call.open_app(home, call.asked_lang, demos.PASSPHRASE)
    line = text(
        N_("Demo: {home} (passphrase: {passphrase})"), home=home, passphrase=demos.PASSPHRASE
    )
    return Reply(document={}, lines=[line], exit=code)


def _reply(checks: Checks) -> Reply:
    document = {
        "ok": checks.ok,
        "checks": [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in checks.checks],
    }
    rows = [("✓" if one.ok else "✗", text(one.label), one.detail) for one in checks.checks]
    return Reply(document=document, lines=table(rows), exit=_exit_of(checks))


def _exit_of(checks: Checks) -> Exit:
    if checks.ok:
        return Exit.DONE
    return Exit.STORAGE if checks.is_damaged else Exit.NO
