"""The edition of a graph: what it holds, on one line, so that a reader can tell whether it has changed."""

from typing import TYPE_CHECKING, Final

from cli.screen import counted

if TYPE_CHECKING:
    from database.graph import Graph

QUICK: Final = 5_000
"""Up to so many claims the fingerprint of the whole graph takes a second or two."""

HELD = "RETURN count { (:Claim) } AS claims, count { (:Document) } AS documents"


def edition(graph: "Graph") -> str:
    """Say what a graph holds; with its fingerprint, where that is quickly worked out.

    Args:
        graph: The graph.

    Returns:
        A sentence.

    Raises:
        NoDatabase: The server is gone.
    """
    (held,) = graph.read(HELD)
    told = f"The graph held {counted(held['claims'], 'claims')} of {counted(held['documents'], 'documents')}"
    if held["claims"] > QUICK:
        return f"{told}; `dots graph fingerprint` tells whether it is the same."
    from ingest.integrity import fingerprint

    return f"{told}; its fingerprint was {fingerprint(graph)}."
