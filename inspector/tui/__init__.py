"""The terminal app. Importing this room is cheap: the app itself is loaded by `run`."""

from pathlib import Path

from inspector.i18n import Lang, speak


def run(home: Path, lang: Lang, *, passphrase: str | None = None) -> int:
    """Open the app on a workspace, or on the way to one, and wait until it is left.

    Args:
        home: Of the workspace; where there is none, the first run makes it.
        lang: To start in; F2 changes it.
        passphrase: Already known, from a file or the environment; None asks for it.

    Returns:
        The exit code.
    """
    speak(lang)
    from inspector.tui.app import InspectorApp  # noqa: PLC0415 - textual, only when the app opens

    app = InspectorApp(home, passphrase=passphrase)
    app.run()
    return app.return_code or 0
