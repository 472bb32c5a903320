"""Sections that repeat in words: what is asked once for each of, and which of them are meant."""

from collections import Counter
from collections.abc import Callable

from inspector.domain.checklist import MOST_INSTANCES, Checklist, Item, Repeat
from inspector.domain.condition import AnswerHas, AnswerIs, ValueIs
from inspector.domain.instance_conditions import joined
from inspector.domain.repeating import called
from inspector.domain.visit import Answer, Visit
from inspector.domain.words import Among, RepeatPer, Together
from inspector.i18n import N_, Pair, both

_EACH = {
    RepeatPer.WINDOW: N_("asked once for each window"),
    RepeatPer.CLERK: N_("asked once for each clerk"),
    RepeatPer.CALL: N_("asked once for each call"),
}
_COME = {
    Together.MEAN: N_("the mean of the results counts"),
    Together.SUM: N_("the results are added up"),
    Together.LOWEST: N_("the lowest result counts"),
}
_AMONG = {
    Among.ANY: N_("{item} of any {what}"),
    Among.EVERY: N_("{item} of every {what}"),
    Among.NONE: N_("{item} of no {what}"),
}


def told_each(repeat: Repeat) -> Pair:
    """For each of what: 每个窗口各查一遍."""
    if repeat.title is None and repeat.per in _EACH:
        return both(_EACH[repeat.per])
    return both(N_("asked once for each: {what}"), what=called(repeat))


def told_together(together: Together) -> Pair:
    """How the results of several become one."""
    return both(_COME[together])


def told_repeat(repeat: Repeat, *, scored: bool) -> Pair:
    """All that is said of a section that repeats."""
    parts = [told_each(repeat)]
    if scored:
        parts.append(told_together(repeat.together))
    if repeat.least:
        parts.append(both(N_("at least {count}"), count=repeat.least))
    if repeat.most != MOST_INSTANCES:
        parts.append(both(N_("at most {count}"), count=repeat.most))
    return Pair("，".join(one.zh for one in parts), "; ".join(one.en for one in parts))


def repeat_around(checklist: Checklist, item: str, section: str | None) -> Repeat | None:
    """Of an item the repeat of its section, where it is named from outside that section."""
    about = checklist.by_code.get(item)
    if about is None or about.section == section:
        return None
    return checklist.section(about.section).repeat


def subject(
    leaf: AnswerIs | AnswerHas | ValueIs, checklist: Checklist, section: str | None
) -> Pair | None:
    """Which instances of an item a condition means; None where there is only one.

    Args:
        leaf: What is asked of the item.
        checklist: As it is written, or with the instances of a visit.
        section: In which the condition stands; None of the whole form.
    """
    code, _, name = leaf.item.partition(".")
    repeat = repeat_around(checklist, code, section)
    if repeat is None:
        return None
    item = Pair(f"{code}“{name}”", f"{code} “{name}”") if name else Pair(code, code)
    return both(_AMONG[leaf.of], item=item, what=called(repeat))


def standing(
    visit: Visit, item: Item, repeat: Repeat, said: Callable[[Answer | None], Pair]
) -> Pair:
    """How the instances of an item stand, counted.

    Args:
        visit: Whose instances.
        item: As the checklist has it.
        repeat: Of its section.
        said: How one answer is said in short.
    """
    keys = visit.instances.get(item.section, ())
    if not keys:
        return both(N_("no {what} was added yet"), what=called(repeat))
    counts = Counter(said(visit.answers.get(joined(item.code, key))) for key in keys)
    parts = [Pair(f"{one.zh} {n}", f"{n} {one.en.lower()}") for one, n in counts.most_common()]
    return both(
        N_("{item}: {counts}"),
        item=item.code,
        counts=Pair("、".join(one.zh for one in parts), ", ".join(one.en for one in parts)),
    )
