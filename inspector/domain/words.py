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


def grade_named(name: str) -> Grade | Result:
    """The word that an item lists as a grade; a desk check takes 符合 and 不符合 among them.

    Raises:
        ValueError: It is no such word.
    """
    return Grade(name) if name in set(Grade) else Result(name)


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
    CHOICE = "choice"
    """One or several of a list of options, each with its own value."""
    BAND = "band"
    """A band (好, 合格, …) and points within it."""
    COUNTER = "counter"
    """应/实: how many there should be, how many there are."""
    INPUTS = "inputs"
    """Several named numbers."""
    TRIALS = "trials"
    """Repeated trials that all must pass."""
    AWARD = "award"
    """加分情形: what was seen that earns points."""


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
    """What a veto decides."""

    SECTION = "section"
    """本部分记 0 分"""
    TOTAL = "total"
    """总分记 0 分"""
    FAIL = "fail"
    """整体不合格: the points stay, the grade is one that fails"""
    NO_GRADE = "no_grade"
    """不予评定等级: the points stay, there is no grade"""
    STOP = "stop"
    """停止评分: there is neither total nor grade"""


class SectionKind(StrEnum):
    """What a section does to the total."""

    SCORED = "scored"
    """It has points to obtain."""
    DEDUCTING = "deducting"
    """只扣分: it starts at 0 and only takes."""
    BONUS = "bonus"
    """附加分: it starts at 0 and only gives, on top of the rest."""


class Steps(StrEnum):
    """What becomes of a part of a step."""

    WHOLE = "whole"
    """Only whole steps count."""
    STARTED = "started"
    """A step that has begun counts whole (不足…按…计)."""
    PROPORTIONAL = "proportional"
    """A part counts as such a part."""


class CountedBy(StrEnum):
    """From what the units of an occurrence are counted."""

    COUNT = "count"
    """The count that was entered."""
    WORKING_DAYS = "working_days"
    """工作日 after the day of `from`, up to the day of `to`, by the working-day calendar."""
    DAYS = "days"
    """Calendar days after the day of `from`, up to the day of `to`."""
    HALF_DAYS = "half_days"
    """半天: mornings and afternoons of working days that `from`–`to` touches."""
    HOURS = "hours"
    """Whole hours from `from` to `to`."""
    MINUTES = "minutes"
    """Whole minutes from `from` to `to`."""


class Direction(StrEnum):
    """On which side of a reference."""

    BELOW = "below"
    ABOVE = "above"


class Compare(StrEnum):
    """How a number compares to a fixed one."""

    BELOW = "below"
    AT_MOST = "at_most"
    EQUAL = "equal"
    AT_LEAST = "at_least"
    ABOVE = "above"


class Means(StrEnum):
    """What the result of a formula is."""

    OBTAINED = "obtained"
    """得分: what the item obtains."""
    TAKEN = "taken"
    """扣分: what is taken of it."""
    GIVEN = "given"
    """加分: what is given on top."""


class Needed(StrEnum):
    """What an answer needs beside its word."""

    EVIDENCE = "evidence"
    REMARK = "remark"


class Stage(StrEnum):
    """A stage of the evaluation; the order in which they stand here is the one that is usual."""

    OCCURRENCES = "occurrences"
    RULE_CAP = "rule_cap"
    ITEM_FLOOR = "item_floor"
    POOL = "pool"
    """A section's points end at 0, then its bonuses are given as far as there is room."""
    CAP = "cap"
    """What a section takes ends at its cap."""
    MULTIPLIER = "multiplier"
    SECTION_RESCALING = "section_rescaling"
    SECTION_VETO = "section_veto"
    TOTAL_RESCALING = "total_rescaling"
    """The sections together, rescaled to full marks; then the checklist's multipliers."""
    BONUS = "bonus"
    """Gates between parts; then sections that only take or only give."""
    VETO = "veto"
    GRADE = "grade"


class RepeatPer(StrEnum):
    """逐个检查: for each of what a section is asked once."""

    WINDOW = "window"
    """每个窗口"""
    CLERK = "clerk"
    """每名工作人员"""
    CALL = "call"
    """每次电话"""
    OTHER = "other"
    """What the section's own words say."""


class Together(StrEnum):
    """How the results of a section's instances become the section's one result."""

    MEAN = "mean"
    """平均: of those that have a result"""
    SUM = "sum"
    """合计: their maxima add up too"""
    LOWEST = "lowest"
    """取最低"""


class Among(StrEnum):
    """Of which instances something must be so, where a condition names a repeated item."""

    ANY = "any"
    """At least one of them."""
    EVERY = "every"
    """Each of them, and there is at least one."""
    NONE = "none"
    """Not one of them."""
