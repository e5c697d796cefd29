"""Entities: all that the graph holds, each with the names that tell it from others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from database.graph import Graph

ENTITIES: Final = """
MATCH (e:Entity)
WHERE $types IS NULL OR e.type IN $types
WITH e.id AS id, [e.id, e.type, e.name, COLLECT {
    MATCH (e)-[named:HAS_NAME]->(n:Name)
    WHERE named.kind <> 'weak'
    RETURN n.value ORDER BY n.value
  }] AS entity
ORDER BY id
WITH collect(entity) AS entities
UNWIND range(0, size(entities) - 1, 1000) AS first
RETURN entities[first..first + 1000] AS some
"""
"""A thousand in a row: of small rows, the driver takes ten times as long to read as many entities."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of the graph.

    Args:
        id: Its id.
        type: Its type.
        name: The name that answers show.
        names: Its names, those left out that others bear too.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]


def entities(graph: Graph, types: Sequence[str] = ()) -> Iterator[Named]:
    """Read every entity, in the order of their ids.

    Args:
        graph: The database.
        types: The types that are wanted; empty for any.

    Raises:
        NoDatabase: The server is gone.
    """
    for row in graph.read(ENTITIES, types=list(types) or None):
        for id_, type_, name, names in row["some"]:
            yield Named(id_, type_, name, tuple(names))
