"""Whether an item that a visit may ask is asked now: what earlier answers decide.

Which items a visit may ask is fixed at its opening (`asking`), and so are the conditions of those
items. Whether one of them is asked now follows from the answers alone:

- An item without a condition is asked. One with a condition is asked while it holds.
- A condition sees the answers of the items that are asked now. An item that is not asked now is
  without an answer for it, whatever was answered there before, and so is one that this visit may
  not ask at all. So a chain falls, and comes back, as a whole.
- Items are settled after those that their conditions name. Items that wait for each other are
  refused when a checklist is checked; from elsewhere they see each other without an answer.

The order of answering plays no part: the same answers leave the same items, after an undo, after
answers from several laptops came together, and when all is computed anew.
A re-inspection has no conditions: it asks what failed, and that was asked then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from inspector.domain.condition import About, Condition, holds, items_in
from inspector.domain.visit import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """The conditions of a visit's items; made by `conditions`."""

    of: Mapping[str, Condition]
    """By item code."""
    order: tuple[str, ...]
    """Their codes, each after those that it depends on."""
    dependents: Mapping[str, tuple[int, ...]]
    """For an item, where in that order those stand whose conditions name it."""

    def unmet(self, about: About, answers: Mapping[str, Answer]) -> frozenset[str]:
        """Codes of the items that are not asked while these are the answers.

        Args:
            about: The visit.
            answers: All that were given, by item code.
        """
        counted = dict(answers)
        left = set()
        for code in self.order:
            if not holds(self.of[code], about, counted):
                left.add(code)
                counted.pop(code, None)
        return frozenset(left)

    def unmet_after(
        self,
        before: frozenset[str],
        about: About,
        answers: Mapping[str, Answer],
        changed: Iterable[str],
    ) -> frozenset[str]:
        """What `unmet` tells, from what it told before some answers changed.

        Args:
            before: What was not asked then; returned itself where nothing became of the change.
            about: The visit.
            answers: All that are given now.
            changed: Codes of the items whose answers may be others than before.
        """
        heap = [place for code in changed if code not in before for place in self._after(code)]
        if not heap:
            return before
        left = set(before)
        counted = dict(answers)
        for code in before:
            counted.pop(code, None)
        heapify(heap)
        settled = -1
        while heap:
            place = heappop(heap)
            code = self.order[place]
            # What came up twice is settled; what waits for each other is settled once.
            if place <= settled or holds(self.of[code], about, counted) is (code not in left):
                continue
            settled = place
            left ^= {code}
            if code in answers:
                if code in left:
                    del counted[code]
                else:
                    counted[code] = answers[code]
                for one in self._after(code):
                    heappush(heap, one)
        return before if left == before else frozenset(left)

    def concern(self, codes: Iterable[str]) -> bool:
        """Whether some condition names one of these items."""
        return any(code in self.dependents for code in codes)

    def _after(self, code: str) -> Iterable[int]:
        """Where those stand whose conditions name an item."""
        return self.dependents.get(code, ())


def conditions(of: Mapping[str, Condition]) -> Conditions:
    """The conditions of a visit's items, ordered so that each comes after what it depends on."""
    needs = {code: items_in(condition) for code, condition in of.items()}
    order = tuple(_ordered(needs))
    dependents: dict[str, list[int]] = {}
    for place, code in enumerate(order):
        for other in needs[code]:
            dependents.setdefault(other, []).append(place)
    return Conditions(
        of=of,
        order=order,
        dependents={code: tuple(places) for code, places in dependents.items()},
    )


def _ordered(needs: Mapping[str, frozenset[str]]) -> list[str]:
    """The codes, each after those that it needs; without recursion, as chains may be long."""
    order: dict[str, None] = {}
    entered: set[str] = set()
    for start in needs:
        waiting = [(start, False)]
        while waiting:
            code, is_left = waiting.pop()
            if is_left:
                order[code] = None
            elif code in needs and code not in entered:
                entered.add(code)
                waiting.append((code, True))
                waiting += [(one, False) for one in sorted(needs[code], reverse=True)]
    return list(order)
