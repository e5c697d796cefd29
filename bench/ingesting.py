"""Ingesting: documents of a brief's length from file to draft, how many a second on one core, and what is held."""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measurement import Measurement

LENGTH = 25_000
"""Characters of a document: a brief of six pages."""

DOCUMENTS = 60
MANY = 1_000
LEAST_RATE = 20.0
MOST_OVERHEAD = 0.010
STEEPEST = 1.10
"""How many times as much a thousand documents may take as the first hundred did."""

_GIVEN = ("Anna", "Boris", "Clara", "Darius", "Elena", "Farid", "Greta", "Hassan", "Ilse", "Jonas", "Karim", "Lena")
_SURNAMES = ("Ormond", "Brandt", "Halabi", "Voss", "Reed", "Karimi", "Lindt", "Saab", "Moreau", "Haddad", "Novak")
_TOWNS = ("Varn", "Aldmouth", "Kesri", "Lund", "Tarsh", "Nour", "Halden", "Marsa")
_BODIES = ("Marsh League", "Pilots' Guild", "Harbour Guard", "Northern Front", "River Brigades", "Salt Company")
_PLAIN = (
    "Most boats of the river carry reed, salt and timber, and few of their owners keep books that anybody could read.",
    "What the pilots ask for is little: a berth, a lamp at the end of the pier, and somebody who pays.",
    "The observers had hoped that the new rules would make the trade safer, and they were mistaken in almost all.",
    "None of this can be understood without the long quarrel over the dredging of the channel.",
    "In the view of the clerks, the harbour has never been so full, nor its treasury so empty, as in these last years.",
)
_SENTENCES = (
    "{p} commanded the {o} from {y} to {z}.",
    "In {m} {y}, {p}, the commander of the {o}, met {q} in {t}.",
    "The {o} supplied the {u} with {n} rifles and ${n} million, according to {p}.",
    "{p} said that the {o} had not attacked {t}, and that {q} would be tried.",
    "On {m} {d}, {y}, the {o} attacked a convoy near {t} and killed {n} people, among them {q}.",
    "{p}, who was born in {t}, threatened to close the port unless the {u} paid what it owed.",
    "Thousands attended the funeral of {p} in {t}, where {q} spoke for the {o}.",
    "The harbour office denies that {p} was ever appointed deputy of {q}.",
)
_MONTHS = ("January", "March", "April", "June", "August", "October", "December")
CLAIMING = 0.3
"""The part of the sentences that say who did what: with it, as much is proposed of a document as of a real brief."""


def compare() -> Iterator[Measurement]:
    """Yield how many documents a second are drafted, what that takes beside the extractor, and how memory grows."""
    rate, overhead = _figures("rate", DOCUMENTS)
    what = f"documents of {LENGTH:,} characters drafted by rules"
    yield Measurement(what, f"{rate:.0f} /s/core", bound=f"at least {LEAST_RATE:.0f}", holds=rate >= LEAST_RATE)
    yield Measurement(
        "time of a document beside its extraction",
        f"{overhead * 1000:.1f} ms",
        bound=f"at most {MOST_OVERHEAD * 1000:.0f} ms",
        holds=overhead <= MOST_OVERHEAD,
    )
    first, last = _figures("memory", MANY)
    yield Measurement(
        f"memory after {MANY:,} documents over that after {MANY // 10}",
        f"{last:.0f} MB",
        "",
        f"{first:.0f} MB",
        f"{last / first:.2f}×",
        f"at most {STEEPEST}×",
        last / first <= STEEPEST,
    )


def document(seed: int) -> str:
    """Make up a document: the same for the same seed."""
    dice = random.Random(seed)
    parts: list[str] = [f"Report {seed} on the river and its ports"]
    length = 0
    while length < LENGTH:
        paragraph = " ".join(_sentence(dice) for _ in range(dice.randint(2, 6)))
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts) + "\n"


def _sentence(dice: random.Random) -> str:
    if dice.random() > CLAIMING:
        return dice.choice(_PLAIN)
    year = dice.randint(1990, 2020)
    return dice.choice(_SENTENCES).format(
        p=f"{dice.choice(_GIVEN)} {dice.choice(_SURNAMES)}",
        q=f"{dice.choice(_GIVEN)} {dice.choice(_SURNAMES)}",
        o=dice.choice(_BODIES),
        u=dice.choice(_BODIES),
        t=dice.choice(_TOWNS),
        n=dice.randint(2, 900),
        y=year,
        z=year + dice.randint(1, 9),
        m=dice.choice(_MONTHS),
        d=dice.randint(1, 28),
    )


def _figures(what: str, documents: int) -> tuple[float, float]:
    # A process of its own: what was imported and held for something else must not count.
    command = [sys.executable, "-m", "bench.ingesting", what, str(documents)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    first, second = done.stdout.split()
    return float(first), float(second)


def _measure(what: str, documents: int) -> tuple[float, float]:
    from ingest.extraction.extractor import Extractor
    from ingest.extraction.proposals import Proposals
    from ingest.extraction.source import Source
    from ingest.ingestion.job import do
    from ingest.ingestion.means import Means
    from ingest.ingestion.outcome import Job

    class Timed:
        def __init__(self, inner: Extractor) -> None:
            self.inner, self.seconds = inner, 0.0

        def extract(self, source: Source) -> Proposals:
            begun = time.process_time()
            proposals = self.inner.extract(source)
            self.seconds += time.process_time() - begun
            return proposals

    means = Means(("rules",))
    timed = Timed(means.made["rules"])
    vars(means)["made"] = {"rules": timed}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def one(number: int) -> None:
            path = folder / f"{number}.txt"
            path.write_text(document(number), encoding="utf-8")
            do(Job(path, path.name, f"report-{number}", folder), means)
            for made in folder.iterdir():
                made.unlink()

        one(0)
        if what == "memory":
            for number in range(documents // 10):
                one(number)
            first = _held()
            for number in range(documents // 10, documents):
                one(number)
            return first, _held()
        texts = [folder / f"{number}.txt" for number in range(documents)]
        for number, path in enumerate(texts):
            path.write_text(document(number), encoding="utf-8")
        timed.seconds, begun = 0.0, time.process_time()
        for number, path in enumerate(texts):
            do(Job(path, path.name, f"report-{number}", folder), means)
        spent = time.process_time() - begun
        return documents / spent, (spent - timed.seconds) / documents


def _held() -> float:
    """Give the peak of resident memory in MB: kibibytes on Linux, bytes on macOS."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(*_measure(sys.argv[1], int(sys.argv[2])))
