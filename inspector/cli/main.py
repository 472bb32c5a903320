"""From the words of a command line to an exit code."""

import sys
from collections.abc import Mapping, Sequence

import click

from inspector.cli.call import Call, OpenApp
from inspector.cli.edge import guarded
from inspector.cli.options import version_option
from inspector.cli.output import Reply, forget, print_reply, with_masked
from inspector.cli.shape import Branch
from inspector.cli.surroundings import (
    NAME,
    asked_lang,
    chosen_lang,
    default_home,
    has_terminal,
    wants_json,
)
from inspector.clock import Clock
from inspector.errors import Exit, InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, speak


def main(
    args: Sequence[str],
    environ: Mapping[str, str],
    *,
    open_app: OpenApp,
    clock: Clock | None = None,
) -> int:
    """Run one command.

    Args:
        args: The words after the program's name.
        environ: Environment variables.
        open_app: Opens the app; used where no command is named, and by the demo.
        clock: None for the machine's.

    Returns:
        The exit code.
    """
    call = Call(
        environ=environ,
        lang=chosen_lang(args, environ),
        asked_lang=asked_lang(args, environ),
        as_json=wants_json(args),
        home=default_home(environ),
        open_app=open_app,
        clock=clock,
    )
    speak(call.lang)
    return guarded(lambda: _answered(list(args), call), as_json=call.as_json)


def _answered(args: list[str], call: Call) -> int:
    """Run the command, or the app, and print what it answers.

    Raises:
        InspectorError: USAGE_009, when no command is named and nobody sits there.
    """
    root = Branch(
        "",
        N_("Walk-through inspection of public service windows. Alone it opens the app."),
        invoke_without_command=True,
    )
    root.params.append(version_option())
    try:
        with root.make_context(NAME, args, obj=call) as ctx:
            reply = root.invoke(ctx)
    except click.exceptions.Exit as done:
        return done.exit_code
    except BrokenPipeError:
        # Of a help page, whose reader has seen enough.
        forget(sys.stdout)
        return Exit.DONE
    if isinstance(reply, Reply):
        reply = with_masked(reply, call.masked)
        print_reply(reply, as_json=call.as_json)
        return reply.exit
    if not has_terminal() or call.as_json:
        raise InspectorError(faults.NO_TERMINAL)
    return call.open_app(call.home, call.asked_lang, call.passphrase_at_hand())
