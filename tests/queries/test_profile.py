"""The page about an entity files every type of tie under the topic that the vocabulary gives it."""

import re

from queries.catalogue import Catalogue
from schema.vocabulary import Vocabulary

FILED = re.compile(r"WHEN tie IN \[([^\]]*)\]\s+THEN '\d (\w+)'")


def test_a_profile_files_each_tie_under_its_topic(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    cypher = catalogue.get("profile").cypher
    filed = {tie.strip(" '\n"): topic for ties, topic in FILED.findall(cypher) for tie in ties.split(",")}
    composed = {composition.predicate: "events" for composition in vocabulary.compositions}
    known = {cls.predicate: str(cls.topic) for cls in vocabulary.relationships if str(cls.topic) != "other"}
    assert filed == known | composed


def test_a_profile_draws_no_arrow_where_a_tie_holds_both_ways(catalogue: Catalogue, vocabulary: Vocabulary) -> None:
    symmetric = sorted(cls.predicate for cls in vocabulary.relationships if cls.symmetric)
    assert f"type(r) IN {symmetric}" in catalogue.get("profile").cypher
