"""Who is asked what: which items of a checklist a visit of this unit, channel and type asks.

Source: the column 观察 of the requirements: 明 and 档 openly, 暗 covertly, 电 by voice, 网 online.
"""

from dataclasses import dataclass

from inspector.domain.checklist import Checklist, Item
from inspector.domain.words import Channel, Layout, Observation, UnitKind, VisitType

SEEN_OPENLY = frozenset({Observation.OPEN, Observation.FILES})
ANY_OBSERVATION = frozenset({VisitType.SELF_CHECK, VisitType.APPRAISAL, VisitType.REINSPECTION})
"""Types that look by every means there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What of a unit decides which items fit it; None stands for any."""

    kind: UnitKind | None = None
    layout: Layout | None = None
    has_phone: bool | None = None
    supervises: bool | None = None

    def fits(self, item: Item) -> bool:
        """Whether the item speaks of such a unit at all."""
        return (
            self._kind_fits(item)
            and (not item.layouts or self.layout is None or self.layout in item.layouts)
            and (not item.needs_phone or self.has_phone is not False)
            and (not item.needs_supervised or self.supervises is not False)
        )

    def _kind_fits(self, item: Item) -> bool:
        if not item.unit_kinds or self.kind is None or self.kind in item.unit_kinds:
            return True
        return item.or_supervising and self.supervises is not False


def asked(  # noqa: PLR0913 - six facts decide, and each has a name
    checklist: Checklist,
    *,
    kind: UnitKind | None = None,
    layout: Layout | None = None,
    channel: Channel | None = None,
    visit_type: VisitType | None = None,
    has_phone: bool | None = None,
    supervises: bool | None = None,
) -> tuple[Item, ...]:
    """The items that such a visit asks, in walking order; None stands for any.

    A re-inspection gets all that fits: its items are those that failed before.
    """
    place = Place(kind=kind, layout=layout, has_phone=has_phone, supervises=supervises)
    return tuple(
        item
        for item in checklist.items
        if place.fits(item) and _is_asked(checklist, item, channel, visit_type)
    )


def shown(
    checklist: Checklist,
    *,
    kind: UnitKind | None = None,
    layout: Layout | None = None,
    channel: Channel | None = None,
    visit_type: VisitType | None = None,
) -> tuple[Item, ...]:
    """The items to show for a kind of unit that is not a certain one.

    A kind that is named is taken to have an enquiry phone and to supervise none.
    """
    return asked(
        checklist,
        kind=kind,
        layout=layout,
        channel=channel,
        visit_type=visit_type,
        has_phone=True,
        supervises=None if kind is None else False,
    )


def leads_only(  # noqa: PLR0913 - the same facts as `asked`
    checklist: Checklist,
    *,
    kind: UnitKind | None = None,
    layout: Layout | None = None,
    channel: Channel | None = None,
    visit_type: VisitType | None = None,
    has_phone: bool | None = None,
    supervises: bool | None = None,
) -> tuple[Item, ...]:
    """The items that apply to a covert visit's unit and cannot be seen by it, in walking order.

    What is heard about them is a lead: handed over, never scored. Empty for other visit types.
    """
    if visit_type is not VisitType.COVERT or visit_type not in types_of(checklist):
        return ()
    place = Place(kind=kind, layout=layout, has_phone=has_phone, supervises=supervises)
    return tuple(
        item
        for item in checklist.items
        if place.fits(item)
        and _channels(item, channel)
        and not _is_asked(checklist, item, channel, visit_type)
    )


def types_of(checklist: Checklist) -> frozenset[VisitType]:
    """The visit types that a checklist is made for; one that names none is for all."""
    return checklist.visit_types or frozenset(VisitType)


def types_asking(
    checklist: Checklist, item: Item, channel: Channel | None = None
) -> tuple[VisitType, ...]:
    """The visit types in which some unit is asked the item, in the order of the words."""
    return tuple(kind for kind in VisitType if _is_asked(checklist, item, channel, kind))


def _is_asked(
    checklist: Checklist, item: Item, channel: Channel | None, visit_type: VisitType | None
) -> bool:
    wanted = types_of(checklist)
    types = wanted if visit_type is None else wanted & {visit_type}
    return any(_is_seen(item, one, kind) for one in _channels(item, channel) for kind in types)


def _channels(item: Item, channel: Channel | None) -> frozenset[Channel]:
    """Those of the item, or of them the given one; an item that names none takes all."""
    own = item.channels or frozenset(Channel)
    return own if channel is None else own & {channel}


def _is_seen(item: Item, channel: Channel, visit_type: VisitType) -> bool:
    """Whether a visit of that type by that channel can see for itself how the item stands."""
    if visit_type in ANY_OBSERVATION:
        return True
    if visit_type is VisitType.COVERT and item.never_covert:
        return False
    by = _observations(channel, visit_type)
    return (
        not item.observed
        or not by.isdisjoint(item.observed)
        or (item.covert_core and Observation.COVERT in by)
        or (item.phone_core and Observation.CALL in by)
    )


def _observations(channel: Channel, visit_type: VisitType) -> frozenset[Observation]:
    """From where such a visit sees."""
    if visit_type is VisitType.DESK_CHECK:
        return frozenset({Observation.FILES})
    match channel:
        case Channel.VOICE:
            return frozenset({Observation.CALL})
        case Channel.ONLINE:
            return frozenset({Observation.WEB})
        case Channel.ONSITE | Channel.VIDEO if visit_type is VisitType.COVERT:
            return frozenset({Observation.COVERT})
        case Channel.ONSITE | Channel.VIDEO:
            return SEEN_OPENLY
