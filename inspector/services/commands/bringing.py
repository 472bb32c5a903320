"""The laptops brought together at the office; on the command line."""

from inspector.i18n import N_
from inspector.services.commands.command import Command

BRINGING: tuple[Command, ...] = (
    Command(
        id="bundle.export",
        cli="bundle export",
        label=N_("Hand over"),
        help=N_("Write what the office does not have yet as a bundle that only it can open."),
    ),
    Command(
        id="bundle.inspect",
        cli="bundle inspect",
        label=N_("Look into a bundle"),
        help=N_("Tell what is in a bundle, and whether it is whole; on the laptop or the office."),
    ),
    Command(
        id="bundle.accept",
        cli="bundle accept",
        label=N_("Accept a receipt"),
        help=N_("Learn from the office's receipt what it has, and what it does not have yet."),
    ),
    Command(
        id="bundle.status",
        cli="bundle status",
        label=N_("What the office has"),
        help=N_("Tell what the office has of this laptop by its receipts, and what not yet."),
    ),
    Command(
        id="office.merge",
        cli="office merge",
        label=N_("Merge"),
        help=N_("Verify bundles and take them in; what is wrong with one holds up no other."),
    ),
    Command(
        id="office.arrivals",
        cli="office arrivals",
        label=N_("Arrivals"),
        help=N_("List the bundles that came, and what became of them."),
    ),
    Command(
        id="office.receipt",
        cli="office receipt",
        label=N_("Receipt of a bundle"),
        help=N_("Write the receipt of a bundle again, for the laptop that brought it."),
    ),
    Command(
        id="office.quarantine",
        cli="office quarantine",
        label=N_("Quarantine"),
        help=N_("List what came and does not count: why, and what to do about it."),
    ),
    Command(
        id="office.conflicts",
        cli="office conflicts",
        label=N_("Conflicts"),
        help=N_("List what several people wrote at one place without knowing of each other."),
    ),
    Command(
        id="office.resolve",
        cli="office resolve",
        label=N_("Settle a conflict"),
        help=N_("Settle a conflict: one of its values stands, or a new answer."),
    ),
    Command(
        id="office.withdraw",
        cli="office withdraw",
        label=N_("Withdraw a bundle"),
        help=N_("Let nothing count that a bundle brought; it stays, and can be reinstated."),
    ),
    Command(
        id="office.reinstate",
        cli="office reinstate",
        label=N_("Reinstate a bundle"),
        help=N_("Let count again what a withdrawn bundle brought."),
    ),
    Command(
        id="visit.review",
        cli="visit review",
        label=N_("Review"),
        help=N_("Show what a reviewer needs: signs to look twice, conflicts, what came since."),
    ),
    Command(
        id="visit.approve",
        cli="visit approve",
        label=N_("Approve"),
        help=N_("Approve a closed visit: from then on it counts."),
    ),
    Command(
        id="visit.return",
        cli="visit return",
        label=N_("Return"),
        help=N_("Return a closed visit to be corrected, with the reason."),
    ),
    Command(
        id="visit.reject",
        cli="visit reject",
        label=N_("Reject"),
        help=N_("Reject a closed visit: it stays, and counts nowhere."),
    ),
    Command(
        id="office.dump",
        cli="office dump",
        label=N_("Canonical state"),
        help=N_("Write out what all events come to; the same bytes wherever the same events are."),
    ),
)
"""What is brought together, and how it is settled."""
