"""An invented harbour: names that would be markup or run the other way, ties that are disputed, denied and planned."""

from pathlib import Path

import pytest

from charts import network
from charts.made import Made
from charts.network import Network
from database import migrations
from database.graph import Graph
from ingest.loading import load
from queries.catalogue import Catalogue
from schema.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"

DELETE_A_BATCH = "MATCH (n) WHERE NOT n:Migration WITH n LIMIT 10000 DETACH DELETE n"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The queries that come with dots."""
    return Catalogue.read()


@pytest.fixture(scope="module")
def harbour(opened: Graph, vocabulary: Vocabulary) -> Graph:
    """A graph that holds the harbour and nothing else, its texts at hand."""
    while opened.write(DELETE_A_BATCH):
        pass
    migrations.apply(opened, vocabulary)
    load(opened, [DATA / "harbour.yaml"], texts=sorted(DATA.glob("*.txt")), vocabulary=vocabulary)
    return opened


@pytest.fixture(scope="module")
def everything(harbour: Graph) -> Network:
    """The network of every claim of the harbour."""
    claims = [row["id"] for row in harbour.read("MATCH (c:Claim) RETURN c.id AS id ORDER BY id")]
    return network.read(harbour, [{"claims": claims, "disputed": True}], asked=["watch"])


@pytest.fixture(scope="session")
def made() -> Made:
    """Where a picture of these tests comes from."""
    return Made("Who led </title> whom & when?", "dots query run tests", {"organization": "<b>Harbour Watch</b>"})
