"""Records of others: those that go out word for word as they came, since all that they say still stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from queries.exchange import holdings
from schema.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from database.graph import Graph

FALLEN: Final = """
MATCH (d:Document)-[:HAS_PASSAGE]->(p:Passage)<-[:EVIDENCED_BY]-(c:Claim {dossier: d.id})
WHERE d.id IN $documents AND (c.status = 'retracted' OR c.disputed)
RETURN DISTINCT p.id AS passage
UNION
MATCH (s:Entity)<-[:SUBJECT]-(no:Claim {polarity: 'denies'})-[:OBJECT]->(o:Entity)
WHERE no.status <> 'retracted'
MATCH (s)<-[:SUBJECT]-(c:Claim {predicate: no.predicate, polarity: 'asserts'})-[:OBJECT]->(o)
MATCH (c)-[:EVIDENCED_BY]->(p:Passage)<-[:HAS_PASSAGE]-(:Document {id: c.dossier})
RETURN DISTINCT p.id AS passage
"""
RESOLVED: Final = """
MATCH (r:Record)-[:RESOLVES_TO]->(e:Entity)
WHERE r.dossier IN $documents
RETURN r.dossier AS document, r.key AS key, e.id AS id
ORDER BY document, key
"""


@dataclass(frozen=True)
class Records:
    """The records of a format that a graph holds.

    Args:
        verbatim: Those that go out as they came, in their order.
        passages: The ids of the passages that these are.
        ids: The id that an entity has in its record, by the entity's own; of entities that nothing else brings.
        whole: The entities whose record is among `verbatim`, so that nothing need be written of them.
        left_out: How many records say what has been taken back or is disputed since.
    """

    verbatim: tuple[dict[str, Any], ...]
    passages: frozenset[str]
    ids: "Mapping[str, str]"
    whole: frozenset[str]
    left_out: int


def records(graph: "Graph", form: str) -> Records:
    """Read the records of a format.

    Args:
        graph: The graph.
        form: ``ftm`` or ``stix``.
    """
    held = holdings.verbatim(graph, form)
    documents = list(held)
    fallen = {row["passage"] for row in graph.read(FALLEN, documents=documents)}
    standing = {
        passage: record for found in held.values() for passage, record in found.items() if passage not in fallen
    }
    by_key = {
        (document, key_of(str(record["id"]))): (passage, str(record["id"]))
        for document, found in held.items()
        for passage, record in found.items()
    }
    theirs = holdings.brought_by(graph, documents)
    ids: dict[str, str] = {}
    whole: set[str] = set()
    for row in graph.read(RESOLVED, documents=documents):
        passage, identifier = by_key.get((row["document"], row["key"]), (None, ""))
        if passage is None or row["id"] not in theirs:
            continue
        # Of several records that are one entity, one that goes out is what others refer to.
        if row["id"] not in ids or (passage in standing and row["id"] not in whole):
            ids[row["id"]] = identifier
        if passage in standing:
            whole.add(row["id"])
    left_out = sum(len(found) for found in held.values()) - len(standing)
    return Records(tuple(standing.values()), frozenset(standing), ids, frozenset(whole), left_out)
