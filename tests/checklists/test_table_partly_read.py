"""What is made of a wording whose neighbour was not understood."""

from pathlib import Path

from inspector.domain import rules
from inspector.domain.words import VetoScope
from tests.checklists.tables import imported, item, unread


def test_a_rule_is_not_widened_by_what_was_not_understood(tmp_path: Path) -> None:
    """A veto for one grave case must not fall on every case because its neighbour was unclear."""
    found = imported(
        tmp_path,
        [
            ["检查内容", "分值", "评分标准"],
            ["不推诿", 10, "发生一起该项不得分；造成严重影响的一票否决"],
            ["不刁难", 10, "造成严重影响的一票否决"],
        ],
    )
    grave, all_of_it = item(found, "A01").rules, item(found, "A02").rules
    assert unread(found) == {"C2": "发生一起该项不得分"}
    assert grave == (rules.Veto(scope=VetoScope.TOTAL, subtypes=("造成严重影响",)),)
    assert all_of_it == (rules.Veto(scope=VetoScope.TOTAL),)
