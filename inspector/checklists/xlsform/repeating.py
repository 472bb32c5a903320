"""From `begin_repeat` to a section that is asked once for each of something."""

import re

from inspector.checklists.xlsform.accounts import Accounts
from inspector.checklists.xlsform.languages import Languages
from inspector.checklists.xlsform.roles import Part
from inspector.checklists.xlsform.survey import COUNT
from inspector.domain.checklist import MOST_INSTANCES, Repeat
from inspector.domain.wordings.rounds import named
from inspector.domain.words import RepeatPer
from inspector.i18n import Pair

PLAIN_COUNT = re.compile(r"[1-9][0-9]{0,3}")


def repeat_of(part: Part, languages: Languages, accounts: Accounts) -> Repeat | None:
    """What a section is asked once for each of; None of one that is asked once.

    A plain number of rounds is carried; whatever else decides how many there are is named.
    """
    if not part.is_repeated:
        return None
    group = part.groups[-1]
    label = languages.pair(group.cells, "label")
    title = label if label.zh else Pair(group.name, group.name)
    per = named(title.zh)
    count = group.cells.get(COUNT, "")
    fixed = int(count) if PLAIN_COUNT.fullmatch(count) else 0
    if 0 < fixed <= MOST_INSTANCES:
        accounts.carry(group, COUNT)
        least, most = fixed, fixed
    else:
        least, most = 0, MOST_INSTANCES
    return Repeat(per=per, title=title if per is RepeatPer.OTHER else None, least=least, most=most)
