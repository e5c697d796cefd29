"""Integrity: whether the graph is what its claims and records say, and how to make it so again."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import islice
from shlex import quote
from typing import Any

import orjson

from database.graph import Graph
from database.transaction import within
from identity.resolution import Resolution
from ingest.held import KINDS, SINGULAR
from ingest.pouring import Pouring
from ingest.progress import Progress
from ingest.relinking import relink
from ingest.tally import SETTLE, advance, tally
from ingest.views import Drift, Views
from schema.errors import WorkError
from schema.vocabulary import Vocabulary

MODULUS = 2**256

MISLED = """
MATCH (r:Record)-[:RESOLVES_TO]->(e:Entity)
WITH r.key AS key, collect(DISTINCT e.id) AS entities
WHERE size(entities) = 1 AND entities[0] <> coalesce($entities[key], key)
RETURN key, entities[0] AS entity
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
DOSSIERS_HELD = """
MATCH (d:Dossier)
RETURN d.id AS id, d.file AS file, coalesce(d.complete, false) AS complete, d.holds AS holds,
       COUNT { (d)<-[:BROUGHT_BY]-() } + COUNT { MATCH (r:Record {dossier: d.id}) } +
       COUNT { MATCH (c:Claim {dossier: d.id}) } AS found
ORDER BY id
"""
DERIVED_FROM = frozenset({"claim", "record"})
REBUILD = "dots graph rebuild"
LOAD_ITS_DOSSIER = "dots load --again, with its dossier"

NODES = """
MATCH (n:Entity|Record|Name|Claim|Document|Passage|Publisher)
RETURN labels(n) AS labels, properties(n) AS properties
"""
JUDGEMENTS = """
MATCH (j:Judgement)
WHERE j.undone_when IS NULL
RETURN CASE WHEN j.claim IS NULL THEN [j.left, j.right, j.same] ELSE [j.claim, j.status] END AS said
"""
DOSSIERS = "MATCH (d:Dossier) RETURN d.id AS id, d.title AS title, d.annotator AS annotator"
RELATIONSHIPS = """
MATCH (a:Entity|Record|Claim|Document|Passage|Publisher)-[r]->
      (b:Entity|Record|Name|Claim|Document|Passage|Publisher|Dossier)
RETURN a.id AS source, type(r) AS type, coalesce(b.id, b.value) AS target, properties(r) AS properties
"""
STATISTICS = (
    (
        "nodes",
        """
        MATCH (n:Entity|Record|Name|Claim|Document|Passage|Publisher|Judgement|Dossier|Load)
        WITH [label IN labels(n) WHERE label IN
              ['Entity', 'Record', 'Name', 'Claim', 'Document', 'Passage', 'Publisher', 'Judgement', 'Dossier', 'Load']
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

    Views that drifted, and judgements that the graph does not follow (`dots graph rebuild` puts them right);
    publishers, documents, records and claims that are gone, say something else or lead elsewhere than what was loaded
    (`dots load --again` of their dossier does); passages without a document; loads that were interrupted. Each names
    the command that mends it.

    Args:
        graph: The database.
        vocabulary: The types that there are.

    Returns:
        Every drift; empty where there is none.

    Raises:
        NoDatabase: The server is gone.
    """
    resolution = Resolution.read(graph)
    unfollowed = list(_unfollowed(graph, vocabulary, resolution))
    if unfollowed:
        return [*unfollowed, *_strays(graph)]
    broken = list(_broken(graph, vocabulary, resolution))
    if any(drift.what in DERIVED_FROM for drift in broken):
        # What follows from them cannot be judged, and need not: a load of their dossier derives it anew.
        return [*broken, *_strays(graph)]
    views = Views(graph, vocabulary, None, resolution)
    views.settle_all()
    return [*views.drifts, *broken, *_strays(graph)]


def rebuild(graph: Graph, vocabulary: Vocabulary, *, progress: Progress | None = None) -> dict[str, int]:
    """Work every view out anew from claims and records, and write what differs.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        progress: Called after each batch.

    Returns:
        How many entities, names, claims and relationships were put right; empty where all were.

    Raises:
        WorkError: The records themselves are not what was loaded, and what follows from them would be wrong.
        NoDatabase: The server is gone.
    """
    resolution = Resolution.read(graph)
    relinked = _follow(graph, vocabulary, resolution)
    if broken := list(islice(_broken(graph, vocabulary, resolution), 1)):
        raise WorkError(
            f"What was loaded is not whole ({broken[0]}), and what is derived from it would be wrong.",
            remedy=f"Run `{broken[0].remedy}` first; `dots graph check` names all there is.",
        )
    before = tally(graph)
    views = Views(graph, vocabulary, Pouring(graph, progress), resolution)
    views.settle_all()
    after = tally(graph)
    if after != before:
        advance(graph, before, after)
    graph.write(SETTLE, tally=after)
    views.written.update(relinked)
    return {what: count for what, count in views.written.items() if count}


def fingerprint(graph: Graph) -> str:
    """Give one value for all that dots holds in a graph: equal for equal graphs, in whatever order they were loaded.

    It is the sum of the sha256 of every node and relationship, modulo 2²⁵⁶. Left out are the texts of passages and
    quotes, which a load may or may not have at hand, and what a dossier notes about its loading. Of the judgements
    those count that are in force, and of each what it says, not who said it and when: a graph in which a merge was
    undone is the graph that it was before.

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


def _held_resolution(graph: Graph, resolution: Resolution) -> Resolution:
    """Give the resolution that the graph's records follow, where it is not the one that its judgements make."""
    held = {row["key"]: row["entity"] for row in graph.read(MISLED, entities=resolution.merged)}
    unmoved = {key: entity for key, entity in resolution.merged.items() if key not in held}
    return (
        Resolution({**unmoved, **{key: entity for key, entity in held.items() if key != entity}})
        if held
        else resolution
    )


def _unfollowed(graph: Graph, vocabulary: Vocabulary, resolution: Resolution) -> Iterator[Drift]:
    """Yield where records and claims agree on another entity than the judgements do: somebody changed those by hand."""
    for blocked in resolution.blocked:
        yield Drift("contradicted", "judgement", blocked.id, "another says otherwise", f"dots entity undo {blocked.id}")
    held = _held_resolution(graph, resolution)
    if held == resolution or any(drift.what in DERIVED_FROM for drift in _broken(graph, vocabulary, held)):
        return
    for key in sorted({*held.merged, *resolution.merged}):
        leads, shall = held.entity_of(key), resolution.entity_of(key)
        if leads != shall:
            yield Drift(
                "different", "record", key, f"it stands for {leads}, and by its judgements for {shall}", REBUILD
            )


def _follow(graph: Graph, vocabulary: Vocabulary, resolution: Resolution) -> dict[str, int]:
    """Lead records and claims to the entities that the judgements make, where they agree on others."""
    held = _held_resolution(graph, resolution)
    if held == resolution or not any(True for _ in _unfollowed(graph, vocabulary, resolution)):
        return {}
    with within(graph) as inside:
        before = tally(inside)
        changed = relink(inside, vocabulary, held, resolution)
        advance(inside, before, tally(inside))
    return changed


def _broken(graph: Graph, vocabulary: Vocabulary, resolution: Resolution) -> Iterator[Drift]:
    """Yield what is not what a load wrote: only a load can mend it, for only the dossier says what it was."""
    rows = graph.read(DOSSIERS_HELD)
    loading = {row["id"]: f"dots load --again {quote(row['file'])}" for row in rows if row["file"]}
    for kind, read in KINDS.items():
        what = "record" if kind == "entities" else SINGULAR[kind]  # an entity is what its records say together
        for held in read(graph, vocabulary, resolution, None):
            if held.trouble:
                command = next((loading[key] for key in held.dossiers if key in loading), LOAD_ITS_DOSSIER)
                yield Drift("different", what, held.id, held.trouble, command)
    for row in rows:
        command = loading.get(row["id"], LOAD_ITS_DOSSIER)
        if not row["complete"]:
            yield Drift("interrupted", "dossier", row["id"], "its last load did not finish", command)
        elif row["holds"] != row["found"]:
            detail = f"it left {row['holds']} records, and {row['found']} are there"
            yield Drift("different", "dossier", row["id"], detail, command)


def _strays(graph: Graph) -> Iterator[Drift]:
    for row in graph.stream(STRAY_PASSAGES):
        yield Drift("extra", "passage", row["id"], "it belongs to no document", LOAD_ITS_DOSSIER)
    for row in graph.stream(UNCLAIMED):
        yield Drift("extra", row["what"], row["id"], "nothing brings it any more")


def _element_hashes(graph: Graph) -> Iterator[int]:
    for row in graph.stream(NODES):
        yield _hash([sorted(row["labels"]), _kept(row["properties"])])
    for row in graph.stream(JUDGEMENTS):
        yield _hash(["Judgement", *row["said"]])
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
