"""A checklist file or workbook, from its bytes to every fault named."""

from collections.abc import Iterator
from pathlib import Path

from inspector.checklists.checking import check
from inspector.checklists.spreadsheets import check_spreadsheet
from tests.bench import arranging
from tests.bench.measuring import Row, interleaved, timed


def rows(scratch: Path, rounds: int) -> Iterator[Row]:
    """500 and 5,000 items read and checked, as a file and as a workbook."""
    few = max(rounds // 5, 3)
    for items, most, times in ((500, 0.2, rounds), (5000, 2, few)):
        file = arranging.long_checklist(scratch, items=items)
        book = arranging.long_workbook(file)
        for one in (check(file), check_spreadsheet(book)):
            if one.errors:
                raise ValueError(one.errors[0])
        measures = {
            "file": lambda file=file: timed(lambda: check(file)),
            "book": lambda book=book: timed(lambda: check_spreadsheet(book)),
        }
        samples = interleaved(times, measures)
        bar = f"≤ {most:g} s"
        yield Row(
            what=f"读并检查 {items} 项的检查表 · a {items}-item checklist read and checked",
            ours=samples["file"],
            bar=bar,
            most=most,
        )
        yield Row(
            what=f"读并检查 {items} 项的工作簿 · a {items}-item workbook read and checked",
            ours=samples["book"],
            bar=bar,
            most=most,
        )
    table = arranging.long_table(scratch, items=5000)
    yield Row(
        what="读 5000 行的评分表 · a table of 5,000 rows read",
        ours=interleaved(few, {"table": lambda: timed(lambda: check_spreadsheet(table))})["table"],
        bar="≤ 2 s",
        most=2,
    )
    form = arranging.long_form(scratch, questions=500)
    yield Row(
        what="读 500 题的 XLSForm · an XLSForm of 500 questions read",
        ours=interleaved(few, {"form": lambda: timed(lambda: check_spreadsheet(form))})["form"],
        bar="≤ 1 s",
        most=1,
    )
