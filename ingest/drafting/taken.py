"""What is taken: ids of the graph that a draft may not give to others, and publishers that are there already."""

from database.graph import Graph
from ingest.drafting.draft import Draft

TAKEN = """
UNWIND $keys AS key
MATCH (e:Entity {id: key})
WHERE EXISTS { (e)<-[:RESOLVES_TO]-(r:Record) WHERE r.dossier <> $dossier }
RETURN e.id AS id
"""
PUBLISHERS = """
UNWIND $keys AS key
MATCH (p:Publisher {id: key})-[:BROUGHT_BY]->(d:Dossier)
WHERE d.id <> $dossier
RETURN DISTINCT p.id AS id
"""


def taken(graph: Graph, draft: Draft) -> frozenset[str]:
    """Give the keys of a draft that entities of other dossiers have in the graph.

    Args:
        graph: The graph.
        draft: The draft.
    """
    return frozenset(row["id"] for row in graph.read(TAKEN, keys=[*draft.entities], dossier=draft.key))


def taken_publishers(graph: Graph, draft: Draft) -> frozenset[str]:
    """Give the keys of a draft's publishers that other dossiers brought: this one need not, and may say them otherwise.

    Args:
        graph: The graph.
        draft: The draft.
    """
    return frozenset(row["id"] for row in graph.read(PUBLISHERS, keys=[*draft.publishers], dossier=draft.key))
