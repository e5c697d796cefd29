"""Migrations: what brings a database from one version of dots to the next, each once, in order, and recorded.

Recorded as ``(:Migration {number, name, applied_at})``. The constraints and indexes that the vocabulary calls for are
not numbered: they follow the user's types, so that every ``apply`` creates those that are missing. Each step may be
repeated without harm, because a server can die between a step and its record.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from database.graph import Graph
from schema.errors import WorkError
from schema.graph import SELDOM_PROPERTIES, schema_objects, seldom_ties
from schema.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Migration:
    """One step.

    Args:
        number: Its place in the order, from 1, without gaps.
        name: What it does, in a few words.
        statements: The Cypher, each statement safe to repeat and run in a transaction of its own.
    """

    number: int
    name: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        "keep one record of each migration",
        ("CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE",),
    ),
    Migration(
        2,
        "name on each document who publishes it",
        ("MATCH (d:Document)-[:PUBLISHED_BY]->(p:Publisher) SET d.publisher = p.id",),
    ),
)
"""Every step there has been. A step that was released is never changed: another follows it."""

APPLIED = "MATCH (m:Migration) RETURN m.number AS number ORDER BY number"
RECORD = """
MERGE (m:Migration {number: $number})
ON CREATE SET m.name = $name, m.applied_at = datetime()
"""
SCHEMA_NAMES = """
SHOW CONSTRAINTS YIELD name
RETURN collect(name) AS names
"""
INDEX_NAMES = """
SHOW INDEXES YIELD name, state
RETURN collect(name) AS names
"""
AWAIT = "CALL db.awaitIndexes(300)"
NAME_TIES = "UNWIND $names AS name CALL db.createRelationshipType(name) RETURN count(*) AS named"
NAME_PROPERTIES = "UNWIND $names AS name CALL db.createProperty(name) RETURN count(*) AS named"
"""What a server has never heard of it warns of, in every answer that Neo4j Browser shows; a name alone is enough."""


def apply(graph: Graph, vocabulary: Vocabulary, *, migrations: Sequence[Migration] = MIGRATIONS) -> list[str]:
    """Bring a database up to this version, and create the constraints, indexes and names that are missing.

    Args:
        graph: The database.
        vocabulary: The types whose constraints and indexes are wanted.
        migrations: The steps, in order.

    Returns:
        What was done, in order: migrations as ``1 what it does``, constraints and indexes by name. Empty where nothing
        was left to do.

    Raises:
        WorkError: The database was written by a newer version of dots.
        NoDatabase: The server is gone.
    """
    applied = {row["number"] for row in graph.read(APPLIED)}
    newest = max((migration.number for migration in migrations), default=0)
    if ahead := [number for number in applied if number > newest]:
        raise WorkError(
            f"The database was written by a newer dots: it has migration {max(ahead)}, this one knows {newest}.",
            remedy="Upgrade dots.",
        )
    done = []
    for migration in migrations:
        if migration.number not in applied:
            for statement in migration.statements:
                graph.write(statement)
            graph.write(RECORD, number=migration.number, name=migration.name)
            done.append(f"{migration.number} {migration.name}")
    graph.write(NAME_TIES, names=seldom_ties(vocabulary))
    graph.write(NAME_PROPERTIES, names=list(SELDOM_PROPERTIES))
    return done + _create_missing(graph, vocabulary)


def _create_missing(graph: Graph, vocabulary: Vocabulary) -> list[str]:
    present = {name for statement in (SCHEMA_NAMES, INDEX_NAMES) for name in graph.read(statement)[0]["names"]}
    missing = [wanted for wanted in schema_objects(vocabulary) if wanted.name not in present]
    if missing:
        graph.transact(lambda transaction: [transaction.run(wanted.statement).consume() for wanted in missing])
        graph.write(AWAIT)
    return [wanted.name for wanted in missing]
