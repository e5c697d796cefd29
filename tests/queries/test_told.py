"""What is told in certain words is found by indexes, and is all that holds them wherever in a claim they stand."""

import re

import pytest

from database.graph import Graph
from queries.arguments import read
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.parameters import Parameter
from queries.running import run

TEXTS = """
MATCH (c:Claim)-[:SUBJECT]->(subject:Entity)
RETURN c.id AS id, [c.statement, c.predicate, c.of, c.role, subject.name] +
  COLLECT { MATCH (c)-[:OBJECT|QUALIFIED_BY|SAID_BY]->(e:Entity) RETURN e.name } AS texts
"""
NOUN = Parameter(type=("noun",), description="the words")


@pytest.mark.parametrize(
    "words",
    [
        "fighters",
        "sniper rifles",
        "Quds",  # in a name behind a hyphen
        "anti-tank missiles",
        "commander",  # in a role
        "Iranian",
        "U.S.",
        "20,000",
        "trained",  # in a predicate
        "Soleimani's funeral",
        "Suleimani",  # only in a spelling that no claim has
        "factories",
        "facility",
        "gathering",
        "parasols",
    ],
)
def test_all_that_holds_the_words_is_told(samples: Graph, catalogue: Catalogue, words: str) -> None:
    patterns = str(read(samples, "noun", NOUN, words).value).split(" ")
    texts = {row["id"]: " ".join(filter(None, row["texts"])).lower() for row in samples.read(TEXTS)}
    held = {
        claim
        for claim, text in texts.items()
        if all(re.search(rf"\b(?:{pattern})\w{{0,3}}\b", text) for pattern in patterns)
    }
    told = run(samples, catalogue.get("evidence/told"), {"noun": words, "limit": "100000"}, contract=Contract()).rows
    assert {claim for row in told for claim in row["claims"]} == held


@pytest.mark.parametrize(
    ("one", "other"),
    [("factory", "factories"), ("facility", "facilities"), ("assembly", "assemblies"), ("gathering", "gatherings")],
)
def test_one_is_told_where_many_are_and_the_other_way_round(
    samples: Graph, catalogue: Catalogue, one: str, other: str
) -> None:
    told, also = (list(run(samples, catalogue.get("evidence/told"), {"noun": word}).rows) for word in (one, other))
    assert told == also != []


@pytest.mark.parametrize(
    "words",
    ["funeral AND NOT burial", "of:funeral", '"funeral', "fun*", "(funeral", "funeral~2", "{funeral}"],
)
def test_words_that_mean_something_to_an_index_are_words(samples: Graph, catalogue: Catalogue, words: str) -> None:
    told = list(run(samples, catalogue.get("evidence/told"), {"noun": words}).rows)
    plain = list(run(samples, catalogue.get("evidence/told"), {"noun": re.sub(r"[^\w]+", " ", words)}).rows)
    assert told == plain
