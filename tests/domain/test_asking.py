"""Who is asked what: the counts that the practice paper gives, and the rules behind them."""

import pytest

from inspector.checklists.library import load_checklist
from inspector.domain.asking import asked, leads_only, shown, types_asking
from inspector.domain.checklist import Checklist, Item
from inspector.domain.words import AnswerForm, Channel, Layout, UnitKind, VisitType


@pytest.fixture(scope="module")
def window() -> Checklist:
    return load_checklist("hrss-window")


@pytest.fixture(scope="module")
def governance() -> Checklist:
    return load_checklist("hrss-governance")


def of_hall(
    checklist: Checklist, channel: Channel, visit_type: VisitType, *, has_phone: bool = True
) -> tuple[Item, ...]:
    return asked(
        checklist,
        kind=UnitKind.U10,
        layout=Layout.HALL,
        channel=channel,
        visit_type=visit_type,
        has_phone=has_phone,
        supervises=False,
    )


def codes(items: tuple[Item, ...]) -> set[str]:
    return {item.code for item in items}


@pytest.mark.parametrize(
    ("channel", "visit_type", "items", "phrases"),
    [
        (Channel.ONSITE, VisitType.OPEN, 93, 27),
        (Channel.ONSITE, VisitType.COVERT, 70, 27),
        (Channel.VOICE, VisitType.OPEN, 25, 8),
        (Channel.VOICE, VisitType.COVERT, 25, 8),
        (Channel.ONLINE, VisitType.COVERT, 15, 0),
    ],
)
def test_a_hall_with_a_phone_is_asked_the_agreed_counts(
    window: Checklist, channel: Channel, visit_type: VisitType, items: int, phrases: int
) -> None:
    """The practice paper's check figures; a slip in any of 155 rows would move one."""
    found = of_hall(window, channel, visit_type)

    said = sum(item.answer is AnswerForm.PHRASE for item in found)
    assert (len(found) - said, said) == (items, phrases)


def test_an_office_is_not_asked_what_only_a_hall_has(window: Checklist) -> None:
    """Check figure: 114 in an office of kind U1."""
    found = asked(
        window,
        kind=UnitKind.U1,
        layout=Layout.OFFICE,
        channel=Channel.ONSITE,
        visit_type=VisitType.OPEN,
        has_phone=True,
        supervises=False,
    )

    assert len(found) == 114
    assert codes(found).isdisjoint({"A38", "A39", "A40", "A41", "A42", "A57"})


def test_without_any_condition_all_155_are_shown(window: Checklist) -> None:
    """`checklist show` alone must hide nothing, what supervising units are asked included."""
    assert len(shown(window)) == 155


def test_showing_a_kind_takes_it_to_have_a_phone_and_to_supervise_none(window: Checklist) -> None:
    """The command knows no certain unit, and must give the same count as a visit would."""
    found = shown(
        window,
        kind=UnitKind.U10,
        layout=Layout.HALL,
        channel=Channel.ONSITE,
        visit_type=VisitType.OPEN,
    )

    assert len(found) == 120


def test_a_unit_without_a_phone_is_asked_no_phone_phrase(window: Checklist) -> None:
    """Nobody can be rung there."""
    found = of_hall(window, Channel.VOICE, VisitType.OPEN, has_phone=False)

    assert codes(found).isdisjoint({"A13", *(f"T{n}" for n in range(1, 9))})


def test_a_call_centre_is_not_asked_about_its_hall(window: Checklist) -> None:
    """除6外全部: a call centre has no hall, though an inspector may stand in it."""
    found = codes(shown(window, kind=UnitKind.U6, channel=Channel.ONSITE))

    assert found.isdisjoint({"A11", "A47", "S01"})
    assert {"P01", "A58"} <= found


@pytest.mark.parametrize(
    ("kind", "supervises", "expected"),
    [
        (UnitKind.U11, False, {"A77"}),
        (UnitKind.U2, True, {"A77", "A83"}),
        (UnitKind.U2, False, set[str]()),
    ],
)
def test_supervising_units_answer_for_those_below(
    window: Checklist, kind: UnitKind, supervises: bool, expected: set[str]
) -> None:
    """11及主管 and 主管部门."""
    found = asked(
        window,
        kind=kind,
        layout=Layout.OFFICE,
        channel=Channel.ONSITE,
        visit_type=VisitType.OPEN,
        has_phone=True,
        supervises=supervises,
    )

    assert codes(found) & {"A77", "A83"} == expected


def test_what_cannot_be_seen_covertly_is_never_asked_covertly(window: Checklist) -> None:
    """Hearsay must not be scored from a covert visit, by whatever channel."""
    hearsay = {"P07", "P08", "P09", "P11", "P12", *(f"P{n}" for n in range(14, 20))}
    for channel in Channel:
        assert codes(of_hall(window, channel, VisitType.COVERT)).isdisjoint(hearsay)


def test_a_covert_visit_is_offered_the_rest_as_leads_only(window: Checklist) -> None:
    """What is heard of it is handed over; asked and offered together are all that apply."""
    facts = {
        "kind": UnitKind.U10,
        "layout": Layout.HALL,
        "channel": Channel.ONSITE,
        "has_phone": True,
        "supervises": False,
    }
    on_covert = asked(window, visit_type=VisitType.COVERT, **facts)  # type: ignore[arg-type]
    leads = leads_only(window, visit_type=VisitType.COVERT, **facts)  # type: ignore[arg-type]

    assert {"P11", "P14", "P19"} <= codes(leads)
    assert codes(on_covert).isdisjoint(codes(leads))
    fitting = asked(window, visit_type=VisitType.SELF_CHECK, **facts)  # type: ignore[arg-type]
    assert codes(on_covert) | codes(leads) == codes(fitting)


def test_other_visits_have_nothing_as_a_lead_only(window: Checklist) -> None:
    """Leads are how a covert visit speaks of what it cannot see."""
    assert leads_only(window, visit_type=VisitType.OPEN, kind=UnitKind.U10) == ()


def test_a_desk_check_asks_governance_and_a_visit_does_not(
    window: Checklist, governance: Checklist
) -> None:
    """M47 to M64 are never part of a visit, and no window item is part of a desk check."""
    assert len(shown(governance, visit_type=VisitType.DESK_CHECK)) == 18
    assert shown(window, visit_type=VisitType.DESK_CHECK) == ()
    assert shown(governance, visit_type=VisitType.OPEN) == ()


def test_a_self_check_looks_by_every_means(window: Checklist) -> None:
    """A unit that checks itself sees its own files and can ring its own phone."""
    found = codes(of_hall(window, Channel.ONSITE, VisitType.SELF_CHECK))

    assert {"P11", "A21", "A60"} <= found


def test_items_come_in_walking_order(window: Checklist) -> None:
    """Section by section, as the screens and the form print them."""
    order = {section.code: number for number, section in enumerate(window.sections)}
    numbers = [order[item.section] for item in of_hall(window, Channel.ONSITE, VisitType.OPEN)]

    assert numbers == sorted(numbers)


def test_an_item_tells_in_which_visits_it_is_asked(window: Checklist) -> None:
    """`checklist show` prints them."""
    asks_p11 = types_asking(window, window.by_code["P11"])

    assert VisitType.OPEN in asks_p11
    assert VisitType.COVERT not in asks_p11
    assert VisitType.DESK_CHECK not in asks_p11
