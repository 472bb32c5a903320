"""Errors of the files that people write: checklists, fill files, calendars."""

from inspector.errors import Fault

UNREADABLE = Fault(
    code="YAML_001",
    where="{file}",
    what="the file cannot be read: {reason}",
    next="Check the path and that you may read it.",
)
NOT_UTF8 = Fault(
    code="YAML_002",
    where="{file}, line {line}",
    what="the file is not UTF-8 text",
    next="Save it as UTF-8 (in WPS or Notepad: Save as, encoding UTF-8) and try again.",
)
TOO_LARGE = Fault(
    code="YAML_003",
    where="{file}",
    what="the file has {bytes} bytes; at most {limit} are read",
    next="Check that it is the right file.",
)
NOT_YAML = Fault(
    code="YAML_004",
    where="{file}, line {line}",
    what="this is not well-formed YAML: {reason}",
    next="Check the indentation, colons and quotes of this line and the one before it.",
)
TOO_DEEP = Fault(
    code="YAML_005",
    where="{file}, line {line}",
    what="things are nested more than {limit} deep",
    next="Check the brackets and the indentation.",
)
NOT_ONE_DOCUMENT = Fault(
    code="YAML_006",
    where="{file}, line {line}",
    what="the file must hold exactly one document",
    next="Remove further `---` lines; fill in an empty file.",
)
DUPLICATE_KEY = Fault(
    code="YAML_007",
    where="{file}, line {line}",
    what="the key “{key}” was already given ({first})",
    next="Keep one of the two.",
)
NO_ALIASES = Fault(
    code="YAML_008",
    where="{file}, line {line}",
    what="references such as *{alias} are not read",
    next="Write the text out.",
)
NO_TAGS = Fault(
    code="YAML_009",
    where="{file}, line {line}",
    what="tags such as {tag} are not read",
    next="Remove the tag; put quotes around a text that must begin with “!”.",
)
KEY_NOT_TEXT = Fault(
    code="YAML_010",
    where="{file}, line {line}",
    what="a key must be a text",
    next="Write `key: value`.",
)
UNKNOWN_KEY = Fault(
    code="YAML_011",
    where="{file}, line {line}",
    what="the key “{key}” is not known here",
    next="Remove it or correct its spelling{hint}.",
)
MISSING_KEY = Fault(
    code="YAML_012",
    where="{file}, line {line}",
    what="the key “{key}” is missing here",
    next="Add it.",
)
NOT_A_MAPPING = Fault(
    code="YAML_013",
    where="{file}, line {line}",
    what="“{key}” must hold `key: value` lines",
    next="Write it as a mapping.",
)
NOT_A_LIST = Fault(
    code="YAML_014",
    where="{file}, line {line}",
    what="“{key}” must be a list",
    next="Write it as [a, b] or with one `- ` line each.",
)
NOT_A_TEXT = Fault(
    code="YAML_015",
    where="{file}, line {line}",
    what="“{key}” must be one text or number",
    next="Write a single value.",
)
EMPTY = Fault(
    code="YAML_016",
    where="{file}, line {line}",
    what="“{key}” is empty",
    next="Fill it in, or remove the key if it may be left out.",
)
NOT_ONE_OF = Fault(
    code="YAML_017",
    where="{file}, line {line}",
    what="“{key}” is “{value}”, which is not known",
    next="Use one of: {known}{hint}.",
)
NOT_A_NUMBER = Fault(
    code="YAML_018",
    where="{file}, line {line}",
    what="“{key}” is “{value}”, which is not a plain number",
    next="Write digits without a leading 0 and at most one point, such as 2 or 0.5.",
)
NOT_A_COUNT = Fault(
    code="YAML_025",
    where="{file}, line {line}",
    what="“{key}” is “{value}”, which is not a whole number from 0 to 1000",
    next="Write digits alone, such as 2.",
)
NOT_AS_EXPECTED = Fault(
    code="YAML_019",
    where="{file}, line {line}",
    what="“{key}” cannot be “{value}”: {reason}",
    next="Correct the value.",
)
NOT_A_CODE = Fault(
    code="YAML_020",
    where="{file}, line {line}",
    what="“{key}” is “{value}”, which does not have the form of a code",
    next="Use Latin letters and digits, such as {example}.",
)
TOO_MANY_VALUES = Fault(
    code="YAML_021",
    where="{file}, line {line}",
    what="the file holds more than {limit} values",
    next="Check that it is the right file; split a checklist that is really so long.",
)
CONTROL_CHARACTER = Fault(
    code="YAML_022",
    where="{file}, line {line}",
    what="a character stands here that cannot be seen ({character})",
    next="Delete it, or type the line again; a file full of them is no text file.",
)
MORE_FAULTS = Fault(
    code="YAML_023",
    where="{file}",
    what="there are more faults than the {limit} that are told here",
    next="Correct these first, and check again.",
)
TOO_MANY_ENTRIES = Fault(
    code="YAML_024",
    where="{file}, line {line}",
    what="one list holds more than {limit} entries",
    next="Check that it is the right file; split a list that is really so long.",
)
