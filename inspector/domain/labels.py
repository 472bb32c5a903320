"""What people call the code's words: one pair of texts for each."""

from inspector.domain.words import (
    Channel,
    DueClass,
    Extent,
    FindingState,
    Grade,
    LapName,
    Layout,
    RefusalProof,
    Result,
    Role,
    Tick,
    UnitKind,
    VisitState,
    VisitType,
)
from inspector.i18n import N_, Pair, both

Visiting = VisitType | Channel | Result | Grade | Tick | Extent | LapName | RefusalProof | DueClass
Word = UnitKind | Layout | Visiting


def label(word: Word) -> Pair:
    """The word as an inspector says it, in both languages."""
    return both(_names()[word])


def state_label(state: VisitState | FindingState) -> Pair:
    """Where a visit or a finding stands; kept apart, as states share their words with types."""
    if isinstance(state, FindingState):
        return both(
            {
                FindingState.OPEN: N_("To be put right"),
                FindingState.HANDED_OVER: N_("Handed over as a lead"),
                FindingState.VOID: N_("Void"),
            }[state]
        )
    return both(
        {
            VisitState.OPEN: N_("In progress"),
            VisitState.CLOSED: N_("Closed"),
            VisitState.VOID: N_("Void"),
            VisitState.NEEDS_REVIEW: N_("Needs review"),
            VisitState.RETURNED: N_("Returned"),
            VisitState.APPROVED: N_("Approved"),
            VisitState.REJECTED: N_("Rejected"),
        }[state]
    )


def role_label(role: Role) -> Pair:
    """What a person is."""
    return both(
        {
            Role.INSPECTOR: N_("Inspector"),
            Role.SUPERVISOR: N_("Social supervisor"),
            Role.REVIEWER: N_("Reviewer"),
            Role.APPROVER: N_("Approver"),
            Role.OFFICE: N_("Office staff"),
        }[role]
    )


def _names() -> dict[Word, str]:
    """The msgid of every word; no word is left out, which a test sees to."""
    return {
        UnitKind.U1: N_("Public employment and talent service"),
        UnitKind.U2: N_("Social insurance agency"),
        UnitKind.U3: N_("Labour and personnel dispute mediation and arbitration"),
        UnitKind.U4: N_("Labour security inspection"),
        UnitKind.U5: N_("Vocational skill appraisal"),
        UnitKind.U6: N_("12333 call centre"),
        UnitKind.U7: N_("Personnel examination"),
        UnitKind.U8: N_("Personnel and talent service"),
        UnitKind.U9: N_("Petition reception"),
        UnitKind.U10: N_("Integrated service hall"),
        UnitKind.U11: N_("Grass-roots service point"),
        Layout.HALL: N_("Open hall"),
        Layout.OFFICE: N_("Separate offices"),
        Channel.ONSITE: N_("On site"),
        Channel.VOICE: N_("By voice"),
        Channel.VIDEO: N_("By video"),
        Channel.ONLINE: N_("Online"),
        VisitType.SELF_CHECK: N_("Self-check"),
        VisitType.APPRAISAL: N_("Public appraisal"),
        VisitType.OPEN: N_("Open visit"),
        VisitType.COVERT: N_("Covert visit"),
        VisitType.REINSPECTION: N_("Re-inspection"),
        VisitType.DESK_CHECK: N_("Desk check"),
        Result.COMPLIANT: N_("Compliant"),
        Result.VIOLATION: N_("Not compliant"),
        Result.NOT_APPLICABLE: N_("Not applicable"),
        Result.UNCHECKED: N_("Not checked"),
        Grade.GOOD: N_("Good"),
        Grade.FAIR: N_("Fair"),
        Grade.POOR: N_("Poor"),
        Grade.BASIC: N_("Basically compliant"),
        Tick.HEARD: N_("Heard"),
        Tick.MISSED: N_("Due but not said"),
        Tick.NOT_TRIGGERED: N_("Not triggered"),
        Extent.INDIVIDUAL: N_("Individual"),
        Extent.COMMON: N_("Common"),
        LapName.ARRIVE: N_("Arrival"),
        LapName.TICKET: N_("Ticket taken"),
        LapName.CALLED: N_("Called"),
        LapName.SERVED: N_("Service begun"),
        LapName.LEFT: N_("Left"),
        LapName.RING: N_("First ring"),
        LapName.ANSWER: N_("Answered"),
        LapName.HOLD: N_("On hold"),
        LapName.END: N_("Hung up"),
        RefusalProof.PREMISES: N_("Left on the premises"),
        RefusalProof.PHOTO: N_("Photographed or filmed"),
        DueClass.SAME_DAY: N_("Same day"),
        DueClass.SAME_DAY_REPORT: N_("Same day, written report within 3 working days"),
        DueClass.WD3: N_("3 working days"),
        DueClass.WD5: N_("5 working days"),
        DueClass.WD15: N_("15 working days"),
        DueClass.D30: N_("30 calendar days"),
        DueClass.HANDOVER: N_("Handed over"),
        DueClass.NONE: N_("No deadline"),
    }
