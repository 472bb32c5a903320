"""The same findings report set by reportlab: untagged, unsigned, without form or attachment."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    Image,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from inspector.domain.publication import FindingsReport, PublishedFinding
from inspector.exports.findings import chinese_day, sentence
from inspector.i18n import Pair

WIDTH = 156 * mm
FACES = ("song-regular", "song-bold", "hei-regular", "hei-bold", "kai", "fang")
RULES = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
]


def _style(face: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(
        face, fontName=face, fontSize=size, leading=leading, wordWrap="CJK", **more
    )


BODY = _style("fang", 15, 28, firstLineIndent=30)
NOTE = _style("song-regular", 9, 14)
CELL = _style("song-regular", 10, 14)
HEAD = _style("hei-bold", 10, 14)
LAW = _style("kai", 11, 16)
PART = _style("hei-regular", 15, 30)
TITLE = _style("song-bold", 22, 36, alignment=1)
RED = _style("song-bold", 28, 44, alignment=1, textColor=colors.red)


def load_faces(fonts: Path) -> None:
    """Read the typefaces, once a process."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, fonts / f"{face}.ttf"))


def pages(report: FindingsReport, photos: Mapping[str, bytes]) -> bytes:
    """The report, part by part in the order of ours."""
    story: list[Flowable] = [
        Paragraph(report.office, RED),
        HRFlowable(WIDTH, 2, color=colors.red),
        Paragraph("检查反馈单", TITLE),
        Paragraph(f"{report.unit}：", BODY),
        Paragraph(
            f"{report.when.zh}，{report.office}对照《{report.checklist_title.zh}》对你单位进行了"
            f"{report.type_label.zh}（{report.channel_label.zh}），共检查{report.asked}项。", BODY
        ),
        *_particulars(report),
        *_score(report),
        *_recorded(report),
        *_overview(report),
    ]  # fmt: skip
    for finding in report.findings:
        story += _finding(finding, photos)
    for practice in report.good_practices:
        story.append(Paragraph(practice.text, BODY))
    story += _closing(report)
    out = BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=28 * mm, rightMargin=26 * mm, topMargin=37 * mm,
        bottomMargin=35 * mm,
    ).build(story, onFirstPage=_number, onLaterPages=_number)  # fmt: skip
    return out.getvalue()


def _number(canvas: object, document: object) -> None:
    canvas.setFont("song-regular", 14)  # type: ignore[attr-defined]
    canvas.drawCentredString(A4[0] / 2, 20 * mm, f"— {document.page} —")  # type: ignore[attr-defined]


def _words(words: Pair) -> str:
    return f"{words.zh}<br/><font name='song-regular' size='7'>{words.en}</font>"


def _table(
    head: Sequence[Pair], rows: Iterable[Sequence[str]], widths_mm: Sequence[float]
) -> list[Flowable]:
    cells = [[Paragraph(_words(one), HEAD) for one in head]] if head else []
    cells += [[Paragraph(one, CELL) for one in row] for row in rows]
    widths = [width * mm for width in widths_mm]
    return [Table(cells, colWidths=widths, repeatRows=1 if head else 0, style=RULES), Spacer(0, 8)]


def _particulars(report: FindingsReport) -> list[Flowable]:
    rows = [
        (_words(Pair("被查单位", "Unit")), report.unit),
        (_words(Pair("单位类别", "Kind")), _words(report.unit_kind)),
        (_words(Pair("检查时间", "Time")), report.when.zh),
        (_words(Pair("检查人员", "Inspectors")), "、".join(report.team)),
        (_words(Pair("检查表", "Checklist")), _words(report.checklist_title)),
        (_words(Pair("送达日", "Served")), chinese_day(report.served)),
    ]
    return [Paragraph("一、基本情况", PART), *_table((), rows, (30, 126))]


def _score(report: FindingsReport) -> list[Flowable]:
    if report.score is None:
        return []
    head = (
        Pair("部分", "Section"), Pair("检查项数", "Items"), Pair("未检查", "Unchecked"),
        Pair("适用分", "Applicable"), Pair("实得分", "Obtained"), Pair("部分满分", "Maximum"),
        Pair("得分", "Result"),
    )  # fmt: skip
    rows = [
        (_words(one.title), str(one.asked), str(one.unchecked), one.applicable, one.obtained,
         one.maximum, one.result or "—")
        for one in report.score.sections
    ]  # fmt: skip
    lines_head = (
        Pair("问题", "Finding"), Pair("事由", "What for"), Pair("数量", "Count"),
        Pair("分值", "Points"), Pair("依据", "Clause"),
    )  # fmt: skip
    lines = [
        (str(one.finding or "—"), _words(one.text), str(one.count), one.points,
         "；".join(one.clauses))
        for one in report.score.lines
    ]  # fmt: skip
    return [
        Paragraph("二、检查得分", PART),
        *_table(head, rows, (36, 20, 20, 20, 20, 20, 20)),
        Paragraph(f"总分 = {report.score.arithmetic}（精确值 {report.score.exact}）。", NOTE),
        Paragraph("三、扣分明细", PART),
        *_table(lines_head, lines, (16, 70, 18, 18, 34)),
    ]


def _recorded(report: FindingsReport) -> list[Flowable]:
    skipped = [(one.item, one.text.zh, one.reason) for one in report.not_applicable]
    read = [(one.item, one.text.zh, one.reading.zh) for one in report.readings]
    head = (Pair("项", "Item"), Pair("要求", "Requirement"), Pair("理由", "Why not applicable"))
    return [
        Paragraph("四、不适用、未检查及只记录的项", PART),
        *_table(head, skipped, (18, 78, 60)),
        *_table(head, read, (18, 78, 60)),
    ]


def _overview(report: FindingsReport) -> list[Flowable]:
    head = (
        Pair("序号", "No."), Pair("问题", "Finding"), Pair("扣分", "Points"),
        Pair("整改期限", "Deadline, that day included"),
    )  # fmt: skip
    rows = [
        (str(one.number), f"{one.item}　{one.text.zh}", one.points, _due(one))
        for one in report.findings
    ]
    return [Paragraph("五、问题与整改要求", PART), *_table(head, rows, (16, 70, 18, 52))]


def _due(finding: PublishedFinding) -> str:
    due = finding.deadline.due
    return f"{chinese_day(due)}（含当日）" if due else finding.due_class_label.zh


def _finding(finding: PublishedFinding, photos: Mapping[str, bytes]) -> list[Flowable]:
    def cells(texts: Iterable[str]) -> list[Flowable]:
        return [Paragraph(one, LAW) for one in texts]

    grid = [
        [Paragraph(_words(Pair("事实", "What was seen")), HEAD),
         cells(sentence(seen) for seen in finding.occurrences)],
        [Paragraph(_words(Pair("依据", "Clause")), HEAD),
         cells(f"{clause.ref}　{clause.text}" for clause in finding.clauses)],
        [Paragraph(_words(Pair("整改到位", "Counts as fixed")), HEAD),
         cells([_words(finding.fixed_when)])],
        [Paragraph(_words(Pair("期限", "Deadline")), HEAD),
         cells([f"{_due(finding)}前整改到位。", finding.deadline.derivation.zh])],
    ]  # fmt: skip
    pictures = [Image(BytesIO(photos[sha]), 62 * mm, 46 * mm) for sha in finding.photos]
    return [
        HRFlowable(WIDTH, 1),
        Paragraph(f"问题{finding.number}　{finding.text.zh}", PART),
        Paragraph(finding.text.en, NOTE),
        Table(grid, colWidths=[24 * mm, 132 * mm]),
        *(Table([pictures[at : at + 2]]) for at in range(0, len(pictures), 2)),
    ]


def _closing(report: FindingsReport) -> list[Flowable]:
    box = "□"
    rows = [
        ("单位负责人", f"{box}已收到　{box}有异议，另附材料", "签名：", "年　月　日"),
        ("拒绝签收", f"{box}拒绝签收，理由：", "见证人：", "年　月　日"),
        ("检查人员", f"{box}当面送达　{box}邮寄　{box}电子送达", "签名：", "年　月　日"),
    ]
    reply = (
        f"请在各项期限届满前，将整改情况书面报送{report.office}，逐项写明原因、措施、责任人和"
        "完成日期，并附整改前后的佐证。确需延期的，应当在原期限届满之日前（含当日）书面申请。"
        "对事实、依据、扣分或者期限有异议的，可以书面提出并附材料，由其复核后书面答复。"
    )
    return [
        Paragraph("七、回复与异议", PART),
        Paragraph(reply, BODY),
        Paragraph("八、签收", PART),
        *_table((), rows, (28, 62, 36, 30)),
    ]
