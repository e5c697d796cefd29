"""Graphs to ask: an invented garrison that holds every case of the contract, and the sample dossiers.

The garrison's dossier has the plans, denials, retractions, grades and two days of publication that no real document
brings together. A graph is loaded once for a file of tests; none of these tests writes.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from database import migrations
from database.graph import Graph
from ingest.loading import load
from queries.catalogue import Catalogue
from schema.vocabulary import Vocabulary

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "sample"

DELETE_A_BATCH = "MATCH (n) WHERE NOT n:Migration WITH n LIMIT 10000 DETACH DELETE n"


def _holding(graph: Graph, vocabulary: Vocabulary, dossiers: Sequence[Path]) -> Iterator[Graph]:
    while graph.write(DELETE_A_BATCH):
        pass
    migrations.apply(graph, vocabulary)
    load(graph, dossiers, vocabulary=vocabulary)
    yield graph


@pytest.fixture(scope="module")
def garrison(opened: Graph, vocabulary: Vocabulary) -> Iterator[Graph]:
    """A graph that holds the garrison and nothing else."""
    yield from _holding(opened, vocabulary, [HERE / "data" / "garrison.yaml"])


@pytest.fixture(scope="module")
def samples(opened: Graph, vocabulary: Vocabulary) -> Iterator[Graph]:
    """A graph that holds the sample dossiers and nothing else."""
    yield from _holding(opened, vocabulary, sorted(SAMPLES.glob("*.yaml")))


@pytest.fixture(scope="module")
def chronicle(opened: Graph, vocabulary: Vocabulary) -> Iterator[Graph]:
    """A graph that holds what befell some people, of whom nobody says who brought it about, and nothing else."""
    yield from _holding(opened, vocabulary, [HERE / "data" / "chronicle.yaml"])


@pytest.fixture(scope="module")
def rumours(opened: Graph, vocabulary: Vocabulary) -> Iterator[Graph]:
    """A graph that holds denials, plans and what is only alleged, and nothing else."""
    yield from _holding(opened, vocabulary, [HERE / "data" / "rumours.yaml"])


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The queries that come with dots."""
    return Catalogue.read()
