"""Make the shipped typefaces again from their packages: `python exports/fonts/build.py WORKDIR`.

Needs fontTools, npm, and Debian's apt-get and dpkg. WORKDIR keeps the fetched packages, so a second
run fetches nothing. The same sources and the same fontTools give the same bytes.
"""

import argparse
import bz2
import gzip
import hashlib
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).resolve().parent

NPM_PACKAGES = ("@expo-google-fonts/noto-serif-sc@0.4.3", "@expo-google-fonts/noto-sans-sc@0.4.3")
DEBIAN_PACKAGES = ("fonts-lxgw-wenkai", "texlive-lang-chinese", "unicode-data")

SERIF = "expo-google-fonts-noto-serif-sc-0.4.3/package/"
SANS = "expo-google-fonts-noto-sans-sc-0.4.3/package/"
WENKAI = "debian/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
WENKAI_COPYRIGHT = "debian/usr/share/doc/fonts-lxgw-wenkai/copyright"
FANDOL = "debian/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
FANDOL_DOC = "debian/usr/share/doc/texlive-doc/fonts/fandol/"
UNIHAN = "debian/usr/share/unicode/Unihan_OtherMappings.txt.bz2"

CHANGED_ON = "2026-11-23"
"""Date of the last change to what this script does to a typeface; GPLv3 5(a) wants one in it."""

SYMBOLS = (
    "〔〕《》〈〉「」【】、。，；：？！…—“”‘’·①②③④⑤⑥⑦⑧⑨⑩⑪⑫㈠㈡（）％‰℃㎡№※★☆●○◆◇□■△▲"
    "√×÷±≤≥→←↑↓☐☑☒✓✗§¥"
)
"""What official documents use beyond characters; the coverage table names the missing ones."""

FEATURES = ("ccmp", "halt", "kern", "locl", "palt")
"""Layout features kept. `ccmp` and `locl` together make 破折号 two full characters wide in text
marked as `zh-CN`. Without `vert`: no renderer of ours sets vertical text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A typeface file that ships."""

    file: str
    source: str
    """Path below WORKDIR."""
    sha256: str
    """Of the source, so that a new version of a package is noticed, not shipped unread."""
    family: str | None = None
    """A new name; `None` keeps the source's own."""
    licence: str | None = None
    """A new licence line in the file; `None` keeps the source's own."""
    is_latin_only: bool = False
    ascent_descent: tuple[int, int] | None = None
    """In thousandths of an em, in the place of the source's own."""
    is_complete: bool = True
    """Must hold all of GB 2312 and of the table of 8105."""


FACES = (
    Face(
        file="song-regular.ttf",
        source=SERIF + "400Regular/NotoSerifSC_400Regular.ttf",
        sha256="c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    Face(
        file="song-bold.ttf",
        source=SERIF + "700Bold/NotoSerifSC_700Bold.ttf",
        sha256="9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    ),
    Face(
        file="hei-regular.ttf",
        source=SANS + "400Regular/NotoSansSC_400Regular.ttf",
        sha256="d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    ),
    Face(
        file="hei-bold.ttf",
        source=SANS + "700Bold/NotoSansSC_700Bold.ttf",
        sha256="9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    ),
    # The package reserves the names "LXGW" and "霞鹜" (OFL, clause 3): a cut face needs its own.
    Face(
        file="kai.ttf",
        source=WENKAI,
        sha256="bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        family="Inspector Kai",
    ),
    # The exception covers a changed face only when whoever changed it says so.
    Face(
        file="fang.ttf",
        source=FANDOL,
        sha256="d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
        licence="GNU General Public License version 3 with the GPL font exception, "
        "which is extended to this changed version. See GPL-fandol.txt.",
        is_complete=False,
    ),
    # Latin and figures for lines set in fang.ttf; with its extents, or their leading would differ.
    Face(
        file="latin.ttf",
        source=SERIF + "400Regular/NotoSerifSC_400Regular.ttf",
        sha256="c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        is_latin_only=True,
        is_complete=False,
        ascent_descent=(880, -120),
    ),
    Face(
        file="form.ttf",
        source=SANS + "400Regular/NotoSansSC_400Regular.ttf",
        sha256="d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        is_latin_only=True,
        is_complete=False,
    ),
)

FANDOL_NOTICE = f"""\
fang.ttf

Copyright (C) 2012-2013, the Fandol team (Clerk Ma, Jie Su).

本文件由 FandolFang-Regular.otf（Fandol 0.3，字体内部版本 1.300）改制而成，改制日期 {CHANGED_ON}：
轮廓由 CFF 转为 TrueType，并裁去不用的字形和表。改制所用脚本为同一文件夹中的 build.py。
原字体的“GPL 字体例外”同样适用于本改制版本：在文档中使用、嵌入本字体，文档本身不因此受 GPL 约束。
源文件：Debian 软件包 texlive-lang-chinese（源码包 texlive-lang）；CTAN 上的 fonts/fandol。

This file was made from FandolFang-Regular.otf (Fandol 0.3, internal version 1.300) and changed on
{CHANGED_ON}: outlines converted from CFF to TrueType, unused glyphs and tables cut. The script that
did it is build.py in this folder. The font exception of the original is extended to this changed
version: a document that uses and embeds it is not by that covered by the GPL.
Source: Debian package texlive-lang-chinese (source package texlive-lang); fonts/fandol on CTAN.

The README of Fandol says: "{{statement}}"

The licence and, after it, the exception, word for word as the package carries them:

"""


def fetch(work: Path) -> None:
    """Get the packages by name and unpack what is used into `work`; skip those already there."""
    for name in NPM_PACKAGES:
        archive = work / (name.removeprefix("@").replace("/", "-").replace("@", "-") + ".tgz")
        if not archive.exists():
            subprocess.run(["npm", "pack", "--silent", name], cwd=work, check=True)
        with tarfile.open(archive) as tar:
            tar.extractall(work / archive.stem, filter="data")
    for name in DEBIAN_PACKAGES:
        if not any(work.glob(f"{name}_*.deb")):
            subprocess.run(["apt-get", "download", name], cwd=work, check=True)
        archive = next(work.glob(f"{name}_*.deb"))
        subprocess.run(["dpkg", "-x", str(archive), str(work / "debian")], check=True)


def tgh_indices(work: Path) -> dict[int, int]:
    """Map each code point of 通用规范汉字表 (8105) to its number in that table."""
    indices = {}
    with bz2.open(work / UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            match line.split("\t"):
                case [code_point, "kTGH", value]:
                    _edition, number = value.split(":")
                    indices[int(code_point.removeprefix("U+"), 16)] = int(number)
    return indices


def gb2312() -> Iterator[int]:
    """Yield every code point that GB 2312 can write, characters and symbols."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue  # the standard leaves cells empty


def latin() -> set[int]:
    """Return printable ASCII, Latin-1 and Latin Extended-A (pinyin with tones, names)."""
    return {*range(0x20, 0x7F), *range(0xA0, 0x180)}


def form_code_points() -> set[int]:
    """Return what a form field's own face holds: Latin-1 and the quotes, dashes and ellipsis."""
    return {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…")}


def shipped_code_points(work: Path) -> set[int]:
    """Return the table of 8105, GB 2312, the blocks of symbols in use, and Latin."""
    symbols = {
        *range(0x2000, 0x2070),  # punctuation
        *range(0x2100, 0x2300),  # ℃ №, roman numerals, arrows, mathematics
        *range(0x2460, 0x2600),  # circled numbers, box drawing, geometric shapes
        *range(0x3000, 0x3040),  # Chinese punctuation
        *range(0x3200, 0x3300),  # ㈠ ㊣
        *range(0x3380, 0x33FF),  # ㎡ ㎝
        *range(0xFF00, 0xFFF0),  # full-width forms
        *map(ord, SYMBOLS),
    }
    return {*tgh_indices(work), *gb2312(), *latin(), *symbols}


def cut(font: TTFont, code_points: set[int], *, features: tuple[str, ...]) -> None:
    """Drop every glyph, feature and table that horizontal text in `code_points` has no use for."""
    options = Options()
    options.hinting = False
    options.layout_features = list(features)
    options.drop_tables += ["BASE", "STAT", "VORG", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 13, 14]
    options.name_languages = [0x0409]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def convert_to_truetype(font: TTFont) -> None:
    """Replace CFF outlines by quadratic ones, at most a thousandth of an em away.

    A CID-keyed CFF face numbers its glyphs twice, and some PDF readers follow the wrong number and
    show blanks. A TrueType face has one numbering.
    """
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    tolerance = font["head"].unitsPerEm / 1000
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        # Filled outlines run the other way round in TrueType.
        glyphs[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyf[name] = pen.glyph()
        glyf[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyf[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ):
        setattr(maxp, field, 0)
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\0\1\0\0"
    del font["CFF "]


def set_extents(font: TTFont, ascent: int, descent: int) -> None:
    """Say how far a line of the face reaches up and down, in each place where that is said."""
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ascent
    font["hhea"].descent = font["OS/2"].sTypoDescender = descent
    font["OS/2"].usWinDescent = -descent
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0


def label(font: TTFont, face: Face) -> None:
    """Say in the face itself that it was changed and, where `face` asks for it, rename it."""
    names = font["name"]
    origin = f"{names.getDebugName(4)}, {names.getDebugName(5)}"
    texts = {10: f"Cut and changed from {origin} by the project inspector on {CHANGED_ON}."}
    if face.family:
        post_script = face.family.replace(" ", "") + "-Regular"
        texts |= {1: face.family, 3: f"{post_script};{CHANGED_ON}", 4: face.family, 6: post_script}
    if face.licence:
        texts[13] = face.licence
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x0409)


def build(face: Face, work: Path) -> TTFont:
    """Write the file of `face` beside this script and return it, read again.

    Raises:
        SystemExit: The source is not the one whose licence and coverage were read.
    """
    source = work / face.source
    if hashlib.sha256(source.read_bytes()).hexdigest() != face.sha256:
        sys.exit(
            f"{source}: 来源文件与记录不符。请先核对许可证和字数，再更新 sha256。 / "
            "Not the recorded source: read its licence and coverage, then update sha256."
        )
    # The time stamp of the source stays, so that two runs give the same bytes.
    font = TTFont(source, recalcTimestamp=False)
    if face.is_latin_only:
        # PDF readers set a form field glyph by glyph, without kerning.
        cut(font, form_code_points(), features=())
    else:
        cut(font, shipped_code_points(work), features=FEATURES)
    if "CFF " in font:
        convert_to_truetype(font)
    if face.ascent_descent:
        set_extents(font, *face.ascent_descent)
    font["post"].formatType = 3.0  # no glyph names
    label(font, face)
    font.save(HERE / face.file)
    return TTFont(HERE / face.file)


def coverage_row(face: Face, font: TTFont, tgh: dict[int, int]) -> str:
    """Return a line of the coverage table.

    Raises:
        SystemExit: A face that must be complete is not.
    """
    held = set(font.getBestCmap())
    levels = [
        {code_point for code_point, index in tgh.items() if low < index <= high}
        for low, high in ((0, 3500), (3500, 6500), (6500, 8105))
    ]
    gb2312_hanzi = {code_point for code_point in gb2312() if 0x4E00 <= code_point <= 0x9FFF}
    if face.is_complete and not held.issuperset(gb2312_hanzi | tgh.keys()):
        sys.exit(f"{face.file}: 缺字 / characters missing")
    counts = [len(held), len(held & gb2312_hanzi), *(len(held & level) for level in levels)]
    missing = "".join(symbol for symbol in SYMBOLS if ord(symbol) not in held)
    size_kib = (HERE / face.file).stat().st_size // 1024
    cells = [f"`{face.file}`", f"{size_kib:,}", *(f"{count:,}" for count in counts)]
    return "| " + " | ".join([*cells, "—" if face.is_latin_only else missing or "—"]) + " |"


def write_noto_licence(work: Path) -> None:
    """Join the copyright lines of both Noto packages over the licence, which they share."""
    heads, body = [], ""
    for package, sample in ((SERIF, FACES[0]), (SANS, FACES[2])):
        text = (work / package / "LICENSE_FONT").read_text(encoding="utf-8")
        head, rule, rest = text.partition("-" * 59)
        names = TTFont(work / sample.source, lazy=True)["name"]
        family, font_copyright = names.getDebugName(1), names.getDebugName(0)
        heads.append(f"{family}\n{font_copyright}\n{head.strip()}\n")
        body = rule + rest
    (HERE / "OFL-noto.txt").write_text("\n".join([*heads, "", body]), encoding="utf-8")


def write_wenkai_licence(work: Path) -> None:
    """Write the OFL out of Debian's copyright file, under the copyright lines of face and file."""
    paragraphs = (work / WENKAI_COPYRIGHT).read_text(encoding="utf-8").split("\n\n")
    files = next(text for text in paragraphs if text.startswith("Files: *"))
    licence = next(text for text in paragraphs if text.startswith("License: OFL-1.1"))
    body = "\n".join(
        "" if line == " ." else line.removeprefix(" ") for line in licence.splitlines()[1:]
    )
    font_copyright = TTFont(work / WENKAI, lazy=True)["name"].getDebugName(0)
    text = f"LXGW WenKai\n{font_copyright}\n\n{files}\n\n\n{body}\n".replace("\r\n", "\n")
    (HERE / "OFL-lxgw-wenkai.txt").write_text(text, encoding="utf-8")


def write_fandol_licence(work: Path) -> None:
    """Write the GPL with its font exception, under our notice of what was changed."""
    readme = (work / FANDOL_DOC / "README").read_text(encoding="utf-8")
    statement = next(line for line in readme.splitlines() if "licensing" in line)
    copying = gzip.decompress((work / FANDOL_DOC / "COPYING.gz").read_bytes()).decode()
    text = FANDOL_NOTICE.format(statement=statement) + copying
    (HERE / "GPL-fandol.txt").write_text(text, encoding="utf-8")


def main() -> None:
    """Fetch, build, write the licences, and print the coverage table of the README."""
    parser = argparse.ArgumentParser(description="重新制作随附字体 / Make the shipped fonts again.")
    parser.add_argument(
        "workdir", type=Path, help="存放下载软件包的文件夹 / where packages are kept"
    )
    work = parser.parse_args().workdir.resolve()
    work.mkdir(parents=True, exist_ok=True)
    fetch(work)
    tgh = tgh_indices(work)
    sys.stdout.write(
        "| 文件 File | KiB | 码位 Code points | GB 2312 汉字 | 一级 L1 | 二级 L2 | 三级 L3 "
        "| 缺的符号 Symbols missing |\n"
        "|---|---:|---:|---:|---:|---:|---:|---|\n"
    )
    for face in FACES:
        sys.stdout.write(coverage_row(face, build(face, work), tgh) + "\n")
        sys.stdout.flush()
    write_noto_licence(work)
    write_wenkai_licence(work)
    write_fandol_licence(work)


if __name__ == "__main__":
    main()
