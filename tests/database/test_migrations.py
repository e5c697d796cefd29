"""Migrations run once, in order, are recorded, and may be repeated."""

from pathlib import Path

import pytest
from neo4j import GraphDatabase

from database.connection import Connection
from database.graph import Graph
from database.migrations import MIGRATIONS, Migration, apply
from schema.errors import WorkError
from schema.graph import schema_objects
from schema.vocabulary import Vocabulary

OWN = '''
"""A type of one's own."""
from schema.entities import Person
from schema.relationships import Relationship, Topic


class Envied(Relationship, topic=Topic.OTHER, subjects=(Person,), objects=(Person,), inverse="envied by"):
    """Wished to be in the place of."""
'''
RECORDED = "MATCH (m:Migration) RETURN m.number AS number, m.name AS name ORDER BY number"


def test_a_new_database_gets_every_step_and_every_object(bare: Graph, vocabulary: Vocabulary) -> None:
    done = apply(bare, vocabulary)
    assert done == [f"{m.number} {m.name}" for m in MIGRATIONS] + [o.name for o in schema_objects(vocabulary)]
    assert bare.read(RECORDED) == [{"number": m.number, "name": m.name} for m in MIGRATIONS]
    [present] = bare.read("SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN count(*) AS waiting")
    assert present == {"waiting": 0}


def test_applying_again_does_nothing(bare: Graph, vocabulary: Vocabulary) -> None:
    apply(bare, vocabulary)
    assert apply(bare, vocabulary) == []


def test_what_was_dropped_comes_back(bare: Graph, vocabulary: Vocabulary) -> None:
    apply(bare, vocabulary)
    bare.write("DROP INDEX claim_by_predicate")
    bare.write("DROP CONSTRAINT claim_id")
    assert apply(bare, vocabulary) == ["claim_id", "claim_by_predicate"]


def test_only_the_new_steps_run_in_order(bare: Graph, vocabulary: Vocabulary) -> None:
    apply(bare, vocabulary)
    newest = len(MIGRATIONS)
    mark = Migration(newest + 1, "leave a mark", ("MERGE (n:Mark) SET n.times = coalesce(n.times, 0) + 1",))
    count = Migration(newest + 2, "count on it", ("MATCH (n:Mark {times: 1}) SET n.seen = true",))
    assert apply(bare, vocabulary, migrations=(*MIGRATIONS, mark, count)) == [
        f"{newest + 1} leave a mark",
        f"{newest + 2} count on it",
    ]
    assert bare.read("MATCH (n:Mark) RETURN n.times AS times, n.seen AS seen") == [{"times": 1, "seen": True}]


def test_a_database_of_a_newer_dots_is_left_alone(bare: Graph, vocabulary: Vocabulary) -> None:
    bare.write("CREATE (:Migration {number: 99, name: 'of the future'})")
    with pytest.raises(WorkError, match=f"migration 99, this one knows {len(MIGRATIONS)}"):
        apply(bare, vocabulary)


def test_a_document_of_an_older_graph_learns_who_publishes_it(bare: Graph, vocabulary: Vocabulary) -> None:
    bare.write(
        "CREATE (:Document {id: 'note'})-[:PUBLISHED_BY]->(:Publisher {id: 'press'}), (:Document {id: 'leaflet'})"
    )
    apply(bare, vocabulary)
    assert bare.read("MATCH (d:Document) RETURN d.id AS id, d.publisher AS publisher ORDER BY id") == [
        {"id": "leaflet", "publisher": None},
        {"id": "note", "publisher": "press"},
    ]


def test_what_a_young_graph_holds_none_of_is_not_warned_of(
    server: Connection, bare: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own_envy.py").write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    asked = "EXPLAIN MATCH (c)-[:ENVIED|SUPERSEDES]->() RETURN c.contested_by, c.pages"
    with GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:

        def warned() -> list[str]:
            found = driver.execute_query(asked, database_=server.database).summary.gql_status_objects
            return [each.status_description for each in found if each.gql_status.startswith("01")]

        assert "The relationship type `ENVIED` does not exist" in "".join(warned())
        apply(bare, Vocabulary.load(["own_envy"]))
        assert warned() == []
