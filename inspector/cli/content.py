"""`checklist …`: what is asked, looked at without a workspace."""

from collections.abc import Sequence
from pathlib import Path

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.kinds import FilePath, OneOf
from inspector.cli.options import argument, option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.asking import types_asking
from inspector.domain.checklist import Checklist, Item, Repeat
from inspector.domain.numbers import decimal_text
from inspector.domain.repeating import called
from inspector.domain.telling_conditions import asked_when
from inspector.domain.telling_rounds import told_repeat
from inspector.domain.words import Channel, Layout, UnitKind, VisitType
from inspector.errors import Exit, InspectorError
from inspector.i18n import N_, spoken, text
from inspector.services import checklists
from inspector.services.checklists import Narrowing
from inspector.services.telling import told


@verb("checklist list")
def checklist_list(call: Call) -> Reply:
    """List the checklists."""
    found = checklists.list_checklists(call.home)
    entries = [
        {
            "name": one.name,
            "edition": one.edition,
            "title": one.title,
            "items": len(one.items),
            "digest": one.digest,
        }
        for one in found
    ]
    rows = [
        (
            f"{one.name}@{one.edition}",
            text(N_("{count} items"), count=len(one.items)),
            one.title.in_(spoken()),
        )
        for one in found
    ]
    return Reply(document={"checklists": entries}, lines=table(rows))


@verb(
    "checklist show",
    argument(
        "name",
        N_("The checklist, and which edition of it (else the newest)."),
        metavar="NAME[@EDITION]",
    ),
    option(
        "--channel",
        help_msgid=N_("Only what is asked by this channel."),
        type=OneOf(tuple(Channel)),
    ),
    option(
        "--kind",
        help_msgid=N_("Only what is asked of this kind of unit."),
        type=OneOf(tuple(UnitKind)),
        metavar="U1-U11",
    ),
    option(
        "--layout", help_msgid=N_("Only what is asked of such a place."), type=OneOf(tuple(Layout))
    ),
    option(
        "--type",
        "visit_type",
        help_msgid=N_("Only what is asked on such a visit."),
        type=OneOf(tuple(VisitType)),
    ),
)
def checklist_show(
    call: Call,
    *,
    name: str,
    channel: str | None,
    kind: str | None,
    layout: str | None,
    visit_type: str | None,
) -> Reply:
    """Show what a checklist asks."""
    narrowing = Narrowing(
        kind=UnitKind(kind) if kind else None,
        layout=Layout(layout) if layout else None,
        channel=Channel(channel) if channel else None,
        visit_type=VisitType(visit_type) if visit_type else None,
    )
    fitting = checklists.show_checklist(call.home, name, narrowing)
    checklist, items = fitting.checklist, fitting.items
    document = {
        "name": checklist.name,
        "edition": checklist.edition,
        "sections": [
            {
                "code": one.code,
                "title": one.title,
                "maximum": one.maximum,
                "repeat": one.repeat and _repeat_entry(one.repeat),
            }
            for one in checklist.sections
        ],
        "items": [_item_entry(checklist, item) for item in items],
    }
    return Reply(document=document, lines=_item_lines(checklist, items))


@verb(
    "checklist check",
    argument("file", N_("A checklist file, or a workbook of one."), type=FilePath()),
)
def checklist_check(call: Call, *, file: Path) -> Reply:
    """Look for faults in a checklist file."""
    del call
    checked = checklists.check_file(file)
    document = {
        "errors": [fault_entry(one) for one in checked.errors],
        "warnings": [fault_entry(one) for one in checked.warnings],
    }
    lines = [told(one).line for one in (*checked.errors, *checked.warnings)]
    lines.append(
        text(
            N_("{errors} errors, {warnings} warnings"),
            errors=len(checked.errors),
            warnings=len(checked.warnings),
        )
    )
    return Reply(document=document, lines=lines, exit=Exit.NO if checked.errors else Exit.DONE)


def _item_entry(checklist: Checklist, item: Item) -> dict[str, object]:
    when = asked_when(item, checklist)
    return {
        "item": item.code,
        "section": item.section,
        "text": item.text,
        "clauses": [clause.ref for clause in item.clauses],
        "clause_texts": [clause.text for clause in item.clauses],
        "points": item.points,
        "due_class": item.due_class,
        "channels": [one for one in Channel if not item.channels or one in item.channels],
        "unit_kinds": [one for one in UnitKind if not item.unit_kinds or one in item.unit_kinds],
        "visit_types": types_asking(checklist, item),
        "answer": item.answer,
        "asked_when_zh": when and when.zh,
        "asked_when_en": when and when.en,
    }


def _repeat_entry(repeat: Repeat) -> dict[str, object]:
    return {
        "per": repeat.per,
        "called": called(repeat),
        "together": repeat.together,
        "least": repeat.least,
        "most": repeat.most,
    }


def _item_lines(checklist: Checklist, items: Sequence[Item]) -> list[str]:
    lines: list[str] = []
    for section in checklist.sections:
        rows = [
            (
                item.code,
                decimal_text(item.points),
                # Texts are of all lengths: a column of them would push the clauses away.
                f"{item.text.in_(spoken())}  〔{'；'.join(one.ref for one in item.clauses)}〕"
                + _condition(checklist, item),
            )
            for item in items
            if item.section == section.code
        ]
        if rows:
            maximum = decimal_text(section.maximum)
            title = section.title.in_(spoken())
            lines.append(
                text(
                    N_("{code} {title} (maximum {maximum})"),
                    code=section.code,
                    title=title,
                    maximum=maximum,
                )
            )
            if section.repeat is not None:
                said = told_repeat(section.repeat, scored=checklist.scored)
                lines.append(f"  〔{said.in_(spoken())}〕")
            lines += table(rows, indent="  ")
    lines.append(text(N_("{count} items"), count=len(items)))
    return lines


def _condition(checklist: Checklist, item: Item) -> str:
    when = asked_when(item, checklist)
    return "" if when is None else f"  〔{when.in_(spoken())}〕"


def fault_entry(error: InspectorError) -> dict[str, str]:
    """A fault in the shape that scripts rely on."""
    parts = told(error)
    return {"code": parts.code, "where": parts.where, "what": parts.what, "next": parts.next}
