"""What is recorded on a visit: answers, fill files, evidence, amendments."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.kinds import AnswerText, Count, FilePath
from inspector.cli.not_asked import not_asked_entries, not_asked_lines
from inspector.cli.opening import opened
from inspector.cli.options import argument, option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.answering import DID_NOT_OCCUR, word_of
from inspector.domain.history.event import Kind
from inspector.domain.labels import label
from inspector.domain.repeating import code_meant
from inspector.domain.typed_answers import TRIAL_WORDS
from inspector.domain.visit import Answer, Visit
from inspector.domain.words import Grade, Result, Tick
from inspector.i18n import N_, spoken, text
from inspector.services import answers, columns, filled, undoing, visits
from inspector.services.undoing import Touched

_MOST_STEPS = 100_000
WORDS = tuple(
    dict.fromkeys((*(str(word) for word in (*Result, *Tick, *Grade)), DID_NOT_OCCUR, *TRIAL_WORDS))
)
"""Every word that some item can be answered with; the item itself says which of them it takes."""


@verb(
    "visit answer",
    visit_argument(),
    argument("item", N_("Code of the item, e.g. A12."), metavar="ITEM"),
    argument(
        "answer",
        N_(
            "compliant, violation, not_applicable, did_not_occur, unchecked; heard, missed,"
            " not_triggered; or a value as the item asks for it: 19, 18/20, an option."
        ),
        type=AnswerText(WORDS),
        metavar="ANSWER",
    ),
    option("--reason", help_msgid=N_("Why the item does not apply."), metavar="TEXT"),
    option(
        "--column",
        help_msgid=N_(
            "Put points into this column of the form instead, e.g. SELF; below 0: -- -3."
        ),
        metavar="CODE",
    ),
)
def visit_answer(
    call: Call, *, visit: str, item: str, answer: str, reason: str | None, column: str | None
) -> Reply:
    """Record what was found at one item."""
    if column is not None:
        return _put_column(call, visit, column, item, answer)
    with opened(call) as workspace:
        shown = workspace.run(answers.answer_by_word, visit, item, answer, reason=reason)
    code = code_meant(item)
    return _answered(code, shown.visit.answers.get(code))


@verb(
    "visit undo",
    visit_argument(),
    option(
        "--steps",
        help_msgid=N_("How many steps to go back."),
        type=Count(1, _MOST_STEPS),
        metavar="N",
        default=1,
    ),
)
def visit_undo(call: Call, *, visit: str, steps: int) -> Reply:
    """Take back the last steps; answers with the item that came last, null if it was none."""
    title = text(N_("Steps taken back: {steps}"), steps=steps)
    return _told_steps(title, *_stepped(call, undoing.undo, visit, steps))


@verb(
    "visit redo",
    visit_argument(),
    option(
        "--steps",
        help_msgid=N_("How many steps to do again."),
        type=Count(1, _MOST_STEPS),
        metavar="N",
        default=1,
    ),
)
def visit_redo(call: Call, *, visit: str, steps: int) -> Reply:
    """Do again what was taken back; answers as undo does."""
    title = text(N_("Steps done again: {steps}"), steps=steps)
    return _told_steps(title, *_stepped(call, undoing.redo, visit, steps))


@verb(
    "visit fill",
    visit_argument(),
    argument("file", N_("A fill file."), type=FilePath()),
)
def visit_fill(call: Call, *, visit: str, file: Path) -> Reply:
    """Record all that a fill file says."""
    with opened(call) as workspace:
        counts = filled.fill_visit(workspace, visit, file)
    document = {**asdict(counts), "not_asked": not_asked_entries(counts.not_asked)}
    names = {
        "instances": N_("windows, clerks or calls"),
        "answers": N_("answers"),
        "occurrences": N_("occurrences"),
        "phrases": N_("phrases"),
        "laps": N_("laps"),
        "measurements": N_("measurements"),
        "notes": N_("notes"),
        "leads": N_("leads"),
        "good_practices": N_("good practices"),
        "evidence": N_("evidence"),
        "occupancy": N_("windows counted"),
        "signing": N_("signatures named"),
        "columns": N_("points of other columns"),
    }
    rows = [(text(names[key]), str(count)) for key in names if (count := document[key])]
    nothing = text(N_("The file says nothing."))
    lines = table(rows) or [nothing]
    return Reply(document=document, lines=[*lines, *not_asked_lines(counts.not_asked)])


@verb(
    "visit amend",
    visit_argument(),
    argument("file", N_("A fill file."), type=FilePath()),
    option("--reason", help_msgid=N_("Why."), metavar="TEXT", required=True),
)
def visit_amend(call: Call, *, visit: str, file: Path, reason: str) -> Reply:
    """Change a closed visit."""
    with opened(call) as workspace:
        amended = filled.amend_with_file(workspace, visit, file, reason)
    line = text(
        N_("Visit {visit} amended in {count} places."),
        visit=amended.visit[-6:],
        count=amended.changed,
    )
    document = {
        "visit": amended.visit,
        "changed": amended.changed,
        "not_asked": not_asked_entries(amended.not_asked),
    }
    return Reply(document=document, lines=[line, *not_asked_lines(amended.not_asked)])


def _put_column(call: Call, visit: str, column: str, item: str, points: str) -> Reply:
    """Points of another column; `unchecked` takes them away."""
    told = "" if points == str(Result.UNCHECKED) else points
    with opened(call) as workspace:
        workspace.run(columns.put_column, visit, column, item, told)
    code, of = code_meant(item), column.strip().upper()
    document = {"item": code, "column": of, "points": told or None}
    return Reply(document=document, lines=[f"{of} {code} {told or '—'}"])


def _answered(item: str, answer: Answer | None) -> Reply:
    word = Result.UNCHECKED.value if answer is None else word_of(answer)
    return Reply(document={"item": item, "answer": word}, lines=[f"{item} {_said(word)}"])


def _said(word: str) -> str:
    """An answer's word as people say it; a measurement has none of its own."""
    for words in (Result, Tick, Grade):
        if word in set(words):
            return label(words(word)).in_(spoken())
    return word


def _stepped(
    call: Call, verb: Callable[..., undoing.Stepped], visit: str, steps: int
) -> tuple[list[Reply], list[Touched]]:
    """Go some steps back or forth; items whose answer is another one now, and all else written."""
    with opened(call) as workspace:
        before = workspace.run(visits.show_visit, visit)
        stepped = workspace.run(verb, before.visit.visit, steps)
    after = stepped.shown.visit
    changed = [_answered(code, after.given.get(code)) for code in _changed(before.visit, after)]
    return changed, [one for one in stepped.touched if one.kind is not Kind.ANSWER]


def _told_steps(title: str, changed: list[Reply], others: list[Touched]) -> Reply:
    entries = [dict(one.document) for one in changed]
    last = entries[-1] if entries else {"item": None, "answer": None}
    told = [{"kind": one.kind, "item": one.item, "text": one.now} for one in others]
    lines = [title, *(line for one in changed for line in one.lines)]
    lines += table([(one.item or "", one.now.in_(spoken())) for one in others])
    return Reply(document={**last, "changed": entries, "others": told}, lines=lines)


def _changed(before: Visit, after: Visit) -> list[str]:
    """Items whose answer is another one now, in walking order."""
    return [code for code in after.asked if before.given.get(code) != after.given.get(code)]
