"""The edge, where every error ends: told in words and turned into an exit code."""

from collections.abc import Callable

from inspector.errors import Exit, InspectorError

_MOST_FRAMES = 6


def guarded(run: Callable[[], int], *, as_json: bool) -> int:
    """Run something to its exit code; what goes wrong is told on stderr.

    Never a traceback: its lines hold values, and those are names and notes.
    """
    try:
        return run()
    except InspectorError as error:
        told, code = error, int(error.fault.exit)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as bug:  # noqa: BLE001 - the edge: a bug is told, and told apart by its code
        told, code = _report(bug), Exit.BUG
    from inspector.cli.output import print_error  # noqa: PLC0415 - only when something went wrong

    print_error(told, as_json=as_json)
    return code


def _report(bug: Exception) -> InspectorError:
    """What happened and where, without values."""
    from traceback import walk_tb  # noqa: PLC0415 - slow to load, and rarely needed

    from inspector.cli.surroundings import own_version  # noqa: PLC0415
    from inspector.errors import bug as faults  # noqa: PLC0415

    frames = [
        f"{frame.f_globals.get('__name__', '?')}:{line}"
        for frame, line in walk_tb(bug.__traceback__)
    ]
    return InspectorError(
        faults.UNEXPECTED,
        version=own_version(),
        kind=type(bug).__name__,
        frames=" > ".join(frames[-_MOST_FRAMES:]),
    )
