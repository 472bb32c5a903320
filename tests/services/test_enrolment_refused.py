"""登记 gone wrong: each file that is not what it should be is refused, and nothing changes."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from inspector.bundles import age
from inspector.bundles.enrolling import ENROLMENT, read_enrolment, read_request
from inspector.bundles.signed import Signer, signed_text
from inspector.domain.words import Role
from inspector.errors import InspectorError
from inspector.keys import device
from inspector.keys.issuing import new_request
from inspector.services import joining
from inspector.services.enrolling import Order, enrol
from inspector.services.office_keys import office_keys
from inspector.services.session import Session
from tests.conftest import FakeClock
from tests.county import hall
from tests.offices import Place, a_laptop, an_office, enrolled

FULL_WIDTH = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})
"""What an input method makes of letters and digits."""

Changed = Callable[[dict[str, Any]], object]


@pytest.fixture
def office(tmp_path: Path, clock: FakeClock) -> Place:
    """An office."""
    return an_office(tmp_path, clock)


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Place:
    """A laptop that no office knows yet."""
    return a_laptop(tmp_path, clock)


def standing(place: Place) -> tuple[int, bytes | None, bytes | None]:
    """What a refusal leaves as it was: the history, and what was given."""

    def told(session: Session) -> tuple[int, bytes | None, bytes | None]:
        store = session.store
        return store.logs()[store.log], store.meta("enrolment"), store.meta("office_keys")

    with place.open() as workspace:
        return workspace.run(told)


def refused(place: Place, code: str, act: Callable[[], object]) -> None:
    """See that it is refused, and that nothing changed."""
    before = standing(place)
    with pytest.raises(InspectorError) as caught:
        act()
    assert caught.value.fault.code == code
    assert standing(place) == before


def test_the_wrong_file_is_told_for_what_it_is(office: Place, laptop: Place) -> None:
    """A photo, the request in place of the answer, the answer in place of the request."""
    request = laptop.ask()
    answer = office.enrol(request).answer
    refused(office, "TRAVEL_001", lambda: office.enrol(b"\xff\xd8\xff\xe0 a photo"))
    refused(office, "TRAVEL_002", lambda: office.enrol(answer))
    refused(laptop, "TRAVEL_001", lambda: laptop.accept(b"\xff\xd8\xff\xe0 a photo"))
    refused(laptop, "TRAVEL_002", lambda: laptop.accept(request))


def test_no_byte_of_a_request_can_be_changed(office: Place, laptop: Place) -> None:
    """Every byte, one at a time."""
    request = laptop.ask()
    with office.open() as workspace:
        for place in range(len(request)):
            changed = bytearray(request)
            changed[place] ^= 1
            with pytest.raises(InspectorError, match=r"TRAVEL_00[1-4]"):
                workspace.run(enrol, bytes(changed), "r", Order(role=Role.INSPECTOR))


def test_no_byte_of_an_answer_can_be_changed(office: Place, laptop: Place) -> None:
    """Every byte, one at a time; it is encrypted, so most of them say nothing at all."""
    answer = office.enrol(laptop.ask()).answer
    with laptop.open() as workspace:
        boxes = workspace.run(joining.boxes)
    for place in range(len(answer)):
        changed = bytearray(answer)
        changed[place] ^= 1
        with pytest.raises(InspectorError, match=r"TRAVEL_00[1-5]"):
            read_enrolment(bytes(changed), name="a", identities=boxes, verify=device.verify)


def test_an_answer_cut_off_is_refused(office: Place, laptop: Place) -> None:
    """The stick was pulled out too early."""
    answer = office.enrol(laptop.ask()).answer
    for length in (0, 10, 30, 200, len(answer) // 2, len(answer) - 1):
        with pytest.raises(InspectorError, match=r"TRAVEL_00[14]"):
            laptop.accept(answer[:length])


def test_an_answer_for_another_laptop_does_not_open(
    office: Place, laptop: Place, tmp_path: Path, clock: FakeClock
) -> None:
    """Two sticks were exchanged."""
    other = a_laptop(tmp_path, clock, 3, "测试员丙")
    answer = office.enrol(other.ask()).answer
    laptop.ask()
    refused(laptop, "TRAVEL_005", lambda: laptop.accept(answer))


def test_a_laptop_that_did_not_ask_takes_nothing(office: Place, laptop: Place) -> None:
    """An answer that nobody asked for may be anybody's."""
    answer = office.enrol(laptop.ask()).answer
    with laptop.open() as workspace:
        workspace.run(lambda s: s.store.put_meta(joining.PENDING, b""))
    refused(laptop, "ENROL_012", lambda: laptop.accept(answer))


def test_clocks_that_are_wrong_are_told_with_both_times(office: Place, laptop: Place) -> None:
    """A laptop whose battery was empty stands in some other year."""
    office.clock.tick(hours=-3)
    refused(office, "TRAVEL_007", lambda: office.enrol(laptop.ask()))
    office.clock.tick(hours=3)
    answer = office.enrol(laptop.ask()).answer
    laptop.clock.tick(days=-20)
    refused(laptop, "TRAVEL_007", lambda: laptop.accept(answer))
    laptop.clock.tick(days=20, minutes=-50)
    laptop.accept(answer)


def test_an_old_request_is_refused_even_by_a_clock_set_back(office: Place, laptop: Place) -> None:
    """It may have been lying about anywhere."""
    request = laptop.ask()
    office.clock.tick(days=31)
    refused(office, "ENROL_007", lambda: office.enrol(request))
    with office.open() as workspace:
        hall(workspace)
    office.clock.tick(days=-20)
    refused(office, "ENROL_007", lambda: office.enrol(request))
    laptop.clock.tick(days=5)
    assert office.enrol(laptop.ask()).role is Role.INSPECTOR


def test_an_enrolment_that_ran_out_is_refused_even_by_a_clock_set_back(
    office: Place, laptop: Place
) -> None:
    """The laptop wrote something after its end: its clock is wrong now, or was wrong then."""
    answer = office.enrol(laptop.ask()).answer
    laptop.clock.tick(days=1100)
    refused(laptop, "ENROL_016", lambda: laptop.accept(answer))
    with laptop.open() as workspace:
        hall(workspace)
    laptop.clock.tick(days=-1100)
    again = office.enrol(laptop.ask()).answer
    refused(laptop, "ENROL_016", lambda: laptop.accept(again))


def test_a_fingerprint_that_differs_stops_it_on_both_sides(office: Place, laptop: Place) -> None:
    """Somebody exchanged the file on the way, and signed it with keys of their own."""
    with laptop.open() as workspace:
        asked = workspace.run(joining.ask)
    wrong, right = "0000 " * 7 + "0000", asked.fingerprint
    with office.open() as workspace:
        order = Order(role=Role.INSPECTOR, fingerprint=wrong)
        with pytest.raises(InspectorError, match="ENROL_017"):
            workspace.run(enrol, asked.data, "r", order)
        spoken = right.upper().replace(" ", "  ").translate(FULL_WIDTH)
        done = workspace.run(enrol, asked.data, "r", replace(order, fingerprint=spoken))
    refused(laptop, "ENROL_017", lambda: laptop.accept(done.answer, wrong))
    laptop.accept(done.answer, done.office_fingerprint)


def asked_by(laptop: Place, changed: Changed) -> bytes:
    """A request that somebody changed, and signed with this laptop's key again."""

    def keys(session: Session) -> tuple[bytes, ...]:
        found = (session.store.meta(name) for name in ("signing_key", joining.DEVICE_KEY))
        return tuple(key for key in found if key)

    told = json.loads(laptop.ask())["body"]
    changed(told)
    with laptop.open() as workspace:
        signers = [
            Signer(public=device.signing_public(key), sign=device.signer(key))
            for key in workspace.run(keys)
        ]
    return signed_text("request", told, signers)


PROVES_TOO_LITTLE: dict[str, tuple[Changed, str]] = {
    "another log key": (lambda told: told.update(log_key="00" * 32), "ENROL_018"),
    "another device": (lambda told: told.update(device="0" * 32), "ENROL_018"),
    "no key to certify": (lambda told: told.update(csr="3000"), "ENROL_018"),
    "a key it does not hold": (
        lambda told: told.update(csr=new_request("x")[1].hex()[:-2] + "00"),
        "ENROL_018",
    ),
    "nothing to renew": (lambda told: told.update(renews="0" * 32), "ENROL_020"),
    "a name that turns round": (lambda told: told.update(name="a\u202eb"), "VISIT_031"),
    "a blank name": (lambda told: told.update(name=" "), "VISIT_017"),
    "no name": (lambda told: told.update(name=""), "TRAVEL_004"),
    "more than is known": (lambda told: told.update(more=1), "TRAVEL_004"),
    "less than is needed": (lambda told: told.pop("box"), "TRAVEL_004"),
    "no hexadecimal": (lambda told: told.update(box="zz" * 32), "TRAVEL_004"),
    "no time": (lambda told: told.update(made="yesterday"), "TRAVEL_004"),
    "a time of no zone": (lambda told: told.update(made="2026-11-23T09:00:00"), "TRAVEL_004"),
}


@pytest.mark.parametrize("what", PROVES_TOO_LITTLE)
def test_a_request_that_proves_too_little_is_refused(
    office: Place, laptop: Place, what: str
) -> None:
    """Signed as it should be, by somebody who makes requests of their own."""
    changed, code = PROVES_TOO_LITTLE[what]
    request = asked_by(laptop, changed)
    refused(office, code, lambda: office.enrol(request))


@pytest.mark.parametrize("taken", ["device", "device renews", "log device renews"])
def test_nobody_renews_a_device_without_its_key(
    office: Place, laptop: Place, tmp_path: Path, clock: FakeClock, taken: str
) -> None:
    """Else any laptop could take over the name of another."""
    enrolled(office, laptop)
    body = json.loads(laptop.ask())["body"]
    thief = a_laptop(tmp_path, clock, 3, "测试员丙")
    stolen = {name: body[name] for name in taken.split()}
    forged = asked_by(thief, lambda told: told.update(stolen))
    refused(office, "ENROL_018", lambda: office.enrol(forged))


def test_nobody_is_enrolled_under_the_offices_own_log(office: Place, laptop: Place) -> None:
    """Else a laptop's key would speak for the office."""
    with office.open() as workspace:
        own = workspace.run(lambda session: session.store.log)
    request = asked_by(laptop, lambda told: told.update(device=own, log=own))
    refused(office, "ENROL_018", lambda: office.enrol(request))


def answered_by(office: Place, laptop: Place, changed: Changed, *, as_office: bool = True) -> bytes:
    """An answer that somebody changed, and signed with the office's key or one of their own."""
    answer = office.enrol(laptop.ask()).answer
    with laptop.open() as workspace:
        body, _ = read_enrolment(
            answer, name="a", identities=workspace.run(joining.boxes), verify=device.verify
        )
    told = body.model_dump(mode="json")
    changed(told)
    with office.open() as workspace:
        own = workspace.run(office_keys)[-1].signing
    key = own if as_office else device.new_signing_key()
    signer = Signer(public=device.signing_public(key), sign=device.signer(key))
    sink = io.BytesIO()
    text = signed_text(ENROLMENT, told, [signer])
    age.encrypt([bytes.fromhex(body.box)], io.BytesIO(text), sink)
    return sink.getvalue()


DOES_NOT_FIT: dict[str, Changed] = {
    "a role that there is not": lambda told: told.update(role="judge"),
    "another log": lambda told: told.update(log="0" * 32),
    "another device": lambda told: told.update(device="0" * 32),
    "another log key": lambda told: told.update(log_key="00" * 32),
    "no certificate": lambda told: told.update(certificate="3000"),
    "a card that was changed": lambda told: told["cards"][0].update(box="00" * 32),
    "a card twice": lambda told: told["cards"].append(told["cards"][0]),
    "no card": lambda told: told.update(cards=[]),
    "more than is known": lambda told: told.update(more=1),
}


@pytest.mark.parametrize("what", DOES_NOT_FIT)
def test_an_answer_that_does_not_fit_is_refused(office: Place, laptop: Place, what: str) -> None:
    """Signed by the office's key, and yet not what its program writes."""
    answer = answered_by(office, laptop, DOES_NOT_FIT[what])
    refused(laptop, "TRAVEL_004", lambda: laptop.accept(answer))


def test_an_answer_that_somebody_else_signed_is_refused(office: Place, laptop: Place) -> None:
    """With the office's cards in it, which everybody can copy."""
    answer = answered_by(office, laptop, lambda _: None, as_office=False)
    refused(laptop, "TRAVEL_004", lambda: laptop.accept(answer))


def test_an_answer_that_unfolds_without_end_is_given_up(office: Place, laptop: Place) -> None:
    """Encrypted noise of any length must not fill the memory."""
    body, _ = read_request(laptop.ask(), name="r", verify=device.verify)
    sink = io.BytesIO()
    age.encrypt([bytes.fromhex(body.box)], io.BytesIO(bytes(5 << 20)), sink)
    refused(laptop, "TRAVEL_001", lambda: laptop.accept(sink.getvalue()))
