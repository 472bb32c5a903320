"""The edge, where every error ends: told in words and turned into an exit code."""

from collections.abc import Callable

from inspector.errors import Exit, InspectorError


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
        from inspector.services.faults import crash_error  # noqa: PLC0415 - hopefully never

        told, code = crash_error(bug), Exit.BUG
    from inspector.cli.output import print_error  # noqa: PLC0415 - only when something went wrong

    print_error(told, as_json=as_json)
    return code
