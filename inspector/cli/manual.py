"""Help pages, set by cells so that Chinese columns stand straight."""

import shutil
from collections.abc import Iterator, Sequence

import click

from inspector.cli.columns import listed, wrapped
from inspector.i18n import N_, text

_WIDEST = 100


def help_text(command: click.Command, ctx: click.Context) -> str:
    """The help page of a command: usage, what it does, arguments, options, what follows."""
    width = min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)
    lines = [text(N_("Usage: {usage}"), usage=_usage(command, ctx)), ""]
    lines += wrapped(text(command.help or ""), width)
    for title, rows in _sections(command, ctx):
        if rows:
            lines += ["", text(title), *listed(rows, width=width)]
    return "\n".join(lines)


def _usage(command: click.Command, ctx: click.Context) -> str:
    words = [ctx.command_path]
    params = command.get_params(ctx)
    words += [_required(param, ctx) for param in params if _is_required_option(param)]
    words.append(f"[{text(N_('options'))}]")
    words += [param.make_metavar(ctx) for param in params if isinstance(param, click.Argument)]
    if isinstance(command, click.Group):
        words.append(text(N_("COMMAND ...")))
    return " ".join(words)


def _sections(
    command: click.Command, ctx: click.Context
) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Titles (msgids) with their rows."""
    params = command.get_params(ctx)
    arguments = [param for param in params if isinstance(param, click.Argument)]
    options = [param for param in params if isinstance(param, click.Option)]
    own = [param for param in options if param.expose_value]
    common = [param for param in options if not param.expose_value]
    explained: dict[str, str] = getattr(command, "explained", dict)()
    yield N_("Commands:"), [(name, text(msgid)) for name, msgid in explained.items()]
    yield (
        N_("Arguments:"),
        [(param.make_metavar(ctx), text(param.help or "")) for param in arguments],
    )
    yield N_("Options:"), [_option_row(param, ctx) for param in own]
    yield N_("Everywhere:"), [_option_row(param, ctx) for param in common]


def _option_row(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    term = names if option.is_flag or option.count else f"{names} {option.make_metavar(ctx)}"
    marks = [text(N_("required"))] * option.required + [
        text(N_("may be repeated"))
    ] * option.multiple
    explanation = text(option.help or "")
    for mark in marks:
        explanation = text(N_("{explanation} ({mark})"), explanation=explanation, mark=mark)
    return term, explanation


def _is_required_option(param: click.Parameter) -> bool:
    return isinstance(param, click.Option) and param.required


def _required(param: click.Parameter, ctx: click.Context) -> str:
    return f"{max(param.opts, key=len)} {param.make_metavar(ctx)}"
