"""What can be wrong with a command as it was typed."""

from inspector.errors import Exit, Fault

NO_SUCH_COMMAND = Fault(
    code="USAGE_001",
    where="{command}",
    what="there is no command `{given}`",
    next="{advice}`{command} --help` lists them",
    exit=Exit.USAGE,
)
NO_SUCH_OPTION = Fault(
    code="USAGE_002",
    where="{command}",
    what="there is no option `{given}`",
    next="{advice}`{command} --help` lists them",
    exit=Exit.USAGE,
)
MISSING = Fault(
    code="USAGE_003",
    where="{command}",
    what="{missing} is missing",
    next="`{command} --help` shows how it is called",
    exit=Exit.USAGE,
)
UNKNOWN_WORD = Fault(
    code="USAGE_004",
    where="{place}",
    what="`{given}` is not known here",
    next="use one of: {known}",
    exit=Exit.USAGE,
)
NO_WHOLE_NUMBER = Fault(
    code="USAGE_005",
    where="{place}",
    what="`{given}` is not a whole number from {low} to {high}",
    next="give one in digits",
    exit=Exit.USAGE,
)
TOO_MANY = Fault(
    code="USAGE_006",
    where="{command}",
    what="one argument too many: `{given}`",
    next="put a text with blanks into quotes; `{command} --help` shows how it is called",
    exit=Exit.USAGE,
)
VALUE_NEEDED = Fault(
    code="USAGE_007",
    where="{command} {option}",
    what="the option needs a value",
    next="write it after the option",
    exit=Exit.USAGE,
)
NO_VALUE = Fault(
    code="USAGE_008",
    where="{command} {option}",
    what="the option takes no value",
    next="leave out what stands after `=`",
    exit=Exit.USAGE,
)
NO_TERMINAL = Fault(
    code="USAGE_009",
    where="inspector",
    what="the app needs a terminal, and this is none",
    next="open a terminal, or name a command; `inspector --help` lists them",
    exit=Exit.USAGE,
)
DUMB_TERMINAL = Fault(
    code="USAGE_025",
    where="TERM={term}",
    what="this terminal cannot show the app: it has no places for the cursor",
    next="open another terminal, or name a command; `inspector --help` lists them",
    exit=Exit.USAGE,
)
TWO_ON_STDOUT = Fault(
    code="USAGE_010",
    where="{command}",
    what="`--json` and `-o -` both want the standard output",
    next="give a file name with `-o`, or leave out `--json`",
    exit=Exit.USAGE,
)
NOT_TOGETHER = Fault(
    code="USAGE_011",
    where="{command}",
    what="{one} and {other} do not go together",
    next="leave one of them out",
    exit=Exit.USAGE,
)
BAD_TIME = Fault(
    code="USAGE_012",
    where="{place}",
    what="`{given}` is no date or time that exists",
    next="write it like {example}",
)
NO_PASSPHRASE = Fault(
    code="USAGE_013",
    where="{home}",
    what="the workspace is locked, and no passphrase was given",
    next="use a terminal, `--passphrase-file FILE`, or the variable INSPECTOR_PASSPHRASE",
    exit=Exit.LOCKED,
)
NO_NEW_PASSPHRASE = Fault(
    code="USAGE_018",
    where="{home}",
    what="no new passphrase was given",
    next="use a terminal, or `--new-passphrase-file FILE`",
    exit=Exit.LOCKED,
)
UNREADABLE_FILE = Fault(
    code="USAGE_014",
    where="{file}",
    what="the file cannot be read: {reason}",
    next="check the path, and that you may read it",
)
NOT_TEXT = Fault(
    code="USAGE_017",
    where="{place}",
    what="this is not text in UTF-8",
    next="set the terminal, or the script that calls, to UTF-8",
    exit=Exit.USAGE,
)
PASSPHRASES_DIFFER = Fault(
    code="USAGE_015",
    where="{home}",
    what="the passphrase was not typed the same twice",
    next="run the command again",
)
UNUSABLE_CALL = Fault(
    code="USAGE_016",
    where="{command}",
    what="{reason}",
    next="`{command} --help` shows how it is called",
    exit=Exit.USAGE,
)
