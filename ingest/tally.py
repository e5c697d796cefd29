"""The tally: how many nodes and relationships of each kind the graph holds.

A complete dossier remembers the tally that it left behind; as long as the graph has it still, nothing was lost since,
and an unchanged dossier need not be compared record by record. All dossiers remember the tally with which the views
were last settled; as long as the graph has it still, a load need only follow what it changes itself.
"""

import hashlib
from typing import Final

from database.graph import Graph
from ingest.rows import canonical

LARGE: Final = 200_000
"""Relationships from which on it takes longer to pass over the graph than to have a statement planned that asks for
every label and type by its name, which the server then answers from what it has counted already."""

SIZE = "MATCH ()-->() RETURN count(*) AS size"
NODES = "MATCH (n) UNWIND labels(n) AS kind RETURN kind, count(*) AS count"
RELATIONSHIPS = "MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS count"

LABELS = "CALL db.labels() YIELD label RETURN label AS kind ORDER BY kind"
TYPES = "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS kind ORDER BY kind"

RECORDS: Final = frozenset({"Migration", "Load"})
"""Labels of what is kept of changes, and is none of what was loaded."""

ADVANCE = """
MATCH (d:Dossier)
FOREACH (one IN CASE WHEN d.complete AND d.tally = $before THEN [d] ELSE [] END | SET one.tally = $after)
FOREACH (one IN CASE WHEN d.settled = $before THEN [d] ELSE [] END | SET one.settled = $after)
"""
SETTLE = "MATCH (d:Dossier) SET d.settled = $tally"
UNSETTLED = "MATCH (d:Dossier) WHERE d.settled IS NULL OR d.settled <> $tally RETURN count(d) AS dossiers"


def tally(graph: Graph) -> str:
    """Count what the graph holds, in one number for each label and each type.

    Args:
        graph: The database.

    Returns:
        A digest of the counts: equal counts give equal digests.
    """
    counts = _from_store(graph) if graph.read(SIZE)[0]["size"] >= LARGE else _passing_over(graph)
    return hashlib.sha256(canonical({kind: count for kind, count in counts.items() if count})).hexdigest()


def _passing_over(graph: Graph) -> dict[str, int]:
    counts = {row["kind"]: row["count"] for row in graph.read(NODES) if row["kind"] not in RECORDS}
    return counts | {f"[{row['kind']}]": row["count"] for row in graph.read(RELATIONSHIPS)}


def _from_store(graph: Graph) -> dict[str, int]:
    # A count that is kept is found for a name that stands in the statement, never for one that is a parameter; these
    # names are the server's own, and are quoted.
    asked = {row["kind"]: f"(:{_quoted(row['kind'])})" for row in graph.read(LABELS) if row["kind"] not in RECORDS}
    asked |= {f"[{row['kind']}]": f"()-[:{_quoted(row['kind'])}]->()" for row in graph.read(TYPES)}
    [row] = graph.read(f"RETURN [{', '.join(f'COUNT {{ {pattern} }}' for pattern in asked.values())}] AS counts")
    return dict(zip(asked, row["counts"], strict=True))


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"


def advance(graph: Graph, before: str, after: str) -> None:
    """Have the dossiers and the views that agreed with the graph before a change agree with it after.

    Args:
        graph: The database.
        before: The tally before the change.
        after: The tally after it.
    """
    graph.write(ADVANCE, before=before, after=after)


def is_settled(graph: Graph, now: str) -> bool:
    """Say whether nothing was lost or added since the views were last settled.

    Args:
        graph: The database.
        now: Its tally.
    """
    return not any(row["dossiers"] for row in graph.read(UNSETTLED, tally=now))
