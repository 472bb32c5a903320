"""`unit …` and `person …`: who is inspected, and who inspects."""

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.kinds import Count, OneOf
from inspector.cli.opening import opened
from inspector.cli.options import option
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.domain.labels import label, role_label
from inspector.domain.words import Layout, Role, UnitKind
from inspector.i18n import N_, spoken, text
from inspector.services import registers
from inspector.services.registers import NewUnit

_MOST_WINDOWS = 999


@verb(
    "unit add",
    option("--name", help_msgid=N_("What the unit is called."), metavar="NAME", required=True),
    option(
        "--kind",
        help_msgid=N_("What kind of unit it is."),
        type=OneOf(tuple(UnitKind)),
        metavar="U1-U11",
        required=True,
    ),
    option(
        "--layout",
        help_msgid=N_("An open hall or separate offices (hall for U10, else office)."),
        type=OneOf(tuple(Layout)),
    ),
    option(
        "--windows",
        help_msgid=N_("How many numbered windows it has."),
        type=Count(0, _MOST_WINDOWS),
        metavar="N",
        default=0,
    ),
    option("--phone", help_msgid=N_("Its enquiry phone."), metavar="N"),
    option(
        "--supervises", help_msgid=N_("A unit that it supervises."), metavar="UNIT", multiple=True
    ),
)
def unit_add(  # noqa: PLR0913 - one for each option
    call: Call,
    *,
    name: str,
    kind: str,
    layout: str | None,
    windows: int,
    phone: str | None,
    supervises: tuple[str, ...],
) -> Reply:
    """Register a unit."""
    new = NewUnit(
        name=name,
        kind=UnitKind(kind),
        layout=Layout(layout) if layout else None,
        windows=windows,
        phone=phone,
        supervises=supervises,
    )
    with opened(call) as workspace:
        unit = workspace.run(registers.add_unit, new)
    told = text(N_("Unit entered: {name}  {unit}"), name=unit.name, unit=unit.unit)
    return Reply(document={"unit": unit.unit}, lines=[told])


@verb("unit list")
def unit_list(call: Call) -> Reply:
    """List the units."""
    with opened(call) as workspace:
        units = workspace.run(registers.list_units)
    entries = [
        {
            "unit": unit.unit,
            "name": unit.name,
            "kind": unit.kind,
            "layout": unit.layout,
            "windows": unit.windows,
            "phone": unit.phone,
            "supervises": unit.supervises,
        }
        for unit in units
    ]
    lang = spoken()
    rows = [
        (
            unit.unit[-6:],
            unit.name,
            f"{unit.kind} {label(unit.kind).in_(lang)}",
            label(unit.layout).in_(lang),
            text(N_("{count} windows"), count=unit.windows),
        )
        for unit in units
    ]
    empty = text(N_("No units yet; enter one with `inspector unit add`."))
    return Reply(document={"units": entries}, lines=table(rows) or [empty])


@verb(
    "person add",
    option("--name", help_msgid=N_("What the person is called."), metavar="NAME", required=True),
    option(
        "--role",
        help_msgid=N_("What the person may do."),
        type=OneOf(tuple(Role)),
        multiple=True,
        required=True,
    ),
)
def person_add(call: Call, *, name: str, role: tuple[str, ...]) -> Reply:
    """Register a person."""
    with opened(call) as workspace:
        person = workspace.run(
            registers.add_person, name=name, roles=tuple(Role(one) for one in role)
        )
    told = text(N_("Person entered: {name}  {person}"), name=person.name, person=person.person)
    return Reply(document={"person": person.person}, lines=[told])


@verb("person list")
def person_list(call: Call) -> Reply:
    """List the people."""
    with opened(call) as workspace:
        people = workspace.run(registers.list_people)
    entries = [{"person": one.person, "name": one.name, "roles": list(one.roles)} for one in people]
    rows = [
        (one.person[-6:], one.name, " ".join(role_label(r).in_(spoken()) for r in one.roles))
        for one in people
    ]
    return Reply(document={"people": entries}, lines=table(rows))
