"""复核: what laptops closed is approved, returned or rejected by somebody who was not there."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspector.domain.history.event import Draft, Kind
from inspector.domain.quality import Sign
from inspector.domain.visit import Compliant, Violation, Visit
from inspector.domain.words import Role, VisitState, VisitType, WorkspaceKind
from inspector.errors import InspectorError
from inspector.services.amending import amend_answer
from inspector.services.answers import add_remark, answer_by_word
from inspector.services.before import last_time
from inspector.services.conflicts import list_conflicts, settle_conflict
from inspector.services.dumping import pieces
from inspector.services.enrolling import Order, enrol
from inspector.services.evidence import Purpose, add_evidence
from inspector.services.handover import Order as Export
from inspector.services.handover import export_findings
from inspector.services.listing import history
from inspector.services.merging import hand_over, receive, take_in
from inspector.services.registers import add_person
from inspector.services.reviewing import (
    Verdict,
    decide,
    evidence_to_come,
    given_drafts,
    given_reviews,
    to_review,
)
from inspector.services.selfcheck import selfcheck
from inspector.services.trusting import Trust
from inspector.services.visits import close_visit, show_visit
from inspector.services.withdrawing import reinstate, withdraw
from inspector.services.workspace import Workspace
from inspector.store.delivery import Delivery
from tests.conftest import FakeClock
from tests.county import new_visit
from tests.exports.test_likeness import saved, scene
from tests.offices import Place, a_laptop, an_office
from tests.store.devices import Laptop

APPROVE = Verdict(state=VisitState.APPROVED)
RETURN = Verdict(state=VisitState.RETURNED, reason="事实不清", items={"P05": "没有时间"})
REJECT = Verdict(state=VisitState.REJECTED, reason="检查对象有误")


@dataclass(frozen=True, slots=True)
class Desk:
    """An office, a laptop that it enrolled, and a visit that the laptop closed."""

    office: Workspace
    laptop: Workspace
    visit: str

    def bring(self, bundle: str | None = None) -> None:
        """Take what the laptop holds to the office."""
        delivery = self.laptop.run(hand_over, bundle=bundle)
        self.office.run(lambda session: receive(session, delivery, Trust(session)))

    def pack(self) -> None:
        """Tell the laptop what was decided."""
        logs = self.laptop.run(lambda session: session.store.own_logs)
        told = self.office.run(given_reviews, logs)
        self.laptop.run(lambda session: session.append_sealed(given_drafts(session, told)))

    def at_office(self) -> Visit:
        """The visit as the office sees it."""
        return self.office.run(show_visit, self.visit).visit

    def on_laptop(self) -> Visit:
        """The visit as the laptop sees it."""
        return self.laptop.run(show_visit, self.visit).visit


def close(laptop: Workspace, kind: VisitType = VisitType.OPEN) -> str:
    """A visit with one violation, closed."""
    visit = new_visit(laptop, kind)
    laptop.run(answer_by_word, visit, "P05", "violation")
    laptop.run(close_visit, visit, incomplete="临时停电")
    return visit


def elsewhere(desk: Desk, draft: Draft) -> None:
    """Let somebody else write who has not heard of anything, and bring it."""
    other = Laptop(7)
    other.write(draft)
    desk.office.run(take_in, Delivery(logs=(other.handed(),)))


def enrol_laptop(office: Place, laptop: Place, desk: Workspace) -> None:
    """Ask, answer, accept; the office stays open."""
    answer = desk.run(enrol, laptop.ask(), "request", Order(role=Role.INSPECTOR)).answer
    laptop.accept(answer)


@pytest.fixture
def places(tmp_path: Path, clock: FakeClock) -> tuple[Place, Place]:
    """An office and a laptop, just made."""
    return an_office(tmp_path, clock), a_laptop(tmp_path, clock)


@pytest.fixture
def desk(places: tuple[Place, Place]) -> Iterator[Desk]:
    """What the laptop closed has arrived."""
    office, laptop = places
    with ExitStack() as opened:
        at_desk = opened.enter_context(office.open())
        enrol_laptop(office, laptop, at_desk)
        away = opened.enter_context(laptop.open())
        made = Desk(at_desk, away, close(away))
        made.bring(bundle="b" * 32)
        yield made


def test_what_arrives_closed_needs_review(desk: Desk) -> None:
    """On the laptop it is done; at the office nobody has looked at it."""
    assert desk.on_laptop().state is VisitState.CLOSED
    assert desk.at_office().state is VisitState.NEEDS_REVIEW
    (row,) = desk.office.run(lambda s: s.store.visits(states=[VisitState.NEEDS_REVIEW]))
    assert row.visit == desk.visit


@pytest.mark.parametrize("verdict", [APPROVE, RETURN, REJECT])
def test_a_decision_is_the_state_and_stays_in_the_history(desk: Desk, verdict: Verdict) -> None:
    """Who decided what and why is told for ever."""
    shown = desk.office.run(decide, desk.visit, verdict)
    assert shown.visit.state is verdict.state
    last = shown.visit.decision
    assert last is not None
    assert (last.reason, dict(last.items), last.own) == (verdict.reason, dict(verdict.items), False)
    told = desk.office.run(history, desk.visit)[-1]
    assert told.kind is Kind.REVIEWED
    assert verdict.reason in told.text.zh
    assert selfcheck(desk.office).ok


def test_only_what_is_approved_counts(desk: Desk) -> None:
    """What failed last time is told once somebody vouched for it."""
    later = close(desk.laptop)
    desk.bring()
    assert desk.office.run(last_time, later) is None
    for verdict in (RETURN, REJECT):
        desk.office.run(decide, desk.visit, verdict)
        assert desk.office.run(last_time, later) is None
    desk.office.run(decide, desk.visit, APPROVE)
    before = desk.office.run(last_time, later)
    assert before is not None
    assert (before.visit, set(before.failed)) == (desk.visit, {"P05"})


def test_what_comes_after_the_approval_needs_review_again(desk: Desk) -> None:
    """An approval is of what was seen, and of nothing else."""
    desk.office.run(decide, desk.visit, APPROVE)
    desk.laptop.run(amend_answer, desk.visit, "A12", Compliant(), reason="漏记")
    desk.bring()
    assert desk.at_office().state is VisitState.NEEDS_REVIEW
    told = desk.office.run(to_review, desk.visit)
    assert {one.item for one in told.not_seen} == {"A12", None}
    desk.office.run(decide, desk.visit, APPROVE)
    assert desk.at_office().state is VisitState.APPROVED
    assert desk.office.run(to_review, desk.visit).not_seen == ()


def test_an_office_that_hears_the_same_again_keeps_its_approval(desk: Desk) -> None:
    """A stick is read twice now and then."""
    desk.office.run(decide, desk.visit, APPROVE)
    desk.bring()
    assert desk.at_office().state is VisitState.APPROVED


def test_an_approval_of_what_was_withdrawn_stands_only_when_it_is_back(desk: Desk) -> None:
    """It was given to a visit that has other content now."""
    desk.laptop.run(amend_answer, desk.visit, "A12", Compliant(), reason="漏记")
    desk.bring(bundle="c" * 32)
    desk.office.run(decide, desk.visit, APPROVE)
    desk.office.run(withdraw, "c" * 32, "误交")
    assert desk.at_office().state is VisitState.NEEDS_REVIEW
    desk.office.run(reinstate, "c" * 32)
    assert desk.at_office().state is VisitState.APPROVED


def test_whoever_was_on_the_visit_does_not_review_it(desk: Desk) -> None:
    """Not as a reviewer either, under whichever of their ids the laptop wrote."""
    (device,) = desk.office.run(lambda s: s.store.devices())
    owner = device.current.person
    desk.office.run(lambda s: setattr(s, "actor", owner))
    with pytest.raises(InspectorError, match="ENROL_003"):
        desk.office.run(decide, desk.visit, APPROVE)
    entry = {"value": {"name": "测试员乙", "roles": ["inspector", "reviewer"]}}
    promoted = Draft(kind=Kind.PERSON, subject=owner, body=entry)
    desk.office.run(lambda s: s.store.append([promoted], now_ms=0))
    with pytest.raises(InspectorError, match="REVIEW_003"):
        desk.office.run(decide, desk.visit, APPROVE)


@pytest.mark.parametrize("kind", [VisitType.OPEN, VisitType.COVERT])
def test_the_office_does_not_review_its_own_visits(desk: Desk, kind: VisitType) -> None:
    """A reviewer went out themselves: somebody else looks at it, though a seal hides the name."""
    own = close(desk.office, kind)
    with pytest.raises(InspectorError, match="REVIEW_003"):
        desk.office.run(decide, own, APPROVE)
    other = desk.office.run(add_person, name="审核员丙", roles=(Role.APPROVER,)).person
    desk.office.run(lambda s: setattr(s, "actor", other))
    assert desk.office.run(decide, own, APPROVE).visit.state is VisitState.APPROVED


def test_one_person_alone_may_and_it_is_marked(tmp_path: Path, clock: FakeClock) -> None:
    """自审: nobody else is there, and every reader is told."""
    place = Place(tmp_path / "alone", clock)
    place.make(WorkspaceKind.STANDALONE, "测试员甲")
    with place.open() as alone:
        visit = close(alone)
        assert alone.run(show_visit, visit).visit.state is VisitState.CLOSED
        shown = alone.run(decide, visit, APPROVE).visit
        assert shown.state is VisitState.APPROVED
        assert shown.decision is not None
        assert shown.decision.own


def test_the_office_hands_over_what_it_saw_itself_before_the_review(
    desk: Desk, tmp_path: Path
) -> None:
    """As laptops do on the spot; what was returned or rejected stays until it is corrected."""
    own = close(desk.office)
    made = export_findings(desk.office, own, Export(target=tmp_path / "反馈单.pdf"))
    assert made.pages
    desk.office.run(decide, desk.visit, RETURN)
    with pytest.raises(InspectorError, match="EXPORT_010"):
        export_findings(desk.office, desk.visit, Export(target=tmp_path / "另一份.pdf"))


def test_a_laptop_reviews_nothing(desk: Desk) -> None:
    """Its inspector would vouch for themselves."""
    with pytest.raises(InspectorError, match="REVIEW_001"):
        desk.laptop.run(decide, desk.visit, APPROVE)


def test_what_a_laptop_writes_as_a_review_counts_nowhere_at_the_office(desk: Desk) -> None:
    """Whoever changes the program on a laptop approves nothing with it."""
    told = {"state": "approved", "reason": "", "items": [], "by": "a" * 32, "own": False}
    told |= {"at": "2026-11-23T09:00:00+08:00", "saw": {}}
    decided = {"value": {"state": "approved", "reason": "", "items": []}, "was": [], "act": 1}
    desk.laptop.run(
        lambda s: s.store.append(
            [
                Draft(kind=Kind.REVIEW_GIVEN, subject=desk.visit, body=told, actor=s.actor),
                Draft(kind=Kind.REVIEWED, subject=desk.visit, body=decided, actor=s.actor),
            ],
            now_ms=int(s.clock.now().timestamp() * 1000),
        )
    )
    desk.bring()
    assert desk.at_office().state is VisitState.NEEDS_REVIEW
    assert desk.at_office().decision is None


def test_reviewers_who_disagree_are_shown_side_by_side(desk: Desk) -> None:
    """Neither of them wins by coming later: somebody settles it."""
    desk.office.run(decide, desk.visit, APPROVE)
    heads = desk.office.run(lambda s: s.store.state(desk.visit).registers[Kind.REVIEWED, None])
    assert not heads.in_conflict
    other = {"value": {"state": "rejected", "reason": "不实", "items": []}}
    elsewhere(desk, Draft(kind=Kind.REVIEWED, subject=desk.visit, body=other))
    assert desk.at_office().state is VisitState.NEEDS_REVIEW
    (conflict,) = desk.office.run(list_conflicts)
    assert {side.told.zh for side in conflict.sides} == {
        "复核意见：已通过",
        "复核意见：未通过，不实",
    }
    take = next(side.n for side in conflict.sides if "已通过" in side.told.zh)
    assert desk.office.run(settle_conflict, conflict.conflict, take=take) == ()
    assert desk.at_office().state is VisitState.APPROVED


def test_open_conflicts_are_settled_before_the_review(desk: Desk) -> None:
    """A visit that says two things cannot be vouched for."""
    value = {"value": {"answer": "compliant"}}
    elsewhere(desk, Draft(kind=Kind.ANSWER, subject=desk.visit, item="P05", body=value))
    with pytest.raises(InspectorError, match="REVIEW_004"):
        desk.office.run(decide, desk.visit, APPROVE)


def test_a_decision_takes_a_closed_visit_and_a_reason(desk: Desk) -> None:
    """And is not written down twice."""
    new = new_visit(desk.office)
    with pytest.raises(InspectorError, match="REVIEW_002"):
        desk.office.run(decide, new, APPROVE)
    with pytest.raises(InspectorError, match="VISIT_017"):
        desk.office.run(decide, desk.visit, Verdict(state=VisitState.REJECTED, reason=" "))
    lost = Verdict(state=VisitState.RETURNED, reason="漏项", items={"Z99": ""})
    with pytest.raises(InspectorError, match="REVIEW_006"):
        desk.office.run(decide, desk.visit, lost)
    desk.office.run(decide, desk.visit, RETURN)
    with pytest.raises(InspectorError, match="REVIEW_005"):
        desk.office.run(decide, desk.visit, RETURN)


def test_a_returned_visit_is_amended_on_the_laptop_and_comes_back(desk: Desk) -> None:
    """The reasons travel with a pack; the correction travels back; then it is looked at anew."""
    desk.office.run(decide, desk.visit, RETURN)
    desk.pack()
    returned = desk.on_laptop()
    assert returned.state is VisitState.RETURNED
    assert returned.decision is not None
    assert dict(returned.decision.items) == {"P05": "没有时间"}
    violation = returned.answers["P05"]
    assert isinstance(violation, Violation)
    desk.laptop.run(amend_answer, desk.visit, "P05", Compliant(), reason="复看录像")
    assert desk.on_laptop().state is VisitState.CLOSED
    desk.bring()
    assert desk.at_office().state is VisitState.NEEDS_REVIEW
    desk.office.run(decide, desk.visit, APPROVE)
    desk.pack()
    assert desk.on_laptop().state is VisitState.APPROVED
    assert selfcheck(desk.laptop).ok
    assert selfcheck(desk.office).ok


def test_a_pack_tells_a_laptop_nothing_twice(desk: Desk) -> None:
    """And what the laptop was told changes nothing at the office when it comes back."""
    desk.office.run(decide, desk.visit, APPROVE)
    desk.pack()
    before = desk.laptop.run(lambda s: s.store.logs())
    desk.pack()
    assert desk.laptop.run(lambda s: s.store.logs()) == before
    desk.bring()
    assert desk.at_office().state is VisitState.APPROVED
    assert desk.office.run(list_conflicts) == ()


def test_a_decision_survives_a_rebuild_byte_for_byte(desk: Desk) -> None:
    """The state follows from the events alone."""
    desk.office.run(decide, desk.visit, RETURN)
    before = desk.office.run(lambda s: b"".join(pieces(s)))
    desk.office.run(lambda s: s.store.rebuild())
    assert desk.office.run(lambda s: b"".join(pieces(s))) == before


def test_a_photo_and_its_description_are_found_again_on_the_next_visit(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    """The office needs no picture for it: how it looks came with the visit."""
    office, laptop = places
    note = "九号窗口工作人员在服务时间看手机约三分钟，经提醒后才放下"
    with office.open() as desk:
        enrol_laptop(office, laptop, desk)
        with laptop.open() as away:
            visits = [close_with(away, tmp_path, quality, note) for quality in (90, 40)]
            delivery = away.run(hand_over)
        desk.run(lambda session: receive(session, delivery, Trust(session)))
        assert [one.name for one in evidence_to_come(desk, visits[0])] == ["90.jpg"]
        for one, other in (visits, visits[::-1]):
            flags = desk.run(to_review, one).flags
            assert [(flag.sign, flag.visit) for flag in flags] == [
                (Sign.SAME_WORDS, other),
                (Sign.SAME_PHOTO, other),
            ]


def close_with(laptop: Workspace, folder: Path, quality: int, note: str) -> str:
    """A closed visit with a photo of one scene, saved in its own way."""
    photo = folder / f"{quality}.jpg"
    photo.write_bytes(saved(scene(1), quality=quality))
    visit = new_visit(laptop)
    laptop.run(answer_by_word, visit, "P05", "violation")
    add_evidence(laptop, Purpose(visit=visit, item="P05"), [photo])
    laptop.run(add_remark, visit, Kind.NOTE, "P05", note)
    laptop.run(close_visit, visit, incomplete="临时停电")
    return visit
