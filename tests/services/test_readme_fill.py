"""The fill files that the guide shows are filled into a visit, word for word."""

import re

import pytest
from PIL import Image

from inspector.domain.words import VisitType
from inspector.services.filled import fill_visit
from inspector.services.opening import open_workspace
from tests.conftest import FakeClock
from tests.county import PASSPHRASE, County, new_visit
from tests.sources import ROOT

GUIDE = (ROOT / "checklists" / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml fill\n(.*?)```", GUIDE, re.DOTALL)


def test_the_guide_has_examples() -> None:
    """An empty list of examples would pass every test below."""
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_guide_is_taken(example: str, county: County, clock: FakeClock) -> None:
    """Who copies an example must not be refused."""
    clock.tick(hours=3)
    (county.folder / "photos").mkdir()
    Image.new("RGB", (40, 30), "#446688").save(county.folder / "photos" / "1.jpg")
    file = county.folder / "fill.yaml"
    file.write_text(example, encoding="utf-8")
    with open_workspace(county.home, PASSPHRASE, clock=clock) as workspace:
        # Waiting is measured by whoever queues, unannounced; the other examples are open visits.
        kind = VisitType.COVERT if "M31" in example else VisitType.OPEN
        counts = fill_visit(workspace, new_visit(workspace, kind), file)
    assert counts.answers + counts.phrases > 0
