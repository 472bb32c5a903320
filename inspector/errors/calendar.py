"""What can go wrong with the working-day calendar, its files and the notices read into it."""

from inspector.errors import Exit, Fault

OUT_OF_RANGE = Fault(
    code="CALENDAR_001",
    where="{day}",
    what="the calendar reaches from {first} to {last}",
    next="give a day within these years",
)
NO_CONTENT = Fault(
    code="CALENDAR_002",
    where="{folder}",
    what="no working-day calendar is there",
    next="install the program again, or set its content folder right",
)
MISNAMED = Fault(
    code="CALENDAR_003",
    where="{where}",
    what="the file holds the year {year}, and its name says otherwise",
    next="name it {year}.yaml",
)
YEAR_GAP = Fault(
    code="CALENDAR_004",
    where="{where}",
    what="{year} is before {first}, or does not follow the last known year {last}",
    next="add the years in order; next comes {expected}",
)
YEAR_UNKNOWN = Fault(
    code="CALENDAR_005",
    where="{year}",
    what="no notice of this year is known here, only those of {first} to {last}",
    next="once it is published, add its words with `inspector calendar add FILE`",
)
ON_IS_WEEKDAY = Fault(
    code="CALENDAR_010",
    where="{where}, {day}",
    what="declared worked in exchange, but it is a {weekday}, worked anyway",
    next="compare the day with the notice",
)
DECLARED_TWICE = Fault(
    code="CALENDAR_011",
    where="{where}, {day}",
    what="declared twice, or both off and worked",
    next="compare the day with the notice",
)
WRONG_YEAR = Fault(
    code="CALENDAR_012",
    where="{where}, {day}",
    what="the day belongs neither to {year} nor to the December before",
    next="compare the day, and the year of the title, with the notice",
)
FESTIVAL_MISSING = Fault(
    code="CALENDAR_013",
    where="{where}, {festival}",
    what="the festival is missing",
    next="give the whole notice, all its paragraphs",
)
FESTIVAL_TWICE = Fault(
    code="CALENDAR_014",
    where="{where}, {festival}",
    what="the festival has more than one paragraph",
    next="compare with the notice; something may have been pasted twice",
)
STATUTORY_MISSING = Fault(
    code="CALENDAR_015",
    where="{where}, {festival}",
    what="{day} is off by law, and is not declared off here",
    next="compare the days, and the year of the title, with the notice",
)
NOT_A_NOTICE = Fault(
    code="CALENDAR_020",
    where="{where}",
    what="the title of a notice on a year's holidays is not found",
    next="give the notice's own words, with its title “关于2027年部分节假日安排的通知”",
)
NO_SUCH_DAY = Fault(
    code="CALENDAR_021",
    where="{where}, {festival}, “{words}”",
    what="there is no such day",
    next="compare the day with the notice",
)
WRONG_WEEKDAY = Fault(
    code="CALENDAR_022",
    where="{where}, {festival}, “{words}”",
    what="{day} is {weekday}",
    next="compare day and weekday with the notice; one of them is wrong",
)
WRONG_COUNT = Fault(
    code="CALENDAR_023",
    where="{where}, {festival}, “{words}”",
    what="the days given are {count}, not {said}",
    next="compare the span and the count with the notice; one of them is wrong",
)
ENDS_BEFORE_START = Fault(
    code="CALENDAR_024",
    where="{where}, {festival}, “{words}”",
    what="the last day comes before the first, or months after it",
    next="compare the span with the notice",
)
NOT_UNDERSTOOD = Fault(
    code="CALENDAR_025",
    where="{where}, {festival}, “{words}”",
    what="this names days, and is not understood",
    next="give the notice's own words, nothing left out and nothing added",
)
NO_DAYS = Fault(
    code="CALENDAR_026",
    where="{where}, {festival}",
    what="the paragraph declares no day off",
    next="give the notice's own words, nothing left out and nothing added",
)
WRONG_LUNAR = Fault(
    code="CALENDAR_027",
    where="{where}, {festival}, “{words}”",
    what="by the lunar calendar this is {day}",
    next="compare the day with the notice",
)
WRONG_NUMBER = Fault(
    code="CALENDAR_028",
    where="{where}, {notice}",
    what="a notice on the holidays of {year} is not numbered in that year",
    next="compare title and number with the notice; one of them is wrong",
)
TOO_LONG = Fault(
    code="CALENDAR_029",
    where="{where}",
    what="a notice has about a page; this has {length} characters",
    next="give the notice alone",
)
CANNOT_WRITE = Fault(
    code="CALENDAR_030",
    where="{path}",
    what="the year cannot be written: {reason}",
    next="check that the workspace can be written to and the disk is not full; nothing was changed",
    exit=Exit.STORAGE,
)
