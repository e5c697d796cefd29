"""Derivation: the relationships between entities, worked out of the claims that carry them.

A claim carries a relationship when it asserts an act and is not retracted. One relationship stands for all claims on
the same subject, type and object, unless subject and object turned out to be one; a type that implies another carries
that one too, and compositions are read off the rest. Everything here is worked out anew from ``standing`` rows,
wherever those come from, and then compared with what the graph holds, so that one code serves a first load, a small
change and a rebuild.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

import orjson

from database.graph import Graph
from identity.verdicts import Verdicts
from ingest.rows import as_written, canonical, hash_of
from ingest.spool import Spool
from ingest.triples import Triple
from schema.dates import BEGINNING, END_OF_TIME
from schema.relationships import Composition, Relationship
from schema.vocabulary import Vocabulary

FIRMNESS = ("reported", "assessed", "alleged")
"""The modalities of acts, the firmest first."""

CITATIONS = """
MATCH (d:Document)-[:CITES|SUPERSEDES]->(cited:Document)
RETURN d.id AS id, collect(cited.id) AS cited
"""
PUT_STORED = "INSERT INTO stored VALUES (?, ?, ?, ?, ?)"
DISPUTED_BY_CLAIM = """
UPDATE standing SET disputed = 1 WHERE status = 'disputed' OR id IN (
    SELECT d.source FROM disputes d JOIN standing o ON o.id = d.target WHERE o.status <> 'retracted'
    UNION SELECT d.target FROM disputes d JOIN standing o ON o.id = d.source WHERE o.status <> 'retracted'
)
"""
DENIED = "SELECT 1 FROM standing WHERE polarity = 'denies' LIMIT 1"
DISPUTED_BY_DENIAL = """
UPDATE standing SET disputed = 1 WHERE object IS NOT NULL AND status <> 'retracted' AND EXISTS (
    SELECT 1 FROM standing o
    WHERE o.subject = standing.subject AND o.predicate = standing.predicate AND o.object = standing.object
      AND o.status <> 'retracted' AND o.polarity <> standing.polarity
)
"""
CARRYING = """
SELECT subject, predicate, object, id, modality, disputed, stated, start_earliest, start_latest, end_earliest,
       end_latest, documents
FROM standing
WHERE subject <> object AND polarity = 'asserts' AND status <> 'retracted'
  AND modality IN ('reported', 'assessed', 'alleged')
ORDER BY subject, predicate, object, id
"""
BY_ID = "CREATE INDEX IF NOT EXISTS standing_id ON standing (id)"
OWN_STATUS = "SELECT status FROM standing WHERE id = ?"
STAND = "UPDATE standing SET status = ? WHERE id = ?"
BY_TRIPLE = "CREATE INDEX IF NOT EXISTS standing_triple ON standing (subject, predicate, object, id)"
PUT_EXPECTED = "INSERT INTO expected VALUES (?, ?, ?, ?, ?, ?)"
BY_TYPE = "CREATE INDEX IF NOT EXISTS expected_type ON expected (type)"
OF_TYPES = """
SELECT subject, type, object, row, documents FROM expected
WHERE type IN (SELECT value FROM json_each(?)) ORDER BY subject, object
"""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim, as far as the relationship that it carries is concerned."""

    claim: str
    modality: str
    disputed: bool
    stated: str | None
    bounds: tuple[str, str, str, str] | None
    documents: tuple[str, ...]


class Citations:
    """Which documents draw on which: independent origins are those that draw on no other.

    Args:
        cites: The documents that each document cites, by its key.
    """

    def __init__(self, cites: Mapping[str, Iterable[str]]) -> None:
        self._cites = {key: tuple(cited) for key, cited in cites.items()}
        self._reached: dict[str, frozenset[str]] = {}

    @classmethod
    def read(cls, graph: Graph) -> Self:
        """Read which documents of a graph draw on which.

        Args:
            graph: The database.
        """
        return cls({row["id"]: row["cited"] for row in graph.read(CITATIONS)})

    def origins(self, documents: Iterable[str]) -> int:
        """Count the documents that cite none of the others, directly or through others.

        Args:
            documents: Keys of documents.

        Returns:
            The number; at least 1, for documents that cite each other in a circle.
        """
        distinct = frozenset(documents)
        if len(distinct) < 2 or not self._cites:
            return len(distinct)
        return max(1, sum(not (self._reach(key) & (distinct - {key})) for key in distinct))

    def _reach(self, start: str) -> frozenset[str]:
        if start not in self._reached:
            seen: set[str] = set()
            waiting = list(self._cites.get(start, ()))
            while waiting:
                key = waiting.pop()
                if key not in seen:
                    seen.add(key)
                    waiting.extend(self._cites.get(key, ()))
            self._reached[start] = frozenset(seen)
        return self._reached[start]


def judge(spool: Spool, verdicts: Verdicts) -> None:
    """Have the standing claims stand as they were judged, where they were."""
    spool.run(BY_ID)
    for claim in verdicts:
        for (own,) in list(spool.rows(OWN_STATUS, claim)):
            spool.run(STAND, verdicts.standing(claim, own)["status"], claim)


def settle_disputes(spool: Spool) -> None:
    """Work out which standing claims are disputed: by their own status, by a claim, or by a denial of the same."""
    spool.run(BY_TRIPLE)
    spool.run(BY_ID)
    spool.run(DISPUTED_BY_CLAIM)
    if spool.value(DENIED):
        spool.run(DISPUTED_BY_DENIAL)


def implied_types(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Give for each relationship type those that hold wherever it does."""
    implied = {}
    for name, cls in vocabulary.relationship_types.items():
        types = []
        wider = cls.implies
        while wider is not None and wider.predicate not in types:
            types.append(wider.predicate)
            wider = wider.implies
        implied[name] = tuple(types)
    return implied


def expect_relationships(spool: Spool, vocabulary: Vocabulary, citations: Citations) -> None:
    """Work out the relationships that the standing claims carry, and set them aside as expected.

    Args:
        spool: Holds the standing claims; takes the expected relationships.
        vocabulary: The types that there are.
        citations: Which documents draw on which.
    """
    spool.run(BY_TRIPLE)
    implied = {name: types for name, types in implied_types(vocabulary).items() if types}
    widened: dict[tuple[str, str, str], list[Carried]] = {}
    direct_and_widened = {name for types in implied.values() for name in types}
    held_back: dict[tuple[str, str, str], list[Carried]] = {}
    for triple, found in groupby(spool.rows(CARRYING), key=itemgetter(0, 1, 2)):
        subject, predicate, object_ = triple
        if predicate not in vocabulary.relationship_types:
            continue
        carried = [_carried(row) for row in found]
        for wider in implied.get(predicate, ()):
            widened.setdefault(Triple.of(vocabulary, subject, wider, object_), []).extend(carried)
        if predicate in direct_and_widened:
            held_back[triple] = carried
        else:
            _expect(spool, triple, carried, citations, inferred=False)
    for triple in sorted({*widened, *held_back}):
        direct = held_back.get(triple, [])
        _expect(spool, triple, [*direct, *widened.get(triple, [])], citations, inferred=not direct)


def expect_compositions(spool: Spool, compositions: Iterable[Composition], citations: Citations) -> None:
    """Work out the relationships that are read off others, of those that are expected already.

    Args:
        spool: Holds the expected relationships of the types that compositions are made of, and takes the composed.
        compositions: What may be composed.
        citations: Which documents draw on which.
    """
    spool.run(BY_TYPE)
    for composition in compositions:
        onwards: dict[str, list[tuple[str, Row, tuple[str, ...]]]] = {}
        for subject, _, object_, row, documents in spool.rows(OF_TYPES, _names(composition.second)):
            onwards.setdefault(subject, []).append((object_, orjson.loads(row), tuple(documents.split())))
        composed: dict[tuple[str, str], list[tuple[Row, Row, set[str]]]] = {}
        for subject, _, middle, row, documents in spool.rows(OF_TYPES, _names(composition.first)):
            for object_, second, others in onwards.get(middle, ()):
                if object_ != subject:
                    way = (orjson.loads(row), second, {*documents.split(), *others})
                    composed.setdefault((subject, object_), []).append(way)
        for (subject, object_), ways in sorted(composed.items()):
            row, documents = _compose(ways, citations)
            spool.put(PUT_EXPECTED, _expected(subject, composition.predicate, object_, row, documents))


def relationship_row(carried: list[Carried], citations: Citations, *, inferred: bool) -> Row:
    """Give the properties of the relationship that claims carry.

    Args:
        carried: The claims, at least one.
        citations: Which documents draw on which.
        inferred: No claim says it in so many words.

    Returns:
        The properties; days as ISO texts, and what is not known left out.
    """
    row: Row = {
        "claims": sorted({one.claim for one in carried}),
        "disputed": any(one.disputed for one in carried),
        "modality": min((one.modality for one in carried), key=FIRMNESS.index),
        "sources": citations.origins(document for one in carried for document in one.documents),
        "derived": True,
    }
    if inferred:
        row["inferred"] = True
    row.update(_period(carried))
    return row


def _period(carried: list[Carried]) -> Row:
    dated = [(one.bounds, one.stated) for one in carried if one.bounds is not None and one.stated is not None]
    if not dated:
        return {}
    row: Row = {
        "start_earliest": min(bounds[0] for bounds, _ in dated),
        "start_latest": min(bounds[1] for bounds, _ in dated),
        "end_earliest": max(bounds[2] for bounds, _ in dated),
        "end_latest": max(bounds[3] for bounds, _ in dated),
    }
    # Years of four digits make ISO days sort as texts do.
    begun = [(bounds[0], bounds[1], stated) for bounds, stated in dated if bounds[0] != BEGINNING.isoformat()]
    since = min(begun)[2].partition("/")[0] if begun else ""
    latest = max((bounds[3], bounds[2], stated) for bounds, stated in dated)
    first, slash, last = latest[2].partition("/")
    until = last if slash else first
    if since not in ("", ".."):
        row["since"] = since
    if until not in ("", "..") and latest[0] != END_OF_TIME.isoformat():
        row["until"] = until
    return row


def _compose(ways: list[tuple[Row, Row, set[str]]], citations: Citations) -> tuple[Row, set[str]]:
    # What was done is the first step, so that its dates are the ones that count: the second only says what it was.
    documents = {document for _, _, found in ways for document in found}
    row: Row = {
        "claims": sorted({claim for first, second, _ in ways for claim in (*first["claims"], *second["claims"])}),
        "disputed": any(first["disputed"] or second["disputed"] for first, second, _ in ways),
        "modality": min(
            (max(first["modality"], second["modality"], key=FIRMNESS.index) for first, second, _ in ways),
            key=FIRMNESS.index,
        ),
        "sources": citations.origins(documents),
        "derived": True,
        "inferred": True,
    }
    dated = [step for first, second, _ in ways for step in (first, second) if "start_earliest" in step]
    dated = [first for first, _, _ in ways if "start_earliest" in first] or dated
    if dated:
        row["start_earliest"] = min(step["start_earliest"] for step in dated)
        row["start_latest"] = min(step["start_latest"] for step in dated)
        row["end_earliest"] = max(step["end_earliest"] for step in dated)
        row["end_latest"] = max(step["end_latest"] for step in dated)
        first = min(dated, key=lambda step: (step["start_earliest"], step["start_latest"], step.get("since", "")))
        last = max(dated, key=lambda step: (step["end_latest"], step["end_earliest"], step.get("until", "")))
        row.update({"since": first["since"]} if "since" in first else {})
        row.update({"until": last["until"]} if "until" in last else {})
    return row, documents


def _expect(
    spool: Spool, triple: tuple[str, str, str], carried: list[Carried], citations: Citations, *, inferred: bool
) -> None:
    row = relationship_row(carried, citations, inferred=inferred)
    documents = {document for one in carried for document in one.documents}
    spool.put(PUT_EXPECTED, _expected(*triple, row, documents))


def _expected(subject: str, type_: str, object_: str, row: Row, documents: set[str]) -> tuple[str, ...]:
    content = canonical(row)
    return (subject, type_, object_, content.decode(), hash_of(content), " ".join(sorted(documents)))


def _carried(row: tuple[Any, ...]) -> Carried:
    _, _, _, claim, modality, disputed, stated, *bounds, documents = row
    return Carried(
        claim,
        modality,
        bool(disputed),
        stated,
        (bounds[0], bounds[1], bounds[2], bounds[3]) if bounds[0] is not None else None,
        tuple(documents.split()),
    )


def _names(types: Iterable[type[Relationship]]) -> str:
    return orjson.dumps([cls.predicate for cls in types]).decode()


def stored_row(row: Row) -> tuple[str, str, str, str, str]:
    """Give a relationship of the graph as `PUT_STORED` takes it.

    Args:
        row: Its element, subject, type, object and properties.
    """
    content = canonical(as_written(row["properties"]))
    return row["element"], row["subject"], row["type"], row["object"], hash_of(content)


def rows_of(spool: Spool, statement: str) -> Iterator[Row]:
    """Yield relationships to write: their ends, their type, and their properties as Neo4j takes them."""
    from datetime import date

    for subject, type_, object_, content, element in spool.rows(statement):
        row = orjson.loads(content)
        for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
            if name in row:
                row[name] = date.fromisoformat(row[name])
        yield {"subject": subject, "type": type_, "object": object_, "p": row, "element": element}
