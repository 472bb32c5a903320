"""What leaves of the windows counted, and of who signs."""

from dataclasses import replace
from datetime import timedelta

from inspector.domain.published_spot import published_signing, published_staffing
from inspector.domain.seen import Seen
from inspector.domain.visit import Occupancy, Refusal, Signing, Visit
from inspector.domain.words import VisitType
from tests.exports import visits

TEAM = ("测试员甲", "测试员乙")


def counted(kind: VisitType) -> Visit:
    """A visit on which the windows were counted three times: 7, 6 and 9 of 12."""
    made, _ = visits.visit(visits.checklist(14), problems=1, kind=kind)
    samples = tuple(
        Occupancy(
            sample=str(n),
            at=made.at + timedelta(minutes=5 * n),
            staffed=staffed,
            total=12,
            empty=("3",),
        )
        for n, staffed in enumerate((7, 6, 9))
    )
    refused = Refusal(reason="10:35 来的人态度不好", witness="测试员甲")
    signing = Signing(unit_head="示例丙", post="主任", refused=refused, copies=2)
    return replace(made, occupancy=samples, signing=signing)


def test_the_windows_are_told_with_their_times() -> None:
    """(7 + 6 + 9) / 36 = 61.1 %; the lowest at 09:46, five minutes after 09:41."""
    told = published_staffing(Seen(visit=counted(VisitType.OPEN), is_discreet=False))
    assert told is not None
    assert (told.samples, told.mean, told.lowest_at) == (3, "61.1%", "09:46")
    assert told.lowest.zh == "在岗 6 个，共 12 个窗口；无人：3"
    assert [one.at for one in told.counted] == ["09:41", "09:46", "09:51"]


def test_a_discreet_copy_tells_no_time_of_them_and_no_window() -> None:
    """A clock time, or an empty window at a known moment, lets cameras find the visitor."""
    told = published_staffing(Seen(visit=counted(VisitType.COVERT), is_discreet=True))
    assert told is not None
    assert (told.samples, told.lowest_at, told.counted) == (3, None, ())
    assert told.lowest.zh == "在岗 6 个，共 12 个窗口"


def test_the_team_signs_where_no_others_are_named() -> None:
    """Two names stand ready under the lines."""
    made = counted(VisitType.OPEN)
    told = published_signing(Seen(visit=made, is_discreet=False), TEAM)
    assert told is not None
    assert told.inspectors == TEAM
    assert (told.refused, told.witness, told.copies) == (True, "测试员甲", 2)
    assert (
        published_signing(Seen(visit=replace(made, signing=None), is_discreet=False), TEAM) is None
    )


def test_a_covert_copy_names_nobody_who_was_there() -> None:
    """Neither as inspector, nor as witness, nor by the minute, on any copy."""
    made = counted(VisitType.COVERT)
    smuggled = replace(made, signing=replace(made.signing or Signing(), inspectors=TEAM))
    for is_discreet in (True, False):
        seen = Seen(visit=smuggled, is_discreet=is_discreet, private_names=TEAM)
        told = published_signing(seen, TEAM)
        assert told is not None
        assert told.inspectors == ()
    discreet = published_signing(Seen(visit=made, is_discreet=True, private_names=TEAM), TEAM)
    assert discreet is not None
    assert "测试员甲" not in discreet.witness
    assert "10:35" not in discreet.reason
