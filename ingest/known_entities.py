"""Known entities: those that the graph holds, as extractors and reviewers may recognise them."""

from collections.abc import Iterable

from database.graph import Graph
from identity.entities import entities
from ingest.extraction.source import KnownEntity

NAMED = """
MATCH (n:Name) WHERE n.value IN $names
MATCH (n)<-[named:HAS_NAME]-(e:Entity)
WHERE named.kind <> 'weak' AND EXISTS { (e)<-[:RESOLVES_TO]-(r:Record) WHERE r.dossier <> $dossier }
RETURN e.id AS id, e.type AS type, e.name AS name, collect(n.value) AS names
ORDER BY id
"""
DOCUMENTS = """
MATCH (d:Document)
RETURN d.id AS id, d.sha256 AS sha256
"""


def known_entities(graph: Graph) -> tuple[KnownEntity, ...]:
    """Read every entity of the graph, with its names.

    Args:
        graph: The database.

    Returns:
        The entities by their ids, in order.
    """
    return tuple(
        KnownEntity(one.id, one.type, one.name, tuple(dict.fromkeys([one.name, *one.names]))) for one in entities(graph)
    )


def known_by(graph: Graph, names: Iterable[str], dossier: str) -> tuple[KnownEntity, ...]:
    """Read the entities of the graph that are called so, those left out that a dossier alone brought.

    Args:
        graph: The database.
        names: Names, as they are spelt.
        dossier: The key of the dossier whose entities are asked for.

    Returns:
        The entities by their ids, in order, each with those of the names that it bears.
    """
    rows = graph.read(NAMED, names=sorted(set(names)), dossier=dossier)
    return tuple(KnownEntity(row["id"], row["type"], row["name"], tuple(row["names"])) for row in rows)


def known_documents(graph: Graph) -> dict[str, str]:
    """Give the documents that the graph holds: the key of each by the sha256 of its text."""
    return {row["sha256"]: row["id"] for row in graph.read(DOCUMENTS)}
