"""What must hold while the typesetter works: its complaints are errors, its surroundings ours."""

import gc
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from inspector.errors import InspectorError
from inspector.errors import export as faults
from inspector.exports.content import Contents
from inspector.i18n.system import reason_of

_NOTDEF = ".notdef glyph rendered for Unicode string unsupported by fonts: "


@contextmanager
def told_if_full() -> Iterator[None]:
    """Turn a full disk into an error with a code.

    Raises:
        InspectorError: EXPORT_011, when there is no folder for passing files, or no room in it.
    """
    try:
        yield
    except OSError as full:
        why = reason_of(full)
        raise InspectorError(faults.CANNOT_WRITE, file=full.filename or "", complaint=why) from full


@contextmanager
def no_typefaces_but_ours(contents: Contents) -> Iterator[None]:
    """Fontconfig reads its configuration while the block runs: an empty one."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(contents.file("fonts/fonts.conf"))
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def no_collection() -> Iterator[None]:
    """Rendering makes a million objects and hardly any rubbish: collect once, afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint only logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's words."""
        self.said.append(record.getMessage())


@contextmanager
def faults_are_errors(template: str) -> Iterator[None]:
    """Raise for whatever WeasyPrint logs as wrong while the block runs.

    Raises:
        InspectorError: EXPORT_002, or EXPORT_003 for a character.
    """
    logger, complaints = logging.getLogger("weasyprint"), _Complaints()
    quiet = logger.propagate
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(complaints)
        logger.propagate = quiet
    if not complaints.said:
        return
    missing = [one.removeprefix(_NOTDEF) for one in complaints.said if one.startswith(_NOTDEF)]
    if missing:
        raise InspectorError(faults.CHARACTER_MISSING, characters=" ".join(dict.fromkeys(missing)))
    raise InspectorError(
        faults.RENDER_COMPLAINED, template=template, complaint="; ".join(complaints.said)
    )
