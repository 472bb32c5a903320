"""What a workspace needs now and then: units, people, copies, checks; all in the palette."""

from collections.abc import Callable
from pathlib import Path

from textual import work

from inspector.domain.unit import Person, Unit
from inspector.domain.words import Role
from inspector.errors import InspectorError
from inspector.i18n import text
from inspector.services.registers import add_person, list_people, list_units
from inspector.services.telling import told, verdict_told
from inspector.tui.lines.line import Span, line
from inspector.tui.marks import marks
from inspector.tui.screens.base import AppScreen
from inspector.tui.words import said, word


class Housekeeping(AppScreen[None]):
    """The commands of the first screen that are not about a visit."""

    def action_unit_add(self) -> None:
        """Register a unit."""
        from inspector.tui.screens.unit import UnitScreen  # noqa: PLC0415

        self.app.push_screen(UnitScreen())

    def action_unit_list(self) -> None:
        """Look through the units."""
        self.ask(list_units, then=self._show_units)

    def _show_units(self, units: tuple[Unit, ...]) -> None:
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415

        rows = [
            (
                unit.unit,
                line(Span(f" {unit.name}"), Span(f"  {unit.kind} {word(unit.kind)}", "muted")),
                f"{unit.name} {unit.kind}",
            )
            for unit in units
        ]
        self.app.push_screen(PickSheet(text("Units"), rows))

    @work
    async def action_person_add(self) -> None:
        """Register an inspector."""
        from inspector.tui.screens.sheets import TextSheet  # noqa: PLC0415

        name = await self.app.push_screen_wait(
            TextSheet(text("Add a person"), hint=text("Name; registered as an inspector"))
        )
        if name and name.strip():
            self.ask(add_person, name=name, roles=(Role.INSPECTOR,), then=self._added)

    def _added(self, person: Person) -> None:
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415

        self.app.push_screen(MessageSheet(text("{name} is registered", name=person.name)))

    def action_person_list(self) -> None:
        """Look through the people."""
        self.ask(list_people, then=self._show_people)

    def _show_people(self, people: tuple[Person, ...]) -> None:
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415

        rows = [
            (one.person, line(f" {one.name}", Span(f"  {', '.join(one.roles)}", "muted")), one.name)
            for one in people
        ]
        self.app.push_screen(PickSheet(text("People"), rows))

    @work
    async def action_backup(self) -> None:
        """Write an encrypted copy into one file."""
        from inspector.tui.screens.sheets import TextSheet  # noqa: PLC0415

        now = self.inspector.clock.now()
        proposed = Path.home() / f"inspector-{now:%Y%m%d-%H%M}.backup"
        typed = await self.app.push_screen_wait(
            TextSheet(text("Back up"), value=str(proposed), hint=text("Into which file?"))
        )
        if typed and typed.strip():
            self._back_up(typed.strip())

    @work(thread=True)
    def _back_up(self, typed: str) -> None:
        from inspector.services.copies import backup  # noqa: PLC0415 - not on the way in

        target = Path(typed).expanduser()

        def do() -> tuple[str, ...]:
            made = backup(self.inspector.workspace, target)
            return (str(made.file), f"SHA-256 {made.sha256}")

        self._tell_result(text("The copy is written"), do)

    @work(thread=True)
    def action_selfcheck(self) -> None:
        """Work out everything again from the history."""
        from inspector.services.selfcheck import selfcheck  # noqa: PLC0415

        self._tell_result(
            text("Check the data"),
            lambda: tuple(
                f"{_mark(ok=one.ok)} {text(one.label)}  {one.detail}"
                for one in selfcheck(self.inspector.workspace).checks
            ),
        )

    @work(thread=True)
    def action_doctor(self) -> None:
        """Check this machine."""
        from inspector.services.doctor import doctor  # noqa: PLC0415

        self._tell_result(
            text("Check this machine"),
            lambda: tuple(
                f"{_mark(ok=one.ok)} {text(one.label)}  {one.detail}"
                for one in doctor(self.inspector.home).checks
            ),
        )

    @work
    async def action_verify(self) -> None:
        """Say what the signature of a file proves."""
        from inspector.tui.screens.sheets import TextSheet  # noqa: PLC0415

        typed = await self.app.push_screen_wait(
            TextSheet(text("Verify a file"), hint=text("Path of a PDF that was handed in"))
        )
        if typed and typed.strip():
            self._verify(typed.strip())

    @work(thread=True)
    def _verify(self, typed: str) -> None:
        from inspector.services.handover import verify_file  # noqa: PLC0415 - the judge

        def do() -> tuple[str, ...]:
            verdict = verify_file(Path(typed).expanduser(), workspace=self.inspector.workspace)
            return (
                verdict_told(str(verdict.verdict)),
                *(f"{marks().compliant} {said(one)}" for one in verdict.proved),
                *(f"{marks().not_applicable} {said(one)}" for one in verdict.not_proved),
                *(f"{marks().violation} {told(one).line}" for one in verdict.problems),
            )

        self._tell_result(text("Verify a file"), do)

    def action_key_show(self) -> None:
        """Show the certificate that signs."""
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415

        info = self.inspector.workspace.certificate()
        self.app.push_screen(
            MessageSheet(text("Signing certificate"), info.subject, f"SHA-256 {info.sha256}")
        )

    def _tell_result(self, title: str, do: Callable[[], tuple[str, ...]]) -> None:
        """Do something long on this thread, then show what came of it."""
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415

        try:
            words = do()
        except InspectorError as error:
            self.app.call_from_thread(self.tell, error)
            return
        self.app.call_from_thread(self.app.push_screen, MessageSheet(title, *words))


def _mark(*, ok: bool) -> str:
    return marks().compliant if ok else marks().violation
