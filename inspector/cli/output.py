"""What a command says: one JSON document or a few lines on stdout, complaints on stderr."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import IO, AnyStr, TypeAlias, Union

from inspector.clock import CHINA
from inspector.domain.masking import Counts
from inspector.domain.numbers import decimal_text
from inspector.errors import Exit, InspectorError
from inspector.errors import export as faults
from inspector.i18n import N_, Pair, text
from inspector.i18n.system import reason_of
from inspector.services.telling import masked_told, told

Json: TypeAlias = Union[bool, int, str, list["Json"], dict[str, "Json"], None]  # noqa: UP007 - the names are not there yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a command answers."""

    document: Mapping[str, object]
    """In the shape that scripts rely on; values may still be dates, fractions, words and pairs."""
    lines: Sequence[str]
    """The same for people."""
    exit: int = Exit.DONE
    data: bytes | None = None
    """A file that goes to stdout in place of all this."""
    beside: Sequence[str] = ()
    """What people must still be told while a file goes to stdout; it goes to stderr."""


def encode(value: object) -> Json:
    """A value as JSON has it.

    Decimals become texts in plain notation, instants RFC 3339 with offset, sets sorted lists; a
    `Pair` under a key becomes two keys, `…_zh` and `…_en`.
    """
    match value:
        case None | bool():
            return value
        case Enum():
            return str(value.value)
        case int() | str():
            return value
        case Mapping():
            return _encode_entries(value)
        case list() | tuple() | frozenset():
            ordered = sorted(value) if isinstance(value, frozenset) else value
            return [encode(one) for one in ordered]
        case _:
            return _as_text(value)


def print_reply(reply: Reply, *, as_json: bool) -> None:
    """Write the answer to stdout, in one go."""
    if reply.data is not None:
        _write(sys.stdout.buffer, reply.data)
        _write(sys.stderr, "".join(f"{line}\n" for line in reply.beside))
    elif as_json:
        _write(sys.stdout, json.dumps(encode(reply.document), ensure_ascii=False) + "\n")
    else:
        _write(sys.stdout, "".join(f"{line}\n" for line in reply.lines))


def with_masked(reply: Reply, counts: Counts) -> Reply:
    """The answer, and what was masked in what was written; as it is, where nothing was."""
    if not counts:
        return reply
    document = {**reply.document, "masked": {str(kind): count for kind, count in counts.items()}}
    line = text(N_("Masked before it was stored: {found}."), found=masked_told(counts))
    return replace(reply, document=document, lines=[*reply.lines, line])


def print_error(error: InspectorError, *, as_json: bool) -> None:
    """Write an error and all that came with it to stderr; as JSON too, in the last line."""
    every = [told(one) for one in error.all]
    _write(sys.stderr, "".join(f"{one.line}\n" for one in every))
    if as_json:
        parts = [
            {"code": one.code, "where": one.where, "what": one.what, "next": one.next}
            for one in every
        ]
        document = {"error": {**parts[0], "all": parts}}
        _write(sys.stderr, json.dumps(document, ensure_ascii=False) + "\n")


def _as_text(value: object) -> str:
    """What JSON has no form for, in the form that scripts rely on.

    Raises:
        TypeError: For what it does not write.
    """
    match value:
        case Fraction():
            return decimal_text(value)
        case datetime():
            return value.astimezone(CHINA).isoformat()
        case date():
            return value.isoformat()
        case Path():
            return str(value)
        case _:
            message = f"{type(value).__name__} has no form in JSON"
            raise TypeError(message)


def _encode_entries(entries: Mapping[str, object]) -> dict[str, Json]:
    encoded: dict[str, Json] = {}
    for key, value in entries.items():
        if isinstance(value, Pair):
            encoded[f"{key}_zh"] = value.zh
            encoded[f"{key}_en"] = value.en
        else:
            encoded[key] = encode(value)
    return encoded


def _write(stream: IO[AnyStr] | None, content: AnyStr) -> None:
    """Write it; a reader who went away has seen enough, and is no fault.

    Flushed at once, since the interpreter's own last flush would complain.

    Raises:
        InspectorError: EXPORT_011, when stdout refuses, as on a full disk.
    """
    if stream is None:
        return
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        forget(stream)
    except OSError as error:
        forget(stream)
        if stream is sys.stderr:  # there is nowhere left to complain
            return
        why = reason_of(error)
        raise InspectorError(faults.CANNOT_WRITE, file="stdout", complaint=why) from error


def forget(stream: IO[AnyStr]) -> None:
    """Let what is still to be written go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
