"""References: what dossiers refer to across files and in the graph, and what they may not say twice."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from database.graph import Graph
from identity.resolution import Resolution
from ingest.batches import batches
from ingest.known import DocumentFacts, Known
from ingest.problems import Problems
from ingest.spool import Spool
from schema.suggestion import meant

BATCH = 5000
"""Ids in one question."""

LOOKED_AT = 2000
"""Claims of a dossier among which a misspelt one is looked for: it takes a while among many."""

PENDING = "SELECT fields FROM pending"
INDEXES = (
    "CREATE INDEX claims_id ON claims (id)",
    "CREATE INDEX records_id ON records (id)",
    "CREATE INDEX standing_id ON standing (id)",
)
TWICE = {
    "publishers": """
        SELECT b.id, b.file, b.line, a.file, a.line FROM publishers a JOIN publishers b ON a.id = b.id
        WHERE a.rowid < b.rowid AND a.hash <> b.hash
          AND a.rowid = (SELECT min(rowid) FROM publishers WHERE id = b.id)
    """,
    "documents": """
        SELECT b.id, b.file, b.line, a.file, a.line FROM documents a JOIN documents b ON a.id = b.id
        WHERE a.rowid < b.rowid AND a.hash <> b.hash
          AND a.rowid = (SELECT min(rowid) FROM documents WHERE id = b.id)
    """,
    "entities": """
        SELECT b.key, b.file, b.line, a.file, a.line FROM records a JOIN records b ON a.id = b.id
        WHERE a.rowid < b.rowid AND a.hash <> b.hash
          AND a.rowid = (SELECT min(rowid) FROM records WHERE id = b.id)
    """,
    "claims": """
        SELECT substr(b.id, length(b.dossier) + 2), b.file, b.line, a.file, a.line
        FROM claims a JOIN claims b ON a.id = b.id
        WHERE a.rowid < b.rowid AND a.hash <> b.hash
          AND a.rowid = (SELECT min(rowid) FROM claims WHERE id = b.id)
    """,
}
FORGET_REPEATED = (
    "DELETE FROM publishers WHERE rowid NOT IN (SELECT min(rowid) FROM publishers GROUP BY id, dossier)",
    "DELETE FROM documents WHERE rowid NOT IN (SELECT min(rowid) FROM documents GROUP BY id, dossier)",
    "DELETE FROM records WHERE rowid NOT IN (SELECT min(rowid) FROM records GROUP BY id)",
    "DELETE FROM standing WHERE rowid NOT IN (SELECT min(rowid) FROM standing GROUP BY id)",
    "DELETE FROM quotes WHERE rowid NOT IN (SELECT min(rowid) FROM quotes GROUP BY claim)",
    "DELETE FROM disputes WHERE rowid NOT IN (SELECT min(rowid) FROM disputes GROUP BY source, target)",
    "DELETE FROM aims WHERE rowid NOT IN (SELECT min(rowid) FROM aims GROUP BY claim, field, target)",
    "DELETE FROM claims WHERE rowid NOT IN (SELECT min(rowid) FROM claims GROUP BY id)",
)
CLAIM_REPEATED = "SELECT 1 FROM claims GROUP BY id HAVING count(*) > 1 LIMIT 1"
RECORD_REPEATED = "SELECT 1 FROM records GROUP BY id HAVING count(*) > 1 LIMIT 1"
DOCUMENT_REPEATED = "SELECT 1 FROM documents GROUP BY id, dossier HAVING count(*) > 1 LIMIT 1"
PUBLISHER_REPEATED = "SELECT 1 FROM publishers GROUP BY id, dossier HAVING count(*) > 1 LIMIT 1"

LOST_AIMS = """
SELECT claim, field, target, file, line FROM aims
WHERE target = claim OR target NOT IN (SELECT id FROM claims)
"""
BESIDE = "SELECT id FROM claims WHERE dossier = ? LIMIT ?"
CITED = """
SELECT id, file, line, row FROM documents
WHERE json_array_length(row, '$.cites') > 0 OR json_extract(row, '$.supersedes') IS NOT NULL
"""
DECLARED_RECORDS = "SELECT key, type, file, line FROM records"
DECLARED_DOCUMENTS = "SELECT id, hash, file, line FROM documents"
DECLARED_PUBLISHERS = "SELECT id, hash, file, line FROM publishers"

OTHERS = "MATCH (d:Dossier) WHERE NOT d.id IN $dossiers RETURN count(d) AS others"
STORED_TYPES = """
UNWIND $ids AS id
MATCH (r:Record {key: id})
WHERE NOT r.dossier IN $dossiers
RETURN id, min(r.type) AS type, min(r.dossier) AS dossier
"""
STORED_DOCUMENTS = """
UNWIND $ids AS id
MATCH (d:Document {id: id})-[:BROUGHT_BY]->(brought:Dossier)
WHERE NOT brought.id IN $dossiers
WITH d, min(brought.id) AS dossier
RETURN d.id AS id, dossier, d.hash AS hash, d.title AS title, d.sha256 AS sha256, d.length AS length,
       d.published_latest AS published, d.reliability AS reliability,
       COLLECT { MATCH (d)-[:HAS_PASSAGE]->(p:Passage) RETURN [p.start, p.end] ORDER BY p.index } AS passages
"""
STORED_PUBLISHERS = """
UNWIND $ids AS id
MATCH (p:Publisher {id: id})-[:BROUGHT_BY]->(brought:Dossier)
WHERE NOT brought.id IN $dossiers
RETURN id, min(brought.id) AS dossier, p.hash AS hash, p.reliability AS reliability
"""
STORED_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE NOT c.dossier IN $dossiers
RETURN id
"""


class References:
    """What the dossiers of a load refer to.

    Args:
        graph: The database.
        spool: The rows of the load.
        known: What a claim may refer to.
        problems: Where to note what is wrong.
        dossiers: The keys of the dossiers of this load: what the graph holds of them is what they said before.
        resolution: Which entity each key stands for.
    """

    def __init__(
        self,
        graph: Graph,
        spool: Spool,
        known: Known,
        problems: Problems,
        dossiers: Sequence[str],
        resolution: Resolution,
    ) -> None:
        self._graph = graph
        self._spool = spool
        self._known = known
        self._problems = problems
        self._dossiers = list(dossiers)
        self._resolution = resolution
        self._alone = not graph.read(OTHERS, dossiers=self._dossiers)[0]["others"]

    def complete(self, publishers: Iterable[str]) -> None:
        """Take from the graph what claims and documents of the load refer to and no dossier of it declares.

        Args:
            publishers: The publishers that documents name and that are not known.
        """
        if self._alone:
            return
        entities, documents = self._unknown()
        for row in self._ask(STORED_PUBLISHERS, set(publishers)):
            self._known.publishers[row["id"]] = row["reliability"]
        for row in self._ask(STORED_TYPES, entities):
            self._known.entities[row["id"]] = row["type"]
        for row in self._ask(STORED_DOCUMENTS, documents):
            self._known.documents[row["id"]] = DocumentFacts(
                row["id"],
                row["title"],
                row["sha256"],
                row["length"],
                [start for start, _ in row["passages"]],
                [end for _, end in row["passages"]],
                row["published"].to_native() if row["published"] is not None else None,
                row["reliability"],
            )

    def check(self) -> None:
        """Note what is said twice and differently, and references to claims and documents that nobody declares."""
        for statement in INDEXES:
            self._spool.run(statement)
        for section, statement in TWICE.items():
            for key, file, line, first_file, first_line in self._spool.rows(statement):
                self._problems.add(
                    file, line, f"{section}.{key}", f"differs from {first_file}:{first_line}, which has the same key"
                )
        repeated = (CLAIM_REPEATED, RECORD_REPEATED, DOCUMENT_REPEATED, PUBLISHER_REPEATED)
        if any(self._spool.value(statement) for statement in repeated):
            for statement in FORGET_REPEATED:
                self._spool.run(statement)
        self._check_aims()
        self._check_cited()
        if not self._alone:
            self._check_graph()
        if self._resolution:
            self._check_merged()

    def _check_aims(self) -> None:
        lost = list(self._spool.rows(LOST_AIMS))
        in_graph = {row["id"] for row in self._ask(STORED_CLAIMS, {target for _, _, target, _, _ in lost})}
        for claim, field, target, file, line in lost:
            place = f"claims.{claim.partition('/')[2]}.{field}"
            if target == claim:
                self._problems.add(file, line, place, "names the claim itself; take that out")
            elif target not in in_graph:
                told = f"{target} is no claim of this load or of the graph{self._meant(target)}"
                self._problems.add(file, line, place, told)

    def _meant(self, target: str) -> str:
        beside = (id_ for (id_,) in self._spool.rows(BESIDE, target.partition("/")[0], LOOKED_AT))
        return meant(target, beside) or "; another dossier's is named dossier/key"

    def _check_cited(self) -> None:
        cited = [
            (key, file, line, field, other)
            for key, file, line, row in self._spool.rows(CITED)
            for field, other in _others(orjson.loads(row))
        ]
        unknown = {other for *_, other in cited if other not in self._known.documents}
        in_graph = {row["id"] for row in self._ask(STORED_DOCUMENTS, unknown)}
        for key, file, line, field, other in cited:
            if other == key:
                self._problems.add(file, line, f"documents.{key}.{field}", "names the document itself")
            elif other in unknown and other not in in_graph:
                message = f"{other} is no document of this load or of the graph"
                self._problems.add(file, line, f"documents.{key}.{field}", message)

    def _check_graph(self) -> None:
        for batch in self._spool.batches(DECLARED_RECORDS, size=BATCH):
            stored = {row["id"]: row for row in self._ask(STORED_TYPES, {key for key, *_ in batch})}
            for key, label, file, line in batch:
                row = stored.get(key)
                if row and row["type"] != label:
                    message = f"is {label}; the dossier {row['dossier']} says {row['type']}. A key names one thing"
                    self._problems.add(file, line, f"entities.{key}.type", message)
        for section, declared, question in (
            ("documents", DECLARED_DOCUMENTS, STORED_DOCUMENTS),
            ("publishers", DECLARED_PUBLISHERS, STORED_PUBLISHERS),
        ):
            for batch in self._spool.batches(declared, size=BATCH):
                stored = {row["id"]: row for row in self._ask(question, {key for key, *_ in batch})}
                for key, content_hash, file, line in batch:
                    if key in stored and stored[key]["hash"] != content_hash:
                        message = f"differs from what the dossier {stored[key]['dossier']} says under the same key"
                        self._problems.add(file, line, f"{section}.{key}", message)

    def _check_merged(self) -> None:
        """Note a record whose type is not that of those which it was judged the same as."""
        merged = self._resolution.merged
        stored = {row["id"]: row["type"] for row in self._ask(STORED_TYPES, {*merged, *merged.values()})}
        for key, label, file, line in self._spool.rows(DECLARED_RECORDS):
            for other in sorted(self._resolution.keys_of(self._resolution.entity_of(key)) - {key}):
                known = self._known.entities.get(other) or stored.get(other)
                if known is not None and known != label:
                    message = (
                        f"is {label}; {key} was judged the same as {other}, which is {known}; "
                        f"`dots entity log {key}` says by whom, and how to undo it"
                    )
                    self._problems.add(file, line, f"entities.{key}.type", message)
                    break

    def _ask(self, statement: str, ids: set[str]) -> Iterator[dict[str, Any]]:
        if self._alone:
            return
        for batch in batches(sorted(ids), BATCH):
            yield from self._graph.read(statement, ids=batch, dossiers=self._dossiers)

    def _unknown(self) -> tuple[set[str], set[str]]:
        entities: set[str] = set()
        documents: set[str] = set()
        for (content,) in self._spool.rows(PENDING):
            fields = orjson.loads(content)
            entities.update(_texts([fields.get(name) for name in ("subject", "object", "speaker", "qualifiers")]))
            documents.update(_texts([found.get("document") for found in fields["evidence"]]))
        return entities - self._known.entities.keys(), documents - self._known.documents.keys()


def _others(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the documents that one names, and the field that names each."""
    yield from (("cites", other) for other in document["cites"])
    if document.get("supersedes"):
        yield "supersedes", document["supersedes"]


def _texts(value: Any) -> Iterator[str]:
    # A qualifier may be a key, or a list of keys; that others are asked for too does no harm.
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
