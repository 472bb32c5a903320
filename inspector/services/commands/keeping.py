"""The workspace, its registers and its content; on the command line and in the app."""

from inspector.i18n import N_
from inspector.services.commands.command import HOME, Command, on

REGISTERS: tuple[Command, ...] = (
    Command(
        id="unit.add",
        cli="unit add",
        label=N_("Add a unit"),
        help=N_("Enter a unit that is inspected."),
        where=on(HOME),
    ),
    Command(
        id="unit.list",
        cli="unit list",
        label=N_("Units"),
        help=N_("List the units."),
        where=on(HOME),
    ),
    Command(
        id="person.add",
        cli="person add",
        label=N_("Add a person"),
        help=N_("Enter a person and what they may do."),
        where=on(HOME),
    ),
    Command(
        id="person.list",
        cli="person list",
        label=N_("People"),
        help=N_("List the people."),
        where=on(HOME),
    ),
)
"""Units and people."""

CONTENT: tuple[Command, ...] = (
    Command(
        id="checklist.list",
        cli="checklist list",
        label=N_("Checklists"),
        help=N_("List the checklists at hand."),
    ),
    Command(
        id="checklist.show",
        cli="checklist show",
        label=N_("Show a checklist"),
        help=N_("Show what a checklist asks, of any unit or of one kind of visit."),
    ),
    Command(
        id="checklist.check",
        cli="checklist check",
        label=N_("Check a checklist file"),
        help=N_("Look for faults in a checklist file or workbook, each with its line or cell."),
    ),
    Command(
        id="checklist.import",
        cli="checklist import",
        label=N_("Import a checklist"),
        help=N_("Make a checklist file out of a workbook or CSV file that an office has."),
    ),
    Command(
        id="checklist.export",
        cli="checklist export",
        label=N_("Export a checklist"),
        help=N_("Lay a checklist out as a workbook to fill in and import again."),
    ),
    Command(
        id="checklist.try",
        key="f6",
        label=N_("Try a draft checklist"),
        help=N_("Answer a draft checklist as a pretended visit and see its score move."),
        where=on(HOME),
    ),
    Command(
        id="checklist.schema",
        cli="checklist schema",
        label=N_("Write the JSON Schema"),
        help=N_("Write the JSON Schema by which editors help with checklist files."),
    ),
    Command(
        id="checklist.diff",
        cli="checklist diff",
        label=N_("Compare two editions"),
        help=N_("Tell in words what changed from one edition of a checklist to another."),
    ),
    Command(
        id="deadline",
        cli="deadline",
        label=N_("Work out a deadline"),
        help=N_("Work out a deadline and show how it was counted."),
    ),
    Command(
        id="calendar.show",
        cli="calendar show",
        label=N_("Working-day calendar"),
        help=N_("Show the days off and the days worked of a year, with the notice's number."),
    ),
    Command(
        id="calendar.add",
        cli="calendar add",
        label=N_("Add a calendar year"),
        help=N_("Read a holiday notice, in its own words, into the working-day calendar."),
    ),
)
"""What needs no workspace to look at."""

WORKSPACE: tuple[Command, ...] = (
    Command(
        id="init",
        cli="init",
        label=N_("New workspace"),
        help=N_("Make a new encrypted workspace, with its recovery file."),
    ),
    Command(
        id="passphrase.change",
        cli="passphrase change",
        label=N_("Change passphrase"),
        help=N_("Change the passphrase of the workspace."),
    ),
    Command(
        id="recover",
        cli="recover",
        label=N_("Recover"),
        help=N_("Set a new passphrase with the recovery file, when the old one is forgotten."),
    ),
    Command(
        id="backup",
        cli="backup",
        label=N_("Back up"),
        help=N_("Write an encrypted copy of the workspace into one file."),
        where=on(HOME),
    ),
    Command(
        id="restore",
        cli="restore",
        label=N_("Restore"),
        help=N_("Make a new workspace from a backup."),
    ),
    Command(
        id="selfcheck",
        cli="selfcheck",
        label=N_("Check the data"),
        help=N_("Work out everything stored again from the history, and verify every signature."),
        where=on(HOME),
    ),
    Command(
        id="doctor",
        cli="doctor",
        label=N_("Check this machine"),
        help=N_("Check whether this machine has all that is needed."),
        where=on(HOME),
    ),
    Command(
        id="fault.list",
        cli="fault list",
        label=N_("Faults of the program"),
        help=N_("List when the program itself went wrong; the details rest encrypted."),
        where=on(HOME),
    ),
    Command(
        id="fault.show",
        cli="fault show",
        label=N_("Show a fault"),
        help=N_("Show the details of a fault of the program, to pass them on."),
    ),
    Command(
        id="key.show",
        cli="key show",
        label=N_("Signing certificate"),
        help=N_("Show the certificate that signs findings, or write it to a file."),
        where=on(HOME),
    ),
    Command(
        id="key.renew",
        cli="key renew",
        label=N_("Renew the certificate"),
        help=N_(
            "Make a new signing certificate before the old one runs out; what it signed stays "
            "valid."
        ),
    ),
    Command(
        id="key.import",
        cli="key import",
        label=N_("Take a certificate over"),
        help=N_("Use a certificate that was issued to the office, from a PKCS#12 file."),
    ),
    Command(
        id="key.request",
        cli="key request",
        label=N_("Ask the office for enrolment"),
        help=N_("Write a request for the office to enrol this laptop, or to renew its keys."),
    ),
    Command(
        id="key.accept",
        cli="key accept",
        label=N_("Accept the enrolment"),
        help=N_("Take in the office's answer to this laptop's request."),
    ),
    Command(
        id="office.show",
        cli="office show",
        label=N_("The office's keys"),
        help=N_("Show the office's fingerprint, or write its authority's certificates to a file."),
    ),
    Command(
        id="office.renew",
        cli="office renew",
        label=N_("Renew the office's keys"),
        help=N_("Replace the office's keys and its authority; what they signed stays valid."),
    ),
    Command(
        id="office.enrol",
        cli="office enrol",
        label=N_("Enrol a laptop"),
        help=N_("Answer a laptop's request: who has it, and what they may do."),
    ),
    Command(
        id="office.devices",
        cli="office devices",
        label=N_("Enrolled laptops"),
        help=N_("List the laptops that were enrolled, and whose they are."),
    ),
    Command(
        id="office.revoke",
        cli="office revoke",
        label=N_("Revoke a laptop"),
        help=N_("Take a lost laptop off the register; what comes from it later does not count."),
    ),
    Command(
        id="demo",
        cli="demo",
        label=N_("Demo"),
        help=N_("Open a demo county; without a terminal, run the whole story and print the paths."),
    ),
)
"""Of the workspace itself."""
