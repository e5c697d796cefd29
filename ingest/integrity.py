"""Integrity: whether the graph is what its claims and records say, and how to make it so again."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from database.graph import Graph
from ingest.known import Known
from ingest.rows import CLAIM_VIEW, canonical, hash_of
from ingest.spool import Spool
from ingest.tally import advance, tally
from ingest.views import Drift, Views
from ingest.writing import Progress, Writer
from schema.vocabulary import Vocabulary

MODULUS = 2**256

HELD_RECORDS = """
MATCH (r:Record)
RETURN r.id AS id, r.type AS type, r.content AS content, r.hash AS hash,
       COUNT { (r)-[:RESOLVES_TO]->(:Entity) } AS links
"""
HELD_CLAIMS = """
MATCH (c:Claim)
RETURN properties(c) AS properties,
       COLLECT { MATCH (c)-[e:EVIDENCED_BY]->(p:Passage) RETURN [p.id, e.start, e.end, e.digest] } AS evidence,
       COLLECT { MATCH (c)-[:DISPUTES]->(other:Claim) RETURN other.id } AS disputes,
       COLLECT { MATCH (c)-[:SUPPORTS]->(other:Claim) RETURN other.id } AS supports,
       COUNT { (c)-[:SUBJECT]->(:Entity) } AS subjects,
       COUNT { (c)-[:OBJECT]->(:Entity) } AS objects,
       COUNT { (c)-[:SAID_BY]->(:Entity) } AS speakers
"""
STRAY_PASSAGES = """
MATCH (p:Passage)
WHERE NOT (p)<-[:HAS_PASSAGE]-(:Document)
RETURN p.id AS id
"""
UNCLAIMED = """
MATCH (n:Name) WHERE NOT (n)<-[:HAS_NAME]-() RETURN 'name' AS what, n.value AS id
UNION ALL
MATCH (n:Document) WHERE NOT (n)-[:BROUGHT_BY]->() RETURN 'document' AS what, n.id AS id
UNION ALL
MATCH (n:Publisher) WHERE NOT (n)-[:BROUGHT_BY]->() RETURN 'publisher' AS what, n.id AS id
"""
INTERRUPTED = """
MATCH (d:Dossier)
WHERE NOT coalesce(d.complete, false)
RETURN d.id AS id
"""

NODES = """
MATCH (n:Entity|Record|Name|Claim|Document|Passage|Publisher|Judgement)
RETURN labels(n) AS labels, properties(n) AS properties
"""
DOSSIERS = "MATCH (d:Dossier) RETURN d.id AS id, d.title AS title, d.annotator AS annotator"
RELATIONSHIPS = """
MATCH (a:Entity|Record|Claim|Document|Passage|Publisher|Judgement)-[r]->
      (b:Entity|Record|Name|Claim|Document|Passage|Publisher|Judgement|Dossier)
RETURN a.id AS source, type(r) AS type, coalesce(b.id, b.value) AS target, properties(r) AS properties
"""
STATISTICS = (
    (
        "nodes",
        """
        MATCH (n:Entity|Record|Name|Claim|Document|Passage|Publisher|Judgement|Dossier)
        WITH [label IN labels(n) WHERE label IN
              ['Entity', 'Record', 'Name', 'Claim', 'Document', 'Passage', 'Publisher', 'Judgement', 'Dossier']
             ][0] AS name
        RETURN name, count(*) AS count ORDER BY count DESC, name
        """,
    ),
    ("entities", "MATCH (e:Entity) RETURN e.type AS name, count(*) AS count ORDER BY count DESC, name"),
    (
        "relationships",
        "MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS name, count(*) AS count ORDER BY count DESC, name",
    ),
    ("claims of dossier", "MATCH (c:Claim) RETURN c.dossier AS name, count(*) AS count ORDER BY count DESC, name"),
    ("claims", "MATCH (c:Claim) RETURN c.polarity AS name, count(*) AS count ORDER BY count DESC, name"),
    ("claims", "MATCH (c:Claim) RETURN c.modality AS name, count(*) AS count ORDER BY count DESC, name"),
    ("claims", "MATCH (c:Claim {status: 'retracted'}) RETURN 'retracted' AS name, count(*) AS count"),
    ("claims", "MATCH (c:Claim) WHERE c.disputed RETURN 'disputed' AS name, count(*) AS count"),
    ("claims by predicate", "MATCH (c:Claim) RETURN c.predicate AS name, count(*) AS count ORDER BY count DESC, name"),
)

TEXT = frozenset({"text", "quote"})
"""Properties that a document's own text fills in: two graphs are the same with and without it."""


def check(graph: Graph, vocabulary: Vocabulary) -> list[Drift]:
    """Say in what the graph is not what its claims and records say.

    Views that drifted (`dots graph rebuild` puts them right), records and claims whose content no longer has its hash
    or that lost a link (loading their dossier again does), passages without a document, loads that were interrupted.

    Args:
        graph: The database.
        vocabulary: The types that there are.

    Returns:
        Every drift; empty where there is none.

    Raises:
        NoDatabase: The server is gone.
    """
    views = Views(graph, vocabulary, None)
    views.settle_all()
    return [*views.drifts, *_broken_records(graph), *_broken_claims(graph), *_strays(graph)]


def rebuild(graph: Graph, vocabulary: Vocabulary, *, progress: Progress | None = None) -> dict[str, int]:
    """Work every view out anew from claims and records, and write what differs.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        progress: Called after each batch.

    Returns:
        How many entities, names, claims and relationships were put right; empty where all were.

    Raises:
        NoDatabase: The server is gone.
    """
    before = tally(graph)
    with Spool() as spool:
        views = Views(graph, vocabulary, Writer(graph, spool, vocabulary, Known(), progress))
        views.settle_all()
    after = tally(graph)
    if after != before:
        advance(graph, before, after)
    return {what: count for what, count in views.written.items() if count}


def fingerprint(graph: Graph) -> str:
    """Give one value for all that dots holds in a graph: equal for equal graphs, in whatever order they were loaded.

    It is the sum of the sha256 of every node and relationship, modulo 2²⁵⁶. Left out are the texts of passages and
    quotes, which a load may or may not have at hand, and what a dossier notes about its loading.

    Args:
        graph: The database.

    Returns:
        64 hex digits.

    Raises:
        NoDatabase: The server is gone.
    """
    total = sum(_element_hashes(graph)) % MODULUS
    return f"{total:064x}"


def stats(graph: Graph) -> dict[str, int]:
    """Count what the graph holds, by what it is.

    Args:
        graph: The database.

    Returns:
        Numbers by what they count, such as ``nodes: Claim``, ``relationships: COMMANDED`` or ``claims: disputed``.

    Raises:
        NoDatabase: The server is gone.
    """
    return {f"{group}: {row['name']}": row["count"] for group, statement in STATISTICS for row in graph.read(statement)}


def _broken_records(graph: Graph) -> Iterator[Drift]:
    for row in graph.stream(HELD_RECORDS):
        if hash_of(row["type"].encode() + row["content"].encode()) != row["hash"]:
            yield Drift("different", "record", row["id"], "its content does not have its hash; load its dossier again")
        if row["links"] != 1:
            yield Drift("missing", "record", row["id"], f"it resolves to {row['links']} entities, and not to one")


def _broken_claims(graph: Graph) -> Iterator[Drift]:
    for row in graph.stream(HELD_CLAIMS):
        said = {name: value for name, value in row["properties"].items() if name not in CLAIM_VIEW}
        key = row["properties"]["id"]
        if not row["evidence"]:
            yield Drift("missing", "claim", key, "it has no evidence; load its dossier again")
            continue
        ends = (row["subjects"], row["objects"], row["speakers"])
        if ends != (1, int("object" in said), int("speaker" in said)):
            yield Drift("missing", "claim", key, "it lost its subject, object or speaker; load its dossier again")
        said["evidence"] = sorted(row["evidence"])
        for name in ("disputes", "supports"):
            if row[name]:
                said[name] = sorted(row[name])
        if hash_of(canonical(said)) != row["properties"].get("hash"):
            yield Drift("different", "claim", key, "its content does not have its hash; load its dossier again")


def _strays(graph: Graph) -> Iterator[Drift]:
    for row in graph.stream(STRAY_PASSAGES):
        yield Drift("extra", "passage", row["id"], "it belongs to no document")
    for row in graph.stream(UNCLAIMED):
        yield Drift("extra", row["what"], row["id"], "nothing brings it any more")
    for row in graph.stream(INTERRUPTED):
        yield Drift("interrupted", "dossier", row["id"], "its last load did not finish; load it again")


def _element_hashes(graph: Graph) -> Iterator[int]:
    for row in graph.stream(NODES):
        yield _hash([sorted(row["labels"]), _kept(row["properties"])])
    for row in graph.stream(DOSSIERS):
        yield _hash(["Dossier", row["id"], row["title"], row["annotator"]])
    for row in graph.stream(RELATIONSHIPS):
        yield _hash([row["source"], row["type"], row["target"], _kept(row["properties"])])


def _kept(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in TEXT}


def _hash(content: Any) -> int:
    # Days of Neo4j are no type that JSON knows, and are written as ISO texts.
    written = orjson.dumps(content, default=str, option=orjson.OPT_SORT_KEYS)
    return int.from_bytes(hashlib.sha256(written).digest())
