"""What the words of a command line can mean, each read once and refused with a clear reason."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from inspector.clock import CHINA
from inspector.errors import InspectorError
from inspector.errors import usage as faults


class Words(click.ParamType[str]):
    """A text for people."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The text itself.

        Raises:
            InspectorError: USAGE_017, when a part of it is no text in UTF-8: such a thing could be
                neither kept nor printed.
        """
        words = str(value)
        if any("\ud800" <= char <= "\udfff" for char in words):
            raise InspectorError(faults.NOT_TEXT, place=place(param, ctx))
        return words


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "word"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(str(word) for word in words)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The word itself.

        Raises:
            InspectorError: USAGE_004, when it is none of them.
        """
        word = str(value)
        if word not in self.words:
            raise InspectorError(
                faults.UNKNOWN_WORD,
                place=place(param, ctx),
                given=word,
                known=", ".join(self.words),
            )
        return word

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words themselves where they are few."""
        del param, ctx
        return "|".join(self.words)


class AnswerText(OneOf):
    """A word that answers an item, or a value as the item asks for it.

    What is written in plain letters alone is taken for a word; the item judges the rest.
    """

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The text itself.

        Raises:
            InspectorError: USAGE_004, when it is a word, and none of them.
        """
        said = str(value)
        is_word = said.isascii() and not any(sign.isdigit() for sign in said)
        words = said.split(",") if is_word else []
        for word in words:
            super().convert(word.strip(), param, ctx)
        return said


class Count(click.ParamType[int]):
    """A whole number within bounds."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number.

        Raises:
            InspectorError: USAGE_005, when it is none or out of bounds.
        """
        digits = str(value)
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            number = int(digits)
            if self.low <= number <= self.high:
                return number
        raise InspectorError(
            faults.NO_WHOLE_NUMBER,
            place=place(param, ctx),
            given=digits,
            low=self.low,
            high=self.high,
        )


class Moment(click.ParamType[datetime]):
    """A time such as `2026-11-23T09:00`; China's where no offset is given."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The instant.

        Raises:
            InspectorError: USAGE_012, when there is no such time.
        """
        if isinstance(value, datetime):
            return value
        try:
            read = datetime.fromisoformat(str(value))
        except ValueError as error:
            raise InspectorError(
                faults.BAD_TIME,
                place=place(param, ctx),
                given=str(value),
                example="2026-11-23T09:00",
            ) from error
        return read if read.tzinfo else read.replace(tzinfo=CHINA)


class FilePath(click.ParamType[Path]):
    """A path; whether there is a file is for whoever opens it."""

    name = "file"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path."""
        del param, ctx
        return Path(str(value))


def place(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """Where on the command line a value stands, e.g. `inspector unit add --kind`."""
    command = ctx.command_path if ctx else ""
    if param is None:
        return command
    return f"{command} {spelled(param)}".strip()


def spelled(param: click.Parameter) -> str:
    """An option by its longest name, an argument by its word in capitals."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name.rstrip(".")
