"""Dossiers of any size, of made-up people, bodies and documents: always the same for the same size."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from schema.relationships import Relationship
from schema.vocabulary import Vocabulary

PASSAGES = 40
LENGTH = 400
SYLLABLES = ("ba", "dor", "el", "fa", "gha", "ir", "ka", "lem", "mu", "nas", "or", "qa", "ri", "sol", "tan", "zar")


def write_dossier(path: Path, claims: int, *, key: str = "generated", vocabulary: Vocabulary | None = None) -> None:
    """Write a dossier as JSONL.

    Args:
        path: Where to.
        claims: How many claims; a tenth as many entities, and a document for each 500 claims.
        key: The key of the dossier.
        vocabulary: The types that there are.
    """
    with path.open("wb") as file:
        for record in _records(claims, key, vocabulary or Vocabulary.load()):
            file.write(orjson.dumps(record) + b"\n")


def _records(claims: int, key: str, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    chance = random.Random(claims)
    yield {"dots": 1, "dossier": key, "title": f"{claims} made-up claims"}
    yield {"publisher": "press", "name": "The Made-up Press", "reliability": "B"}
    documents = max(1, claims // 500)
    for number in range(documents):
        yield {
            "document": f"doc-{number}",
            "title": f"Made-up document {number}",
            "publisher": "press",
            "published": f"{2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02}",
            "language": "en",
            "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
            "length": PASSAGES * LENGTH,
            "passages": [[start * LENGTH, start * LENGTH + LENGTH - 2] for start in range(PASSAGES)],
        }
    types = [name for name in vocabulary.entity_types if name != "Work"]
    of_type: dict[str, list[str]] = {name: [] for name in types}
    for number in range(max(20, claims // 10)):
        label = types[number % len(types)]
        of_type[label].append(f"e{number}")
        yield {
            "entity": f"e{number}",
            "type": label,
            "name": f"{_name(chance)} {number}",
            "names": [{"value": f"{_name(chance)} of {number}"}] if number % 2 else [],
        }
    predicates = [_sides(cls, types, vocabulary) for cls in vocabulary.relationships]
    for number in range(claims):
        yield _claim(number, chance, predicates, of_type, documents)


def _claim(
    number: int,
    chance: random.Random,
    predicates: list[tuple[str, list[str], list[str], bool]],
    of_type: dict[str, list[str]],
    documents: int,
) -> dict[str, Any]:
    predicate, subjects, objects, placed = chance.choice(predicates)
    subject = chance.choice(of_type[chance.choice(subjects)])
    object_ = subject
    while object_ == subject:
        object_ = chance.choice(of_type[chance.choice(objects)])
    claim: dict[str, Any] = {
        "claim": f"c{number}",
        "subject": subject,
        "predicate": predicate,
        "object": object_,
        "statement": f"Somebody did something to somebody else, as made-up document has it under {number}.",
        "evidence": [_evidence(chance, documents) for _ in range(2 if number % 10 == 0 else 1)],
    }
    if number % 5 < 3:
        claim["when"] = f"{chance.randrange(1980, 2020)}-{chance.randrange(1, 13):02}"
    if number % 10 == 1:
        claim["speaker"] = chance.choice(of_type["Person"])
    if number % 7 == 0:
        claim["modality"] = "alleged"
    if number % 4 == 0:
        claim["credibility"] = 1 + number % 6
    if placed and number % 2:
        claim["qualifiers"] = {"place": chance.choice(of_type["Place"])}
    if number % 100 == 99:
        claim["disputes"] = [f"c{number - 1}"]
    return claim


def _evidence(chance: random.Random, documents: int) -> dict[str, Any]:
    start = chance.randrange(PASSAGES) * LENGTH + chance.randrange(200)
    document = f"doc-{chance.randrange(documents)}"
    digest = hashlib.sha256(f"{document} {start}".encode()).hexdigest()[:16]
    return {"document": document, "start": start, "end": start + 100, "digest": digest}


def _name(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))


def _sides(cls: type[Relationship], types: list[str], vocabulary: Vocabulary) -> tuple[str, list[str], list[str], bool]:
    subjects = [name for name in types if vocabulary.allows(cls.subjects, name)]
    objects = [name for name in types if vocabulary.allows(cls.objects, name)]
    return cls.predicate, subjects, objects, "place" in cls.model_fields
