"""What the unit is given of a form that is answered by numbers, options and trials."""

import subprocess
from pathlib import Path

from inspector.services.filled import fill_visit
from inspector.services.handover import Order, export_findings
from inspector.services.visits import close_visit
from inspector.services.workspace import Workspace
from tests.county import County
from tests.tui.every_form import every_form

ANSWERS = """\
answers:
  A3: {choose: [都没有]}
  A5: {band: 不合格, points: 6}
  A6: {due: 20, actual: 18}
  A7: {numbers: {播出数量: 3, 头条: 1}}
  A8: {trials: [passed, failed]}
  B1: {answer: awarded, occurrences: [{subtype: 省级采用, count: 3}]}
"""


def test_the_fact_of_a_number_is_the_number(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """“Not met” alone tells a unit head nothing: 18 of 20 were at their posts.

    Obtained 0 + 6 + 9.5 + 7.5 + 0 = 23 is below the gate of 80, so the award does not count.
    """
    visit = every_form(county, workspace)
    fill_visit(workspace, visit, county.file(ANSWERS))
    workspace.run(close_visit, visit, incomplete="时间不够")
    made = export_findings(workspace, visit, Order(target=None))
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(made.data)
    printed = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    words = "".join(printed.stdout.split())

    for fact in ("都没有", "不合格，评6分", "应20，实18", "播出数量3条，头条1", "试2次，通过1次"):
        assert f"检查时不符合该项要求：{fact}。" in words
    assert "得分23.00分" in words
    assert "加分：其余得分没有达到门槛，不计" in words
