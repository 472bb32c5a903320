"""Opening the workspace that a call is about."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from inspector.cli.call import Call
from inspector.errors import Exit, InspectorError
from inspector.services.faults import keep_crash
from inspector.services.opening import open_workspace, require_workspace
from inspector.services.presence import workspace_exists
from inspector.services.workspace import Workspace

REFUSALS = (InspectorError, click.ClickException, click.exceptions.Exit)
"""What is told to whoever called; all else is a bug."""


@contextmanager
def opened(call: Call) -> Iterator[Workspace]:
    """The workspace, open while the block runs.

    Raises:
        InspectorError: WORKSPACE_002, when there is none; LOCK_… or USAGE_013, when it stays
            locked; VISIT_016, when `--as` names nobody.
    """
    # Nobody is asked for the passphrase of what is not there.
    require_workspace(call.home)
    with open_workspace(call.home, call.passphrase(), clock=call.clock) as workspace:
        try:
            if call.person is not None:
                workspace.act_as(call.person)
            yield workspace
            call.masked.update(workspace.masked)
        except Exception as bug:
            if not isinstance(bug, REFUSALS):
                keep_crash(workspace.faults, bug, at=workspace.clock.now(), doing=_command())
            raise


def _command() -> str:
    """The command that runs, without what was given to it."""
    context = click.get_current_context(silent=True)
    return context.command_path if context is not None else ""


@contextmanager
def opened_if_unlocked(call: Call) -> Iterator[Workspace | None]:
    """The workspace if there is one that the passphrase at hand opens; never asks.

    Raises:
        InspectorError: STORE_…, when it is damaged.
    """
    passphrase = call.passphrase_at_hand()
    if passphrase is None or not workspace_exists(call.home):
        yield None
        return
    try:
        workspace = open_workspace(call.home, passphrase, clock=call.clock)
    except InspectorError as error:
        # What is asked needs no workspace: one that stays locked only vouches for nothing.
        if error.fault.exit is not Exit.LOCKED:
            raise
        yield None
        return
    with workspace:
        yield workspace
