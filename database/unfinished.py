"""Unfinished loads: the dossiers of which only a part is in the graph, because a large load was ended halfway.

Every command that reads asks this, and every session of a notebook, so that nothing is imported here that takes time.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from schema.wording import few_of

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


def told(begun: Sequence[str]) -> str:
    """Say that only a part of some dossiers is in the graph, and what completes it.

    Args:
        begun: The dossiers, one at least.
    """
    return (
        f"Only a part of what {few_of(begun)} says is in the graph: a load of it goes on, or was interrupted. "
        "`dots load` of the same again completes it."
    )
