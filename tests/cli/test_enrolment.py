"""A laptop and its office on the command line: what a person types, and what others' tools say."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.domain.words import WorkspaceKind
from tests.cli.conftest import CommandLine
from tests.cli.shapes import ENROLMENT, misfits
from tests.cli.test_documents import SHAPES
from tests.conftest import FakeClock
from tests.county import County
from tests.keys.test_taken import ISSUES, SIGNS, pkcs12
from tests.offices import a_laptop, an_office

FILL = """
bulk: {sections: [F, A, C, D, P, S], answer: compliant, phrases: heard}
answers:
  A12: {answer: violation, occurrences: [{window: "3", count: 2, note: 两人未佩戴身份牌}]}
"""


class Pair:
    """An office and a laptop, each with its command line, in one folder."""

    def __init__(self, folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
        office, laptop = an_office(folder, clock), a_laptop(folder, clock)
        self.folder = folder
        self.clocks = (office.clock, laptop.clock)
        self.office = CommandLine(office.home, office.clock, capsys)
        self.laptop = CommandLine(laptop.home, laptop.clock, capsys)

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def enrol(self, role: str = "inspector") -> None:
        """The laptop asks, the office answers, the laptop accepts."""
        self.laptop.read("key", "request", "-o", self / "request", "--force")
        words = ("--role", role, "-o", self / "answer", "--force")
        self.office.read("office", "enrol", self / "request", *words)
        self.laptop.read("key", "accept", self / "answer")


@pytest.fixture
def pair(tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> Pair:
    """Just made."""
    return Pair(tmp_path, clock, capsys)


@pytest.fixture
def findings(pair: Pair) -> Callable[[str], Path]:
    """Makes findings on the laptop, signed by it."""

    def made(name: str) -> Path:
        unit = ("unit", "add", "--name", f"示例大厅{name}", "--kind", "U10", "--windows", 12)
        number = pair.laptop.read(*unit)["unit"]
        visit = pair.laptop.read("visit", "new", "--unit", number, "--type", "open")["visit"]
        fill = County(pair.folder, pair.clocks[1]).file(FILL)
        pair.laptop.read("visit", "fill", visit, fill)
        pair.laptop.read("visit", "close", visit, "--incomplete", "测量项未测")
        pair.laptop.read("export", "findings", visit, "-o", pair / name)
        return pair / name

    return made


def test_the_documents_of_the_story_have_the_shapes_that_are_promised(pair: Pair) -> None:
    """Other offices' tools read these keys."""
    told = {
        "office show": pair.office.read("office", "show"),
        "key request": pair.laptop.read("key", "request", "-o", pair / "r"),
        "office enrol": pair.office.read(
            *("office", "enrol", pair / "r", "--role", "inspector", "-o", pair / "a")
        ),
    }
    told["key accept"] = pair.laptop.read(
        *("key", "accept", pair / "a", "--fingerprint", told["office show"]["fingerprint"])
    )
    told["office devices"] = pair.office.read("office", "devices")
    told["office renew"] = pair.office.read("office", "renew")
    (pair / "p").write_text("p\n", encoding="utf-8")
    (pair / "leaf.p12").write_bytes(pkcs12(pair.folder, "EC:P-256", SIGNS))
    told["key import"] = pair.office.read(
        *("key", "import", pair / "leaf.p12", "--file-passphrase-file", pair / "p")
    )
    told["office revoke"] = pair.office.read(
        *("office", "revoke", told["key accept"]["device"][-8:], "--reason", "遗失")
    )
    wrong = [fit for name, shape in ENROLMENT.items() for fit in misfits(told[name], shape)]
    assert wrong == []
    assert told["key request"]["device"] == told["office revoke"]["device"]
    (gone,) = pair.office.read("office", "devices")["devices"]
    assert (gone["revoked"], gone["reason"]) == (told["office revoke"]["until"], "遗失")


@pytest.mark.parametrize("kind", [one.value for one in WorkspaceKind])
def test_every_kind_of_workspace_is_made(
    kind: str, pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    """A laptop, an office, or both in one."""
    place = CommandLine(pair / "new", pair.clocks[0], capsys)
    made = place.read(
        *("init", "--role", kind, "--office", "示例乡", "--person", "测试员丙"),
        *("--recovery-file", pair / "paper"),
    )
    assert list(misfits(made, SHAPES["init"])) == []
    assert made["kind"] == kind
    assert place.read("selfcheck")["ok"]


def test_openssl_follows_a_laptop_and_the_office_to_the_authority(pair: Pair) -> None:
    """One certificate to trust, whichever laptop signed, before and after the keys were renewed."""
    pair.enrol()
    pair.office.read("office", "renew")
    pair.office.read("key", "renew")
    pair.laptop.read("key", "show", "-o", pair / "before.pem")
    pair.enrol()
    pair.laptop.read("key", "show", "-o", pair / "after.pem")
    pair.office.read("key", "show", "-o", pair / "office.pem")
    pair.office.read("office", "show", "-o", pair / "ca.pem")
    at = str(int(pair.clocks[0].now().timestamp()) + 60)
    for name in ("before", "after", "office"):
        words = ("openssl", "verify", "-attime", at, "-CAfile", "ca.pem", f"{name}.pem")
        done = subprocess.run(words, cwd=pair.folder, capture_output=True, text=True, check=False)
        assert done.stdout.strip() == f"{name}.pem: OK", done.stderr


def test_findings_of_an_enrolled_laptop_are_vouched_for_by_the_office(
    pair: Pair, findings: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The unit, the office and another laptop need one certificate: the authority's."""
    pair.enrol()
    file = findings("enrolled.pdf")
    pair.office.read("office", "show", "-o", pair / "ca.pem")
    stranger = CommandLine(pair / "nowhere", pair.clocks[0], capsys, passphrase="")
    assert pair.office.read("verify", file)["verdict"] == "valid"
    assert stranger.read("verify", file, "--trust", pair / "ca.pem")["verdict"] == "valid"
    assert stranger("verify", file, "--json").document["verdict"] == "untrusted"
    told = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid." in told
    assert "Total document signed" in told


def test_what_a_revoked_laptop_signs_afterwards_is_not_trusted(
    pair: Pair, findings: Callable[[str], Path]
) -> None:
    """What it signed before stays good."""
    pair.enrol()
    before = findings("before.pdf")
    for clock in pair.clocks:
        clock.tick(days=2)
    (device,) = pair.office.read("office", "devices")["devices"]
    pair.office.read("office", "revoke", device["device"])
    pair.clocks[1].tick(hours=1)
    pair.clocks[0].tick(hours=1)
    after = findings("after.pdf")
    assert pair.office.read("verify", before)["verdict"] == "valid"
    done = pair.office("verify", after, "--json")
    assert (done.code, done.document["verdict"]) == (1, "untrusted")
    assert [one["code"] for one in done.document["problems"]] == ["VERIFY_013"]


def test_findings_from_before_the_enrolment_are_still_the_laptops_own(
    pair: Pair, findings: Callable[[str], Path]
) -> None:
    """Its former certificate vouches for what it signed."""
    file = findings("alone.pdf")
    pair.enrol()
    assert pair.laptop.read("verify", file)["verdict"] == "valid"


def test_a_supervisor_makes_no_desk_check_and_hands_nothing_out(pair: Pair) -> None:
    """Told with the roles that would do."""
    unit = ("unit", "add", "--name", "示例大厅", "--kind", "U10")
    number = pair.laptop.read(*unit)["unit"]
    pair.enrol("supervisor")
    new = ("visit", "new", "--unit", number, "--type")
    assert pair.laptop(*new, "desk_check", "--json").error["code"] == "ENROL_003"
    visit = pair.laptop.read(*new, "covert")["visit"]
    pair.laptop.read("visit", "close", visit, "--incomplete", "测试")
    done = pair.laptop("export", "findings", visit, "-o", pair / "x.pdf", "--json")
    assert done.error["code"] == "ENROL_003"
    assert "检查人员" in done.error["what"]
    assert not (pair / "x.pdf").exists()


def test_nobody_else_acts_on_an_enrolled_laptop(pair: Pair) -> None:
    """What it signs is its person's."""
    pair.laptop.read("person", "add", "--name", "测试员丙", "--role", "inspector")
    pair.enrol()
    done = pair.laptop(
        "--as", "测试员丙", *("unit", "add", "--name", "x", "--kind", "U2"), "--json"
    )
    assert done.error["code"] == "ENROL_004"


def test_a_person_acts_within_their_roles_everywhere(pair: Pair) -> None:
    """At the office too, and by the register as it is now."""
    office = pair.office
    office.read("person", "add", "--name", "测试员丙", "--role", "inspector")
    acting = ("--as", "测试员丙")
    assert office(*acting, "office", "renew", "--json").error["code"] == "ENROL_003"
    add = ("person", "add", "--name", "测试员丁", "--role")
    assert office(*acting, *add, "approver", "--json").error["code"] == "ENROL_003"
    assert office(*acting, *add, "inspector").code == 0


def test_files_are_not_replaced_unasked(pair: Pair) -> None:
    """As every command does; what stands in the way is told before anything is done."""
    (pair / "r").write_text("x", encoding="utf-8")
    taken = pair.laptop("key", "request", "-o", pair / "r", "--json")
    assert taken.error["code"] == "WORKSPACE_005"
    pair.laptop.read("key", "request", "-o", pair / "r", "--force")
    (pair / "a").write_text("x", encoding="utf-8")
    answer = ("office", "enrol", pair / "r", "--role", "inspector", "-o")
    assert pair.office(*answer, pair / "a", "--json").error["code"] == "WORKSPACE_005"
    assert pair.office.read("person", "list")["people"][1:] == []


def test_the_story_is_told_in_the_language_spoken(pair: Pair) -> None:
    """No English in the middle of a Chinese screen, and none the other way round."""
    for lang, words in (("zh", "指纹"), ("en", "ingerprint")):
        pair.office.lang = pair.laptop.lang = lang
        asked = pair.laptop("key", "request", "-o", pair / "r", "--force")
        answer = ("--role", "inspector", "-o", pair / "a", "--force")
        enrolled = pair.office("office", "enrol", pair / "r", *answer)
        accepted = pair.laptop("key", "accept", pair / "a")
        shown = pair.office("office", "show")
        for done in (asked, enrolled, accepted, shown):
            assert done.code == 0, done.err
            assert words in done.out


def test_a_certificate_issued_to_the_office_signs_and_one_that_issues_issues(
    pair: Pair, findings: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """RSA as most issuers have it; what was signed before stays good."""
    (pair / "p").write_text("p\n", encoding="utf-8")
    words = ("--file-passphrase-file", pair / "p")
    (pair / "leaf.p12").write_bytes(pkcs12(pair.folder, "rsa:2048", SIGNS))
    (pair / "ca.p12").write_bytes(pkcs12(pair.folder, "rsa:2048", *ISSUES))
    pair.enrol()
    before = findings("before.pdf")
    done = pair.office.read("key", "import", pair / "leaf.p12", *words)
    assert list(misfits(done, ENROLMENT["key import"])) == []
    assert (done["subject"], done["authority"]) == ("示例县人社局 · 文书签名", False)
    assert pair.office.read("key", "show")["sha256"] == done["sha256"]
    given = pair.office.read("key", "import", pair / "ca.p12", *words)
    shown = pair.office.read("office", "show", "-o", pair / "ca.pem")
    assert (given["authority"], shown["number"]) == (True, 2)
    assert shown["ca_sha256"] == given["sha256"]
    pair.enrol()
    after = findings("after.pdf")
    assert {pair.office.read("verify", one)["verdict"] for one in (before, after)} == {"valid"}
    stranger = CommandLine(pair / "nowhere", pair.clocks[0], capsys, passphrase="")
    for one in (before, after):
        assert stranger.read("verify", one, "--trust", pair / "ca.pem")["verdict"] == "valid"
    for bad, code in (("p", "KEY_007"), ("absent", "TRAVEL_006")):
        assert pair.office("key", "import", pair / bad, *words, "--json").error["code"] == code
    refused = pair.laptop("key", "import", pair / "leaf.p12", *words, "--json")
    assert refused.error["code"] == "ENROL_002"


def test_findings_signed_with_an_rsa_certificate_are_judged_like_others(
    pair: Pair,
) -> None:
    """By us and by another program; a changed byte shows."""
    (pair / "p").write_text("p\n", encoding="utf-8")
    (pair / "leaf.p12").write_bytes(pkcs12(pair.folder, "rsa:2048", SIGNS))
    office = pair.office
    office.read("key", "import", pair / "leaf.p12", "--file-passphrase-file", pair / "p")
    unit = office.read("unit", "add", "--name", "示例大厅", "--kind", "U10")["unit"]
    visit = office.read("visit", "new", "--unit", unit, "--type", "open")["visit"]
    office.read("visit", "close", visit, "--incomplete", "测试")
    office.read("export", "findings", visit, "-o", pair / "rsa.pdf")
    assert office.read("verify", pair / "rsa.pdf")["verdict"] == "valid"
    told = subprocess.run(
        ["pdfsig", "-nocert", str(pair / "rsa.pdf")], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid." in told
    whole = bytearray((pair / "rsa.pdf").read_bytes())
    whole[len(whole) // 2] ^= 1
    (pair / "rsa.pdf").write_bytes(whole)
    assert office("verify", pair / "rsa.pdf", "--json").document["verdict"] == "changed"
