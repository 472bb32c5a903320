"""Two editions beside each other, as an office reads them."""

from tests.checklists.examples import ITEM, SMALL
from tests.cli.conftest import CommandLine
from tests.county import County

UNIT = "示例县社保局服务大厅"


def put(county: County, text: str, name: str) -> str:
    """A checklist file among the office's own; its path."""
    folder = county.home / "content" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_changed_is_told_in_words(inspector: CommandLine, county: County) -> None:
    """One line a change, the place first; and how many there are."""
    third = ITEM.replace("code: A1", "code: A3").replace("zh: 佩戴身份牌", "zh: 桌面整洁")
    old = put(county, SMALL, "small.yaml")
    new = put(county, SMALL.replace("points: 2", "points: 3") + third, "new.yaml")

    assert inspector("checklist", "diff", old, new).out.splitlines() == [
        "A1 分值：2 → 3",
        "A3 新增：桌面整洁",
        "共 2 处改动",
    ]


def test_an_old_visit_is_told_under_both_item_by_item(
    inspector: CommandLine, county: County
) -> None:
    """What an item obtains of what, where the two say otherwise."""
    put(county, SMALL, "small.yaml")
    inspector.read("unit", "add", "--name", UNIT, "--kind", "U10")
    inspector.read("visit", "new", "--unit", UNIT, "--type", "open", "--checklist", "small")
    inspector.read("visit", "answer", "last", "A1", "violation")
    other = SMALL.replace("points: 0.5", "points: 1").replace('edition: "1"', 'edition: "2"')
    put(county, other, "small-2.yaml")

    said = inspector("visit", "score", "last", "--edition", "2").out

    assert said.split("\n") == [
        "      small@1  small@2",
        "总分  75.00    50.00",
        "A     75.00    50.00",
        "  A1  1.5 / 2  1 / 2",
        "",
    ]
    document = inspector.read("visit", "score", "last", "--edition", "2")
    assert document["total"] == "75.00"
    other_document = document["other"]
    assert isinstance(other_document, dict)
    assert other_document["total"] == "50.00"


def test_a_section_that_repeats_says_so_where_it_is_shown(
    inspector: CommandLine, county: County
) -> None:
    """Whoever looks at a checklist sees that its items are asked more than once, and of what."""
    repeat = "    repeat: {per: window, together: lowest, most: 20}\n    items:\n"
    put(county, SMALL.replace("    items:\n", repeat), "small.yaml")

    assert inspector("checklist", "show", "small").out.splitlines()[:2] == [
        "A 仪容（满分 100）",
        "  〔每个窗口各查一遍，取最低的得分，至多 20 个〕",
    ]
    (section,) = inspector.read("checklist", "show", "small")["sections"]
    assert section["repeat"] == {
        "per": "window",
        "called_zh": "窗口",
        "called_en": "window",
        "together": "lowest",
        "least": 0,
        "most": 20,
    }
