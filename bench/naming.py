"""Naming: how quickly a thousand new names are held against a hundred thousand that are known."""

import random
import time
from collections.abc import Iterator
from itertools import accumulate

from bench.measurement import Measurement
from identity.index import NameIndex

KNOWN = 100_000
NEW = 1_000
MOST_SECONDS = 10.0
LEAST_FOUND = 0.9


def compare() -> Iterator[Measurement]:
    """Yield how long it takes, and how many of the misspelt are found."""
    chance = random.Random(1)
    words = _Words(chance)
    known = [words.name() for _ in range(KNOWN)]
    begun = time.perf_counter()
    index = NameIndex.of((str(number), "Person", [name]) for number, name in enumerate(known))
    built = time.perf_counter() - begun
    asked = [(name, _misspelt(name, chance)) for name in chance.sample(known, NEW)]
    begun = time.perf_counter()
    found = 0
    for name, spelt in asked:
        found += any(match.known == name for match in index.candidates(spelt, type="Person"))
    seconds = time.perf_counter() - begun
    yield Measurement(
        f"{NEW:,} new names against {KNOWN:,}",
        f"{seconds:.2f} s",
        "built once, in",
        f"{built:.2f} s",
        "",
        f"at most {MOST_SECONDS:.0f} s",
        seconds <= MOST_SECONDS,
    )
    yield Measurement(
        "… each with a vowel misspelt: found",
        f"{found / NEW:.1%}",
        "",
        "",
        "",
        f"at least {LEAST_FOUND:.0%}",
        found / NEW >= LEAST_FOUND,
    )


class _Words:
    """Made-up names of two or three words, some of which are as common as Mohammed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        onsets = ["b", "d", "f", "gh", "h", "j", "k", "kh", "l", "m", "n", "q", "r", "s", "sh", "t", "w", "y", "z"]
        self._syllables = [onset + vowel + coda for onset in onsets for vowel in "aiu" for coda in ["", *"nrlmds"]]
        self._pool = [self._word() for _ in range(20_000)]
        # As Zipf has it: the tenth most common is a third as common as the first.
        self._weights = list(accumulate(1 / (place + 5) for place in range(len(self._pool))))

    def name(self) -> str:
        length = self._chance.choice([2, 2, 3])
        return " ".join(self._chance.choices(self._pool, cum_weights=self._weights, k=length)).title()

    def _word(self) -> str:
        return "".join(self._chance.choice(self._syllables) for _ in range(self._chance.choice([1, 2, 2, 3])))


def _misspelt(name: str, chance: random.Random) -> str:
    places = [place for place, letter in enumerate(name) if letter in "aiu"]
    place = chance.choice(places) if places else 0
    return name[:place] + chance.choice("aeiou") + name[place + 1 :]
