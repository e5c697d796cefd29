"""Naming: whether names of one bearer are told from names of two, and how quickly a thousand are held against many.

Pairs of names come from `tests/identity/hard-pairs.csv`, from the sample's own people, and, where it lies beside the
repository, from a set that others curated by hand.
"""

import csv
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations
from pathlib import Path

import yaml

from bench.measurement import Measurement
from identity.candidates import AUTOMATIC
from identity.index import NameIndex
from identity.spelling import ALIKE, explain

KNOWN = 100_000
NEW = 1_000
MOST_SECONDS = 10.0
LEAST_FOUND = 0.9
LEAST_F1 = 0.9
LEAST_AUTOMATIC = 0.99
LEAST_VARIANTS = (0.98, 0.85)

ROOT = Path(__file__).parent.parent
HARD = ROOT / "tests" / "identity" / "hard-pairs.csv"
CURATED = ROOT.parent / "shared" / "eval-dev" / "names" / "pairs.csv"
PEOPLE = ROOT / "sample" / "jcpa-soleimani-2020-01.yaml"
BYNAMES = ("a title", "epithet", "own name")
"""What a note says of a name that is no spelling of the others: nothing in its letters can tell whose it is."""

# The types of other vocabularies that this one has another word for.
TYPES = {"Company": "Organization", "LegalEntity": None, "Vessel": "Equipment"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, of which it is known whether one bearer has both."""

    left: str
    right: str
    type: str | None
    same: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """How pairs were judged at a threshold."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f}"


def compare() -> Iterator[Measurement]:
    """Yield how well names are told apart, and how quickly one finds its like."""
    yield from _judged()
    yield from _looked_up()


def tried(pairs: Iterable[Pair], threshold: float) -> Tried:
    """Judge pairs, and say how often that was right.

    Args:
        pairs: The pairs.
        threshold: The score from which two names count as those of one.
    """
    taken, right, wanted = 0, 0, 0
    for pair in pairs:
        same = explain(pair.left, pair.right, type=pair.type).score >= threshold
        taken, right, wanted = taken + same, right + (same and pair.same), wanted + pair.same
    return Tried(right / taken if taken else 1.0, right / wanted if wanted else 1.0)


def hard_pairs() -> list[Pair]:
    """Read the hard pairs that are the repository's own."""
    with HARD.open(encoding="utf-8", newline="") as file:
        return [Pair(row["left"], row["right"], None, row["same"] == "yes") for row in csv.DictReader(file)]


def variants() -> list[Pair]:
    """Lay every spelling of the sample's people beside every other."""
    entities = yaml.safe_load(PEOPLE.read_text(encoding="utf-8"))["entities"]
    names = [
        (key, spelling)
        for key, entity in entities.items()
        if entity["type"] == "Person" and "unnamed" not in entity["name"]
        for spelling in (
            entity["name"],
            *(
                name["value"]
                for name in entity.get("names", ())
                if not any(word in str(name.get("note", "")) for word in BYNAMES)
            ),
        )
    ]
    return [Pair(left, right, "Person", one == other) for (one, left), (other, right) in combinations(names, 2)]


def _curated() -> list[Pair]:
    with CURATED.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["name1"], row["name2"], TYPES.get(row["schema"], row["schema"]), row["is_match"] == "true")
            for row in csv.DictReader(file)
        ]


def _judged() -> Iterator[Measurement]:
    hard = hard_pairs()
    sets: list[tuple[str, Callable[[], list[Pair]]]] = [("hard pairs", lambda: hard)]
    if CURATED.is_file():
        sets.append(("pairs curated by others", _curated))
    for what, read in sets:
        found = tried(read(), ALIKE)
        yield Measurement(
            f"F1 on {len(read())} {what}",
            f"{found.f1:.3f}",
            f"taken for one from {ALIKE}",
            str(found),
            "",
            f"at least {LEAST_F1}",
            found.f1 >= LEAST_F1,
        )
    pairs = variants()
    found = tried(pairs, ALIKE)
    precision, recall = LEAST_VARIANTS
    yield Measurement(
        f"recall on {sum(pair.same for pair in pairs)} variants of the sample's people",
        f"{found.recall:.3f}",
        f"against each other, {len(pairs)} pairs",
        str(found),
        "",
        f"P {precision}, R {recall}",
        found.precision >= precision and found.recall >= recall,
    )
    merged = tried(hard, AUTOMATIC)
    yield Measurement(
        "precision where nobody is asked",
        f"{merged.precision:.3f}",
        f"from {AUTOMATIC}, on the hard pairs",
        str(merged),
        "",
        f"at least {LEAST_AUTOMATIC}",
        merged.precision >= LEAST_AUTOMATIC,
    )


def _looked_up() -> Iterator[Measurement]:
    chance = random.Random(1)
    words = _Words(chance)
    known = [words.name() for _ in range(KNOWN)]
    begun = time.process_time()
    index = NameIndex.of((str(number), "Person", [name]) for number, name in enumerate(known))
    built = time.process_time() - begun
    asked = [(name, _misspelt(name, chance)) for name in chance.sample(known, NEW)]
    begun = time.process_time()
    found = 0
    for name, spelt in asked:
        found += any(match.known == name for match in index.candidates(spelt, type="Person"))
    seconds = time.process_time() - begun
    yield Measurement(
        f"{NEW:,} new names against {KNOWN:,}",
        f"{seconds:.2f} s",
        "of a processor; the index was built in",
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
