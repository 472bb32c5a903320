"""What `selfcheck` answers to a script: in order, wrong, or damaged."""

from tests.cli.conftest import CommandLine
from tests.county import County


def alter(county: County, statement: str) -> None:
    """Change the database by hand."""
    with county.open() as workspace:
        workspace.run(lambda session: session.store._db.connection.execute(statement))


def test_damage_has_another_exit_code_than_what_can_be_computed_again(
    inspector: CommandLine, county: County, closed: str
) -> None:
    """A nightly script fetches the backup for the one, and nobody for the other."""
    assert inspector("selfcheck").code == 0, closed
    alter(county, "UPDATE visit SET total = '99.99'")
    assert inspector("selfcheck").code == 1
    alter(county, "UPDATE log SET head_signature = zeroblob(64)")
    assert inspector("selfcheck").code == 5


def test_a_damaged_row_is_shown_as_damage_and_healed_by_a_rebuild(
    inspector: CommandLine, county: County, visit: str
) -> None:
    """A way out that needs no backup."""
    inspector.read("visit", "answer", visit, "A12", "compliant")
    alter(county, "UPDATE head SET body = '{}' WHERE item = 'A12'")
    shown = inspector("visit", "show", visit)
    assert shown.code == 5
    assert "STORE_015" in shown.err
    assert "selfcheck --rebuild" in shown.err
    assert inspector("selfcheck", "--rebuild").code == 0
    assert inspector("visit", "show", visit).code == 0
