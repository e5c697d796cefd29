"""Dossiers of any size, of made-up people, bodies and documents: always the same for the same size.

They hold what real ones do: dates of every sort, speakers, places, sums and numbers, denials and disputes, plans and
retractions, and a network in which few are known well (`bench.population`).
"""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from bench.population import SHARES, Population
from schema.qualifiers import Counted, Equipped, Money, Placed, Roled, Sequenced
from schema.relationships import Relationship
from schema.vocabulary import Vocabulary

PASSAGES: Final = 40
LENGTH: Final = 400
PUBLISHERS: Final = 20
SYLLABLES: Final = (
    "ba",
    "dor",
    "el",
    "fa",
    "gha",
    "ir",
    "ka",
    "lem",
    "mu",
    "nas",
    "or",
    "qa",
    "ri",
    "sol",
    "tan",
    "zar",
)
KINDS: Final = {
    "Organization": ("armed group", "military unit", "state", "armed force", "government body", "family", "media"),
    "Event": ("attack", "meeting", "funeral", "battle", "speech", "killing", "funeral", "deployment", "protest"),
    "Place": ("city", "country", "base", "building"),
}
ROLES: Final = ("commander", "adviser", "envoy", "deputy", "founder", "spokesman")
CURRENCIES: Final = ("USD", "EUR", "IRR")


def write_dossier(path: Path, claims: int, *, key: str = "generated", vocabulary: Vocabulary | None = None) -> None:
    """Write a dossier as JSONL.

    Args:
        path: Where to.
        claims: How many claims; a twentieth as many entities, and a document for each 500 claims.
        key: The key of the dossier.
        vocabulary: The types that there are.
    """
    with path.open("wb") as file:
        for record in _records(claims, key, vocabulary or Vocabulary.load()):
            file.write(orjson.dumps(record) + b"\n")


def _records(claims: int, key: str, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    chance = random.Random(claims)
    yield {"dots": 1, "dossier": key, "title": f"{claims} made-up claims"}
    for number in range(PUBLISHERS):
        yield {
            "publisher": f"press-{number}",
            "name": f"The Made-up Press {number}",
            "reliability": "ABCDEF"[number % 6],
        }
    documents = max(1, claims // 500)
    for number in range(documents):
        yield {
            "document": f"doc-{number}",
            "title": f"Made-up document {number}",
            "publisher": f"press-{number % PUBLISHERS}",
            "published": f"{2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02}",
            "language": "en",
            "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
            "length": PASSAGES * LENGTH,
            "passages": [[start * LENGTH, start * LENGTH + LENGTH - 2] for start in range(PASSAGES)],
            **({"cites": [f"doc-{chance.randrange(number)}"]} if number % 5 == 4 else {}),
        }
    population = Population(max(40, claims // 20), chance)
    for label, keys in population.of_type.items():
        for place, entity in enumerate(keys):
            yield _entity(entity, label, place, chance)
    for number in range(claims):
        yield _claim(number, chance, population, vocabulary, documents)


def _entity(key: str, label: str, place: int, chance: random.Random) -> dict[str, Any]:
    names = [{"value": f"{_name(chance)} of {key}"}] if place % 2 else []
    if place % 50 == 1:
        # Some share a name with another of their type, as people do.
        names.append({"value": f"{label} {place // 100}", "kind": "alias"})
    said: dict[str, Any] = {"entity": key, "type": label, "name": f"{_name(chance)} {key[1:]}", "names": names}
    if label in KINDS:
        said["kind"] = KINDS[label][place % len(KINDS[label])]
    return said


def _claim(
    number: int, chance: random.Random, population: Population, vocabulary: Vocabulary, documents: int
) -> dict[str, Any]:
    claim: dict[str, Any] = {"claim": f"c{number}"}
    if number % 20 == 3:
        cls: type[Any] = chance.choice(vocabulary.attributes)
        claim |= {"subject": population.any_of(_label(cls, "subjects", chance, vocabulary)), "predicate": cls.predicate}
        claim["value"] = f"made-up description {number}" if cls.predicate == "DESCRIPTION" else chance.randrange(150)
    else:
        cls = chance.choice(vocabulary.relationships)
        claim |= _ends(cls, chance, population, vocabulary)
    claim["statement"] = f"Somebody did something to somebody else, as made-up document has it under {number}."
    claim["evidence"] = [_evidence(chance, documents) for _ in range(2 if number % 10 == 0 else 1)]
    if (when := _when(chance)) is not None:
        claim["when"] = when
    if number % 10 == 1:
        claim["speaker"] = population.any_of("Person")
    if number % 4 == 0:
        claim["credibility"] = 1 + number % 6
    claim |= _standing(number)
    if qualifiers := _qualifiers(cls, number, chance, population):
        claim["qualifiers"] = qualifiers
    return claim


def _ends(
    cls: type[Relationship], chance: random.Random, population: Population, vocabulary: Vocabulary
) -> dict[str, Any]:
    while True:
        subject = population.any_of(_label(cls, "subjects", chance, vocabulary))
        object_ = population.end_of(subject, cls.predicate, _label(cls, "objects", chance, vocabulary))
        if object_ is not None:
            return {"subject": subject, "predicate": cls.predicate, "object": object_}


def _label(cls: type[Any], side: str, chance: random.Random, vocabulary: Vocabulary) -> str:
    allowed = [label for label in SHARES if vocabulary.allows(getattr(cls, side), label)]
    return chance.choices(allowed, [SHARES[label] for label in allowed])[0]


def _standing(number: int) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if number % 7 == 0:
        said["modality"] = ("alleged", "assessed", "alleged", "intended", "conditional")[number // 7 % 5]
    if number % 50 == 17:
        said["polarity"] = "denies"
    if number % 200 == 5:
        said["status"] = "retracted" if number % 400 == 5 else "disputed"
    if number % 100 == 99:
        said["disputes"] = [f"c{number - 1}"]
    return said


def _when(chance: random.Random) -> str | None:
    year, month, day = chance.randrange(1980, 2020), chance.randrange(1, 13), chance.randrange(1, 29)
    return (
        f"{year}-{month:02}",
        f"{year}-{month:02}-{day:02}",
        f"{year}/{year + month}",
        f"{year}",
        f"{year}-{month:02}/..",
        f"{year}~",
        None,
        None,
        None,
        None,
    )[chance.randrange(10)]


def _qualifiers(cls: type[Any], number: int, chance: random.Random, population: Population) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if number % 2 == 0:
        return {"of": "things"} if cls.predicate == "COUNT" else _priced(cls, chance)
    if issubclass(cls, Money):
        said |= {"amount": 1000 * chance.randrange(1, 10_000), "currency": chance.choice(CURRENCIES), "bound": "about"}
    if issubclass(cls, Counted):
        said |= {"count": chance.randrange(1, 500), "of": "fighters"}
    if issubclass(cls, Equipped):
        said["equipment"] = [population.any_of("Equipment")]
    if issubclass(cls, Roled):
        said["role"] = chance.choice(ROLES)
    if issubclass(cls, Placed):
        said["place"] = population.any_of("Place")
    if issubclass(cls, Sequenced):
        said["order"] = 1 + number % 9
    if cls.predicate == "COUNT":
        said["of"] = "things"
    return said | _priced(cls, chance)


def _priced(cls: type[Any], chance: random.Random) -> dict[str, Any]:
    return {"currency": chance.choice(CURRENCIES)} if cls.predicate == "AMOUNT" else {}


def _evidence(chance: random.Random, documents: int) -> dict[str, Any]:
    start = chance.randrange(PASSAGES) * LENGTH + chance.randrange(200)
    document = f"doc-{chance.randrange(documents)}"
    digest = hashlib.sha256(f"{document} {start}".encode()).hexdigest()[:16]
    return {"document": document, "start": start, "end": start + 100, "digest": digest}


def _name(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))
