"""Options and arguments: those that every command takes, and those that several share."""

import json

import click

from inspector.cli.call import Call
from inspector.cli.kinds import FilePath, OneOf, Words
from inspector.cli.surroundings import NAME, own_version
from inspector.i18n import LANGUAGES, N_, speak


class Global(click.Option):
    """An option that every command takes, before or after its name; the last one counts."""

    def __init__(self, name: str, field: str, **how: object) -> None:
        def keep(ctx: click.Context, _: click.Parameter, value: object) -> None:
            if value is not None:
                setattr(ctx.find_object(Call), field, value)
                if field == "lang":
                    speak(ctx.ensure_object(Call).lang)

        super().__init__(
            [name, f"global_{field}"],
            expose_value=False,
            default=None,
            callback=keep,
            **how,  # type: ignore[arg-type]
        )


def global_options() -> list[click.Parameter]:
    """A fresh set of the options that every command takes."""
    return [
        Global(
            "--home",
            "home",
            type=FilePath(),
            metavar="DIR",
            help=N_("Folder of the workspace (else INSPECTOR_HOME, else the data folder)."),
        ),
        Global(
            "--lang",
            "lang",
            type=OneOf(LANGUAGES),
            help=N_("Language of texts (else INSPECTOR_LANG, else the locale, else Chinese)."),
        ),
        Global(
            "--as",
            "person",
            type=Words(),
            metavar="PERSON",
            help=N_("Who acts: id, end of it, or name."),
        ),
        Global(
            "--json", "as_json", is_flag=True, help=N_("Answer with one JSON document on stdout.")
        ),
        Global(
            "--passphrase-file",
            "passphrase_file",
            type=FilePath(),
            metavar="FILE",
            help=N_("File whose first line is the passphrase (else INSPECTOR_PASSPHRASE)."),
        ),
    ]


def version_option() -> click.Option:
    """`--version`, of the program itself only."""

    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            call = ctx.find_object(Call)
            as_json = call is not None and call.as_json
            version = own_version()
            click.echo(json.dumps({"version": version}) if as_json else f"{NAME} {version}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=N_("Show the version."),
    )


def argument(name: str, help_msgid: str, **how: object) -> click.Argument:
    """A word that has to be there, called by its name in capitals."""
    how.setdefault("type", Words())
    return click.Argument([name], help=help_msgid, **how)  # type: ignore[arg-type]


def visit_argument() -> click.Argument:
    """Which visit."""
    return argument("visit", N_("The visit: id, its last 6 or more digits, or `last`."))


def option(*names: str, help_msgid: str, **how: object) -> click.Option:
    """An option of one command."""
    if not how.get("is_flag"):
        how.setdefault("type", Words())
    return click.Option(names, help=help_msgid, **how)  # type: ignore[arg-type]


def output_option(*, required: bool = True, metavar: str = "FILE") -> click.Option:
    """`-o FILE`, or `-o -` for stdout."""
    return option(
        "-o",
        "--output",
        help_msgid=N_("File to write; - writes to stdout."),
        type=FilePath(),
        metavar=metavar,
        required=required,
    )


def force_option() -> click.Option:
    """`--force`: replace what is there."""
    return option(
        "--force", help_msgid=N_("Replace the file if there is one already."), is_flag=True
    )
