"""Which section of a visit repeats, and which instances of it are meant by what was typed."""

from collections.abc import Iterable

from inspector.domain.checklist import Checklist, Repeat, Section
from inspector.domain.masking import masked
from inspector.domain.repeating import code_meant, instance_name, keys_in
from inspector.domain.visit import Visit
from inspector.errors import InspectorError, raise_all
from inspector.errors import visit as faults
from inspector.i18n import both
from inspector.services.unasked import listed

LONGEST_TOLD = 40
"""Characters of a key that was refused."""


class Repeated:
    """A section that a visit asks more than once.

    Args:
        visit: Which.
        checklist: Of the visit.
        section: Code of the section.

    Raises:
        InspectorError: VISIT_072, where the visit does not ask it more than once.
    """

    def __init__(self, visit: Visit, checklist: Checklist, section: str) -> None:
        of = checklist.by_section.get(code_meant(section))
        if of is None or of.repeat is None or of.code not in visit.repeats:
            titles = [f"{code} {checklist.section(code).title.zh}" for code in visit.repeats]
            known = "、".join(titles) or "—"
            place = both("visit {visit}", visit=visit.visit[-6:])
            raise InspectorError(faults.NOT_REPEATED, place=place, section=section, known=known)
        self.section: Section = of
        self.code = of.code
        self.repeat: Repeat = of.repeat
        self.there = visit.instances.get(of.code, ())
        """Keys of the instances that there are, in walking order."""
        self._visit = visit.visit[-6:]
        self._place = both("section {section}", section=of.code)

    def wanted(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Keys that there are to be: those that are not there yet, each once.

        Args:
            texts: Keys and ranges: `1-12,14`, `综合`.

        Raises:
            InspectorError: VISIT_073 or VISIT_075, all at once.
        """
        keys, wrong = self._meant(texts)
        count = len({*self.there, *keys})
        if count > self.repeat.most:
            wrong.append(self._too_many(count))
        raise_all(wrong)
        return tuple(key for key in keys if key not in self.there)

    def new(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Keys that are added: one that is there already is a mistake.

        Raises:
            InspectorError: VISIT_073 to VISIT_075, all at once.
        """
        given = list(texts)
        keys, wrong = self._meant(given)
        raise_all([*wrong, *(self._is_there(key) for key in keys if key in self.there)])
        return self.wanted(given)

    def one(self, text: str) -> str:
        """The key of one instance that is there.

        Raises:
            InspectorError: VISIT_073 or VISIT_076.
        """
        return self._single(text, self.present([text]))

    def other(self, text: str) -> str:
        """A key that no instance has yet.

        Raises:
            InspectorError: VISIT_073 or VISIT_074.
        """
        keys, wrong = self._meant([text])
        raise_all(wrong)
        key = self._single(text, keys)
        raise_all([self._is_there(key)] if key in self.there else [])
        return key

    def present(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Keys of instances that are there.

        Raises:
            InspectorError: VISIT_073 or VISIT_076, all at once.
        """
        keys, wrong = self._meant(texts)
        wrong += [
            InspectorError(
                faults.NO_SUCH_INSTANCE,
                place=self._place,
                section=self.code,
                name=instance_name(self.repeat, key),
                known=listed(self.there),
                visit=self._visit,
                key=key,
            )
            for key in keys
            if key not in self.there
        ]
        raise_all(wrong)
        return keys

    def _meant(self, texts: Iterable[str]) -> tuple[tuple[str, ...], list[InspectorError]]:
        """The keys that texts mean, and what is wrong with those that mean none."""
        keys: dict[str, None] = {}
        wrong: list[InspectorError] = []
        for text in texts:
            try:
                found = keys_in(text, most=self.repeat.most)
            except OverflowError as error:
                wrong.append(self._too_many(error))
            except ValueError as error:
                wrong.append(self._bad(masked(str(error)[:LONGEST_TOLD]).text))
            else:
                # A staff number may be a key, the number of an identity card may not.
                private = [one.text for one in map(masked, found) if one.counts]
                wrong += [self._bad(one) for one in private]
                keys |= dict.fromkeys(found)
        return tuple(keys), wrong

    def _single(self, text: str, keys: tuple[str, ...]) -> str:
        """The only one of the keys that a text means.

        Raises:
            InspectorError: VISIT_073, where it means several.
        """
        if len(keys) != 1:
            error = self._bad(text[:LONGEST_TOLD])
            raise error
        return keys[0]

    def _is_there(self, key: str) -> InspectorError:
        name = instance_name(self.repeat, key)
        return InspectorError(faults.INSTANCE_THERE, place=self._place, name=name, key=key)

    def _too_many(self, count: object) -> InspectorError:
        most = self.repeat.most
        return InspectorError(faults.TOO_MANY_INSTANCES, place=self._place, count=count, most=most)

    def _bad(self, given: str) -> InspectorError:
        return InspectorError(faults.BAD_INSTANCE_KEY, place=self._place, given=given)
