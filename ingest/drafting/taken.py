"""What is taken: the ids of the graph that a draft's entities may not have unless they are those entities."""

from database.graph import Graph
from ingest.drafting.draft import Draft

TAKEN = """
UNWIND $keys AS key
MATCH (e:Entity {id: key})
WHERE EXISTS { (e)<-[:RESOLVES_TO]-(r:Record) WHERE r.dossier <> $dossier }
RETURN e.id AS id
"""


def taken(graph: Graph, draft: Draft) -> frozenset[str]:
    """Give the keys of a draft that entities of other dossiers have in the graph.

    Args:
        graph: The graph.
        draft: The draft.
    """
    return frozenset(row["id"] for row in graph.read(TAKEN, keys=[*draft.entities], dossier=draft.key))
