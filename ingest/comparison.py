"""Comparison: what the graph holds of the dossiers of a load, against what they say now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from database.graph import Graph
from identity.resolution import Resolution
from ingest.held import KINDS, SINGULAR
from ingest.known import Known
from ingest.problems import Problems
from ingest.report import Changes, Report
from ingest.rows import LINKS
from ingest.spool import Spool
from ingest.texts import Texts
from schema.claims import DERIVED
from schema.vocabulary import Vocabulary

SHOWN = 50
"""Records whose changes are shown field by field."""

STORED_PUBLISHERS = """
MATCH (:Dossier {id: $dossier})<-[:BROUGHT_BY]-(p:Publisher)
RETURN p.id AS id, p.hash AS hash, '' AS links
"""
STORED_DOCUMENTS = """
MATCH (:Dossier {id: $dossier})<-[:BROUGHT_BY]-(d:Document)
RETURN d.id AS id, d.hash AS hash,
       COUNT { (d)-[:HAS_PASSAGE]->() } + ' ' + COUNT { (d)-[:PUBLISHED_BY]->() } + ' ' + COUNT { (d)-[:CITES]->() }
       + ' ' + COUNT { (d)-[:SUPERSEDES]->() } AS links
"""
STORED_RECORDS = """
MATCH (r:Record {dossier: $dossier})
RETURN r.id AS id, r.hash AS hash, toString(COUNT { (r)-[:RESOLVES_TO]->() }) AS links
"""
STORED_CLAIMS = """
MATCH (c:Claim {dossier: $dossier})
RETURN c.id AS id, c.hash AS hash,
       COUNT { (c)-[:SUBJECT]->() } + ' ' + COUNT { (c)-[:OBJECT]->() } + ' ' + COUNT { (c)-[:SAID_BY]->() } + ' ' +
       COUNT { (c)-[:EVIDENCED_BY]->() } + ' ' + COUNT { (c)-[:QUALIFIED_BY]->() } + ' ' +
       COUNT { (c)-[:DISPUTES]->() } + ' ' + COUNT { (c)-[:SUPPORTS]->() } AS links
"""
STORED_QUOTES = """
MATCH (c:Claim {dossier: $dossier})-[r:EVIDENCED_BY]->()
WHERE r.quote IS NOT NULL
RETURN c.id AS id, count(r) AS quotes
"""
PROPERTIES = {
    "publishers": "UNWIND $ids AS id MATCH (n:Publisher {id: id}) RETURN id, properties(n) AS properties",
    "documents": "UNWIND $ids AS id MATCH (n:Document {id: id}) RETURN id, properties(n) AS properties",
    "entities": "UNWIND $ids AS id MATCH (n:Record {id: id}) RETURN id, properties(n) AS properties",
    "claims": "UNWIND $ids AS id MATCH (n:Claim {id: id}) RETURN id, properties(n) AS properties",
}
PASSAGES_WITH_TEXT = """
UNWIND $rows AS row
MATCH (p:Passage {id: row.id})
WHERE p.text = row.text
RETURN count(p) AS passages
"""
QUOTES_TO_SET = """
SELECT sum(q.count - coalesce(held.quotes, 0)) FROM quotes q LEFT JOIN stored_claims held ON held.id = q.claim
WHERE coalesce(held.quotes, 0) < q.count
"""

INDEXES = (
    "CREATE INDEX stored_claims_id ON stored_claims (id)",
    "CREATE INDEX stored_records_id ON stored_records (id)",
    "CREATE INDEX stored_documents_id ON stored_documents (id, dossier)",
    "CREATE INDEX stored_publishers_id ON stored_publishers (id, dossier)",
    "CREATE INDEX documents_id ON documents (id, dossier)",
    "CREATE INDEX publishers_id ON publishers (id, dossier)",
)

# What happens to each row: `said` is the load's, `held` the graph's.
VERDICTS = {
    "publishers": """
        SELECT said.id, CASE WHEN held.id IS NULL THEN 'added' WHEN held.hash IS NOT said.hash THEN 'changed'
                             ELSE 'unchanged' END AS verdict, said.row
        FROM publishers said LEFT JOIN stored_publishers held ON held.id = said.id AND held.dossier = said.dossier
    """,
    "documents": """
        SELECT said.id, CASE WHEN held.id IS NULL THEN 'added' WHEN held.hash IS NOT said.hash THEN 'changed'
                             WHEN held.links <> said.links THEN 'restored' ELSE 'unchanged' END AS verdict, said.row
        FROM documents said LEFT JOIN stored_documents held ON held.id = said.id AND held.dossier = said.dossier
    """,
    "entities": """
        SELECT said.id, CASE WHEN held.id IS NULL THEN 'added' WHEN held.hash IS NOT said.hash THEN 'changed'
                             WHEN held.links <> '1' THEN 'restored' ELSE 'unchanged' END AS verdict, said.content
        FROM records said LEFT JOIN stored_records held ON held.id = said.id
    """,
    "claims": """
        SELECT said.id, CASE WHEN held.id IS NULL THEN 'added' WHEN held.hash IS NOT said.hash THEN 'changed'
                             WHEN held.links <> said.links THEN 'restored' ELSE 'unchanged' END AS verdict, said.row
        FROM claims said LEFT JOIN stored_claims held ON held.id = said.id
    """,
}
REMOVED = {
    "publishers": """
        SELECT held.id, held.dossier FROM stored_publishers held
        LEFT JOIN publishers said ON said.id = held.id AND said.dossier = held.dossier WHERE said.id IS NULL
    """,
    "documents": """
        SELECT held.id, held.dossier FROM stored_documents held
        LEFT JOIN documents said ON said.id = held.id AND said.dossier = held.dossier WHERE said.id IS NULL
    """,
    "entities": """
        SELECT held.id, held.dossier FROM stored_records held
        LEFT JOIN records said ON said.id = held.id WHERE said.id IS NULL
    """,
    "claims": """
        SELECT held.id, held.dossier FROM stored_claims held
        LEFT JOIN claims said ON said.id = held.id WHERE said.id IS NULL
    """,
}
# A hash that is none makes a publisher differ; of the others, links that are none, so that what they say now is not
# taken for what they were meant to say.
DISTRUSTED = {
    "publishers": (
        "DELETE FROM stored_publishers WHERE id = ? AND dossier = ?",
        "INSERT INTO stored_publishers VALUES (?, ?, ? || ' broken')",
    ),
    "documents": (
        "DELETE FROM stored_documents WHERE id = ? AND dossier = ?",
        "INSERT INTO stored_documents VALUES (?, ?, ?, 'broken')",
    ),
    "entities": (
        "DELETE FROM stored_records WHERE id = ? AND dossier = ?",
        "INSERT INTO stored_records VALUES (?, ?, ?, 'broken')",
    ),
    "claims": (
        "DELETE FROM stored_claims WHERE id = ? AND dossier = ?",
        "INSERT INTO stored_claims VALUES (?, ?, ?, 'broken', 0)",
    ),
}
# What dossiers outside the load hold on to, among what would be removed.
HELD_ON_TO = {
    "publishers": """
        UNWIND $ids AS id
        MATCH (p:Publisher {id: id})<-[:PUBLISHED_BY]-(d:Document)-[:BROUGHT_BY]->(other:Dossier)
        WHERE NOT other.id IN $dossiers
          AND NOT EXISTS { (p)-[:BROUGHT_BY]->(brought:Dossier) WHERE NOT brought.id IN $dossiers }
        RETURN id, min(d.id) AS holder
    """,
    "documents": """
        UNWIND $ids AS id
        MATCH (d:Document {id: id})-[:HAS_PASSAGE]->()<-[:EVIDENCED_BY]-(c:Claim)
        WHERE NOT c.dossier IN $dossiers
          AND NOT EXISTS { (d)-[:BROUGHT_BY]->(brought:Dossier) WHERE NOT brought.id IN $dossiers }
        RETURN id, min(c.id) AS holder
        UNION
        UNWIND $ids AS id
        MATCH (d:Document {id: id})<-[:CITES|SUPERSEDES]-(citing:Document)-[:BROUGHT_BY]->(other:Dossier)
        WHERE NOT other.id IN $dossiers
          AND NOT EXISTS { (d)-[:BROUGHT_BY]->(brought:Dossier) WHERE NOT brought.id IN $dossiers }
        RETURN id, min(citing.id) AS holder
    """,
    "entities": """
        UNWIND $ids AS id
        MATCH (r:Record {id: id})-[:RESOLVES_TO]->(e)<-[link:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)
        WHERE NOT c.dossier IN $dossiers
          AND (r.key IN [c.subject, c.object, c.speaker] OR r.key IN [] + c[link.as])
          AND NOT EXISTS { (e)<-[:RESOLVES_TO]-(other:Record {key: r.key}) WHERE NOT other.dossier IN $dossiers }
        RETURN id, min(c.id) AS holder
    """,
    "claims": """
        UNWIND $ids AS id
        MATCH (:Claim {id: id})<-[:DISPUTES|SUPPORTS]-(c:Claim)
        WHERE NOT c.dossier IN $dossiers
        RETURN id, min(c.id) AS holder
    """,
}
# What other dossiers rest on, among what changes into something that they never spoke of.
SAID_ANEW = {
    "documents": """
        SELECT said.id, said.dossier, json_extract(said.row, '$.sha256') FROM documents said
        JOIN stored_documents held ON held.id = said.id AND held.dossier = said.dossier
        WHERE held.hash IS NOT said.hash
    """,
    "entities": """
        SELECT said.id, said.dossier, said.type FROM records said
        JOIN stored_records held ON held.id = said.id
        WHERE held.hash IS NOT said.hash
    """,
}
CHANGED_UNDERNEATH = {
    "documents": """
        UNWIND $rows AS row
        MATCH (d:Document {id: row[0]})
        WHERE d.sha256 <> row[2]
        MATCH (d)-[:HAS_PASSAGE]->()<-[:EVIDENCED_BY]-(c:Claim)
        WHERE NOT c.dossier IN $dossiers
        RETURN row[0] AS id, row[1] AS dossier, 'sha256' AS field, min(c.id) AS holder
    """,
    "entities": """
        UNWIND $rows AS row
        MATCH (r:Record {id: row[0]})
        WHERE r.type <> row[2]
        MATCH (r)-[:RESOLVES_TO]->()<-[:SUBJECT|OBJECT|SAID_BY|QUALIFIED_BY]-(c:Claim)
        WHERE NOT c.dossier IN $dossiers
        RETURN row[0] AS id, row[1] AS dossier, 'type' AS field, min(c.id) AS holder
    """,
}
TYPES = "SELECT id, type FROM records WHERE id IN (SELECT value FROM json_each(?))"
STILL_SAID = {
    "publishers": "SELECT 1 FROM publishers WHERE id = ?",
    "documents": "SELECT 1 FROM documents WHERE id = ?",
    "entities": "SELECT 1 FROM records WHERE key = ?",
    "claims": "SELECT 1 FROM claims WHERE id = ?",
}


def read_stored(graph: Graph, spool: Spool, dossiers: Sequence[str]) -> None:
    """Take over from the graph what it holds of the dossiers: ids, hashes, and how many links each has.

    Args:
        graph: The database.
        spool: Where it is set beside the rows of the load.
        dossiers: The keys of the dossiers.
    """
    with_quotes = spool.value("SELECT count(*) FROM quotes") > 0
    for dossier in dossiers:
        quotes: Mapping[str, int] = {}
        if with_quotes:
            quotes = {row["id"]: row["quotes"] for row in graph.stream(STORED_QUOTES, dossier=dossier)}
        for statement, table in (
            (STORED_PUBLISHERS, "INSERT INTO stored_publishers VALUES (?, ?, ?)"),
            (STORED_DOCUMENTS, "INSERT INTO stored_documents VALUES (?, ?, ?, ?)"),
            (STORED_RECORDS, "INSERT INTO stored_records VALUES (?, ?, ?, ?)"),
            (STORED_CLAIMS, "INSERT INTO stored_claims VALUES (?, ?, ?, ?, ?)"),
        ):
            for row in graph.stream(statement, dossier=dossier):
                values = (row["id"], dossier, row["hash"], row["links"], quotes.get(row["id"], 0))
                spool.put(table, values[: table.count("?")])
    for statement in INDEXES:
        spool.run(statement)


def distrust(
    graph: Graph, vocabulary: Vocabulary, resolution: Resolution, spool: Spool, dossiers: Sequence[str]
) -> None:
    """Read back all that the graph holds of the dossiers, and have what is not what was loaded be written again.

    Args:
        graph: The database.
        vocabulary: The types that there are.
        resolution: Which entity each key stands for.
        spool: Where `read_stored` set aside what the graph says that it holds.
        dossiers: The keys of the dossiers.
    """
    for kind, read in KINDS.items():
        forget, put = DISTRUSTED[kind]
        for dossier in dossiers:
            for held in read(graph, vocabulary, resolution, dossier):
                if held.trouble:
                    spool.run(forget, held.id, dossier)
                    spool.run(put, held.id, dossier, held.hash)


def count_texts(graph: Graph, spool: Spool, texts: Texts, known: Known, report: Report, *, fresh: bool) -> None:
    """Count the passages and quotes that get their text.

    Args:
        graph: The database.
        spool: The rows of the load, beside what the graph holds.
        texts: The texts at hand.
        known: What is known of their documents.
        report: Where the counts go.
        fresh: Whether the graph holds none yet.
    """
    for document, text in texts:
        facts = known.documents[document]
        spans = list(zip(facts.starts, facts.ends, strict=True))
        report.texts += len(spans)
        if fresh:
            continue
        for first in range(0, len(spans), 1000):
            rows = [
                {"id": f"{document}#{index}", "text": text.content[start:end]}
                for index, (start, end) in enumerate(spans[first : first + 1000], first)
            ]
            report.texts -= graph.read(PASSAGES_WITH_TEXT, rows=rows)[0]["passages"]
    report.quotes = spool.value(QUOTES_TO_SET) or 0
    report.proven = spool.value("SELECT sum(count) FROM quotes") or 0


def compare(graph: Graph, spool: Spool, report: Report) -> None:
    """Count and describe what differs.

    Args:
        graph: The database, for how changed records look there.
        spool: The rows of the load, beside what the graph holds.
        report: Where the counts and lines go.
    """
    for kind, changes in report.kinds():
        shown: dict[str, Any] = {}
        for key, verdict, content in spool.rows(VERDICTS[kind]):
            setattr(changes, verdict, getattr(changes, verdict) + 1)
            if verdict == "changed":
                if len(shown) < SHOWN:
                    shown[key] = orjson.loads(content)
            elif verdict != "unchanged":
                report.say(f"{_MARKS[verdict]} {SINGULAR[kind]} {key}")
        _say_changed(graph, spool, kind, shown, changes, report)
        for key, dossier in spool.rows(REMOVED[kind]):
            changes.removed += 1
            report.say(f"- {SINGULAR[kind]} {key}" + ("" if "/" in key else f" (of {dossier})"))


def refuse_orphans(
    graph: Graph, spool: Spool, files: Mapping[str, str], dossiers: Sequence[str], problems: Problems
) -> None:
    """Refuse to take away what other dossiers rest on.

    Args:
        graph: The database.
        spool: The rows of the load, beside what the graph holds.
        files: The file of each dossier.
        dossiers: The keys of the dossiers of the load.
        problems: Where to note it.
    """
    for kind, statement in HELD_ON_TO.items():
        for batch in spool.batches(REMOVED[kind], size=1000):
            dossier_of = {
                key: dossier
                for key, dossier in batch
                if not spool.value(STILL_SAID[kind], key.partition("/")[2] if kind == "entities" else key)
            }
            for row in graph.read(statement, ids=list(dossier_of), dossiers=list(dossiers)):
                key = row["id"].partition("/")[2] or row["id"]
                problems.add(
                    files[dossier_of[row["id"]]],
                    0,
                    f"{kind}.{key}",
                    f"is no longer declared, and {row['holder']} of another dossier rests on it; "
                    "keep it, or load that dossier's new version together with this one",
                )
    for kind, statement in CHANGED_UNDERNEATH.items():
        for batch in spool.batches(SAID_ANEW[kind], size=1000):
            for row in graph.read(statement, rows=[list(each) for each in batch], dossiers=list(dossiers)):
                key = row["id"].partition("/")[2] or row["id"]
                problems.add(
                    files[row["dossier"]],
                    0,
                    f"{kind}.{key}.{row['field']}",
                    f"changes, and {row['holder']} of another dossier rests on what it was; "
                    "give it another key, or load that dossier's new version together with this one",
                )


_MARKS = {"added": "+", "restored": "*"}


def _say_changed(
    graph: Graph, spool: Spool, kind: str, shown: Mapping[str, Any], changes: Changes, report: Report
) -> None:
    if shown:
        types = dict(spool.rows(TYPES, orjson.dumps(list(shown)).decode())) if kind == "entities" else {}
        for row in graph.read(PROPERTIES[kind], ids=list(shown)):
            held, said = row["properties"], shown[row["id"]]
            if kind == "entities":
                held = {**orjson.loads(held["content"]), "type": held["type"]}
                said = {**said, "type": types[row["id"]]}
            if kind == "claims":
                held = {name: value for name, value in held.items() if name not in DERIVED}
            if kind == "documents":
                held["reliability"] = held.get("own_reliability")
            fields = list(_differences(held, said)) or ["its links"]
            report.say(f"~ {SINGULAR[kind]} {row['id']}: {'; '.join(fields)}")
    if changes.changed > len(shown):
        report.say(f"~ and {changes.changed - len(shown)} more {kind}")


def _differences(held: Mapping[str, Any], said: Mapping[str, Any]) -> Iterable[str]:
    for name in sorted({*held, *said} - LINKS - _NOT_SAID):
        before, after = _shown(held.get(name)), _shown(said.get(name))
        if before != after:
            yield f"{name} {before} → {after}"


_NOT_SAID = frozenset(
    {
        *("hash", "dossier", "triple", "disputed", "start_earliest", "start_latest", "end_earliest", "end_latest"),
        *("published_earliest", "published_latest", "dates", "own_reliability", "passages", "cites"),
    }
)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = value if isinstance(value, str) else orjson.dumps(value, default=str).decode()
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"
