"""The sample dossiers, as the server that a notebook finds by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import dots
from database.connection import Connection
from database.graph import Graph
from ingest.loading import load
from schema.vocabulary import Vocabulary

SAMPLES = Path(__file__).parents[2] / "sample"


@pytest.fixture(scope="module")
def samples(opened: Graph, vocabulary: Vocabulary) -> Graph:
    """A graph that holds the sample dossiers and nothing else; the tests of a module only read."""
    from database import migrations

    while opened.write("MATCH (n) WHERE NOT n:Migration WITH n LIMIT 10000 DETACH DELETE n"):
        pass
    migrations.apply(opened, vocabulary)
    load(opened, sorted(SAMPLES.glob("*.yaml")), vocabulary=vocabulary)
    return opened


@pytest.fixture
def session(samples: Graph, in_environment: Connection) -> Iterator[dots.Session]:
    """The samples, opened as a notebook does."""
    with dots.open() as session:
        yield session
