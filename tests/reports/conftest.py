"""The report on an invented armed group, and its drawings."""

from datetime import date

import pytest

from charts.made import Made
from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract
from reports.composition import compose
from reports.drawings import Drawings, draw
from reports.report import Report
from schema.appearance import appearances
from schema.vocabulary import Vocabulary

MADE = Made("", "dots report", on=date(2026, 1, 2), dots="0.1", graph="The graph held 12 claims.")


@pytest.fixture(scope="module")
def watch(harbour: Graph, vocabulary: Vocabulary) -> Report:
    """The report on the Harbour Watch, asked for by a part of its name."""
    return compose(harbour, Catalogue.read(), vocabulary, "Harbour Watch", Contract(), MADE)


@pytest.fixture(scope="module")
def drawings(watch: Report, vocabulary: Vocabulary) -> Drawings:
    """The drawings of that report."""
    return draw(watch, appearances(vocabulary))
