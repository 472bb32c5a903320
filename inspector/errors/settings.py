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
