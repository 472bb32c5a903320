"""A year's notice moves provisional deadlines, and tells which."""

from datetime import date, datetime
from pathlib import Path

from inspector.clock import CHINA
from inspector.services.handover import Order, export_findings
from inspector.services.lists import list_findings
from inspector.services.new_year import add_year
from inspector.services.opening import open_workspace
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, closed_visit

NOTICE = """测试通知：关于2027年部分节假日安排的通知（虚构，仅供测试）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月4日（周四）至10日（周三）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""
FIFTEEN_DAYS = """
answers:
  A28: {answer: violation, occurrences: [{note: 缺两处标识, count: 2}]}
"""


def test_deadlines_that_move_are_told(county: County, tmp_path: Path) -> None:
    """A unit holds a signed paper with the old date: somebody must tell it."""
    clock = FakeClock(datetime(2027, 1, 25, 9, tzinfo=CHINA))
    with open_workspace(county.home, PASSPHRASE, clock=clock) as workspace:
        visit = closed_visit(county, workspace, FIFTEEN_DAYS)
        served = date(2027, 1, 25)
        export_findings(workspace, visit, Order(target=tmp_path / "x.pdf", served=served))
        (before,) = workspace.run(list_findings)
        told = add_year(workspace, NOTICE, where="notice")
        (after,) = workspace.run(list_findings)
    # Fifteen working days from 01-26. By law alone 02-05 and 02-08 are off: 4 + 4 + 4 + 3.
    # By the notice 01-31 is worked, and 02-04 to 02-10 are off: 4 + 1 + 3 + 2 + 5.
    assert (before.due, after.due) == ("2027-02-17", "2027-02-19")
    assert [(one.was, one.finding.due) for one in told.moved] == [("2027-02-17", "2027-02-19")]
