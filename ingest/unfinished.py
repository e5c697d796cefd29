"""Unfinished loads: the dossiers of which only a part is in the graph, because a large load was ended halfway.

Every command that reads asks this, so that nothing is imported here that takes time.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from database.graph import Graph

UNFINISHED: Final = """
MATCH (d:Dossier)
WHERE NOT coalesce(d.complete, false)
RETURN d.id AS id ORDER BY id
"""


def unfinished(graph: "Graph") -> list[str]:
    """Give the dossiers of which a load was begun and has not come to its end: it goes on, or was killed.

    Args:
        graph: The database.

    Raises:
        NoDatabase: The server is gone.
    """
    return [row["id"] for row in graph.stream(UNFINISHED)]
