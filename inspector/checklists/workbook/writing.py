"""A checklist laid out on the sheets of our workbook."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from inspector.checklists.key_texts import KEYS, key_text
from inspector.checklists.schema import PLAIN_NUMBER
from inspector.checklists.strict_yaml import Plain
from inspector.checklists.workbook.layout import Column, Path, Table, layout
from inspector.checklists.workbook.notes import BY_KEY, BY_KIND, GUIDE
from inspector.checklists.workbook.words import NO, SHEETS, YES
from inspector.checklists.writing.file import line_of
from inspector.checklists.writing.tree import form_of
from inspector.domain.checklist import Checklist
from inspector.i18n import Pair
from inspector.sheets.writing import Help, Sheet, Value, workbook_bytes

Block = dict[str, Plain]

WIDTHS: Final = {
    "text": 16,
    "number": 9,
    "yes_no": 9,
    "word": 14,
    "words": 16,
    "texts": 20,
    "tree": 24,
}
WIDE: Final = 36
WIDE_KEYS: Final = {"text", "how", "fixed_when"}
BETWEEN_WORDS: Final = "、"
FORM_HEADINGS: Final = ("名目 key", "内容 value", "说明 note")
WORD_HEADINGS: Final = ("列 column", "可填 word", "代码 code")


def workbook_of(checklist: Checklist, file: str) -> bytes:
    """The workbook; importing it gives the same checklist, to the same digest.

    Args:
        checklist: What to lay out.
        file: Name of the file, as errors show it.

    Raises:
        InspectorError: SHEET_018, when a text holds what no cell can.
    """
    form = form_of(checklist)
    plan = layout()
    tables = [_table(table, _rows_of(form, table)) for table in plan.tables]
    return workbook_bytes([_guide(), _form(form, plan.form), *tables, _words()], file)


def _guide() -> Sheet:
    rows = [[line.zh, line.en] for line in GUIDE]
    return Sheet(name=SHEETS["guide"], rows=rows, widths=(60, 60), frozen=(0, 0))


def _form(form: Block, columns: tuple[Column, ...]) -> Sheet:
    rows: list[list[Value]] = [list(FORM_HEADINGS)]
    for column in columns:
        note = _note(column, "checklist")
        rows.append([column.heading, _cell(form, column), f"{note.zh} {note.en}".strip()])
    widths, texts = (30, 50, 60), frozenset({1})
    return Sheet(name=SHEETS["checklist"], rows=rows, widths=widths, texts=texts)


def _table(table: Table, blocks: list[Block]) -> Sheet:
    rows: list[list[Value]] = [[column.heading for column in table.columns]]
    rows += [[_cell(block, column) for column in table.columns] for block in blocks]
    return Sheet(
        name=table.sheet,
        rows=rows,
        widths=[_width(column) for column in table.columns],
        frozen=(1, _names(table)),
        needed=frozenset(n for n, column in enumerate(table.columns) if column.is_needed),
        texts=frozenset(n for n, column in enumerate(table.columns) if column.kind != "number"),
        help={n: _help(column, table.key) for n, column in enumerate(table.columns)},
    )


def _names(table: Table) -> int:
    """Columns that say what a row is about, and stay in sight."""
    return 2 if table.key == "items" else 1


def _width(column: Column) -> int:
    return WIDE if column.path[0] in WIDE_KEYS else WIDTHS[column.kind]


def _help(column: Column, sheet: str) -> Help:
    note = _note(column, sheet)
    offers = {"word": tuple(column.chinese.values()), "yes_no": (YES, NO)}
    return Help(
        title=column.heading,
        text=f"{note.zh}\n{note.en}",
        words=offers.get(column.kind, ()),
    )


def _words() -> Sheet:
    """What may be filled in where only certain words are taken."""
    rows: list[list[Value]] = [list(WORD_HEADINGS)]
    for key, columns in (("checklist", layout().form), *_columns_by_sheet()):
        for column in columns:
            for word, chinese in column.chinese.items():
                rows.append([f"{SHEETS[key]} · {column.heading}", chinese, word])
    return Sheet(name=SHEETS["words"], rows=rows, widths=(44, 24, 24))


def _columns_by_sheet() -> Iterator[tuple[str, tuple[Column, ...]]]:
    for table in layout().tables:
        yield table.key, table.columns


def _note(column: Column, sheet: str) -> Pair:
    """What a column means, and how it is filled in."""
    key = ".".join(column.path)
    how = BY_KEY.get(f"{sheet}.{key}") or BY_KEY.get(key) or BY_KIND.get(column.kind)
    notes = [key_text(*column.meant)] if column.meant[1] in KEYS else []
    notes += [how] if how else []
    return Pair("".join(one.zh for one in notes), " ".join(one.en for one in notes))


def _rows_of(form: Block, table: Table) -> list[Block]:
    """The blocks of a sheet, each with the code of what it belongs to."""
    if table.key == "counting_units":
        return [{"zh": zh, "en": en} for zh, en in _block(form.get(table.key)).items()]
    if not table.parent:
        return _blocks(form.get(table.key))
    sections = _blocks(form.get("sections"))
    if table.parent == "section":
        return [
            {"section": section["code"], **item}
            for section in sections
            for item in _blocks(section["items"])
        ]
    items = [item for section in sections for item in _blocks(section["items"])]
    return [{"item": item["code"], **row} for item in items for row in _blocks(item.get(table.key))]


def _blocks(value: Plain | None) -> list[Block]:
    return [_block(one) for one in value] if isinstance(value, list) else []


def _block(value: Plain | None) -> Block:
    return value if isinstance(value, dict) else {}


def _cell(block: Block, column: Column) -> Value:
    value = _at(block, column.path)
    if value is None:
        return ""
    if column.kind == "tree":
        return line_of(value)
    if isinstance(value, list):
        texts = [str(one) for one in value]
        words = [column.chinese.get(text, text) for text in texts]
        return BETWEEN_WORDS.join(words) if column.kind == "words" else _lines(texts)
    text = str(value)
    if column.kind == "number" and PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    if column.kind == "yes_no":
        return YES if text == "true" else NO
    return column.chinese.get(text, text)


def _lines(texts: list[str]) -> str:
    """One text a line; in brackets where the lines would not tell them apart."""
    if any("\n" in text for text in texts) or texts[0].startswith("["):
        return line_of(list(texts))
    return "\n".join(texts)


def _at(block: Block, path: Path) -> Plain | None:
    value: Plain | None = block
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
