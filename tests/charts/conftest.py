"""The network of an invented harbour: ties that are disputed, denied and planned, and dates of every sort."""

import pytest

from charts import reading
from charts.made import Made
from charts.network import Network
from database.graph import Graph


@pytest.fixture(scope="module")
def everything(harbour: Graph) -> Network:
    """The network of every claim of the harbour."""
    claims = [row["id"] for row in harbour.read("MATCH (c:Claim) RETURN c.id AS id ORDER BY id")]
    return reading.read(harbour, [{"claims": claims, "disputed": True}], asked=["watch"])


@pytest.fixture(scope="session")
def made() -> Made:
    """Where a picture of these tests comes from."""
    return Made("Who led </title> whom & when?", "dots query run tests", {"organization": "<b>Harbour Watch</b>"})
