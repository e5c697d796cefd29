"""Nodes, relationships and paths as text: Browser draws them, and a table has only words for them."""

from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from neo4j.graph import Node, Path, Relationship

CALLED: Final = ("name", "statement", "title", "value", "id")
"""The properties that say what a node is, the best first."""


def text(value: "Node | Relationship | Path") -> str:
    """Write what the driver returns of a graph.

    Args:
        value: A node, a relationship or a path.

    Returns:
        What a node is called; the type of a relationship; a path as nodes and arrows.
    """
    if hasattr(value, "relationships"):
        return _path(cast("Path", value))
    if hasattr(value, "labels"):
        node = cast("Node", value)
        return str(next((node[name] for name in CALLED if node.get(name) is not None), "node"))
    return str(value.type)


def _path(path: "Path") -> str:
    written = [text(path.nodes[0])]
    for before, tie, after in zip(path.nodes, path.relationships, path.nodes[1:], strict=False):
        arrow = f"—{tie.type}→" if tie.start_node == before else f"←{tie.type}—"
        written += [arrow, text(after)]
    return " ".join(written)
