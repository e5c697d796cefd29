"""Composing: the relationships that are read off two others, brought in line where one of those has changed."""

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

import orjson

from database.graph import Graph
from ingest.batches import batches
from ingest.derivation import PUT_STORED, Citations, expect_compositions, stored_row
from ingest.rows import as_written, canonical
from ingest.spool import Spool
from ingest.triples import Triple
from schema.relationships import Composition
from schema.vocabulary import Vocabulary

BATCH = 1000

STEPS_FROM = """
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:$any($types)]->(b:Entity)
RETURN elementId(r) AS element, a.id AS subject, type(r) AS type, b.id AS object, properties(r) AS properties,
       COLLECT {
         UNWIND r.claims AS claim
         MATCH (:Claim {id: claim})-[:EVIDENCED_BY]->(p:Passage)
         RETURN DISTINCT p.document
       } AS documents
"""
STEPPING_TO = """
UNWIND $ids AS id
MATCH (a:Entity)-[:$any($types)]->(:Entity {id: id})
RETURN DISTINCT a.id AS id
"""

PUT_STEP = "INSERT INTO expected VALUES (?, ?, ?, ?, '', ?)"
FORGET_STEPS = "DELETE FROM expected WHERE hash = '' OR subject NOT IN (SELECT value FROM json_each(?))"


def follow(graph: Graph, vocabulary: Vocabulary, triples: Sequence[Triple], settle: Callable[[Spool], None]) -> None:
    """Bring what is composed in line with steps that have changed.

    Whoever takes a changed step, or comes to one by the step before it, is looked at, with all that they reach.

    Args:
        graph: The database.
        vocabulary: The compositions that there are.
        triples: Each relationship that may have changed.
        settle: What makes the graph hold, of the relationships that a ledger stores, those that it expects.
    """
    for composition in vocabulary.compositions:
        first, second = ([cls.predicate for cls in step] for step in (composition.first, composition.second))
        middles = {subject for subject, type_, _ in triples if type_ in second}
        subjects = {subject for subject, type_, _ in triples if type_ in first}
        subjects |= {row["id"] for row in _of(graph, STEPPING_TO, middles, first)}
        if subjects:
            with Spool() as ledger:
                _compose(graph, composition, subjects, ledger)
                settle(ledger)


def _compose(graph: Graph, composition: Composition, subjects: Set[str], ledger: Spool) -> None:
    first, second = ([cls.predicate for cls in step] for step in (composition.first, composition.second))
    steps = list(_of(graph, STEPS_FROM, subjects, first))
    steps += _of(graph, STEPS_FROM, {step["object"] for step in steps}, second)
    for step in steps:
        content = canonical(as_written(step["properties"])).decode()
        documents = " ".join(sorted(step["documents"]))
        ledger.put(PUT_STEP, (step["subject"], step["type"], step["object"], content, documents))
    expect_compositions(ledger, [composition], Citations.read(graph))
    ledger.run(FORGET_STEPS, orjson.dumps(sorted(subjects)).decode())
    for row in _of(graph, STEPS_FROM, subjects, [composition.predicate]):
        ledger.put(PUT_STORED, stored_row(row))


def _of(graph: Graph, statement: str, ids: Set[str], types: Sequence[str]) -> Iterator[dict[str, Any]]:
    for batch in batches(sorted(ids), BATCH):
        yield from graph.read(statement, ids=batch, types=list(types))
