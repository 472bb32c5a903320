"""`fault …`: what went wrong in the program itself, for whoever has the passphrase."""

from inspector.cli.call import Call
from inspector.cli.columns import table
from inspector.cli.kinds import Count
from inspector.cli.opening import opened
from inspector.cli.options import argument
from inspector.cli.output import Reply
from inspector.cli.shape import verb
from inspector.clock import CHINA
from inspector.errors import InspectorError
from inspector.errors import bug as errors
from inspector.i18n import N_, text
from inspector.keys.fault_log import MOST_REPORTS
from inspector.services import faults
from inspector.services.faults import Crash


@verb("fault list")
def fault_list(call: Call) -> Reply:
    """List what went wrong."""
    kept = _kept(call)
    rows = [
        (str(number), f"{one.at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}", one.kind, one.where)
        for number, one in enumerate(kept, 1)
    ]
    lines = table(rows) or [text(N_("Nothing went wrong so far."))]
    entries = [_entry(number, one) for number, one in enumerate(kept, 1)]
    return Reply(document={"faults": entries}, lines=lines)


@verb(
    "fault show",
    argument(
        "number",
        N_("Which one, as `fault list` counts; 1 is the latest."),
        type=Count(1, MOST_REPORTS),
        metavar="[N]",
        required=False,
        default=1,
    ),
)
def fault_show(call: Call, *, number: int) -> Reply:
    """Show the details of one.

    Raises:
        InspectorError: BUG_002, where there is none of that number.
    """
    kept = _kept(call)
    if number > len(kept):
        raise InspectorError(errors.NO_SUCH_REPORT, number=number, known=len(kept))
    one = kept[number - 1]
    lines = [
        text(N_("Read it before you pass it on: it may hold words that somebody entered.")),
        f"{one.at.astimezone(CHINA):%Y-%m-%d %H:%M:%S}  inspector {one.version}  {one.doing}",
        *one.lines,
    ]
    return Reply(document={**_entry(number, one), "lines": list(one.lines)}, lines=lines)


def _kept(call: Call) -> tuple[Crash, ...]:
    with opened(call) as workspace:
        return faults.crashes(workspace.faults)


def _entry(number: int, one: Crash) -> dict[str, object]:
    return {
        "number": number,
        "at": one.at,
        "kind": one.kind,
        "where": one.where,
        "version": one.version,
        "doing": one.doing,
    }
