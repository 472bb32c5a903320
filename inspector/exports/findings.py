"""检查反馈单: from a report to a PDF, and to one that is signed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from inspector.domain.publication import (
    DATA_NAME,
    KIND,
    FindingsReport,
    PublishedFinding,
    PublishedOccurrence,
    published_data,
)
from inspector.domain.telling import CHINA, day_of, start_of_day
from inspector.errors import InspectorError
from inspector.errors import export as faults
from inspector.exports.content import Contents
from inspector.exports.finisher import SIGNATURE_FIELD
from inspector.exports.instances import codes, items, readings, reasons, side_by_side
from inspector.exports.pdf import Attachment, Engine, Manuscript, RenderedPdf
from inspector.exports.setting import (
    full_stop,
    full_width,
    minus,
    quoted,
    shortened,
    tight,
    title_lines,
)
from inspector.exports.templates import Templates

TEMPLATE = "findings/template.html"
STYLES = ("shared/page.css", "findings/findings.css")
_SHORT_HEAD = 15
_LONGEST_HEAD = 18
"""Characters of the red head in its two sizes that fill the 170 mm of its rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What is printed where the digital signature goes."""

    office: str
    device: str | None
    """Code of the laptop; None on a copy that must not point at a visitor."""
    at: datetime
    """Printed to the second with the device, else only its day."""

    @property
    def told_at(self) -> datetime:
        """The time as far as the copy may tell it."""
        return start_of_day(self.at) if self.device is None else self.at


class FindingsPress:
    """Makes findings reports; keep it, it stays warm.

    Args:
        contents: Where templates, style sheets and typefaces lie.
        engine: Of the same contents.
    """

    def __init__(self, contents: Contents, engine: Engine) -> None:
        self._engine = engine
        self._templates = Templates(
            contents,
            {
                "codes": codes,
                "day": chinese_day,
                "full_stop": full_stop,
                "full_width": full_width,
                "items": items,
                "minus": minus,
                "readings": readings,
                "reasons": reasons,
                "sentence": sentence,
                "shortened": shortened,
                "side_by_side": side_by_side,
                "tight": tight,
                "title": title,
                "unspoken": unspoken,
            },
        )

    def render(
        self,
        report: FindingsReport,
        *,
        photos: Mapping[str, bytes],
        seal: Seal | None,
        red_head: bool = True,
    ) -> RenderedPdf:
        """Set a report.

        Args:
            report: What may leave, and nothing else.
            photos: The copies without metadata that the report names.
            seal: What the signature says in print; None leaves out the place for a signature.
            red_head: The office's name in red; False heads it 工作用表.

        Raises:
            InspectorError: EXPORT_002 to EXPORT_008.
        """
        for sha256 in report.photos:
            if sha256 not in photos:
                raise InspectorError(faults.PHOTO_MISSING, sha256=sha256)
        return self._engine.render(
            Manuscript(
                kind=KIND,
                template=TEMPLATE,
                html=self.html(report, seal=seal, red_head=red_head),
                styles=STYLES,
                photos=photos,
                attachments=(_attachment(report, seal),),
                is_signed=seal is not None,
            )
        )

    def html(self, report: FindingsReport, *, seal: Seal | None, red_head: bool) -> str:
        """The report as one HTML page."""
        lines = title_lines(report.office, longest=_LONGEST_HEAD)
        is_short = len(lines) == 1 and len(report.office) <= _SHORT_HEAD
        return self._templates.fill(
            TEMPLATE,
            report=report,
            red_head=red_head,
            office_lines=lines,
            office_size="" if is_short else " long",
            seal=None if seal is None else _printed(seal),
            signature_field=SIGNATURE_FIELD,
        )


def _printed(seal: Seal) -> dict[str, str | None]:
    second = seal.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S UTC+8")
    at = chinese_day(day_of(seal.at)) if seal.device is None else second
    return {"office": seal.office, "device": seal.device, "at": at}


def _attachment(report: FindingsReport, seal: Seal | None) -> Attachment:
    """The published data; its date is the signature's, or else the day of service."""
    at = seal.told_at if seal else datetime.combine(report.served, datetime.min.time(), CHINA)
    data = json.dumps(published_data(report), ensure_ascii=False, indent=1, sort_keys=False)
    return Attachment(
        name=DATA_NAME,
        description="检查反馈单的公开数据 / published data of the findings",
        data=data.encode(),
        at=at.astimezone(UTC).replace(tzinfo=None),
    )


def chinese_day(on: date) -> str:
    """A day as official documents write it. Source: GB/T 9704—2012 7.3.5.4."""
    return f"{on.year}年{on.month}月{on.day}日"


def title(one: PublishedFinding) -> str:
    """A finding in one line: what is required is not what was found."""
    if one.to_verify:
        return f"反映的问题：{quoted(one.text.zh)}（待查实，查实前不扣分）"
    if one.is_phrase:
        return f"应说未说：{quoted(one.text.zh)}"
    if one.is_prohibition:
        return f"违反禁止性规定：{quoted(one.text.zh)}"
    return f"{quoted(one.text.zh)}不符合要求"


def unspoken(one: PublishedFinding) -> str:
    """What is said of a finding that the inspector put into no words."""
    if one.to_verify:
        return "有此反映，尚待查实"
    return "有该项所列的情形" if one.is_prohibition else "不符合该项要求"


def sentence(seen: PublishedOccurrence, otherwise: str = "不符合该项要求") -> str:
    """One occurrence as one sentence: place, time, what, how often.

    Args:
        seen: What was seen.
        otherwise: Said where the inspector put it into no words.
    """
    window = seen.window and (seen.window if not seen.window.isdigit() else f"{seen.window}号窗口")
    where = [part for part in (window, seen.when and seen.when.zh) if part]
    what = [part for part in (seen.subtype, seen.fact.strip().rstrip("。")) if part]
    told = "：".join(what) or (otherwise if where else f"检查时{otherwise}")
    said = "，".join((*where, told))
    more = (
        f"计{seen.count}{seen.counting_unit.zh}" if seen.count > 1 else "",
        "普遍存在" if seen.common else "",
        f"酌情扣分的理由：{seen.reason}" if seen.reason else "",
        f"依据：{seen.clause}" if seen.clause else "",
    )
    tail = "，".join(part for part in more if part)
    return full_stop(f"{said}（{tail}）" if tail else said)
