"""The guide of Neo4j Browser: a slide that lists the questions of a tour, and one for each."""

import re
from html import unescape
from pathlib import Path

import pytest

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.guide import Tour, guide
from schema.errors import CallError

TOUR = Path(__file__).parents[2] / "sample" / "tour.toml"

ODD = """
title = "<Odd> & ends"
[[steps]]
ask = "Who is \\"<b>\\"?"
query = "ties-of"
given = { entity = "it's \\"<script>\\"" }
"""


def test_the_tour_of_the_samples_has_ten_steps_that_all_answer(samples: Graph, catalogue: Catalogue) -> None:
    tour = Tour.read(TOUR, catalogue)
    assert len(tour.steps) == 10
    assert [step.ask for step in tour.steps if not samples.read(step.text.removesuffix(";"))] == []


def test_each_question_runs_its_query_from_the_list_and_from_its_own_slide(catalogue: Catalogue) -> None:
    tour = Tour.read(TOUR, catalogue)
    slides = re.findall(r"<slide>(.*?)</slide>", guide(tour), flags=re.DOTALL)
    texts = [[unescape(code) for code in re.findall(r'data-ask="(.*?)"', slide)] for slide in slides]
    assert texts == [[step.text for step in tour.steps], *([step.text] for step in tour.steps)]


def test_whatever_a_tour_says_stays_text(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(ODD, encoding="utf-8")
    written = guide(Tour.read(path, catalogue))
    assert '<b>"' not in written
    assert "<script" not in written
    assert "&lt;Odd&gt; &amp; ends" in written


@pytest.mark.parametrize(
    ("query", "given", "message"),
    [("who-is-who", "{}", "There is no query"), ("ties-of", "{person = 'x'}", "has no parameter “person”")],
)
def test_a_tour_names_queries_and_parameters_that_there_are(
    catalogue: Catalogue, tmp_path: Path, query: str, given: str, message: str
) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(f"title = 'T'\n[[steps]]\nask = 'Q'\nquery = '{query}'\ngiven = {given}\n", encoding="utf-8")
    with pytest.raises(CallError, match=message):
        Tour.read(path, catalogue)
