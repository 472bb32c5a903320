"""What click refuses, said in our words and codes."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

import click

from inspector.cli.kinds import spelled
from inspector.errors import Fault, InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, both


def complain(error: click.UsageError, ctx: click.Context) -> NoReturn:
    """Refuse what click refuses, as a fault of our catalogue.

    Raises:
        InspectorError: USAGE_001 to USAGE_003, USAGE_007, USAGE_008 or USAGE_016.
    """
    refused = _complaint(error, ctx)
    raise refused from error


def _complaint(error: click.UsageError, ctx: click.Context) -> InspectorError:
    command = (error.ctx or ctx).command_path
    match error:
        case click.NoSuchOption(option_name=given):
            known = [name for param in ctx.command.get_params(ctx) for name in param.opts]
            return _unknown(faults.NO_SUCH_OPTION, command, given, known)
        case click.exceptions.NoSuchCommand(command_name=given):
            known = ctx.command.list_commands(ctx) if isinstance(ctx.command, click.Group) else []
            return _unknown(faults.NO_SUCH_COMMAND, command, given, known)
        case click.MissingParameter(param=click.Parameter() as param):
            return InspectorError(faults.MISSING, command=command, missing=spelled(param))
        case click.BadOptionUsage(option_name=given):
            return _misused(given, command, ctx)
        case _:
            return InspectorError(
                faults.UNUSABLE_CALL, command=command, reason=error.format_message()
            )


def _unknown(fault: Fault, command: str, given: str, known: Sequence[str]) -> InspectorError:
    near = ", ".join(get_close_matches(given, known, n=3))
    advice = both(N_("did you mean {near}? "), near=near) if near else ""
    return InspectorError(fault, command=command, given=given, advice=advice)


def _misused(given: str, command: str, ctx: click.Context) -> InspectorError:
    for param in ctx.command.get_params(ctx):
        if given in param.opts and isinstance(param, click.Option) and param.is_flag:
            return InspectorError(faults.NO_VALUE, command=command, option=given)
    return InspectorError(faults.VALUE_NEEDED, command=command, option=given)
