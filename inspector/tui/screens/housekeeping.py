"""What a workspace needs now and then: units, people, copies, checks; all in the palette."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from inspector.domain.unit import Person, Unit
from inspector.domain.words import Role
from inspector.i18n import text
from inspector.tui.lines.line import Span, line
from inspector.tui.marks import marks
from inspector.tui.screens.base import AppScreen
from inspector.tui.words import said, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.services.selfcheck import Checks
    from inspector.tui.screens.picking import PickRow
    from inspector.tui.screens.working import Teller


OTHER_FILE = "another"
"""Key of the row below the files at hand."""


class Housekeeping(AppScreen[None]):
    """The commands of the first screen that are not about a visit."""

    def action_unit_add(self) -> None:
        """Register a unit."""
        from inspector.tui.screens.unit import UnitScreen  # noqa: PLC0415

        self.app.push_screen(UnitScreen())

    def action_unit_list(self) -> None:
        """Look through the units."""
        from inspector.services.registers import list_units  # noqa: PLC0415 - not on the way in

        self.ask(list_units, then=self._show_units)

    def _show_units(self, units: tuple[Unit, ...]) -> None:
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415

        rows = [
            (
                unit.unit,
                line(Span(f"  {unit.name}"), Span(f"  {unit.kind} {word(unit.kind)}", "muted")),
                f"{unit.name} {unit.kind}",
            )
            for unit in units
        ]
        self.app.push_screen(PickSheet(text("Units"), rows))

    @work
    async def action_person_add(self) -> None:
        """Register an inspector."""
        from inspector.services.registers import add_person  # noqa: PLC0415 - not on the way in
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
        from inspector.services.registers import list_people  # noqa: PLC0415 - not on the way in

        self.ask(list_people, then=self._show_people)

    def _show_people(self, people: tuple[Person, ...]) -> None:
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415

        rows = [
            (
                one.person,
                line(f"  {one.name}", Span(f"  {', '.join(one.roles)}", "muted")),
                one.name,
            )
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

    def _back_up(self, typed: str, *, force: bool = False) -> None:
        from inspector.services.copies import backup  # noqa: PLC0415 - not on the way in

        target = Path(typed).expanduser()

        def do(teller: "Teller") -> tuple[str, ...]:
            made = backup(self.inspector.workspace, target, force=force, progress=teller.share)
            return (str(made.file), f"SHA-256 {made.sha256}")

        self._long(text("Back up"), do, done=text("The copy is written"))

    def action_selfcheck(self) -> None:
        """Work out everything again from the history."""
        from inspector.services.selfcheck import LABELS, selfcheck  # noqa: PLC0415

        def do(teller: "Teller") -> tuple[str, ...]:
            return _told_checks(selfcheck(self.inspector.workspace, teller.step))

        self._long(text("Check the data"), do, steps=tuple(LABELS.values()))

    def action_doctor(self) -> None:
        """Check this machine."""
        from inspector.services.doctor import doctor  # noqa: PLC0415

        self._long(text("Check this machine"), lambda _: _told_checks(doctor(self.inspector.home)))

    def action_fault_list(self) -> None:
        """Show what went wrong in the program itself, each with its details."""
        from inspector.services.faults import crashes  # noqa: PLC0415
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415

        kept = {str(at): one for at, one in enumerate(crashes(self.inspector.workspace.faults))}
        title = text("Faults of the program")
        if not kept:
            self.app.push_screen(MessageSheet(title, text("Nothing went wrong so far.")))
            return
        rows: list[PickRow] = [
            (
                at,
                line(f"  {one.at:%m-%d %H:%M}  {one.kind}", Span(f"  {one.where}", "muted")),
                f"{one.kind} {one.where}",
            )
            for at, one in kept.items()
        ]

        def show(at: str | None) -> None:
            if at is not None:
                warned = text(
                    "Read it before you pass it on: it may hold words that somebody entered."
                )
                self.app.push_screen(MessageSheet(title, warned, *kept[at].lines))

        self.app.push_screen(PickSheet(title, rows), show)

    @work
    async def action_verify(self) -> None:
        """Say what the signature of a file proves."""
        from inspector.tui.screens.sheets import TextSheet  # noqa: PLC0415

        hint = text("Path of a PDF that was handed in")
        sheet = TextSheet(text("Verify a file"), hint=hint, does=text("Verify"))
        typed = await self.app.push_screen_wait(sheet)
        if typed and typed.strip():
            self._verify(typed.strip())

    def _verify(self, typed: str) -> None:
        from inspector.services.telling import told, verdict_told  # noqa: PLC0415
        from inspector.services.verifying import verify_file  # noqa: PLC0415 - the judge

        def do(_: "Teller") -> tuple[str, ...]:
            verdict = verify_file(Path(typed).expanduser(), workspace=self.inspector.workspace)
            return (
                verdict_told(str(verdict.verdict)),
                *(f"{marks().compliant} {said(one)}" for one in verdict.proved),
                *(f"{marks().not_applicable} {said(one)}" for one in verdict.not_proved),
                *(f"{marks().violation} {told(one).line}" for one in verdict.problems),
            )

        self._long(text("Verify a file"), do)

    def action_checklist_try(self) -> None:
        """Choose a draft checklist, and try it out."""
        from inspector.services.trying import drafts_at_hand  # noqa: PLC0415 - not on the way in
        from inspector.tui.screens.picking import PickSheet  # noqa: PLC0415

        found = {str(path): path.name for path in drafts_at_hand(self.inspector.home)}
        if not found:
            self._try_typed()
            return
        rows: list[PickRow] = [(path, line(f"  {name}"), name) for path, name in found.items()]
        rows.append((OTHER_FILE, line(f"  {text('Another file: type its path')}"), ""))

        def chosen(path: str | None) -> None:
            if path == OTHER_FILE:
                self._try_typed()
            elif path is not None:
                self._try(path)

        title = text("Try a draft checklist")
        self.app.push_screen(PickSheet(title, rows, always=(OTHER_FILE,)), chosen)

    @work
    async def _try_typed(self) -> None:
        from inspector.tui.screens.sheets import TextSheet  # noqa: PLC0415

        hint = text("Path of the checklist file; nothing of the trial is saved")
        sheet = TextSheet(text("Try a draft checklist"), hint=hint, does=text("Open"))
        typed = await self.app.push_screen_wait(sheet)
        if typed and typed.strip():
            self._try(typed.strip().strip("'\""))

    def _try(self, typed: str) -> None:
        from inspector.services.trying import Trial, begin_trial  # noqa: PLC0415
        from inspector.tui.screens.trial import TrialScreen  # noqa: PLC0415
        from inspector.tui.screens.working import WorkSheet  # noqa: PLC0415

        beside, path = self.inspector.workspace, Path(typed).expanduser()

        def begun(trial: Trial | None) -> None:
            if trial is not None:
                self.inspector.pretend(trial.workspace)
                self.app.push_screen(TrialScreen(trial))

        title = text("Try a draft checklist")
        self.app.push_screen(WorkSheet(title, lambda _: begin_trial(beside, path)), begun)

    def action_key_show(self) -> None:
        """Show the certificate that signs."""
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415

        info = self.inspector.workspace.certificate()
        self.app.push_screen(
            MessageSheet(text("Signing certificate"), info.subject, f"SHA-256 {info.sha256}")
        )

    def _long(
        self,
        title: str,
        do: "Callable[[Teller], tuple[str, ...]]",
        *,
        steps: tuple[str, ...] = (),
        done: str = "",
    ) -> None:
        """Do something long; show how far it has come, then what came of it."""
        from inspector.tui.screens.sheets import MessageSheet  # noqa: PLC0415
        from inspector.tui.screens.working import WorkSheet  # noqa: PLC0415

        def show(words: tuple[str, ...] | None) -> None:
            if words is not None:
                self.app.push_screen(MessageSheet(done or title, *words))

        self.app.push_screen(WorkSheet(title, do, steps=steps), show)


def _told_checks(checks: "Checks") -> tuple[str, ...]:
    return tuple(f"{_mark(ok=one.ok)} {text(one.label)}  {one.detail}" for one in checks.checks)


def _mark(*, ok: bool) -> str:
    return marks().compliant if ok else marks().violation
