"""The tally: how many nodes and relationships of each kind the graph holds.

A complete dossier remembers the tally that it left behind; as long as the graph has it still, nothing was lost since,
and an unchanged dossier need not be compared record by record.
"""

import hashlib

from database.graph import Graph
from ingest.rows import canonical

# Two passes over the graph: quicker than to have a statement planned that asks for every label and type by its name.
NODES = "MATCH (n) WHERE NOT n:Migration AND NOT n:Load RETURN labels(n) AS kind, count(*) AS count"
RELATIONSHIPS = "MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS count"

ADVANCE = """
MATCH (d:Dossier {tally: $before})
WHERE d.complete
SET d.tally = $after
"""


def tally(graph: Graph) -> str:
    """Count what the graph holds, in one number for each combination of labels and each type.

    Args:
        graph: The database.

    Returns:
        A digest of the counts: equal counts give equal digests.
    """
    counts = {" ".join(sorted(row["kind"])): row["count"] for row in graph.read(NODES)}
    counts |= {f"[{row['kind']}]": row["count"] for row in graph.read(RELATIONSHIPS)}
    return hashlib.sha256(canonical(counts)).hexdigest()


def advance(graph: Graph, before: str, after: str) -> None:
    """Have the dossiers that agreed with the graph before a change agree with it after.

    Args:
        graph: The database.
        before: The tally before the change.
        after: The tally after it.
    """
    graph.write(ADVANCE, before=before, after=after)
