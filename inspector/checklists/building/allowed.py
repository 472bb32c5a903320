"""The numbers that an item allows, from its block in the file."""

from inspector.checklists.models import ItemBlock
from inspector.checklists.reporting import Reporter, pair_or_none
from inspector.checklists.strict_yaml import Loc
from inspector.domain.allowed import Allowed
from inspector.errors import checklist as faults


def allowed_of(block: ItemBlock, reporter: Reporter, loc: Loc) -> Allowed | None:
    """What an item allows; ends that cannot be are a fault."""
    of = block.allowed
    if of is None:
        return None
    where = (*loc, "allowed")
    doubled = of.at_least is not None and of.above is not None
    doubled = doubled or (of.at_most is not None and of.below is not None)
    low = of.above if of.at_least is None else of.at_least
    high = of.below if of.at_most is None else of.at_most
    endless = low is None and high is None and not of.whole
    if doubled or endless or block.measured_in is None:
        reporter.fault(faults.ALLOWED_UNCLEAR, where, item=block.code)
    if low is not None and high is not None and low > high:
        reporter.fault(faults.BOUNDS_REVERSED, where, item=block.code, low=low, high=high)
    return Allowed(
        low=low,
        low_open=of.above is not None,
        high=high,
        high_open=of.below is not None,
        whole=of.whole,
        message=pair_or_none(of.message),
    )
