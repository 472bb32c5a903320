"""登记: a laptop asks, the office answers, the laptop accepts; keys change, laptops get lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.domain.history.event import Kind
from inspector.domain.words import Role, VisitType, WorkspaceKind
from inspector.errors import InspectorError
from inspector.keys import device
from inspector.keys.certificates import describe
from inspector.keys.office import keys_to_bytes
from inspector.services import joining
from inspector.services.copies import backup, restore
from inspector.services.devices import list_devices, revoke
from inspector.services.office_keys import office_keys, renew_office_keys
from inspector.services.registers import add_person, list_people
from inspector.services.renewing import renew_certificate
from inspector.services.selfcheck import selfcheck
from inspector.services.session import Session
from inspector.services.visits import NewVisit, open_visit
from tests.conftest import FakeClock
from tests.county import HALL, PASSPHRASE, County, hall
from tests.offices import INSPECTOR, Place, a_laptop, an_office, enrolled


@pytest.fixture
def office(tmp_path: Path, clock: FakeClock) -> Place:
    """An office."""
    return an_office(tmp_path, clock)


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Place:
    """A laptop that no office knows yet."""
    return a_laptop(tmp_path, clock)


def test_an_enrolled_laptop_signs_by_the_office_and_for_its_person(
    office: Place, laptop: Place
) -> None:
    """From then on its documents are the office's, and its person is the one the office knows."""
    done = enrolled(office, laptop, Role.SUPERVISOR)
    with laptop.open() as workspace, office.open() as there:
        person = workspace.person
        (listed,) = there.run(list_devices)
        assert (person.name, person.roles) == (INSPECTOR, (Role.SUPERVISOR,))
        assert listed.person.person == person.person == done.enrolment.grant.person
        assert listed.device.current == done.enrolment.grant
        certificate = describe(workspace.certificate_der())
        assert certificate.until == done.enrolment.grant.until
        assert [one.name for one in workspace.run(list_people)] == [INSPECTOR]
        assert all(selfcheck(place).ok for place in (workspace, there))


def test_what_a_laptop_was_given_is_there_after_it_is_opened_again(
    office: Place, laptop: Place
) -> None:
    """An enrolment that lived in memory alone would end with the day."""
    done = enrolled(office, laptop)
    with laptop.open() as workspace:
        assert workspace.run(lambda session: session.enrolment) == done.enrolment


def test_covert_visits_wait_for_the_enrolment(office: Place, laptop: Place) -> None:
    """Before it there is nobody to whom the visitor's name could be sealed."""

    def covert(session: Session) -> str:
        found = session.store.units()[0].unit
        return open_visit(session, NewVisit(unit=found, type=VisitType.COVERT)).visit

    with laptop.open() as workspace:
        hall(workspace)
        with pytest.raises(InspectorError, match="VISIT_018"):
            workspace.run(covert)
    done = enrolled(office, laptop)
    with laptop.open() as workspace, office.open() as there:
        visit = workspace.run(covert)
        (opened,) = workspace.run(lambda s: s.store.events_of(visit))
        sealed = opened.body["sealed"]
        assert isinstance(sealed, dict)
        (name,) = sealed.values()
        keys = there.run(office_keys)[-1]
        assert device.open_name(keys.box, bytes.fromhex(name)) == done.enrolment.grant.person
        own = workspace.run(lambda s: s.store.meta("sealing_key"))
        assert own is not None
        with pytest.raises(InspectorError, match="KEY_005"):
            device.open_name(own, bytes.fromhex(name))


def test_the_office_itself_and_a_standalone_workspace_seal_to_themselves(
    office: Place, county: County
) -> None:
    """They hold the key that opens the names."""
    for place in (office, county):
        with place.open() as workspace:
            found = hall(workspace)
            workspace.run(open_visit, NewVisit(unit=found, type=VisitType.COVERT))


def test_a_standalone_workspace_enrols_too(county: County, laptop: Place) -> None:
    """It is an office and a laptop in one; its office's keys are made when they are needed."""
    place = Place(county.home, county.clock)
    done = laptop.accept(place.enrol(laptop.ask()).answer)
    assert done.enrolment.office.number == 1
    with place.open() as workspace:
        assert selfcheck(workspace).ok


def test_a_field_workspace_enrols_nobody_and_an_office_asks_nobody(
    office: Place, laptop: Place
) -> None:
    """Each is told where the command belongs."""
    with pytest.raises(InspectorError, match="ENROL_002"):
        laptop.enrol(laptop.ask())
    with pytest.raises(InspectorError, match="ENROL_001"):
        office.ask()
    with pytest.raises(InspectorError, match="ENROL_001"):
        office.accept(b"")


def test_a_request_answered_twice_gives_the_same_answer(office: Place, laptop: Place) -> None:
    """A stick was lost, or the office was switched off between writing and recording."""
    request = laptop.ask()
    first, second = office.enrol(request), office.enrol(request)
    assert first.until == second.until
    with office.open() as workspace:
        (listed,) = workspace.run(list_devices)
        assert len(listed.device.grants) == 1
    laptop.accept(second.answer)
    with pytest.raises(InspectorError, match="ENROL_014"):
        laptop.accept(first.answer)


def test_a_request_answered_once_is_not_answered_otherwise(office: Place, laptop: Place) -> None:
    """Replayed with another role it would make an approver of an inspector."""
    request = laptop.ask()
    office.enrol(request)
    with pytest.raises(InspectorError, match="ENROL_005"):
        office.enrol(request, Role.APPROVER)
    office.clock.tick(days=400)
    assert office.enrol(request).role is Role.INSPECTOR


def test_only_the_answer_to_the_latest_request_is_taken(office: Place, laptop: Place) -> None:
    """The office corrected itself: the wrong answer may still lie on some stick."""
    first = office.enrol(laptop.ask(), Role.APPROVER)
    second = office.enrol(laptop.ask(), Role.INSPECTOR)
    with pytest.raises(InspectorError, match="ENROL_013"):
        laptop.accept(first.answer)
    assert laptop.accept(second.answer).enrolment.grant.role is Role.INSPECTOR


def test_keys_are_renewed_and_what_the_old_ones_signed_stays_good(
    office: Place, laptop: Place
) -> None:
    """A new log, a new certificate, a new box; the history before it is still proved."""
    first = enrolled(office, laptop)
    with laptop.open() as workspace:
        before = workspace.certificate_der()
        hall(workspace)
        workspace.run(Session.seal_log)
    office.clock.tick(days=700)
    laptop.clock.set(office.clock.now())
    second = enrolled(office, laptop)
    assert second.enrolment.device == first.enrolment.device
    one, other = first.enrolment.grant, second.enrolment.grant
    for name in ("log", "log_key", "box", "certificate"):
        assert getattr(one, name) != getattr(other, name)
    with laptop.open() as workspace, office.open() as there:
        assert before in workspace.trusted_certificates()
        assert workspace.run(lambda s: s.store.log) == other.log
        (listed,) = there.run(list_devices)
        assert listed.device.grants == (one, other)
        hall(workspace)
        assert selfcheck(workspace).ok


def test_the_office_renews_its_keys_and_laptops_follow(office: Place, laptop: Place) -> None:
    """The new set is vouched for by the old one, so nobody has to compare fingerprints again."""
    first = enrolled(office, laptop)
    with office.open() as workspace:
        workspace.run(renew_office_keys)
        # The office's own certificate comes from the new authority once it is renewed.
        renew_certificate(workspace)
        keys = workspace.run(office_keys)
    assert [one.card.number for one in keys] == [1, 2]
    second = enrolled(office, laptop)
    assert second.enrolment.cards == tuple(one.card for one in keys)
    assert second.enrolment.cards[0] == first.enrolment.office


def test_an_answer_under_former_keys_is_refused_once_newer_ones_are_known(
    office: Place, laptop: Place, tmp_path: Path, clock: FakeClock
) -> None:
    """Whoever stole the old keys must not enrol anybody with them."""
    with office.open() as workspace:
        old = workspace.run(office_keys)
        workspace.run(renew_office_keys)
    enrolled(office, laptop)
    request = laptop.ask()
    answer = office.enrol(request).answer
    assert laptop.accept(answer).enrolment.office.number == 2
    request = laptop.ask()
    with office.open() as workspace:
        workspace.run(lambda s: s.store.put_meta("office_keys", keys_to_bytes(old)))
    with pytest.raises(InspectorError, match="ENROL_015"):
        laptop.accept(office.enrol(request).answer)


def test_another_office_cannot_take_a_laptop_over(
    office: Place, laptop: Place, tmp_path: Path, clock: FakeClock
) -> None:
    """A renewal that another office answers is refused there, and here."""
    (tmp_path / "elsewhere").mkdir()
    other = an_office(tmp_path / "elsewhere", clock)
    enrolled(office, laptop)
    with pytest.raises(InspectorError, match="ENROL_020"):
        other.enrol(laptop.ask())
    with pytest.raises(InspectorError, match="ENROL_015"):
        laptop.accept(other.enrol(laptop.ask(anew=True)).answer)


def test_a_revoked_laptop_gets_nothing_until_it_asks_anew(office: Place, laptop: Place) -> None:
    """Found again, it is another device: what it did before stays where it is."""
    first = enrolled(office, laptop)
    office.clock.tick(days=1)
    with office.open() as workspace:
        gone = workspace.run(revoke, first.enrolment.device[-6:], "遗失")
        assert (gone.revoked, gone.revoked_reason) == (office.clock.now(), "遗失")
        with pytest.raises(InspectorError, match="ENROL_011"):
            workspace.run(revoke, first.enrolment.device)
        with pytest.raises(InspectorError, match="ENROL_010"):
            workspace.run(revoke, "abcdef")
    with pytest.raises(InspectorError, match="ENROL_006"):
        office.enrol(laptop.ask())
    laptop.clock.set(office.clock.now())
    second = laptop.accept(office.enrol(laptop.ask(anew=True)).answer)
    assert second.enrolment.device != first.enrolment.device
    assert second.enrolment.grant.person == first.enrolment.grant.person


def test_a_revocation_tells_what_had_been_received_by_then(office: Place, laptop: Place) -> None:
    """What lies behind these heads is quarantined when it comes."""
    done = enrolled(office, laptop)
    with office.open() as workspace:
        workspace.run(revoke, done.enrolment.device)
        events = workspace.run(lambda s: s.store.events_of(done.enrolment.device))
        (fact,) = (one for one in events if one.kind is Kind.DEVICE_REVOKED)
        assert fact.body["held"] == {done.enrolment.grant.log: 0}


def test_a_person_is_matched_by_name_unless_that_is_unclear(office: Place, laptop: Place) -> None:
    """Two people of one name are common; a wrong guess would sign for the other one."""
    with office.open() as workspace:
        known = workspace.run(add_person, name=INSPECTOR, roles=(Role.REVIEWER,))
    request = laptop.ask()
    done = office.enrol(request)
    assert (done.person.person, done.is_known) == (known.person, True)
    assert done.person.roles == (Role.REVIEWER, Role.INSPECTOR)
    with office.open() as workspace:
        workspace.run(add_person, name=INSPECTOR, roles=(Role.INSPECTOR,))
    assert office.enrol(request).person.person == known.person


def test_of_two_namesakes_somebody_must_say_which(office: Place, laptop: Place) -> None:
    """The id says it; the name cannot."""
    with office.open() as workspace:
        one, _ = (
            workspace.run(add_person, name=INSPECTOR, roles=(Role.INSPECTOR,)) for _ in range(2)
        )
    with pytest.raises(InspectorError, match="ENROL_008"):
        office.enrol(laptop.ask())
    assert office.enrol(laptop.ask(), person=one.person).person.person == one.person


def test_a_device_does_not_change_hands_by_a_renewal(office: Place, laptop: Place) -> None:
    """What it signs is one person's."""
    enrolled(office, laptop)
    with office.open() as workspace:
        workspace.run(add_person, name="测试员丙", roles=(Role.INSPECTOR,))
    with pytest.raises(InspectorError, match="ENROL_009"):
        office.enrol(laptop.ask(), person="测试员丙")


def test_an_enrolled_laptop_does_not_renew_its_certificate_by_itself(
    office: Place, laptop: Place
) -> None:
    """It would sign by nobody's authority."""
    enrolled(office, laptop)
    with laptop.open() as workspace, pytest.raises(InspectorError, match="ENROL_019"):
        renew_certificate(workspace)


def test_killed_before_it_was_written_down_an_answer_is_accepted_again(
    office: Place, laptop: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The certificate's file and the database cannot change at one stroke."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    answer = office.enrol(laptop.ask()).answer
    with monkeypatch.context() as inside:
        inside.setattr(joining, "_take_in", killed)
        with pytest.raises(KeyboardInterrupt):
            laptop.accept(answer)
    with laptop.open() as workspace:
        assert workspace.run(lambda s: s.enrolment) is None
        assert selfcheck(workspace).ok
    laptop.accept(answer)


def test_a_unit_registered_before_the_enrolment_is_still_there(
    office: Place, laptop: Place
) -> None:
    """An answered request vouches for the log from its beginning."""
    with laptop.open() as workspace:
        hall(workspace)
    enrolled(office, laptop)
    with laptop.open() as workspace:
        assert [unit.name for unit in workspace.run(lambda s: s.store.units())] == [HALL.name]


def test_workspaces_of_all_kinds_begin_with_the_roles_of_their_work(
    office: Place, laptop: Place, county: County
) -> None:
    """Who has a laptop inspects; who has an office does it all."""
    kinds = {}
    for place in (office, laptop, county):
        with place.open() as workspace:
            kinds[workspace.kind] = workspace.person.roles
    assert kinds == {
        WorkspaceKind.OFFICE: tuple(Role),
        WorkspaceKind.FIELD: (Role.INSPECTOR,),
        WorkspaceKind.STANDALONE: tuple(Role),
    }


def test_a_restored_laptop_is_vouched_for_by_the_key_that_the_office_knows(
    office: Place, laptop: Place, tmp_path: Path
) -> None:
    """It writes a new log, asks nobody for that, and can renew its keys as before."""
    grant = enrolled(office, laptop).enrolment.grant
    with laptop.open() as workspace:
        backup(workspace, tmp_path / "copy")
    restored = replace(laptop, home=tmp_path / "restored")
    log = restore(tmp_path / "copy", restored.home, PASSPHRASE, clock=laptop.clock).log
    with restored.open() as workspace:
        events = workspace.run(lambda s: s.store.events_of(s.enrolment.device))  # type: ignore[union-attr]
        (said,) = (one for one in events if one.kind is Kind.LOG_FOLLOWS)
        assert (said.log, said.seq) == (log, 1)
        key = workspace.run(lambda s: device.signing_public(s.store.meta("signing_key") or b""))
        message = device.following_message(log, key)
        signature = bytes.fromhex(str(said.body["signature"]))
        assert device.verify(bytes.fromhex(grant.log_key), message, signature)
        assert (said.body["log"], said.body["key"]) == (log, key.hex())
        assert selfcheck(workspace).ok
    assert enrolled(office, restored).enrolment.device == grant.log


def test_a_certificate_that_runs_out_is_told_with_what_to_do(office: Place, laptop: Place) -> None:
    """An enrolled laptop cannot renew it by itself."""
    enrolled(office, laptop)
    laptop.clock.tick(days=1095 - 30)
    with laptop.open() as workspace:
        found = selfcheck(workspace)
        assert found.ok
        assert "inspector key request" in found.checks[-1].detail
