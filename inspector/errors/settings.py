"""What can be wrong with the settings, in their file or on the command line."""

from inspector.errors import Fault

NOT_TOML = Fault(
    code="SETTINGS_001",
    where="{file}, line {line}",
    what="the file cannot be read from here: {detail}",
    next="correct that line, or delete the file: it is made anew with the defaults",
)
UNKNOWN = Fault(
    code="SETTINGS_002",
    where="{where}",
    what="there is no setting called {name}",
    next="settings are: {known}",
)
WRONG_VALUE = Fault(
    code="SETTINGS_003",
    where="{where}",
    what="{name} cannot be {given}",
    next="use {allowed}",
)
NO_COMMAND = Fault(
    code="SETTINGS_004",
    where="{where}",
    what="there is no command called {command}",
    next="`inspector settings list` names the commands that take a key",
)
FIXED_KEY = Fault(
    code="SETTINGS_005",
    where="{where}",
    what="the key of {command} is fixed, or it has no screen of its own",
    next="choose another command; `inspector settings list` names those that take a key",
)
NO_KEY = Fault(
    code="SETTINGS_006",
    where="{where}",
    what="{key} is not the name of a key",
    next="write it as it stands on the keyboard: n, N, /, ctrl+n, f5",
)
UNFIT_KEY = Fault(
    code="SETTINGS_007",
    where="{where}",
    what="{key} cannot be given to a command: {reason}",
    next="choose another key",
)
CLASH = Fault(
    code="SETTINGS_008",
    where="{where}",
    what="{key} is the key of {other} already, on the screen {screen}",
    next="choose another key, or give the other command another one first",
)
