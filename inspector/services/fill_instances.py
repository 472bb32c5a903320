"""Of a fill file which windows, clerks or calls there are to be."""

from collections.abc import Callable, Mapping

from inspector.checklists.strict_yaml import Node, Problems
from inspector.errors import InspectorError
from inspector.i18n import both
from inspector.services.fill_file import FillFile
from inspector.services.instance_keys import Repeated
from inspector.services.visits import Shown

Adding = Callable[[Shown, Mapping[str, tuple[str, ...]]], Shown]
"""The visit as it would be with more instances, by section."""


def instances_wanted(
    entries: FillFile, shown: Shown, document: Node, problems: Problems
) -> dict[str, tuple[str, ...]]:
    """Keys that the file adds to each section; what is wrong is noted, by line.

    An instance that is there already is no fault: a file can be filled in twice.
    """
    added: dict[str, tuple[str, ...]] = {}
    for section, texts in entries.instances.items():
        line = document.at(["instances", section]).line
        try:
            of = Repeated(shown.visit, shown.checklist, section)
            keys = of.wanted(texts)
        except InspectorError as error:
            for one in error.all:
                one.context["place"] = both(
                    "{file}, line {line}: {item}", file=problems.file, line=line, item=section
                )
                problems.note(one, line)
            continue
        if keys:
            added[of.code] = (*added.get(of.code, ()), *keys)
    return added
