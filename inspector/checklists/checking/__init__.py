"""Is this file a good checklist? Errors refuse it; warnings name what real forms get wrong."""

from inspector.checklists.checking.verdict import Verdict, check, warnings_of

__all__ = ["Verdict", "check", "warnings_of"]
