"""The field's words, as code says them; content, documents and errors use the same ones."""

from enum import StrEnum


class UnitKind(StrEnum):
    """Kind of inspected body, in the order of the source document's §二."""

    U1 = "U1"
    """公共就业和人才服务机构 · public employment and talent service"""
    U2 = "U2"
    """社会保险经办机构 · social-insurance agency"""
    U3 = "U3"
    """劳动人事争议调解仲裁机构 · dispute mediation and arbitration"""
    U4 = "U4"
    """劳动保障监察机构 · labour-security inspection"""
    U5 = "U5"
    """职业技能鉴定机构 · vocational-skill appraisal"""
    U6 = "U6"
    """12333电话咨询服务中心 · call centre"""
    U7 = "U7"
    """人事考试机构 · personnel examination"""
    U8 = "U8"
    """人事人才服务机构 · personnel and talent service"""
    U9 = "U9"
    """信访接待机构 · petition reception"""
    U10 = "U10"
    """综合类服务机构(服务大厅) · integrated service hall"""
    U11 = "U11"
    """街道、乡镇、社区等基层服务平台 · grass-roots service point"""


class Layout(StrEnum):
    """How the place is laid out."""

    HALL = "hall"
    OFFICE = "office"


class Channel(StrEnum):
    """How the service is given. Source: 附件1§一."""

    ONSITE = "onsite"
    VOICE = "voice"
    VIDEO = "video"
    ONLINE = "online"


class VisitType(StrEnum):
    """How the check is made."""

    SELF_CHECK = "self_check"
    APPRAISAL = "appraisal"
    OPEN = "open"
    COVERT = "covert"
    REINSPECTION = "reinspection"
    DESK_CHECK = "desk_check"


class Observation(StrEnum):
    """From where a requirement can be seen."""

    OPEN = "open"
    """明: openly, on the spot"""
    COVERT = "covert"
    """暗: as a mystery visitor"""
    CALL = "call"
    """电: by a call"""
    WEB = "web"
    """网: on the web"""
    FILES = "files"
    """档: from files"""


class Role(StrEnum):
    """What a person may do."""

    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    OFFICE = "office"


class WorkspaceKind(StrEnum):
    """Whose workspace it is."""

    FIELD = "field"
    OFFICE = "office"
    STANDALONE = "standalone"


class Result(StrEnum):
    """结果: what was found at an item. Unchecked is the default and never counts as compliant."""

    COMPLIANT = "compliant"
    VIOLATION = "violation"
    NOT_APPLICABLE = "not_applicable"
    UNCHECKED = "unchecked"


class Grade(StrEnum):
    """等次: a judgement without points."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    BASIC = "basic"
    """基本符合, of a desk check"""


class Tick(StrEnum):
    """用语: whether a phrase was said when its moment came."""

    HEARD = "heard"
    MISSED = "missed"
    NOT_TRIGGERED = "not_triggered"


class AnswerForm(StrEnum):
    """How an item is answered."""

    ANSWER = "answer"
    PHRASE = "phrase"
    MEASUREMENT = "measurement"
    GRADE = "grade"


class Extent(StrEnum):
    """程度: of one person or window, or of the whole place."""

    INDIVIDUAL = "individual"
    COMMON = "common"


class LapName(StrEnum):
    """计时: the moments of a service, or of a call."""

    ARRIVE = "arrive"
    TICKET = "ticket"
    CALLED = "called"
    SERVED = "served"
    LEFT = "left"
    RING = "ring"
    ANSWER = "answer"
    HOLD = "hold"
    END = "end"


class RefusalProof(StrEnum):
    """拒绝签字时: how it was made sure that the copy was left all the same."""

    PREMISES = "premises"
    """留置: left on the premises before a witness"""
    PHOTO = "photo"
    """photographed or filmed"""


class DueClass(StrEnum):
    """期限类别 of an item; the text is what the `deadline` command takes."""

    SAME_DAY = "same-day"
    SAME_DAY_REPORT = "same-day+3wd"
    WD3 = "3wd"
    WD5 = "5wd"
    WD15 = "15wd"
    D30 = "30d"
    HANDOVER = "handover"
    """移送: handed over as a lead, no clock"""
    NONE = "none"


class VisitState(StrEnum):
    """Where a visit stands."""

    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"
    NEEDS_REVIEW = "needs_review"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    HANDED_OVER = "handed_over"
    VOID = "void"


class VetoScope(StrEnum):
    """What a veto takes to zero."""

    SECTION = "section"
    TOTAL = "total"
