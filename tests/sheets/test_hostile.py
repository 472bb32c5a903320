"""A file from a stranger, made badly or made to do harm: one clear error, and little memory."""

import io
import os
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.errors import Fault, InspectorError
from inspector.errors import sheet as faults
from inspector.sheets import limits
from inspector.sheets.reading import read_book
from tests.sheets import building
from tests.sheets.building import parts, raw, refused, sheet_xml, zipped
from tests.sources import ROOT

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DOCTYPE = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&b;</v></c></row></sheetData>"
    "</worksheet>"
)

BAD_BYTES: dict[str, tuple[bytes, Fault]] = {
    "a locked workbook": (
        OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        faults.PASSWORD,
    ),
    "an old .xls": (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), faults.OLD_KIND),
    "a web page called .xlsx": (b"<html><table><tr><td>1</td></tr></table>", faults.NOT_A_WORKBOOK),
    "an empty file": (b"", faults.NOT_A_WORKBOOK),
    "only the beginning of a workbook": (zipped(parts())[:400], faults.DAMAGED),
    "some other archive": (zipped({"a.txt": "a"}), faults.NOT_A_WORKBOOK),
    "a text document": (
        zipped({"_rels/.rels": building.ROOT_RELATIONS.replace("xl/workbook", "word/document")}),
        faults.NOT_A_WORKBOOK,
    ),
    "an OpenDocument table": (zipped({"mimetype": "x", "content.xml": "<x/>"}), faults.OLD_KIND),
    "a binary workbook": (zipped({"xl/workbook.bin": "x"}), faults.OLD_KIND),
}


@pytest.mark.parametrize("kind", BAD_BYTES)
def test_what_is_no_workbook_says_what_it_is(tmp_path: Path, kind: str) -> None:
    """Each has a way out of its own: take off the password, save as .xlsx, get it once more."""
    data, fault = BAD_BYTES[kind]
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    error = refused(path)
    assert (error.fault.code, error.context["place"]) == (fault.code, "表.xlsx")


BAD_PARTS: dict[str, tuple[dict[str, str], Fault]] = {
    "an entity bomb": ({"sheet": DOCTYPE}, faults.HOSTILE),
    "endless depth": ({"sheet": "<a>" * 5000}, faults.HOSTILE),
    "an endless tag": ({"sheet": sheet_xml(f'<row x="{"a" * 4_000_000}"/>')}, faults.HOSTILE),
    "XML cut short": ({"sheet": "<worksheet><sheetData><row>"}, faults.DAMAGED),
    "a text that is not there": (
        {"sheet": sheet_xml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')},
        faults.DAMAGED,
    ),
    "a text before the first": (
        {"sheet": sheet_xml('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')},
        faults.DAMAGED,
    ),
    "a number that is none": (
        {"sheet": sheet_xml('<row r="1"><c r="A1"><v>NaN</v></c></row>')},
        faults.DAMAGED,
    ),
    "a number with a huge exponent": (
        {"sheet": sheet_xml('<row r="1"><c r="A1"><v>1e999999999</v></c></row>')},
        faults.DAMAGED,
    ),
    "a row twice": (
        {"sheet": sheet_xml(building.ROW + building.ROW)},
        faults.DAMAGED,
    ),
    "a column that no sheet has": (
        {"sheet": sheet_xml('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')},
        faults.DAMAGED,
    ),
    "a row that no sheet has": (
        {"sheet": sheet_xml('<row r="99999999"><c r="A99999999"><v>1</v></c></row>')},
        faults.DAMAGED,
    ),
    "something far to the right": (
        {"sheet": sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>')},
        faults.TOO_MANY_COLUMNS,
    ),
    "merged areas upon merged areas": (
        {
            "sheet": sheet_xml(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="Z1000000"><v>1</v>'
                "</c></row>",
                '<mergeCells><mergeCell ref="A1:Z1000000"/></mergeCells>',
            )
        },
        faults.TOO_MANY_CELLS,
    ),
    "too many sheets": (
        {
            "workbook": building.WORKBOOK.replace(
                '<sheet name="项" sheetId="1" r:id="r1"/>',
                '<sheet name="项" sheetId="1" r:id="r1"/>' * (limits.LIMIT_SHEETS + 1),
            )
        },
        faults.TOO_MANY_SHEETS,
    ),
    "a sheet that is not there": (
        {"relations": building.RELATIONS.replace("sheet1", "sheet9")},
        faults.DAMAGED,
    ),
    "nothing at all": ({"sheet": sheet_xml("")}, faults.NOTHING_IN_IT),
}


@pytest.mark.parametrize("kind", BAD_PARTS)
def test_a_part_that_is_not_as_it_should_be_is_refused(tmp_path: Path, kind: str) -> None:
    """None of them is a crash, and none is read halfway."""
    changed, fault = BAD_PARTS[kind]
    assert refused(raw(tmp_path, **changed)).fault.code == fault.code


def test_a_bomb_is_seen_by_its_size_before_it_is_unpacked(tmp_path: Path) -> None:
    """Half a gigabyte of spaces packs into half a megabyte."""
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            if name != building.SHEET:
                archive.writestr(name, content)
        with archive.open(building.SHEET, "w") as sheet:
            for _ in range(limits.LIMIT_UNPACKED // 1_000_000 + 1):
                sheet.write(b" " * 1_000_000)
    assert refused(path).fault is faults.UNPACKS_TOO_LARGE


def test_a_damaged_part_is_told(tmp_path: Path) -> None:
    """A stick that was pulled out too early gives back other bytes."""
    data = bytearray(zipped(parts()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        offset = archive.getinfo(building.SHEET).header_offset
    at = offset + 30 + len(building.SHEET) + 5
    data[at] ^= 0xFF
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    assert refused(path).fault is faults.DAMAGED


def test_an_endless_list_of_parts_is_not_read(tmp_path: Path) -> None:
    """Each entry of a zip's directory costs a thousand bytes of memory."""
    data = bytearray(zipped(parts()))
    at = data.rfind(b"PK\x05\x06") + 12
    data[at : at + 4] = (limits.LIMIT_DIRECTORY + 1).to_bytes(4, "little")
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    assert refused(path).fault is faults.HOSTILE


def test_macros_are_left_alone_and_said(tmp_path: Path) -> None:
    """An .xlsm is a workbook like any other, with a program that nobody runs."""
    macros = '<Relationship Id="r9" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>'
    relations = building.RELATIONS.replace("</Relationships>", macros)
    path = tmp_path / "表.xlsm"
    path.write_bytes(zipped({**parts(relations=relations), "xl/vbaProject.bin": "x"}))
    read = read_book(path)
    assert [one.fault for one in read.warnings] == [faults.MACROS]


def test_other_files_are_never_opened(tmp_path: Path) -> None:
    """A link may lead to a share that asks for a password, or to a stranger's machine."""
    links = '<Relationship Id="r9" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/>'
    relations = building.RELATIONS.replace("</Relationships>", f"{links}</Relationships>")
    read = read_book(raw(tmp_path, relations=relations))
    assert [one.fault for one in read.warnings] == [faults.LINKS]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    """A film is not a table."""
    path = tmp_path / "表.xlsx"
    with path.open("wb") as file:
        file.truncate(limits.LIMIT_BYTES + 1)
    assert refused(path).fault is faults.TOO_LARGE


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    """A pipe without a writer would be waited for until somebody pulls the plug."""
    assert refused(tmp_path / "没有.xlsx").fault is faults.UNREADABLE
    assert refused(tmp_path).fault is faults.NOT_A_WORKBOOK
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管.xlsx")
        assert refused(tmp_path / "管.xlsx").fault is faults.NOT_A_WORKBOOK


def test_any_bytes_end_in_our_own_words(tmp_path: Path) -> None:
    """One flipped bit anywhere: read, or refused, and never a crash."""
    good = zipped(parts())
    path = tmp_path / "表.xlsx"
    for at in range(0, len(good), 3):
        data = bytearray(good)
        data[at] ^= 0x41
        path.write_bytes(data)
        with suppress(InspectorError):
            read_book(path)


SNIPPETS = st.sampled_from(
    ["<", ">", "/", '"', "&amp;", "&#0;", "&x;", "<v>", "</c>", "<row>", 't="s"', 's="99999"', "-1",
     's="-1"', 'r="A0"', 'ref=""', 'hidden="1"', "]]>", "<![CDATA[", "<!--", "<?x", "NaN", ":id",
     '<?xml version="1.0" encoding="x-none"?>', "\ufffe", "9" * 30, ""]
)  # fmt: skip


@given(
    part=st.sampled_from(sorted(parts())),
    edits=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 12), SNIPPETS), max_size=3),
)
def test_any_damage_within_a_part_ends_in_our_own_words(
    tmp_path_factory: pytest.TempPathFactory, part: str, edits: list[tuple[int, int, str]]
) -> None:
    """Programs that write workbooks have faults of their own, and so have strangers."""
    found = parts()
    for at, cut, snippet in edits:
        found[part] = found[part][:at] + snippet + found[part][at + cut :]
    path = tmp_path_factory.mktemp("d") / "表.xlsx"
    path.write_bytes(zipped(found))
    with suppress(InspectorError):
        read_book(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for its memory")
def test_a_million_formatted_rows_cost_little_memory(tmp_path: Path) -> None:
    """They are looked past as they stream by; 200 MiB is the bound."""
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts().items():
            if name != building.SHEET:
                archive.writestr(name, content)
        with archive.open(building.SHEET, "w") as sheet:
            sheet.write(f"<worksheet><sheetData>{building.ROW}".encode())
            for block in range(100):
                first = block * 10_000 + 2
                rows = (
                    f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(first, first + 10_000)
                )
                sheet.write("".join(rows).encode())
            sheet.write(b"</sheetData></worksheet>")
    code = (
        "import sys, pathlib\n"
        "from inspector.sheets.reading import read_book\n"
        "assert len(read_book(pathlib.Path(sys.argv[1])).grids[0].rows) == 1\n"
        "print(next(l for l in open('/proc/self/status') if l.startswith('VmHWM')).split()[1])\n"
    )
    peak_kib = subprocess.check_output([sys.executable, "-c", code, str(path)], cwd=ROOT)
    assert int(peak_kib) < 200 * 1024
