"""The page about queries says what the files say, and its example is a query that runs."""

import re
from pathlib import Path

import pytest

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.checking import explain, inspect
from queries.reference import inserted, reference
from queries.running import run
from schema.vocabulary import Vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"


@pytest.fixture
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_is_current(catalogue: Catalogue, page: str) -> None:
    """`make generated` writes it again."""
    assert inserted(page, reference(catalogue)) == page


def test_the_reference_goes_between_its_marks_only(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        inserted("# Saved queries\n", reference(catalogue))


def test_the_example_of_a_query_of_ones_own_runs(
    samples: Graph, vocabulary: Vocabulary, page: str, tmp_path: Path
) -> None:
    [example] = re.findall(r"```cypher\n(.*?)```", page, re.S)
    path = tmp_path / "speech" / "condoled-with.cypher"
    path.parent.mkdir()
    path.write_text(example, encoding="utf-8")
    catalogue = Catalogue.read([tmp_path])
    assert catalogue.problems == []
    query = catalogue.get("condoled-with")
    assert inspect(query, vocabulary) == []
    assert explain(query, samples) == []
    example_id = query.parameters["entity"].example
    assert [row["mourner"] for row in run(samples, query, {"entity": str(example_id)}).rows] == ["Ali Khamenei"]
