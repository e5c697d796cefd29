"""Index: names that are known, kept so that those which a new name may mean are found without looking at every one.

Two steps. *Blocking* takes the rarest sounds of a name and looks up who else has them, one letter more or less allowed;
the few dozen names that share most are then *scored* part by part (`identity.spelling`), and the score says why.
"""

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from typing import Self

from identity.letters import Word
from identity.parts import Spelling
from identity.spelling import Explanation, compare

SCORED = 24
"""Names that are scored for each name that is looked up: beyond them, blocking has never been seen to find any."""

ENOUGH = 800
"""Names from which on a commoner sound only tells those that were found apart, and brings no more of them."""

NEAR = 0.5
"""The score under which nobody is a candidate."""

_ROUGH = 0.6  # what a sound that is a letter off is worth in blocking, beside one that is the same
_SHORTEST = 3  # sounds of fewer letters are only looked up as they are


@dataclass(frozen=True, slots=True)
class Match:
    """A known entity that a name may mean.

    Args:
        entity: Its id.
        type: Its type.
        given: The name that was looked up, or that one of several which matched best.
        known: The entity's name that is most like it.
        score: How surely they name one thing, from 0 to 1.
        explanation: What the score is made of, part by part.
    """

    entity: str
    type: str
    given: str
    known: str
    score: float
    explanation: Explanation


class NameIndex:
    """Known names, with their entities. Built once, then only asked; several threads may ask."""

    def __init__(self) -> None:
        self._entities: list[tuple[str, str]] = []
        self._spellings: list[Spelling] = []
        self._owners = array("L")
        self._postings: dict[str, array[int]] = {}
        self._nearly: dict[str, list[str]] = {}

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str, Iterable[str]]]) -> Self:
        """Build an index.

        Args:
            entries: The id of each entity, its type, and its names.
        """
        index = cls()
        for entity, type_, names in entries:
            owner = len(index._entities)
            index._entities.append((entity, type_))
            for name in dict.fromkeys(names):
                index._take(owner, Spelling.of(name))
        for key in index._postings:
            for less in _with_one_less(key):
                index._nearly.setdefault(less, []).append(key)
        return index

    def __len__(self) -> int:
        """Say how many names it holds."""
        return len(self._spellings)

    def spellings(self) -> Iterator[tuple[str, str, Spelling]]:
        """Yield the names as they were read: of each the entity's id, its type, and the spelling."""
        for owner, spelling in zip(self._owners, self._spellings, strict=True):
            entity, type_ = self._entities[owner]
            yield entity, type_, spelling

    def candidates(self, names: str | Sequence[str], type: str | None = None, limit: int = 5) -> list[Match]:
        """Find the known entities that something of these names may be.

        Args:
            names: Its names, or the one it has.
            type: Its type: entities of another are no candidates. None for any.
            limit: How many candidates at most.

        Returns:
            Candidates with what speaks for them, the best first; each entity once. Empty where none comes near.
        """
        best: dict[int, Match] = {}
        for name in [names] if isinstance(names, str) else dict.fromkeys(names):
            given = Spelling.of(name)
            for number in self._blocked(given, type):
                owner, known = self._owners[number], self._spellings[number]
                entity, label = self._entities[owner]
                found = compare(given, known, type=label)
                if found.score >= NEAR and (owner not in best or best[owner].score < found.score):
                    best[owner] = Match(entity, label, given.text, known.text, found.score, found)
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.entity))
        return ranked[:limit]

    def _take(self, owner: int, spelling: Spelling) -> None:
        number = len(self._spellings)
        self._spellings.append(spelling)
        self._owners.append(owner)
        for key in dict.fromkeys(_keys(spelling.parts)):
            self._postings.setdefault(key, array("L")).append(number)

    def _blocked(self, given: Spelling, type_: str | None) -> list[int]:
        """Give the numbers of the spellings that share the most, the best first."""
        found: dict[int, float] = {}
        weighed = sorted(self._sounds(given.parts), key=lambda sound: (len(self._postings[sound[0]]), -sound[1]))
        for key, worth in weighed:
            postings = self._postings[key]
            weight = worth * math.log(1 + len(self._spellings) / len(postings))
            if len(found) >= ENOUGH:
                for number in found.keys() & postings:
                    found[number] += weight
            else:
                for number in postings:
                    if type_ is None or self._entities[self._owners[number]][1] == type_:
                        found[number] = found.get(number, 0.0) + weight
        # Of two that share as much, the one that has less else is nearer.
        ranked = ((-weight, len(self._spellings[number].parts), number) for number, weight in found.items())
        return [number for *_, number in nsmallest(SCORED, ranked)]

    def _sounds(self, parts: Sequence[Word]) -> Iterator[tuple[str, float]]:
        """Yield the keys to look up, and what each is worth: those of the name, and those a letter off."""
        worth: dict[str, float] = {}
        for key in _keys(parts):
            if key in self._postings:
                worth[key] = 1.0
            for less in (key, *_with_one_less(key)):
                nearly = self._nearly.get(less, ())
                for other in (*nearly, less) if less in self._postings else nearly:
                    worth.setdefault(other, _ROUGH)
        yield from worth.items()


def _keys(parts: Sequence[Word]) -> Iterator[str]:
    """Yield what a name is looked up by: the keys of its parts, of neighbours run together, and of its initials."""
    keys = [part.key for part in parts if not part.is_initial] or [part.key for part in parts]
    yield from keys
    for first, second in pairwise(parts):
        if not (first.is_number or second.is_number):
            yield first.key + second.key
    if len(parts) > 2:
        yield "=" + "".join(part.text[0] for part in parts)
    elif len(parts) == 1:
        yield "=" + parts[0].text


def _with_one_less(key: str) -> Iterator[str]:
    if len(key) > _SHORTEST and not key.isdigit() and not key.startswith("="):
        for place in range(len(key)):
            yield key[:place] + key[place + 1 :]
