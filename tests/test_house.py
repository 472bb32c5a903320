"""What the house promises about its own files: layers that no import shows, texts, locks, sizes."""

import re
import subprocess
import sys
from collections import Counter, defaultdict

import pytest

from tests import sources
from tests.sources import PACKAGE, ROOT

NOT_OURS = re.compile(
    "|".join(
        [
            r"(?<![\w.-])/work/",  # a folder of one machine
            r"pypi\.org|pythonhosted\.org|npmjs\.|registry\.\w+\.",
            r"\b(?:TODO|FIXME|XXX)\b",
            r"\bissue ?#?\d+\b",
        ]
    )
)
TEXT_SUFFIXES = {
    "",
    ".css",
    ".html",
    ".lock",
    ".md",
    ".po",
    ".py",
    ".sql",
    ".tcss",
    ".toml",
    ".yaml",
}


def test_locks_name_no_address() -> None:
    """An office installs from its own index; a lock that names another one breaks there."""
    locks = sorted(ROOT.glob("*.lock"))
    assert locks
    assert [lock.name for lock in locks if "://" in lock.read_text("utf-8")] == []


def test_every_pin_has_hashes() -> None:
    """Without hashes pip would take whatever an index offers under the name."""
    for lock in ROOT.glob("requirements*.lock"):
        pins = re.findall(r"(?m)^[\w.-]+==.*(?:\n +.*)*", lock.read_text("utf-8"))
        assert pins
        assert [pin.split("\n")[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_project_speaks_of_itself_alone() -> None:
    """A reader of the files needs nothing that only their makers knew."""
    found = [
        f"{sources.place(path)}:{number}: {hit.group()}"
        for path in sources.files()
        if path.suffix in TEXT_SUFFIXES and path.name != "test_house.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (hit := NOT_OURS.search(line))
    ]
    assert found == []


def test_every_link_of_the_guides_leads_somewhere() -> None:
    """A guide that points nowhere is worse than none."""
    lost = [
        f"{sources.place(guide)}: {target}"
        for guide in sources.files()
        if guide.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+)\)", guide.read_text("utf-8"))
        if not (guide.parent / target).exists()
    ]
    assert lost == []


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    """Past that there is a second subject inside."""
    lengths = {
        sources.place(p): len(p.read_text("utf-8").splitlines()) for p in sources.python_files(ROOT)
    }
    assert {path: lines for path, lines in lengths.items() if lines > 400} == {}


HEAVY = {
    "sqlcipher3": ("inspector/store/", None),
    "sqlite_utils": ("inspector/store/", None),
    "weasyprint": ("inspector/exports/", 2),  # the engine, and how it sets Chinese lines
    "pyhanko": ("inspector/exports/", 4),
    "openpyxl": ("inspector/sheets/", 1),
    "pypinyin": ("inspector/i18n/", 1),
    "pyxform": ("inspector/checklists/xlsform/", 1),
    "textual": ("inspector/tui/", None),
}
"""Where each heavy library may be imported, and by how many files."""


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_has_one_importer(library: str) -> None:
    """One room knows it, so that it can be replaced and is loaded only when needed."""
    room, most = HEAVY[library]
    importers = [sources.place(p) for p in sources.python_files() if library in sources.imports(p)]
    assert [path for path in importers if not path.startswith(room)] == []
    if most is not None:
        assert len(importers) <= most, importers


@pytest.mark.parametrize("module", ["inspector.cli", "inspector.services", "inspector.__main__"])
def test_the_way_in_loads_nothing_heavy(module: str) -> None:
    """An inspector opens the app in the rain: each of these costs a noticeable wait."""
    heavy = {
        "textual",
        "weasyprint",
        "pyhanko",
        "pydantic",
        "sqlite_utils",
        "PIL",
        "jinja2",
        "babel",
        "openpyxl",
        "pypinyin",
        "pyxform",
    }
    code = f"import {module}, sys; print(*({heavy!r} & {{n.split('.')[0] for n in sys.modules}}))"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT)
    assert loaded.split() == []


def test_the_first_screen_loads_nothing_that_only_a_visit_needs() -> None:
    """Home is looked at many times a day, often for one line only."""
    names = ("checklist", "visit", "scoring", "deadline", "derived", "masking")
    domain = {f"inspector.domain.{name}" for name in names}
    later = domain | {"inspector.services.visits", "inspector.tui.screens.sheets", "tomlkit"}
    first = "inspector.services.opening, inspector.tui.app, inspector.tui.screens.home"
    code = f"import {first}, sys; print(*({later!r} & sys.modules.keys()))"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT)
    assert loaded.split() == []


def test_every_error_code_is_unique_and_well_formed() -> None:
    """A code is what people quote on the phone."""
    codes = Counter(fault.code for fault in sources.faults().values())
    assert codes
    assert [code for code, times in codes.items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[A-Z]+_\d{3}", code)] == []


def test_every_error_is_raised_somewhere() -> None:
    """A catalogue entry that nothing raises promises what does not happen."""
    source = {path: path.read_text("utf-8") for path in sources.python_files()}
    unused = []
    for full_name in sources.faults():
        module, _, name = full_name.rpartition(".")
        home = PACKAGE.parent / (module.replace(".", "/") + ".py")
        if not any(re.search(rf"\b{name}\b", t) for path, t in source.items() if path != home):
            unused.append(full_name)
    assert unused == []


def test_every_error_says_where_what_and_what_to_do_next() -> None:
    """Two parts of three leave a person standing in the hall."""
    faults = sources.faults().values()
    assert [f.code for f in faults if not (f.where and f.what and f.next)] == []


def test_every_text_has_its_chinese() -> None:
    """English in the middle of a Chinese screen looks broken, and is."""
    places = sources.msgids()
    assert [f"{places[msgid]}: {msgid}" for msgid in sources.untranslated(places)] == []


def test_no_text_is_put_together_at_run_time() -> None:
    """What is joined in code cannot stand in a catalogue: use `{names}`."""
    assert sources.built_texts() == []


def test_every_catalogue_entry_is_used() -> None:
    """A translation that nothing asks for is read by every translator for nothing."""
    known = sources.msgids()
    unused = [
        f"{name}: {entry.id}"
        for name, entries in sources.catalogues().items()
        for entry in entries
        if entry.id not in known
    ]
    assert unused == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    """A name missing in one language loses a fact; one too many ends the program."""
    wrong = [
        f"{name}: {entry.id}"
        for name, entries in sources.catalogues().items()
        for entry in entries
        if set(sources.placeholders(str(entry.id))) != set(sources.placeholders(str(entry.string)))
    ]
    assert wrong == []


def test_a_text_has_one_chinese_wording() -> None:
    """Two catalogues that disagree make the wording depend on their names' order."""
    wordings: dict[str, set[str]] = defaultdict(set)
    for entries in sources.catalogues().values():
        for entry in entries:
            wordings[str(entry.id)].add(str(entry.string))
    assert {msgid: found for msgid, found in wordings.items() if len(found) > 1} == {}


def test_every_catalogue_entry_is_finished() -> None:
    """An empty or fuzzy entry is left out when compiled: it would show in English."""
    unfinished = [
        f"{name}: {entry.id}"
        for name, entries in sources.catalogues().items()
        for entry in entries
        if entry.fuzzy or not entry.string
    ]
    assert unfinished == []
