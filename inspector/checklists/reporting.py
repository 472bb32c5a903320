"""Where a checklist's builders note what is wrong: by the place in the file it stands at."""

from inspector.checklists.models_scoring import PairText
from inspector.checklists.strict_yaml import Loc, Node, Problems
from inspector.errors import Fault
from inspector.i18n import Pair


class Reporter:
    """Notes faults by line.

    Args:
        document: The file as a tree.
        problems: Where they go.
    """

    def __init__(self, document: Node, problems: Problems) -> None:
        self._document = document
        self._problems = problems

    def line(self, loc: Loc) -> int:
        """The line of a place."""
        return self._document.at(loc).line

    def fault(self, fault: Fault, loc: Loc, **context: object) -> None:
        """Note one; `file` and `line` are added."""
        self._problems.add(fault, self.line(loc), **context)


def pair(text: PairText) -> Pair:
    """Both texts; what has no English is told in Chinese."""
    return Pair(text.zh, text.en or text.zh)


def pair_or_none(text: PairText | None) -> Pair | None:
    """Both texts, if there are any."""
    return None if text is None else pair(text)
