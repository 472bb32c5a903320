"""A form: Enter goes on, saving waits for the last key, and what was typed is never lost."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.tui.lines.line import Line, paragraph
from inspector.tui.lines.painted import LinePane
from inspector.tui.screens.base import AppScreen
from inspector.tui.screens.fields import Choices, Row
from inspector.tui.screens.leaving import R
from inspector.tui.screens.sheets import PAUSE_S, told_while_typing
from inspector.tui.type_ahead import conversation

if TYPE_CHECKING:
    from textual.timer import Timer

T = TypeVar("T")


class Form(AppScreen[R | None]):
    """Fields in `#form`, and what is said about them in `#told`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False),
        Binding("escape", "leave", show=False),
        # Before the next key is looked at: what is typed next is meant for the next field.
        Binding("enter", "go_on", priority=True, show=False),
        Binding("tab", "app.focus_next", priority=True, show=False),
        Binding("shift+tab", "app.focus_previous", priority=True, show=False),
    ]
    OPEN_FIELDS: ClassVar[frozenset[str]] = frozenset()
    """Whose numbers are wanted and never masked."""

    _pause: "Timer | None" = None
    _pristine: Mapping[str, str | list[str]] | None = None
    """What the fields held at first; None until they are filled."""
    _is_draft = False

    @property
    def draft_name(self) -> str:
        """Under which name it is kept what was typed and not saved."""
        raise NotImplementedError

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """What stands in every field, as a draft keeps it."""
        typed = {field.id or "": field.value for field in self.query("#form Input").results(Input)}
        chosen = {one.id or "": list(one.chosen) for one in self.query(Choices)}
        return {**typed, **chosen}

    def put_in(self, fields: Mapping[str, str | list[str]]) -> None:
        """Fill the fields; one that is not named stays as it is."""
        for field in self.query("#form Input").results(Input):
            value = fields.get(field.id or "")
            if isinstance(value, str):
                field.value = value
        for choices in self.query(Choices):
            values = fields.get(choices.id or "")
            if isinstance(values, list):
                choices.choose(*values)

    def begin(self) -> None:
        """Call it when the fields hold what is known: a draft that was left comes back."""
        self._pristine = self.fields
        draft = self.inspector.drafts.get(self.draft_name)
        self._is_draft = draft is not None
        if draft is not None:
            self.put_in(draft)
        self.tell_typed()

    @on(Input.Changed)
    @on(Choices.Changed)
    def typed(self) -> None:
        """What is typed is kept at the next pause."""
        if not self.is_live:
            return
        self.tell_typed()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE_S, self._keep_draft)

    def _keep_draft(self) -> bool:
        """Keep what is typed, unless it is what was there; whether there is a draft now."""
        if self._pristine is None or not self.is_live:
            return False
        is_kept = self.fields != self._pristine
        if is_kept:
            self.inspector.drafts.put(self.draft_name, self.fields)
        else:
            self.inspector.drafts.drop(self.draft_name)
        return is_kept

    def tell_typed(self) -> None:
        """Say what is said about the fields."""
        self.query_one("#told", LinePane).show(self._told_lines)

    def told(self, _width: int) -> Sequence[Line]:
        """What this form says about what is chosen."""
        return ()

    def _told_lines(self, width: int) -> list[Line]:
        lines = list(self.told(width))
        typed = [
            value
            for name, value in self.fields.items()
            if isinstance(value, str) and name not in self.OPEN_FIELDS
        ]
        words = told_while_typing(self.inspector.drafts, typed)
        words += [text("a draft, not saved yet")] if self._is_draft else []
        return lines + [made for one in words for made in paragraph(one, width, look="warn")]

    def action_go_on(self) -> None:
        """To the next field; from the last one it saves."""
        if self.focused is list(self.query("#form Input, #form Choices"))[-1]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Save it; each form knows what that is."""
        raise NotImplementedError

    def write(
        self, verb: Callable[..., T], *args: object, then: Callable[[T], None], **named: object
    ) -> None:
        """Have the store do it, and leave; what is typed meanwhile is meant for what comes then."""
        self.between += 1
        if self._pause is not None:
            self._pause.stop()

        def refused(error: InspectorError) -> None:
            self.between -= 1
            self._keep_draft()
            self.tell(self._labelled(error))

        self.ask(verb, *args, then=then, failed=refused, draft=self.draft_name, **named)

    def _labelled(self, error: InspectorError) -> InspectorError:
        """A refusal names the field as the screen does, and the cursor goes there."""
        row = next(
            (one for one in self.query(Row) if one.field.id == error.context.get("field")), None
        )
        if row is None:
            return error
        row.field.focus()
        named = {**error.context, "field": text(row.label)}
        return InspectorError(error.fault, also=error.also, **named)

    @conversation
    async def action_leave(self) -> None:
        """Back; what was typed stays as a draft."""
        await self.settled()
        is_kept = self._keep_draft()
        self.dismiss(None)
        if is_kept and callable(say := getattr(self.app.screen, "notice", None)):
            say(text("What was typed is kept as a draft"))
