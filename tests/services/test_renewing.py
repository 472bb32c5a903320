"""A certificate lasts three years, a workspace longer."""

from datetime import timedelta
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.services.copies import backup, restore
from inspector.services.handover import Order, export_findings
from inspector.services.opening import open_workspace
from inspector.services.renewing import renew_certificate
from inspector.services.selfcheck import selfcheck
from inspector.services.workspace import Workspace
from tests.county import PASSPHRASE, County, closed_visit


def certificate_check(workspace: Workspace) -> tuple[bool, str]:
    """What selfcheck says of the certificate."""
    found = next(one for one in selfcheck(workspace).checks if one.name == "certificate")
    return found.ok, found.detail


def test_after_three_years_findings_can_be_exported_again(
    county: County, workspace: Workspace
) -> None:
    """Nobody should have to start a new workspace for it."""
    visit = closed_visit(county, workspace)
    old = workspace.certificate()
    county.clock.set(old.until + timedelta(days=1))
    with pytest.raises(InspectorError) as caught:
        export_findings(workspace, visit, Order(target=None))
    assert caught.value.fault.code == "EXPORT_012"
    new = renew_certificate(workspace)
    assert (new.subject, new.office) == (old.subject, old.office)
    assert new.sha256 != old.sha256
    assert export_findings(workspace, visit, Order(target=None)).signer == new.subject


def test_former_certificates_stay_known_in_a_restored_workspace_too(
    county: County, workspace: Workspace, tmp_path: Path
) -> None:
    """What they signed must verify for as long as anyone keeps it."""
    first = workspace.certificate_der()
    renew_certificate(workspace)
    second = workspace.certificate_der()
    renew_certificate(workspace)
    third = workspace.certificate_der()
    assert workspace.trusted_certificates() == (third, second, first)
    backup(workspace, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "new", PASSPHRASE, clock=county.clock)
    with open_workspace(tmp_path / "new", PASSPHRASE, clock=county.clock) as restored:
        assert restored.trusted_certificates() == (third, second, first)


def test_the_check_warns_two_months_before_the_end(county: County, workspace: Workspace) -> None:
    """On the day itself an inspector stands in the hall."""
    until = workspace.certificate().until
    county.clock.set(until - timedelta(days=61))
    assert certificate_check(workspace) == (True, "正常")
    county.clock.set(until - timedelta(days=59))
    ok, detail = certificate_check(workspace)
    assert ok
    assert "inspector key renew" in detail
    county.clock.set(until + timedelta(days=1))
    assert not certificate_check(workspace)[0]


@pytest.mark.parametrize("content", [b"not PKCS#12", None])
def test_a_damaged_or_lost_certificate_file_is_told_and_can_be_replaced(
    county: County, content: bytes | None
) -> None:
    """The history does not hang on it."""
    file = county.home / "signer.p12"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    with county.open() as workspace:
        assert not certificate_check(workspace)[0]
        renew_certificate(workspace)
        assert certificate_check(workspace)[0]
