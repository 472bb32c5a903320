"""Every command, declared once: what it is called, which key it has, where it is offered."""

from collections.abc import Iterable

from inspector.services.commands.around import APP, CHOOSING, FINDING_WAY, NOTING
from inspector.services.commands.bringing import BRINGING
from inspector.services.commands.command import (
    BOARD,
    COLUMNS,
    EVERYWHERE,
    EVIDENCE,
    FORM,
    HOME,
    PLACES,
    REVIEW,
    SCORE,
    SETTINGS,
    WALK,
    Command,
)
from inspector.services.commands.keeping import CONTENT, REGISTERS, WORKSPACE
from inspector.services.commands.listening import LISTENING
from inspector.services.commands.scoring import SCORING
from inspector.services.commands.setting import LOCKING, SETTING
from inspector.services.commands.visiting import HANDOVER, VISITS
from inspector.services.commands.walking import REVIEWING, WALKING

__all__ = [
    "BOARD",
    "COLUMNS",
    "COMMANDS",
    "EVERYWHERE",
    "EVIDENCE",
    "FORM",
    "HOME",
    "PLACES",
    "REVIEW",
    "SCORE",
    "SETTINGS",
    "WALK",
    "Command",
    "offered_on",
]

COMMANDS: tuple[Command, ...] = (
    *WALKING,
    *REVIEWING,
    *FINDING_WAY,
    *NOTING,
    *CHOOSING,
    *LISTENING,
    *SCORING,
    *VISITS,
    *HANDOVER,
    *BRINGING,
    *REGISTERS,
    *CONTENT,
    *WORKSPACE,
    *SETTING,
    *APP,
    *LOCKING,
)
"""All of them, in the order in which they are offered."""


def offered_on(screen: str) -> Iterable[Command]:
    """The commands of one screen, in order."""
    return (command for command in COMMANDS if screen in command.where)
