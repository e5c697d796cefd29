"""The made-up population of a generated dossier: who there is, how well known each is, and who keeps to whom.

A few are spoken of all the time and most hardly ever: how often somebody is named falls with their rank, by a power law
whose exponent gives degrees as networks of people and bodies are found to have them (Newman, "Power laws, Pareto
distributions and Zipf's law", 2005: 2 to 3 for most). Everybody belongs to a circle, and half of what is said of them
stays within it; what has few ends by its nature, such as a birthplace or a unit's superior, has few.
"""

import random
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

EXPONENT: Final = 2.5
"""Of the distribution of degrees: that of 1/rank**(1/(EXPONENT - 1)) for how often the one of a rank is named."""

SHARES: Final[Mapping[str, float]] = {
    "Person": 0.45,
    "Organization": 0.22,
    "Event": 0.15,
    "Place": 0.07,
    "Position": 0.03,
    "Programme": 0.03,
    "Equipment": 0.025,
    "Work": 0.025,
}
"""Which share of all entities each type has."""

CIRCLE: Final = 200
"""How many entities make a circle."""

WITHIN: Final = 0.5
"""Which share of what is said stays within a circle."""

FEW: Final[Mapping[str, int]] = {
    "SUBORDINATE_TO": 2,
    "PART_OF": 1,
    "LOCATED_IN": 1,
    "TOOK_PLACE_AT": 2,
    "BORN_IN": 1,
    "DIED_IN": 1,
    "BURIED_IN": 1,
    "FUNERAL_OF": 1,
    "SUCCEEDED": 1,
    "PRECEDED": 2,
    "RESPONSE_TO": 1,
    "PROTEGE_OF": 1,
    "DEPUTY_OF": 2,
    "HELD_POSITION": 3,
    "COMMANDED": 3,
    "LED": 3,
    "MEMBER_OF": 4,
}
"""How many different ends a predicate leads to from one subject, where they are few."""

UPWARDS: Final = frozenset({"SUBORDINATE_TO", "PART_OF", "LOCATED_IN", "RESPONSE_TO"})
"""Predicates that make trees: the object is better known than the subject."""

BREADTH: Final = 5
"""How many stand below one, in those trees."""


class Population:
    """Who there is.

    Args:
        size: How many entities.
        chance: What draws.
    """

    def __init__(self, size: int, chance: random.Random) -> None:
        self._chance = chance
        self.of_type: dict[str, list[str]] = {}
        """The keys of each type, the best known first."""
        number = 0
        for label, share in SHARES.items():
            count = max(3, round(size * share))
            self.of_type[label] = [f"e{number + place}" for place in range(count)]
            number += count
        self._circles = max(1, size // CIRCLE)
        self._rank = {key: place for keys in self.of_type.values() for place, key in enumerate(keys)}
        longest = max(map(len, self.of_type.values()))
        # One table for all types: those of a shorter list are named as its beginning says.
        self._named = list(accumulate((place + 1) ** (-1 / (EXPONENT - 1)) for place in range(longest)))

    def any_of(self, label: str) -> str:
        """Draw somebody of a type, the well-known more often."""
        keys = self.of_type[label]
        return keys[self._drawn(len(keys))]

    def end_of(self, subject: str, predicate: str, label: str) -> str | None:
        """Draw the other end of what is said of somebody.

        Args:
            subject: Of whom.
            predicate: What.
            label: The type of the other end.

        Returns:
            Its key; None where nobody is left.
        """
        keys = self.of_type[label]
        if predicate in FEW:
            place = self._few(subject, predicate, keys)
        elif self._chance.random() < WITHIN:
            place = self._fellow(self._rank[subject], len(keys))
        else:
            place = self._drawn(len(keys))
        return keys[place] if keys[place] != subject else None

    def _drawn(self, count: int) -> int:
        return bisect_left(self._named, self._chance.random() * self._named[count - 1], 0, count - 1)

    def _few(self, subject: str, predicate: str, keys: list[str]) -> int:
        rank, which = self._rank[subject], self._chance.randrange(FEW[predicate])
        if predicate in UPWARDS:
            # Above the best known stands nobody of their own type; the second superior stands beside the first.
            return min(len(keys) - 1, (rank // BREADTH + which * 7) if rank else len(keys) - 1)
        return self._fellow(rank, len(keys), (rank * 31 + which * 17 + len(predicate)) % CIRCLE)

    def _fellow(self, rank: int, count: int, place: int | None = None) -> int:
        # Members of a circle are as many ranks apart as there are circles, so that each has some who are well known.
        fellows = -(-count // self._circles)
        wanted = self._drawn(fellows) if place is None else place % fellows
        return min(count - 1, rank % self._circles + wanted * self._circles)
