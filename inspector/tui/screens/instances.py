"""逐个检查 in the walk-through: the next window by one key, several at once, going between them."""

from collections.abc import Callable, Iterable
from functools import partial

from inspector.domain.checklist import Section
from inspector.domain.instance_conditions import joined
from inspector.domain.repeating import following_key, instance_name, parted
from inspector.domain.words import RepeatPer
from inspector.errors import InspectorError
from inspector.i18n import Pair, text
from inspector.services.commands import Command
from inspector.services.instances import add_instances, remove_instance, rename_instance
from inspector.services.undoing import Stepped
from inspector.services.visits import Shown
from inspector.tui.lines.instances import what
from inspector.tui.lines.line import Line, Span, line
from inspector.tui.screens.instance_sheet import Act, InstanceSheet, KeysSheet, wanted_keys
from inspector.tui.screens.picking import PickSheet
from inspector.tui.screens.undoing import Undoing
from inspector.tui.screens.walk_rows import WalkRows
from inspector.tui.type_ahead import conversation
from inspector.tui.words import said

BESIDE = frozenset({"walk.instance_next", "walk.instance_back"})
OWN = frozenset({"walk.instance_add", "visit.repeat", *BESIDE})
"""Commands that a visit offers where some section repeats."""
OF_AN_ITEM = frozenset(
    {
        *("walk.note", "walk.ready", "walk.repeat", "walk.more", "walk.fewer"),
        *("walk.lead", "walk.good", "walk.phrases", "walk.rest", "evidence.add"),
    }
)
"""Commands that are about the item under the cursor."""


class Instances(WalkRows, Undoing):
    """Windows, clerks and calls of the visit under way."""

    @property
    def is_in_instance(self) -> bool:
        """Whether the cursor stands in a section that has others like it."""
        return self.section is not None and self.section.of is not None

    def offered(self) -> Iterable[Command]:
        """Only where something repeats; where there is no item, nothing that is about one."""
        not_here = set() if self.is_in_instance else set(BESIDE)
        if self.shown is None or not self.shown.visit.repeats:
            not_here |= OWN
        if self.vacant is not None:
            not_here |= OF_AN_ITEM
        return [one for one in super().offered() if one.id not in not_here]

    def no_item(self) -> None:
        """Say what to do first, where an answer is meant for a section that is empty."""
        if self.vacant is not None:
            self.notice(self.vacant_told(self.vacant))

    def fill_vacant(self) -> None:
        """Enter on a section that is empty adds to it."""
        if self.vacant is not None:
            self.action_walk_instance_add()

    # Adding

    @conversation
    async def action_walk_instance_add(self) -> None:
        """The next number is added at once; where it cannot be told, it is asked for."""
        if not self.may_write():
            return
        section = await self._of_which()
        if section is None or self.shown is None:
            return
        key = self._next_key(section, self.shown)
        if key is None:
            asked = await self._asked_keys(section)
            if asked is None:
                return
            self._add(section, asked)
        else:
            self._add(section, (key,))

    def _next_key(self, section: Section, shown: Shown) -> str | None:
        """The number that is meant when nothing is said; None where it has to be."""
        assert section.repeat is not None  # noqa: S101 - what `_of_which` found
        if section.repeat.per is RepeatPer.CLERK:
            return None
        there = shown.visit.instances.get(section.code, ())
        if not there:
            return "1" if section.repeat.per is RepeatPer.CALL else None
        here = self.section
        after = here.instance if here is not None and here.of == section.code else None
        return following_key(there, after)

    async def _asked_keys(self, section: Section) -> tuple[str, ...] | None:
        shown = self.shown
        if shown is None or section.repeat is None:
            return None
        is_empty = not shown.visit.instances.get(section.code)
        windows = shown.unit.windows if section.repeat.per is RepeatPer.WINDOW else 0
        ready = f"1-{windows}" if is_empty and windows > 1 else "1" if windows else ""
        hint = text("Which {what}? One or several: 3, 1-12, 14", what=what(section))
        sheet = KeysSheet(
            said(section.title), value=ready if is_empty else "", hint=hint, does=text("Add")
        )
        typed = await self.app.push_screen_wait(sheet)
        return wanted_keys(typed, section, shown) if typed and typed.strip() else None

    def _add(self, section: Section, keys: tuple[str, ...]) -> None:
        if keys:
            then = partial(self._added, section, keys)
            self._change(add_instances, section, keys, then=then)

    def _added(self, section: Section, keys: tuple[str, ...], shown: Shown) -> None:
        self.accept(shown)
        self._to_instance(joined(section.code, keys[0]))
        undo = self.key("visit.undo")
        if len(keys) == 1 and section.repeat is not None:
            name = instance_name(section.repeat, keys[0])
            self.notice(text("{name} is added; {undo} takes it back", name=name, undo=undo))
        else:
            told = text("{count} are added; {undo} takes them back", count=len(keys), undo=undo)
            self.notice(told)

    # The list of them

    @conversation
    async def action_visit_repeat(self) -> None:
        """All of them: go to one, add several, take one away, rename one."""
        section = await self._of_which()
        if section is None or self.shown is None:
            return
        here = self.section
        key = here.instance if here is not None and here.of == section.code else None
        sheet = InstanceSheet(self.shown, section, here=key, takes=self.takes_answers)
        chosen = await self.app.push_screen_wait(sheet)
        if chosen is None:
            return
        match sheet.act:
            case Act.GO:
                self._to_instance(joined(section.code, chosen))
            case Act.ADD:
                self._add(section, wanted_keys(chosen, section, self.shown))
            case Act.REMOVE:
                told = text(
                    "{name} is taken away, its answers are kept; {undo} takes it back",
                    name=self._named(section, chosen),
                    undo=self.key("visit.undo"),
                )
                then = partial(self._changed, told)
                self._change(remove_instance, section, chosen, then=then)
            case Act.RENAME:
                await self._rename(section, chosen)

    async def _rename(self, section: Section, key: str) -> None:
        name = self._named(section, key)
        hint = text("Its answers move with it. What is it called really?")
        typed = await self.app.push_screen_wait(KeysSheet(said(name), value=key, hint=hint))
        if typed is None or typed.strip() in {"", key}:
            return
        self._change(rename_instance, section, key, typed, then=partial(self._renamed, section))

    def _renamed(self, section: Section, shown: Shown) -> None:
        before = self._keys_of(section.code, self.shown)
        self.accept(shown)
        new = next((one for one in self._keys_of(section.code, shown) if one not in before), None)
        if new is not None:
            self._to_instance(joined(section.code, new))
            name, undo = self._named(section, new), self.key("visit.undo")
            self.notice(text("It is {name} now; {undo} takes it back", name=name, undo=undo))

    def _keys_of(self, section: str, shown: Shown | None) -> tuple[str, ...]:
        return shown.visit.instances.get(section, ()) if shown else ()

    def _changed(self, told: str, shown: Shown) -> None:
        self.accept(shown)
        self.notice(told)

    def _change(
        self,
        verb: Callable[..., Shown],
        section: Section,
        *args: object,
        then: Callable[[Shown], None],
    ) -> None:
        """Have the instances changed; what is pressed meanwhile is meant for what there is then."""
        self.between += 1

        def changed(shown: Shown) -> None:
            self.between -= 1
            then(shown)

        def refused(error: InspectorError) -> None:
            self.between -= 1
            self.tell(error)

        reason = self.amending
        self.write(verb, section.code, *args, reason=reason, then=changed, failed=refused)

    def _named(self, section: Section, key: str) -> Pair:
        assert section.repeat is not None  # noqa: S101 - only such a one has instances
        return instance_name(section.repeat, key)

    async def _of_which(self) -> Section | None:
        """The section that repeats under the cursor, or the only one; else it is asked for."""
        shown, here = self.shown, self.section
        if shown is None:
            return None
        sections = [shown.checklist.by_section[code] for code in shown.visit.repeats]
        own = here and (here.of or here.code)
        found = next((one for one in sections if one.code == own), None)
        if found is not None or len(sections) < 2:
            if not sections:
                self.notice(text("Nothing in this form is asked once for each window"))
            return found or next(iter(sections), None)
        rows = [(one.code, _section_row(one), _sought(one)) for one in sections]
        code = await self.app.push_screen_wait(PickSheet(text("In which section?"), rows))
        return None if code is None else shown.checklist.by_section[code]

    # From one to another

    def action_walk_instance_next(self) -> None:
        """The same item at the next window."""
        self._beside(1)

    def action_walk_instance_back(self) -> None:
        """The same item at the window before."""
        self._beside(-1)

    def _beside(self, step: int) -> None:
        item, here, shown = self.item, self.section, self.shown
        if shown is None:
            return
        if item is None or here is None or here.of is None:
            self.notice(text("This section is asked only once"))
            return
        keys = shown.visit.instances[here.of]
        to = self.headings[here.code].at - 1 + step
        if not 0 <= to < len(keys):
            add, section = self.key("walk.instance_add"), shown.checklist.by_section[here.of]
            last = text(
                "That was the last: {add} adds the next {what}", add=add, what=what(section)
            )
            self.notice(last if step > 0 else text("That was the first"))
            return
        same = joined(parted(item.code)[0], keys[to])
        if same in shown.checklist.by_code:
            self.items.go(same)
        else:
            self._to_instance(joined(here.of, keys[to]))

    def _to_instance(self, code: str) -> None:
        """To where there is something to do in an instance."""
        to = self._first_in(code)
        if to is not None:
            self.items.go(to)

    def _first_in(self, code: str) -> str | None:
        """The first item of an instance that is asked and has no answer, or else the first."""
        shown = self.shown
        own = self._items_of(code, shown) if shown else []
        left = (one for one in own if one not in self.not_asked)
        return next((one for one in left if self.answer_at(one) is None), next(iter(own), None))

    def _items_of(self, code: str, shown: Shown) -> list[str]:
        """Codes of the items of an instance, in walking order."""
        section, key = parted(code)
        asked = shown.visit.repeats.get(section, ())
        codes = (joined(one, key or "") for one in asked)
        return [one for one in codes if one in shown.checklist.by_code]

    def place_of(self, stepped: Stepped, before: Shown | None) -> str | None:
        """A step that brought a window back leads there."""
        for section, keys in stepped.shown.visit.instances.items():
            was = self._keys_of(section, before)
            come = next((key for key in keys if key not in was), None) if keys != was else None
            if come is not None:
                return self._first_in(joined(section, come))
        return super().place_of(stepped, before)


def _section_row(section: Section) -> Line:
    return line(Span(f"  {section.code} ", "muted"), Span(said(section.title)))


def _sought(section: Section) -> str:
    return f"{section.code} {section.title.zh} {section.title.en}"
