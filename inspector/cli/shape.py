"""The shape of the command line: verbs, branches, and the options that all of them take."""

from collections.abc import Callable, Sequence
from importlib import import_module

import click

from inspector.cli.call import Call
from inspector.cli.complaints import complain
from inspector.cli.manual import help_text
from inspector.cli.options import global_options
from inspector.cli.output import Reply
from inspector.cli.surroundings import NAME
from inspector.errors import InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, both
from inspector.services.commands import COMMANDS, Command

MODULES: dict[str, tuple[str, ...]] = {
    "workspace": (
        *("init", "passphrase change", "recover", "backup", "restore"),
        *("key show", "key renew"),
    ),
    "enrolment": (
        *("key import", "key request", "key accept", "office show", "office renew"),
        *("office enrol", "office devices", "office revoke"),
    ),
    "faults": ("fault list", "fault show"),
    "checks": ("selfcheck", "doctor", "demo"),
    "registers": ("unit add", "unit list", "person add", "person list"),
    "content": ("checklist list", "checklist show", "checklist check"),
    "authoring": ("checklist schema", "checklist diff"),
    "exchange": ("checklist import", "checklist export"),
    "dates": ("deadline", "calendar show", "calendar add"),
    "visits": ("visit new", "visit list", "visit show", "visit close", "visit void"),
    "answers": ("visit answer", "visit undo", "visit redo", "visit fill", "visit amend"),
    "repeats": ("visit repeat",),
    "evidence": ("evidence add", "evidence list", "evidence remove"),
    "spot": ("visit lap", "visit occupancy", "visit sign"),
    "scores": ("visit score",),
    "reviewing": ("visit review", "visit approve", "visit return", "visit reject"),
    "merging": ("office merge", "office arrivals", "office receipt", "office quarantine"),
    "bringing": (
        *("office conflicts", "office resolve", "office dump"),
        *("office withdraw", "office reinstate"),
    ),
    "accepting": ("bundle accept", "bundle status"),
    "bundles": ("bundle export", "bundle inspect"),
    "settings": ("settings list", "settings get", "settings set"),
    "handover": ("visit sheet", "finding list", "export findings", "verify"),
}
"""Which module holds which commands; it is loaded when one of them is called."""

BRANCHES: dict[str, str] = {
    "visit": N_("A visit, from opening to closing."),
    "evidence": N_("Photos and other files that show what was seen."),
    "finding": N_("What is to be put right."),
    "export": N_("Documents that leave the office."),
    "office": N_("The laptops that an office enrols, and what they bring back."),
    "bundle": N_("What a laptop hands over to the office."),
    "unit": N_("The units that are inspected."),
    "person": N_("The people who inspect."),
    "checklist": N_("What is asked, and where it comes from."),
    "calendar": N_("Working days and days off."),
    "settings": N_("Keys, colours, language, marks, ready remarks, and when the screen locks."),
    "passphrase": N_("The passphrase of the workspace."),
    "key": N_("The keys of this computer."),
    "fault": N_("What went wrong in the program itself."),
}
"""What the commands that share a first word have in common."""

Run = Callable[..., Reply]


class Spoken(click.Command):
    """A command that speaks our languages and complains in our words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words that follow the command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            complain(error, ctx)

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return help_text(self, ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The `--help` option, explained in the language spoken."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = N_("Show this page.")
        return option


class Verb(Spoken):
    """One command: its declaration, its parameters, and what it runs."""

    def __init__(self, declared: Command, params: Sequence[click.Parameter], run: Run) -> None:
        name = (declared.cli or "").split()[-1]
        super().__init__(name, params=[*params, *global_options()], help=declared.help)
        self.run = run

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words that follow the command.

        Raises:
            InspectorError: USAGE_006, when there are more than it takes.
        """
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise InspectorError(faults.TOO_MANY, command=ctx.command_path, given=ctx.args[0])
        return rest

    def invoke(self, ctx: click.Context) -> Reply:
        """Do it."""
        return self.run(ctx.ensure_object(Call), **ctx.params)


class Branch(Spoken, click.Group):
    """Commands that share their first words; each is loaded when it is called."""

    def __init__(self, words: str, help_msgid: str, **how: object) -> None:
        super().__init__(
            words.rsplit(maxsplit=1)[-1] if words else NAME,
            params=global_options(),
            help=help_msgid,
            no_args_is_help=False,
            **how,  # type: ignore[arg-type]
        )
        self.words = words

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of what follows, in the order of the declarations."""
        del ctx
        return list(self.explained())

    def explained(self) -> dict[str, str]:
        """The names with the msgids of their help, nothing loaded."""
        found: dict[str, str] = {}
        for command in COMMANDS:
            words = (command.cli or "").removeprefix(f"{self.words} " if self.words else "")
            if command.cli is None or (self.words and words == command.cli):
                continue
            first, *more = words.split()
            found.setdefault(first, BRANCHES[first] if more else command.help)
        return found

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        known = self.explained()
        if cmd_name not in known:
            return None
        full = f"{self.words} {cmd_name}".strip()
        if full in BRANCHES:
            return Branch(full, known[cmd_name])
        return load(full)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            complain(error, ctx)

    def invoke(self, ctx: click.Context) -> object:
        """Go on to the command that follows.

        Raises:
            InspectorError: USAGE_003, when none does.
        """
        if not ctx._protected_args and not self.invoke_without_command:  # noqa: SLF001
            missing = both(N_("the command"))
            raise InspectorError(faults.MISSING, command=ctx.command_path, missing=missing)
        return super().invoke(ctx)


def verb(cli: str, *params: click.Parameter) -> Callable[[Run], Verb]:
    """Make a function the command that is declared under these words."""
    declared = next(command for command in COMMANDS if command.cli == cli)

    def made(run: Run) -> Verb:
        return Verb(declared, params, run)

    return made


def load(cli: str) -> Verb:
    """The command of these words, its module loaded."""
    module = next(module for module, names in MODULES.items() if cli in names)
    found = getattr(import_module(f"inspector.cli.{module}"), cli.replace(" ", "_"))
    assert isinstance(found, Verb)  # noqa: S101 - the table and the module are ours
    return found
