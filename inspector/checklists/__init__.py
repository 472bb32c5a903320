"""Content that an office may change: checklists, and the strict reading of hand-written files."""
