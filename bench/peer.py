"""The peer of loading: a script as one writes it by hand, that puts the very same nodes and relationships into Neo4j.

It is given every advantage: its rows lie ready in memory, nothing is read, validated, compared or derived, and it only
creates — by batches, with one statement for a claim and all its links, over the same unique constraints and indexes.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from database.graph import Graph

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

BATCH = 5000

ALL_NODES = "MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS properties"
LABELS = ("Publisher", "Document", "Passage", "Dossier", "Entity", "Name", "Record")
LINKS = """
MATCH (a)-[r]->(b)
WHERE NOT a:Claim AND NOT (a:Entity AND b:Entity)
RETURN head(labels(a)) AS from, a.id AS source, type(r) AS type, head(labels(b)) AS to,
       coalesce(b.id, b.value) AS target, properties(r) AS p
"""
RELATIONSHIPS = """
MATCH (a:Entity)-[r]->(b:Entity)
RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS p
"""
CLAIMS = """
MATCH (c:Claim)-[:SUBJECT]->(s)
RETURN properties(c) AS p, s.id AS subject,
       COLLECT { MATCH (c)-[:OBJECT]->(o) RETURN o.id } AS objects,
       COLLECT { MATCH (c)-[:SAID_BY]->(o) RETURN o.id } AS speakers,
       COLLECT { MATCH (c)-[r:EVIDENCED_BY]->(o) RETURN r {.*, passage: o.id} } AS evidence,
       COLLECT { MATCH (c)-[r:QUALIFIED_BY]->(o) RETURN r {.*, entity: o.id} } AS qualified
"""
DISPUTES = "MATCH (a:Claim)-[:DISPUTES]->(b) RETURN a.id AS source, b.id AS target"

CREATE_CLAIMS = """
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
CREATE (c:Claim) SET c = row.p
CREATE (c)-[:SUBJECT]->(s)
WITH c, row
CALL (c, row) { UNWIND row.objects AS id MATCH (e:Entity {id: id}) CREATE (c)-[:OBJECT]->(e) }
CALL (c, row) { UNWIND row.speakers AS id MATCH (e:Entity {id: id}) CREATE (c)-[:SAID_BY]->(e) }
CALL (c, row) {
  UNWIND row.evidence AS e MATCH (p:Passage {id: e.passage})
  CREATE (c)-[:EVIDENCED_BY {start: e.start, end: e.end, digest: e.digest}]->(p)
}
CALL (c, row) { UNWIND row.qualified AS q MATCH (e:Entity {id: q.entity}) CREATE (c)-[:QUALIFIED_BY {as: q.as}]->(e) }
"""
CREATE_DISPUTES = """
UNWIND $rows AS row
MATCH (a:Claim {id: row.source}) MATCH (b:Claim {id: row.target})
CREATE (a)-[:DISPUTES]->(b)
"""
CREATE_RELATIONSHIPS = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target})
CREATE (a)-[r:$(row.type)]->(b) SET r = row.p
"""

Rows = list[dict[str, Any]]


@dataclass
class Peer:
    """What lies ready to be written.

    Args:
        nodes: The properties of nodes, by their labels.
        links: Relationships between other nodes than claims and entities, by label, type and label.
        claims: Claims with all their links.
        disputes: Which claim disputes which.
        relationships: Relationships between entities.
    """

    nodes: dict[tuple[str, ...], Rows] = field(default_factory=lambda: defaultdict(list))
    links: dict[tuple[str, str, str], Rows] = field(default_factory=lambda: defaultdict(list))
    claims: Rows = field(default_factory=list)
    disputes: Rows = field(default_factory=list)
    relationships: Rows = field(default_factory=list)

    @classmethod
    def of(cls, graph: Graph) -> "Peer":
        """Take over what a graph holds, so that the very same can be written again."""
        peer = cls()
        for label in LABELS:
            for row in graph.stream(ALL_NODES.format(label=label)):
                peer.nodes[tuple(sorted(row["labels"]))].append(row["properties"])
        for row in graph.stream(LINKS):
            ends = ("Entity" if row["from"] not in LABELS else row["from"], row["type"], row["to"])
            ends = (ends[0], ends[1], "Entity" if row["to"] not in LABELS else row["to"])
            peer.links[ends].append(row)
        peer.claims = graph.read(CLAIMS)
        peer.disputes = graph.read(DISPUTES)
        peer.relationships = graph.read(RELATIONSHIPS)
        return peer

    @property
    def elements(self) -> int:
        """How many nodes and relationships it writes."""
        own = sum(
            2 + sum(len(row[name]) for name in ("objects", "speakers", "evidence", "qualified")) for row in self.claims
        )
        others = sum(map(len, self.nodes.values())) + sum(map(len, self.links.values()))
        return own + others + len(self.disputes) + len(self.relationships)

    def write(self, driver: "Driver", database: str | None) -> None:
        """Write everything into a graph that holds none of it.

        Args:
            driver: An open driver.
            database: Which database of the server.
        """
        with driver.session(database=database) as session:
            for statement, rows in self._statements():
                for start in range(0, len(rows), BATCH):
                    session.execute_write(_run, statement, rows[start : start + BATCH])

    def _statements(self) -> Iterator[tuple[str, Rows]]:
        for labels, rows in self.nodes.items():
            yield f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows
        for (from_, type_, to), rows in self.links.items():
            key = "value" if to == "Name" else "id"
            yield (
                f"UNWIND $rows AS row MATCH (a:{from_} {{id: row.source}}) MATCH (b:{to} {{{key}: row.target}}) "
                f"CREATE (a)-[r:{type_}]->(b) SET r = row.p",
                rows,
            )
        yield CREATE_CLAIMS, self.claims
        yield CREATE_DISPUTES, self.disputes
        yield CREATE_RELATIONSHIPS, self.relationships


def _run(transaction: "ManagedTransaction", statement: str, rows: Rows) -> None:
    transaction.run(statement, rows=rows).consume()
