"""The screen as text, through the compositor: what a person would read, line by line."""

from textual.app import App


def screen_text(app: App[None]) -> str:
    """All lines as they are composited; blanks at the ends of lines are cut."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)
