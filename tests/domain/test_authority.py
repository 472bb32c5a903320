"""Roles and what they allow; what an enrolled device's deeds are worth."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from inspector.clock import CHINA
from inspector.domain.authority import PERMITTED, Act, act_of, may
from inspector.domain.enrolment import Deed, Device, Doubt, Enrolment, Grant, device_from, doubt_of
from inspector.domain.history.event import Event, Kind
from inspector.domain.words import Role, VisitType

AT = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
DEVICE, LOG, OTHER = "0" * 31 + "1", "0" * 31 + "2", "0" * 31 + "3"
GRANT = Grant(
    request="a" * 32,
    person="p" * 32,
    local_person="l" * 32,
    role=Role.INSPECTOR,
    log=LOG,
    log_key="00" * 32,
    box="11" * 32,
    certificate="3000",
    start=AT,
    until=AT + timedelta(days=100),
)
KNOWN = Device(device=DEVICE, grants=(GRANT,))
DEED = Deed(log=LOG, act=Act.RECORD, actor="p" * 32, at=AT)


def event(kind: Kind, seq: int, body: dict[str, Any]) -> Event:
    """Something that the office noted of the device."""
    return Event(
        log="f" * 32, seq=seq, hlc=seq, kind=kind, subject=DEVICE, item=None,
        observed=None, recorded=seq, actor="o" * 32, body=body,
    )  # fmt: skip


def test_every_kind_of_event_is_somebodys_to_do() -> None:
    """What nobody may do could never be written."""
    assert all(PERMITTED[act_of(kind, {})] for kind in Kind)
    assert set(PERMITTED) == set(Act)


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.INSPECTOR, set(VisitType)),
        (Role.SUPERVISOR, {VisitType.OPEN, VisitType.COVERT, VisitType.APPRAISAL}),
        (Role.REVIEWER, set()),
        (Role.APPROVER, set()),
        (Role.OFFICE, set()),
    ],
)
def test_a_role_opens_the_visits_of_its_work(role: Role, kinds: set[VisitType]) -> None:
    """A supervisor comes from outside; whoever judges a visit does not make it."""
    opened = {
        one for one in VisitType if may([role], act_of(Kind.VISIT_OPENED, {"type": str(one)}))
    }
    assert opened == kinds


def test_only_the_office_makes_somebody_a_judge_of_others() -> None:
    """An inspector adds a colleague to the team, and no approver."""

    def registering(*roles: str) -> Act:
        return act_of(Kind.PERSON, {"value": {"name": "x", "roles": list(roles)}})

    assert may([Role.INSPECTOR], registering("inspector", "supervisor"))
    for role in ("reviewer", "approver", "office"):
        assert not may([Role.INSPECTOR], registering("inspector", role))
        assert may([Role.OFFICE], registering("inspector", role))


def test_a_supervisor_hands_nothing_out_and_enrols_nobody() -> None:
    """Their findings reach the unit through the office."""
    assert not may([Role.SUPERVISOR], act_of(Kind.FINDINGS_EXPORTED, {}))
    for kind in (Kind.DEVICE_ENROLLED, Kind.DEVICE_REVOKED, Kind.OFFICE_KEYS):
        allowed = {role for role in Role if may([role], act_of(kind, {}))}
        assert allowed == {Role.OFFICE}


@pytest.mark.parametrize(
    ("deed", "device", "doubt"),
    [
        (DEED, KNOWN, None),
        (replace(DEED, actor=GRANT.local_person), KNOWN, None),
        (replace(DEED, actor=None), KNOWN, None),
        (replace(DEED, at=AT - timedelta(days=9)), KNOWN, None),
        (DEED, None, Doubt.UNKNOWN_LOG),
        (replace(DEED, log=OTHER), KNOWN, Doubt.UNKNOWN_LOG),
        (replace(DEED, at=GRANT.until), KNOWN, None),
        (replace(DEED, at=GRANT.until + timedelta(seconds=1)), KNOWN, Doubt.EXPIRED),
        (replace(DEED, actor="q" * 32), KNOWN, Doubt.OTHER_PERSON),
        (replace(DEED, act=Act.ENROL), KNOWN, Doubt.ROLE),
        (DEED, replace(KNOWN, revoked=AT), Doubt.REVOKED),
        (replace(DEED, held_before=True), replace(KNOWN, revoked=AT), None),
    ],
)
def test_a_deed_counts_by_whose_log_it_is_in(
    deed: Deed, device: Device | None, doubt: Doubt | None
) -> None:
    """What had arrived before the revocation counts; what had not does not, whatever its date."""
    assert doubt_of(deed, device) is doubt


def test_an_old_log_keeps_the_rights_that_it_had() -> None:
    """Keys were renewed with another role: what was done before was done in the former one."""
    after = replace(GRANT, request="b" * 32, log=OTHER, role=Role.SUPERVISOR)
    device = replace(KNOWN, grants=(GRANT, after))
    out = replace(DEED, act=Act.HAND_OUT)
    assert doubt_of(out, device) is None
    assert doubt_of(replace(out, log=OTHER), device) is Doubt.ROLE


def test_a_device_is_what_its_facts_tell_however_often_they_come() -> None:
    """Facts are in hybrid time; a repeated one changes nothing."""
    after = replace(GRANT, request="b" * 32, log=OTHER)
    facts = [
        event(Kind.DEVICE_ENROLLED, 1, GRANT.body()),
        event(Kind.DEVICE_ENROLLED, 2, after.body()),
        event(Kind.DEVICE_REVOKED, 3, {"at": AT.isoformat(), "reason": "遗失"}),
    ]
    whole = device_from(facts)
    assert whole == Device(device=DEVICE, grants=(GRANT, after), revoked=AT, revoked_reason="遗失")
    again = sorted([*facts, *facts], key=lambda one: one.hlc)
    assert device_from(again) == whole
    assert device_from([]) is None
    for order in permutations(facts):
        found = device_from(order)
        assert found is not None
        assert (set(found.grants), found.revoked) == ({GRANT, after}, AT)


def test_devices_and_enrolments_read_back_as_they_were() -> None:
    """They rest as JSON."""
    gone = replace(KNOWN, revoked=AT, revoked_reason="遗失")
    assert Device.from_value(DEVICE, gone.value()) == gone
    held = Enrolment(device=DEVICE, grant=GRANT, cards=())
    assert Enrolment.from_value(held.value()) == held
