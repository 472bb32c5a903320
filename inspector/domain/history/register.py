"""One keyed place and the writes to it: a function of their set, whatever the order of arrival."""

from dataclasses import dataclass, field

from inspector.domain.history.event import Event, Ref


@dataclass(slots=True)
class Register:
    """The live writes to one key.

    A write supersedes the writes it names and every earlier one of its own log. What is left are
    the heads: none, one, or several that did not know of each other.
    """

    heads: dict[Ref, Event] = field(default_factory=dict)
    """Live writes by key."""
    named: set[Ref] = field(default_factory=set)
    """Writes that were superseded before they arrived."""
    latest: dict[str, int] = field(default_factory=dict)
    """Highest sequence number met, by log."""

    def apply(self, event: Event) -> None:
        """Take in one write; a repeated one changes nothing."""
        ref = event.ref
        known = self.latest.get(event.log, 0)
        if ref in self.heads:
            return
        self.named.update(event.was)
        for seen in event.was:
            self.heads.pop(seen, None)
        for head in [h for h in self.heads if h[0] == event.log and h[1] < event.seq]:
            del self.heads[head]
        self.latest[event.log] = max(known, event.seq)
        if event.seq > known and ref not in self.named:
            self.heads[ref] = event

    @property
    def values(self) -> list[object]:
        """The distinct live values, latest first; ties are broken by the log, never by arrival."""
        if len(self.heads) == 1:
            return [event.body["value"] for event in self.heads.values()]
        ordered = sorted(self.heads.values(), key=lambda e: (e.hlc, e.log, e.seq), reverse=True)
        distinct: list[object] = []
        for event in ordered:
            if event.body["value"] not in distinct:
                distinct.append(event.body["value"])
        return distinct

    @property
    def in_conflict(self) -> bool:
        """Whether the live writes say different things."""
        return len(self.values) > 1

    @property
    def value(self) -> object:
        """What to show: the latest of the live values; None where nothing was written."""
        values = self.values
        return values[0] if values else None
