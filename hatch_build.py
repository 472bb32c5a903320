"""Carries the content folders in the wheel; an editable install reads the checkout's own."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):
    """Called by hatchling for every build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the content folders, unless the install is editable: a copy there would grow old."""
        if version == "editable":
            return
        for folder in ("checklists", "exports"):
            source = str(Path(self.root) / folder)
            build_data["force_include"][source] = f"inspector/_content/{folder}"
