"""The page that says where each of the 209 requirements lives."""

import re

import pytest

from inspector.checklists.folders import shipped_folder
from inspector.checklists.library import load_checklist
from tests.checklists import seed

LINE = re.compile(r"^\| ([A-Z]\d{1,2}) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page() -> list[tuple[str, str, str, str]]:
    return LINE.findall((shipped_folder() / "FEATURES.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def refs_of() -> dict[str, list[str]]:
    """References of each item, called as the page calls it."""
    return {
        f"{name}/{item.code}": [clause.ref for clause in item.clauses]
        for name in ("hrss-window", "hrss-governance")
        for item in load_checklist(name).items
    }


def test_each_of_the_209_rows_is_there_once(page: list[tuple[str, str, str, str]]) -> None:
    """A requirement that is on no list is forgotten."""
    assert [row[0] for row in page] == [row.id for row in seed.rows()]
    assert len(page) == 209


def test_a_row_that_is_an_item_names_itself(page: list[tuple[str, str, str, str]]) -> None:
    """The page and the checklists must not drift apart."""
    items = {row.id: row for row in seed.rows() if row.is_item}
    for code, _, zh, en in page:
        if code in items:
            name = "hrss-governance" if items[code].section == "G" else "hrss-window"
            assert (zh, en) == (f"项 `{name}/{code}`", f"item `{name}/{code}`")


def test_every_item_named_exists(
    page: list[tuple[str, str, str, str]], refs_of: dict[str, list[str]]
) -> None:
    """In both languages, and the same ones."""
    for code, _, zh, en in page:
        named = re.findall(r"`(hrss-[a-z]+/\w+)`", zh)
        assert named == re.findall(r"`(hrss-[a-z]+/\w+)`", en), code
        assert set(named) <= set(refs_of), code


def test_a_merged_row_has_its_clause_in_the_items_that_took_it(
    page: list[tuple[str, str, str, str]], refs_of: dict[str, list[str]]
) -> None:
    """One fact, one deduction, all its clauses."""
    for code, clause, zh, _ in page:
        if code in seed.MERGED | seed.HEADINGS:
            named = re.findall(r"`(hrss-[a-z]+/\w+)`", zh)
            assert named, code
            for item in named:
                found = [ref for ref in refs_of[item] if _is_within(ref, clause)]
                assert found, (code, item)


def test_what_is_not_there_yet_says_so_in_both_languages(
    page: list[tuple[str, str, str, str]],
) -> None:
    """A page of requirements must not promise."""
    for code, _, zh, en in page:
        assert ("尚未提供" in zh) == ("ot there yet" in en), code


def test_every_numbered_paragraph_of_the_source_is_cited(
    page: list[tuple[str, str, str, str]], refs_of: dict[str, list[str]]
) -> None:
    """From §二 to annex 3: nothing that the source asks is left out."""
    cited = {ref for refs in refs_of.values() for ref in refs}
    cited |= {ref for _, clause, _, _ in page for ref in re.split(r"; ", clause)}
    paragraphs = list(seed.numbered_paragraphs())
    start = paragraphs.index("§二")

    assert len(paragraphs) == 110
    for paragraph in paragraphs[start:]:
        assert any(_is_within(ref, paragraph) for ref in cited), paragraph


def _is_within(ref: str, paragraph: str) -> bool:
    """Whether a reference is to the paragraph or to a part of it: `附3一.1` is not `附3一.12`."""
    without = ref.replace(" ", "")
    wanted = paragraph.replace(" ", "")
    return without.startswith(wanted) and not without[len(wanted) :][:1].isdigit()
