"""Occurrences: which incident the words of a text tell of, one told of before or another, and what each is called.

An incident is called by what tells it from others: a name of its own, where it was, how many fell victim to it, its
day. One of which nothing of that is said yet waits for it, and is proposed only where something is claimed of it.
What is called alike is one, unless it was elsewhere or at another time, or the words call it another: then it is
numbered.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.records import Record, Registry
from ingest.extraction.rules.whereabouts import AREAS
from schema.text import Span

_DAY: Final = len("2000-01-01")
_CERTAIN: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
"""A year, a month or a day that is not said to be about so."""
_NEAR: Final = 700
"""Characters within which an incident of which nothing was said yet is told of again with where it was."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the words that tell of an incident say that tells it from others.

    Args:
        name: A name of its own: “the Harbour Marathon bombing”.
        place: Where it was.
        dated: When.
        number: How many fell victim to it: “13 protesters”.
        word: The noun for it, by which it is called where nothing else is found of it.
        another: They say that it is none of those told of before: “a second attack”.
    """

    name: str = ""
    place: Record | None = None
    dated: Dated | None = None
    number: str = ""
    word: str = ""
    another: bool = False


@dataclass(slots=True)
class _Facts:
    """What was said of an incident that may tell it from one of the same name."""

    places: set[Record] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    another: bool = False

    def add(self, other: "_Facts") -> None:
        self.places |= other.places
        self.dates |= other.dates

    def contradict(self, other: "_Facts") -> bool:
        """Whether both cannot be of one incident: no place of a kind in common, or no day, month or year."""
        kinds = {each.kind for each in self.places} & {each.kind for each in other.places}
        if kinds and self.places.isdisjoint(other.places):
            return True
        pairs = [(one, two) for one in self.dates for two in other.dates]
        return bool(pairs) and not any(one.startswith(two) or two.startswith(one) for one, two in pairs)


class Occurrences:
    """The incidents of one document.

    Args:
        registry: The records of the document.
        names: What an incident of each kind is called: “Attack”.
    """

    def __init__(self, registry: Registry, names: Mapping[str, str]) -> None:
        self._registry = registry
        self._names = names
        self._last: dict[str, Record] = {}
        self._waiting: set[Record] = set()
        """Those that have no name yet that tells them from others."""
        self._same: dict[Record, Record] = {}
        """Those that turned out to be others that were known before, with these."""
        self._facts: dict[Record, _Facts] = {}
        self._own: list[tuple[frozenset[str], Record]] = []
        """Those that have names of their own, with the words in capitals and the years in these."""
        self.here: list[Record] = []
        """The attacks that the sentence tells of."""

    def last(self, kind: str) -> Record | None:
        """Give the incident of a kind that was told of last."""
        return self._last.get(kind)

    def is_known(self, record: Record) -> bool:
        """Say whether an incident is told from others."""
        return record not in self._waiting

    def meant(self, record: Record) -> Record:
        """Give the incident that one has turned out to be; itself, of most."""
        return self._same.get(record, record)

    def told(
        self, kind: str, anchor: Anchor, trigger: Span, *, again: bool, apart: bool = False, of_verb: bool = False
    ) -> Record:
        """Find or make the incident that words tell of.

        Args:
            kind: Its kind.
            anchor: What they say that tells it from others.
            trigger: The words.
            again: They may tell of one that was told of before.
            apart: A killing that they tell of is none that an attack in the sentence did.
            of_verb: They are a verb, that may tell where that was of which a noun told just before.
        """
        # “A bomb exploded, killing three”: one happening.
        attack = self.attack_at(trigger) if kind == "killing" and not apart else None
        record = attack or self._found(kind, anchor, trigger, again=again, of_verb=of_verb)
        record.spans.append(trigger)
        self._facts.setdefault(record, _Facts()).add(_facts_of(anchor))
        return record

    def note(self, kind: str, record: Record) -> None:
        """Note that an incident was told of: one that is not known yet takes no known one's place.

        Args:
            kind: As what it was told of.
            record: It.
        """
        last = self._last.get(kind)
        if last is None or record not in self._waiting or last in self._waiting:
            self._last[kind] = record
        if kind in {"attack", "battle"}:
            self.here.append(record)

    def attack_at(self, trigger: Span) -> Record | None:
        """Give the attack that the sentence tells of in the words next to others.

        Args:
            trigger: The others.
        """
        return min(self.here, key=lambda each: abs(each.spans[-1].start - trigger.start), default=None)

    def was_at(self, record: Record, place: Record) -> None:
        """Note where an incident was.

        Args:
            record: The incident.
            place: The place.
        """
        self._facts.setdefault(record, _Facts()).places.add(place)

    def call_by_day(self, record: Record, weekday: str) -> None:
        """Call an incident by the day of the week, where the text has no other: until something better is found of it.

        Args:
            record: The incident.
            weekday: The day, in lower case.
        """
        if record in self._waiting and record.one_of_many:
            name = self._names.get(record.kind or "", "")
            record.one_of_many = not self._registry.rename(record, f"{name} of {weekday.title()}")

    def name(self, record: Record, name: str) -> Record:
        """Call an incident by what was found of it, unless it is known by something better.

        Args:
            record: The incident.
            name: What it may be called: “Attack by the Harbour Brigade”.

        Returns:
            The incident: the one that was called so before, where there is one and it may be that.
        """
        record = self.meant(record)
        if record not in self._waiting:
            return record
        facts = self._facts.setdefault(record, _Facts())
        name, known = self._called(name, facts)
        if known is None:
            self._registry.rename(record, name)
            self._settle(record)
            return record
        self._facts.setdefault(known, _Facts()).add(facts)
        known.spans.extend(record.spans)
        self._waiting.discard(record)
        self._same[record] = known
        self.here = [known if each is record else each for each in self.here]
        self._last.update({kind: known for kind, each in self._last.items() if each is record})
        return known

    def _found(self, kind: str, anchor: Anchor, trigger: Span, *, again: bool, of_verb: bool) -> Record:
        last = self._last.get(kind)
        if anchor.name and (same := self._called_so(anchor.name)) is not None:
            return same
        if name := self._telling(kind, anchor):
            is_near = of_verb and last is not None and trigger.start - last.spans[-1].end < _NEAR
            if last is not None and last in self._waiting and (again or is_near):
                record = self.name(last, name)
                self._own += [(_telling_words(name), record)] if anchor.name else []
                return record
            return self._known(kind, name, anchor)
        if again and last is not None:
            return last
        if anchor.dated is not None and len(anchor.dated.edtf) == _DAY:
            return self._known(kind, f"{self._names[kind]} of {anchor.dated.edtf}", anchor)
        record = self._registry.add(
            "Event", self._unused(anchor.word or self._names[kind]), kind, why=f"word for {kind}"
        )
        record.one_of_many = True
        self._waiting.add(record)
        self._facts[record] = _facts_of(anchor)
        return record

    def _called_so(self, name: str) -> Record | None:
        """Find the incident that a name of its own may mean in fewer words: “the Festival attack”."""
        words = _telling_words(name)
        return next((record for known, record in self._own if words <= known or known <= words), None)

    def _telling(self, kind: str, anchor: Anchor) -> str:
        """Give what an incident is called by what tells it from all others; empty where nothing does."""
        if anchor.name:
            return anchor.name
        place = anchor.place
        if place is not None and (place.kind not in AREAS or anchor.dated is not None):
            return f"{self._names[kind]} in {place.name}"
        return f"{self._names[kind]} of {anchor.number}" if anchor.number else ""

    def _known(self, kind: str, name: str, anchor: Anchor) -> Record:
        called, record = self._called(name, _facts_of(anchor))
        if record is None:
            record = self._registry.add("Event", called, kind, why=f"{kind} with a name, a place, a day or a number")
        self._settle(record)
        if anchor.name:
            self._own.append((_telling_words(name), record))
        return record

    def _called(self, name: str, facts: _Facts) -> tuple[str, Record | None]:
        """Find the incident last told of that is called something and may be that of which facts are said.

        Returns:
            What it is called, and it; where there is none, what a new one may be called.
        """
        number, called, same = 1, name, None
        while (known := self._registry.find("Event", called)) is not None:
            if not (facts.another or facts.contradict(self._facts.get(known, _Facts()))):
                same = known
            number += 1
            called = f"{name} {number}"
        return (same.name, same) if same is not None else (called, None)

    def _settle(self, record: Record) -> None:
        record.one_of_many = False
        self._waiting.discard(record)

    def _unused(self, name: str) -> str:
        return self._called(name, _Facts(another=True))[0]


def _telling_words(name: str) -> frozenset[str]:
    """Give the words in capitals, and the years, of a name: Harbour and Festival, of “Harbour Festival bombing”."""
    return frozenset(word for word in name.split()[:-1] if word[0].isupper() or word[0].isdigit())


def _facts_of(anchor: Anchor) -> _Facts:
    dated = anchor.dated.edtf if anchor.dated is not None and _CERTAIN.fullmatch(anchor.dated.edtf) else ""
    return _Facts({anchor.place} if anchor.place else set(), {dated} if dated else set(), anchor.another)
