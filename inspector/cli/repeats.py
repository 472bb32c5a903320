"""`visit repeat`: the windows, clerks or calls for which a section is asked."""

from collections.abc import Mapping

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.opening import opened
from inspector.cli.options import argument, option, visit_argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.cli.surroundings import NAME
from inspector.domain.numbers import rounded
from inspector.domain.repeating import called, in_runs, instance_name
from inspector.domain.scoring import SectionStanding
from inspector.domain.telling_rounds import told_each
from inspector.errors import InspectorError
from inspector.errors import usage as faults
from inspector.i18n import N_, spoken, text
from inspector.services import instances
from inspector.services.instance_keys import Repeated
from inspector.services.session import Session
from inspector.services.visits import Shown, show_visit

NOTHING: Mapping[str, SectionStanding] = {}


@verb(
    "visit repeat",
    visit_argument(),
    argument("section", N_("Code of the section that repeats, e.g. A."), metavar="SECTION"),
    option("--add", help_msgid=N_("Add these, numbers or names, such as 1-12,14."), metavar="KEYS"),
    option(
        "--remove",
        help_msgid=N_("Take these away; their answers are kept and come back with them."),
        metavar="KEYS",
    ),
    option(
        "--rename",
        help_msgid=N_("Give one another number or name, such as 3=5."),
        metavar="OLD=NEW",
    ),
    option("--reason", help_msgid=N_("Why, of a closed visit that is amended."), metavar="TEXT"),
)
def visit_repeat(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    visit: str,
    section: str,
    add: str | None,
    remove: str | None,
    rename: str | None,
    reason: str | None,
) -> Reply:
    """Add, take away or rename instances of a section, or list them.

    Raises:
        InspectorError: USAGE_011, where two things are asked at once; USAGE_003, where --rename
            has no `=`; else as the services.
    """
    _only_one({"--add": add, "--remove": remove, "--rename": rename})
    old, sign, new = (rename or "").partition("=")
    if rename is not None and not sign:
        raise InspectorError(faults.MISSING, command=f"{NAME} visit repeat", missing="--rename 3=5")

    def done(session: Session) -> tuple[Shown, Repeated]:
        if add is not None:
            shown = instances.add_instances(session, visit, section, [add], reason=reason)
        elif remove is not None:
            shown = instances.remove_instance(session, visit, section, remove, reason=reason)
        elif rename is not None:
            shown = instances.rename_instance(session, visit, section, old, new, reason=reason)
        else:
            shown = show_visit(session, visit)
        return shown, Repeated(shown.visit, shown.checklist, section)

    with opened(call) as workspace:
        shown, of = workspace.run(done)
    is_changed = (add, remove, rename) != (None, None, None)
    return Reply(document=_document(shown, of), lines=_lines(shown, of, is_changed=is_changed))


def _only_one(given: Mapping[str, str | None]) -> None:
    """Refuse to do two things at once, as one step of undo takes back one.

    Raises:
        InspectorError: USAGE_011.
    """
    said = [name for name, value in given.items() if value is not None]
    if len(said) > 1:
        one, other = said[:2]
        raise InspectorError(
            faults.NOT_TOGETHER, command=f"{NAME} visit repeat", one=one, other=other
        )


def _standings(shown: Shown, of: Repeated) -> Mapping[str, SectionStanding]:
    stood = (one.instances for one in shown.standing.sections if one.code == of.code)
    return next(stood, NOTHING)


def _document(shown: Shown, of: Repeated) -> dict[str, object]:
    word = called(of.repeat)
    return {
        "visit": shown.visit.visit,
        "section": of.code,
        "title": of.section.title,
        "called": word,
        "per": of.repeat.per,
        "together": of.repeat.together,
        "least": of.repeat.least,
        "most": of.repeat.most,
        "instances": [
            {
                "instance": key,
                "section": code,
                "title": instance_name(of.repeat, key),
                "asked": one.counts.asked,
                "checked": one.counts.checked,
                "violated": one.counts.violated,
                "result": _result(one),
            }
            for key, (code, one) in zip(of.there, _standings(shown, of).items(), strict=True)
        ],
    }


def _result(one: SectionStanding) -> str | None:
    result = None if one.score is None else one.score.result
    return None if result is None else rounded(result, 2)


def _lines(shown: Shown, of: Repeated, *, is_changed: bool) -> list[str]:
    head = text(
        N_("{section} {title}, {each}: {count} ({keys})"),
        section=of.code,
        title=of.section.title,
        each=told_each(of.repeat),
        count=len(of.there),
        keys=",".join(in_runs(of.there)) or "—",
    )
    if is_changed or not of.there:
        return [head]
    rows = [
        (
            instance_name(of.repeat, key).in_(spoken()),
            f"{one.counts.checked}/{one.counts.asked}",
            text(N_("{count} failed"), count=one.counts.violated) if one.counts.violated else "",
            _result(one) or "",
        )
        for key, one in zip(of.there, _standings(shown, of).values(), strict=True)
    ]
    return [head, *table(rows, indent="  ")]
