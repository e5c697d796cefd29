"""The tally: how many nodes of each label and relationships of each type the graph holds.

Neo4j keeps these counts itself, so that asking costs next to nothing however large the graph is. A complete dossier
remembers the tally that it left behind; as long as the graph has it still, nothing was lost since.
"""

import hashlib
from functools import lru_cache

from database.graph import Graph
from ingest.rows import canonical
from schema.graph import KEYS
from schema.vocabulary import Vocabulary

LINKS = (
    "SUBJECT",
    "OBJECT",
    "SAID_BY",
    "EVIDENCED_BY",
    "DISPUTES",
    "SUPPORTS",
    "QUALIFIED_BY",
    "HAS_NAME",
    "HAS_PASSAGE",
    "PUBLISHED_BY",
    "CITES",
    "RESOLVES_TO",
    "BROUGHT_BY",
)
"""The relationship types that dots itself uses."""

ADVANCE = """
MATCH (d:Dossier {tally: $before})
WHERE d.complete
SET d.tally = $after
"""


def tally(graph: Graph, vocabulary: Vocabulary) -> str:
    """Count what the graph holds, in one number for each label and type.

    Args:
        graph: The database.
        vocabulary: The types that there are.

    Returns:
        A digest of the counts: equal counts give equal digests.
    """
    counts = {row["name"]: row["count"] for row in graph.read(_statement(vocabulary)) if row["count"]}
    return hashlib.sha256(canonical(counts)).hexdigest()


def advance(graph: Graph, before: str, after: str) -> None:
    """Have the dossiers that agreed with the graph before a change agree with it after.

    Args:
        graph: The database.
        before: The tally before the change.
        after: The tally after it.
    """
    graph.write(ADVANCE, before=before, after=after)


@lru_cache(maxsize=4)
def _statement(vocabulary: Vocabulary) -> str:
    # The one statement that is put together: its names are those of the vocabulary, and constants.
    labels = [label for label in KEYS if label != "Dossier"] + list(vocabulary.entity_types)
    types = [*LINKS, *vocabulary.relationship_types, *(composed.predicate for composed in vocabulary.compositions)]
    nodes = [f"MATCH (n:`{label}`) RETURN '{label}' AS name, count(n) AS count" for label in labels]
    links = [f"MATCH ()-[r:`{type_}`]->() RETURN '[{type_}]' AS name, count(r) AS count" for type_ in types]
    return "\nUNION ALL\n".join([*nodes, *links])
