"""Invented visits to print: a full one, a clean one, a covert one, one with too many problems."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from itertools import islice

from PIL import Image, ImageDraw

from inspector.domain.checklist import Checklist, Clause, Item, Phrase, Section
from inspector.domain.publication import (
    Audience,
    FindingsReport,
    PublishedDeadline,
    PublishedSample,
    PublishedSigning,
    PublishedStaffing,
)
from inspector.domain.publishing import Problem, Source, findings_report
from inspector.domain.rules import PerOccurrence, WholeItem
from inspector.domain.scoring import score
from inspector.domain.unit import Unit
from inspector.domain.visit import (
    Answer,
    Compliant,
    Evidence,
    Lap,
    Measured,
    NotApplicable,
    Occurrence,
    PhraseTick,
    Remark,
    Ticked,
    Violation,
    Visit,
)
from inspector.domain.words import (
    AnswerForm,
    Channel,
    DueClass,
    Extent,
    LapName,
    Layout,
    Tick,
    UnitKind,
    VisitState,
    VisitType,
)
from inspector.exports.photos import derivative
from inspector.i18n import Pair

CHINA = timezone(timedelta(hours=8))
DAY = date(2026, 11, 23)
OFFICE = "示例县人力资源和社会保障局"
DEVICE = "3f9a20c1"
SIGNED_AT = datetime(2026, 11, 23, 16, 5, 12, tzinfo=CHINA)

SECTIONS = (
    Section(code="F", title=Pair("设施环境", "Facilities"), maximum=Fraction(20)),
    Section(code="A", title=Pair("仪容举止", "Appearance"), maximum=Fraction(10)),
    Section(code="C", title=Pair("文明用语", "Courtesy"), maximum=Fraction(15)),
    Section(
        code="D", title=Pair("工作纪律", "Discipline"), maximum=Fraction(25), pool=Fraction(25)
    ),
    Section(code="P", title=Pair("业务流程", "Process"), maximum=Fraction(20)),
    Section(code="S", title=Pair("监督", "Supervision"), maximum=Fraction(10)),
)

WORDS = (
    (
        "F",
        "A38",
        "开放式服务大厅设立咨询台或引导台",
        "An open hall has a guidance desk",
    ),
    ("F", "A41", "在明显位置张贴办事指南", "The service guide is posted where it is seen"),
    ("F", "A48", "消防设施完好、在有效期内", "Fire equipment is complete and in date"),
    ("F", "A51", "保持环境卫生清洁", "The place is clean"),
    ("A", "A12", "工作人员佩戴身份牌，一人一牌，姓名、岗位清楚", "Staff wear name badges"),
    ("A", "A16", "着装整洁、得体", "Dress is clean and proper"),
    ("P", "A60", "提前到达岗位，进入工作状态", "Staff are at their posts before opening"),
    ("P", "A62", "一次性告知办理业务所需的全部手续和材料", "All documents needed are told at once"),
    ("P", "A64", "按承诺时限办结", "Business is done within the promised time"),
    ("S", "A79", "公布监督投诉电话并有人接听", "A complaint line is published and answered"),
    ("S", "A81", "设置意见箱，定期开启", "There is a suggestion box, opened regularly"),
    ("D", "P01", "无故迟到、早退、旷工、擅离岗位", "Late, leaving early, absent without cause"),
    ("D", "P05", "在工作时间看手机、玩游戏、上网聊天、看电影", "Phone, games or films at work"),
    (
        "D",
        "P13",
        "对服务对象态度冷淡、推诿扯皮",
        "Cold to clients, passing them on",
    ),
)
LAW = (
    "工作人员上岗时应当佩戴统一制作的身份牌，身份牌应当载明姓名、岗位、编号等内容，"
    "并置于服务对象容易看到的位置，接受群众监督。"
)
FACTS = (
    "三号窗口工作人员继续看手机约三分钟，期间有两名群众在窗口前等候",
    "两人未佩戴身份牌，经提醒后仍未佩戴",
    "办事指南仍为旧版，所列材料与现行规定不一致",
    "灭火器压力表指针位于红区，标签显示已过有效期两个月",
)
DUE = {
    DueClass.WD3: (
        date(2026, 11, 26),
        (
            "自2026年11月23日（星期一）送达的次日起算，数3个工作日：11月24日、25日、26日；"
            "期满日为2026年11月26日（含当日）。"
        ),
    ),
    DueClass.WD5: (
        date(2026, 11, 30),
        (
            "自2026年11月23日（星期一）送达的次日起算，数5个工作日，其间11月28日、29日为休息日；"
            "期满日为2026年11月30日（含当日）。"
        ),
    ),
    DueClass.WD15: (
        date(2026, 12, 14),
        "自2026年11月23日（星期一）送达的次日起算，数15个工作日；期满日为2026年12月14日（含当日）。",
    ),
    DueClass.SAME_DAY: (DAY, "2026年11月23日送达，当日改正，至当日下班时止。"),
}
CLASSES = (DueClass.WD3, DueClass.WD5, DueClass.WD15, DueClass.SAME_DAY)


def checklist(items: int) -> Checklist:
    """So many items: the words above again and again, then five phrases and a measurement."""
    asked = tuple(_item(n, *WORDS[n % len(WORDS)]) for n in range(items))
    phrases = tuple(
        Item(
            code=f"S{n:02}",
            section="C",
            text=Pair(words, english),
            how=Pair("听", "Listen"),
            fixed_when=Pair("窗口人员在应说时说出该用语。", "Staff say it when its moment comes."),
            clauses=(Clause(ref="附3§一", text="窗口工作人员应当使用文明用语。"),),
            points=Fraction(1, 2),
            due_class=DueClass.WD3,
            answer=AnswerForm.PHRASE,
            phrase=Phrase(required=True, trigger=Pair("接待时", "On greeting")),
        )
        for n, (words, english) in enumerate(
            (
                ("您好，请问您办理什么业务？", "Hello, what can I do for you?"),
                ("请您稍等。", "Please wait a moment."),
                ("请慢走，再见。", "Take care, goodbye."),
            ),
            start=1,
        )
    )
    waiting = Item(
        code="M31",
        section="P",
        text=Pair("等候时间", "Waiting time"),
        how=Pair("计时", "Time it"),
        fixed_when=Pair("", ""),
        clauses=(Clause(ref="附1§五", text="缩短等候时间。"),),
        points=Fraction(0),
        answer=AnswerForm.MEASUREMENT,
        measured_in=Pair("分钟", "minutes"),
    )
    return Checklist(
        name="hrss-window",
        edition="2014-1",
        title=Pair("窗口单位作风建设检查表", "Checklist for service windows"),
        scored=True,
        sections=SECTIONS,
        items=(*asked, *phrases, waiting),
        digest="ab" * 32,
    )


def _item(n: int, section: str, code: str, zh: str, en: str) -> Item:
    is_discipline = section == "D"
    code = code if n < len(WORDS) else f"{code[0]}{100 + n}"
    return Item(
        code=code,
        section=section,
        text=Pair(zh, en),
        how=Pair("现场查看", "Look"),
        fixed_when=Pair(
            "在岗人员全部佩戴，姓名、岗位清楚可见；单位自查三日，留有记录和照片。",
            "Everyone on duty wears one, name and post readable; three days of own checks on file.",
        ),
        clauses=(
            Clause(ref="附1§三(一)", text=LAW),
            *(
                (Clause(ref="§三(一) 三亮明", text="亮明身份、亮明职责、亮明承诺。"),)
                * (n % 3 == 1)
            ),
        ),
        points=Fraction(0) if is_discipline else Fraction(2),
        rules=(
            (PerOccurrence(points=Fraction(1, 2), counting_unit=Pair("人次", "person")),)
            if n % 2 == 0
            else (WholeItem(),)
            if not is_discipline
            else (PerOccurrence(points=Fraction(1), counting_unit=Pair("件次", "case")),)
        ),
        due_class=CLASSES[n % 4],
    )


UNIT = Unit(
    unit="0198a0000000700080000000000000aa",
    name="示例县政务服务中心人社综合服务大厅",
    kind=UnitKind.U10,
    layout=Layout.HALL,
    windows=12,
    phone="000-0000000",
)


def photo(n: int, size: tuple[int, int] = (1200, 900)) -> bytes:
    """A picture of a hall that never was, as a camera would hand it over."""
    image = Image.new("RGB", size, (226, 222, 214))
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((0, height * 2 // 3, width, height), fill=(176, 160, 140))
    for window in range(5):
        left = width * window // 5 + 20
        tint = (120 + 20 * ((window + n) % 5), 150, 190)
        draw.rectangle((left, height // 4, left + width // 6, height * 2 // 3), fill=tint)
    draw.ellipse(
        (width // 2 - 60, height // 3, width // 2 + 60, height // 3 + 120), fill=(90, 70, 60)
    )
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "TestCam", "ALN-AL80", "SecretOwner"
    image.save(out, "JPEG", quality=90, exif=exif, comment=b"SecretComment")
    return out.getvalue()


def visit(
    asked: Checklist,
    *,
    problems: int,
    photos: int = 0,
    kind: VisitType = VisitType.OPEN,
    unchecked: int = 0,
) -> tuple[Visit, dict[str, bytes]]:
    """A closed visit with so many problems, and its photo derivatives by their SHA-256."""
    answers: dict[str, Answer] = {}
    evidence: list[Evidence] = []
    files: dict[str, bytes] = {}
    codes = [item.code for item in asked.items if item.answer is AnswerForm.ANSWER]
    for n, code in enumerate(islice(codes, problems)):
        named: tuple[str, ...] = ()
        if n < photos:
            original, copy = f"{n:064x}", derivative(photo(n), name="1.jpg")
            files[f"{n + 1000:064x}"] = copy
            evidence.append(
                Evidence(
                    sha256=original, item=code, kind="image/jpeg", bytes=1,
                    derivative=f"{n + 1000:064x}", name="IMG_0001.jpg",
                )
            )  # fmt: skip
            named = (original,)
        answers[code] = Violation(occurrences=tuple(_seen(n, named)))
    for code in codes[problems : len(codes) - unchecked]:
        answers[code] = Compliant()
    for code in codes[problems : problems + 2]:
        answers[code] = NotApplicable(reason="无此条件")
    answers["S01"] = Ticked(ticks=(PhraseTick(tick=Tick.HEARD, window="3"),))
    answers["S02"] = Ticked(ticks=(PhraseTick(tick=Tick.NOT_TRIGGERED),))
    answers["S03"] = Ticked(ticks=(PhraseTick(tick=Tick.HEARD, window="3"),))
    answers["M31"] = Measured(value=Fraction(19))
    at = datetime(2026, 11, 23, 9, 41, tzinfo=CHINA)
    made = Visit(
        visit="0198a1b2c3d47e5f8091a2b3c4d5e6f7", unit=UNIT.unit, type=kind, channel=Channel.ONSITE,
        checklist=asked.name, edition=asked.edition, checklist_digest=asked.digest,
        asked=tuple(item.code for item in asked.items), team=("p1", "p2"), at=at, opened_at=at,
        state=VisitState.CLOSED, answers=answers, evidence=tuple(evidence),
        laps=(
            Lap(lap=LapName.TICKET, at=at), Lap(lap=LapName.CALLED, at=at + timedelta(minutes=19)),
        ),
        leads=(Remark(remark="r1", item=None, text="群众称某窗口收受土特产，票号A017"),),
        good_practices=(
            Remark(remark="r2", item="A41", text="老年人专座旁备有老花镜和放大镜，并有专人引导"),
        ),
        notes=(Remark(remark="r3", item="A12", text="三号窗口排队较长"),),
        closed_at=at + timedelta(hours=2),
        incomplete_reason="停电，后半部分无法检查" if unchecked else None,
    )  # fmt: skip
    return made, files


def _seen(n: int, evidence: tuple[str, ...]) -> list[Occurrence]:
    at = datetime(2026, 11, 23, 9, 41, tzinfo=CHINA) + timedelta(minutes=n)
    first = Occurrence(
        occurrence=f"o{n}", window=str(n % 12 + 1), from_at=at, to_at=at + timedelta(minutes=3),
        note=FACTS[n % len(FACTS)], evidence=evidence, count=2 if n % 4 == 1 else 1,
        corrected=n % 5 == 2, subtype="看手机" if n % 4 == 0 else None,
    )  # fmt: skip
    again = replace(
        first, occurrence=f"o{n}b", window="咨询台", note="同样情形", evidence=(),
        extent=Extent.COMMON, count=1,
    )  # fmt: skip
    return [first, again] if n % 3 == 0 else [first]


def report(
    *,
    items: int = 14,
    problems: int = 0,
    photos: int = 0,
    kind: VisitType = VisitType.OPEN,
    audience: Audience = Audience.UNIT,
    unchecked: int = 0,
) -> tuple[FindingsReport, dict[str, bytes]]:
    """What may leave of such a visit, and the photos that it shows."""
    asked = checklist(items)
    made, files = visit(asked, problems=problems, photos=photos, kind=kind, unchecked=unchecked)
    made_report = findings_report(source(asked, made, problems=problems), audience)
    return made_report, {sha: files[sha] for sha in made_report.photos}


def source(asked: Checklist, made: Visit, *, problems: int) -> Source:
    """All that a report of a visit is made from; its first items are the problems."""
    return Source(
        visit=made, checklist=asked, unit=UNIT, office=OFFICE, team=("测试员甲", "测试员乙"),
        score=score(asked, made.asked, made.answers), served=DAY, served_known=True,
        problems=tuple(
            Problem(
                finding=f"{n:032x}", item=item.code, due_class=item.due_class,
                deadline=PublishedDeadline(
                    due=DUE[item.due_class][0], report_due=None, provisional=n % 6 == 5,
                    derivation=Pair(DUE[item.due_class][1], "Counted from the day after service."),
                ),
            )
            for n, item in enumerate(islice(asked.items, problems))
        ),
    )  # fmt: skip


def refused() -> tuple[FindingsReport, dict[str, bytes]]:
    """A report whose signature was refused, and on which the windows were counted."""
    made, photos = report(problems=2)
    told = Pair("在岗 6 个，共 12 个窗口；无人：3", "6 staffed, 12 windows; empty: 3")
    counted = tuple(PublishedSample(at=f"09:{n:02}", told=told) for n in range(5, 60, 5))
    return (
        replace(
            made,
            staffing=PublishedStaffing(
                samples=len(counted), lowest=told, lowest_at="09:05", mean="50.0%", counted=counted
            ),
            signing=PublishedSigning(
                inspectors=("测试员甲", "测试员乙", "测试员丙"),
                unit_head="示例丙",
                post="社保局服务大厅主任",
                refused=True,
                reason="不认可扣分",
                witness="示例丁",
                proof=Pair("留置送达", "Left on the premises"),
                copies=2,
            ),
        ),
        photos,
    )
