"""隔离: why something that was delivered counts nowhere, in words, and what to do about it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from inspector.domain.enrolment import Doubt
from inspector.errors import InspectorError
from inspector.i18n import N_, Pair, both
from inspector.store import delivery
from inspector.store.apart import FORK, WITHDRAWN

OTHER_SENDER: Final = "sender"
OTHER_OFFICE: Final = "office"

_ALTERED: Final = (
    N_("altered after it was signed, or not written by our program"),
    N_("have the laptop hand it over again; if that does not help, look who handled the file"),
)
_MALFORMED: Final = (
    N_("not of a form that our program writes"),
    N_("bring the programs here and on the laptop up to date, then merge the bundle again"),
)
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    str(Doubt.UNKNOWN_LOG): (
        N_("from a device that is not enrolled here"),
        N_("enrol it with `inspector office enrol`: what waits then counts by itself"),
    ),
    str(Doubt.REVOKED): (
        N_("from a revoked laptop, and not here when that was recorded"),
        N_("nothing of it counts; if the laptop is in the right hands, enrol it anew"),
    ),
    str(Doubt.EXPIRED): (
        N_("written after the laptop's enrolment had run out"),
        N_("answer a new request of this laptop: what waits then counts by itself"),
    ),
    str(Doubt.OTHER_PERSON): (
        N_("written in the name of somebody for whom the laptop is not enrolled"),
        N_("have the person it is enrolled for do it again, or that person on a laptop of theirs"),
    ),
    str(Doubt.ROLE): (
        N_("something that the role of the laptop's person does not allow"),
        N_("have somebody with the right role do it; the rest of the bundle counts"),
    ),
    OTHER_SENDER: (
        N_("signed by another device than the one that it names"),
        N_("nothing of it was taken in; have the laptop itself make the bundle"),
    ),
    OTHER_OFFICE: (
        N_("made for another office"),
        N_("nothing of it was taken in; give it to the office that the laptop is enrolled with"),
    ),
    delivery.GAP: (
        N_("something before it is missing"),
        N_("merge the bundle that came before, or have the laptop hand over all with --all"),
    ),
    FORK: (
        N_("from here on its history was written twice"),
        N_("two copies of one workspace were used: keep one, restore the other from a backup"),
    ),
    delivery.FUTURE: (
        N_("dated ahead of the clock here"),
        N_("set the clock that is wrong; it counts with a later merge once its time has come"),
    ),
    delivery.CHECKLIST: (
        N_("the checklist that it was made with is not here"),
        N_("it counts once a bundle brings the checklist; have all handed over with --all"),
    ),
    delivery.TOGETHER: (
        N_("it does not go together with what is known of the same visit"),
        N_("the rest of the visit counts; look at it, and have it corrected where it was made"),
    ),
    WITHDRAWN: (
        N_("withdrawn here"),
        N_("`inspector office reinstate` lets it count again"),
    ),
    delivery.OWN: (
        N_("it claims to be of this workspace's own log"),
        N_("nobody else writes that; look where the file comes from"),
    ),
    delivery.KEY: (
        N_("its log has another key than the one known here"),
        N_("have the laptop enrolled anew, and look who handled the file"),
    ),
    delivery.SIGNATURE: _ALTERED,
    delivery.LINK: _ALTERED,
    delivery.DIGEST: _ALTERED,
    delivery.FORM: _MALFORMED,
}
"""By reason; what is not named here is a form that our program does not write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why some of what came does not count, or is not here."""

    reason: str
    """Code word, stable for scripts."""
    what: Pair
    next: Pair
    events: int = 0
    files: int = 0


def words_of(reason: str) -> tuple[Pair, Pair]:
    """What a reason means, and what to do about it."""
    what, following = _WORDS.get(reason, _MALFORMED)
    return both(what), both(following)


def reasons_of(apart: Iterable[delivery.Quarantined]) -> tuple[Reason, ...]:
    """Why events were set apart, the most frequent reason first."""
    counts: Counter[str] = Counter()
    for one in apart:
        counts[one.reason] += one.n
    return tuple(reason(code, events=n) for code, n in counts.most_common())


def reason(code: str, *, events: int = 0) -> Reason:
    """A reason in words."""
    what, following = words_of(code)
    return Reason(reason=code, what=what, next=following, events=events)


def reasons_of_errors(errors: Iterable[InspectorError]) -> tuple[Reason, ...]:
    """The same of what could not be read or kept, each kind once."""
    found: dict[str, Reason] = {}
    for error in errors:
        code = error.fault.code
        files = found[code].files if code in found else 0
        found[code] = Reason(
            reason=code,
            what=both(error.fault.what, **error.context),
            next=both(error.fault.next, **error.context),
            files=files + 1,
        )
    return tuple(found.values())
