"""An answer without a source or a claim is the one that a graph without them gives."""

from collections.abc import Iterator
from typing import Any

import pytest

from database.graph import Graph
from queries import exclusion
from queries.catalogue import Catalogue
from queries.citations import cited_by
from queries.contract import Contract
from queries.differences import between
from queries.running import run
from schema.errors import CallError

NAMES = [query.name for query in Catalogue.read() if query.over_claims]
CHOSEN = {
    "organization": "northern-guard",
    "person": "ben-castor",
    "victim": "evan-falk",
    "event": "burial-of-falk",
    "source": "council",
    "target": "river-band",
    "entity": "ben-castor",
    "place": "fort-ash",
}


def answered(graph: Graph, catalogue: Catalogue, name: str, **contract: Any) -> list[dict[str, Any]]:
    query = catalogue.get(name)
    given = {each: CHOSEN[each] for each in query.parameters if each in CHOSEN}
    if "target" in given and query.parameters["target"].type == ("Person",):
        given["target"] = "ada-brandt"
    for each, parameter in query.parameters.items():
        if parameter.required and each not in given:
            given[each] = str(parameter.example)
    return list(run(graph, query, given, contract=Contract.parse(**contract)).rows)


@pytest.mark.parametrize("name", NAMES)
def test_no_query_rests_on_what_is_left_out(garrison: Graph, catalogue: Catalogue, name: str) -> None:
    try:
        whole = answered(garrison, catalogue, name)
    except CallError:  # its examples are of the samples, and of no garrison
        pytest.skip("The garrison has nobody to ask about.")
    for claim in cited_by(whole)[:2]:
        assert claim not in cited_by(answered(garrison, catalogue, name, without_claims=[claim]))
    documents = {"gazette": "gazette-2016", "herald": "herald-2018"}
    for publisher, document in documents.items():
        without = answered(garrison, catalogue, name, without_sources=[document])
        assert without == answered(garrison, catalogue, name, without_sources=[publisher])
        sayers = {sayer for row in without for sayer in (*row["said_by"], *row["disputed_by"])}
        assert f"The {publisher.capitalize()}" not in sayers
    # What sort of thing an entity is, its profile says from its record, whoever makes claims about it.
    left = answered(garrison, catalogue, name, without_sources=list(documents))
    assert [row for row in left if row["claims"] or row["said_by"]] == []


def commanders(graph: Graph, catalogue: Catalogue, **contract: Any) -> dict[str, Any]:
    rows = answered(graph, catalogue, "commanders-of", **contract)
    return {row["commander"]: (row["claims"], row["disputed"]) for row in rows}


def test_a_dispute_falls_with_the_source_that_makes_it(garrison: Graph, catalogue: Catalogue) -> None:
    assert commanders(garrison, catalogue) == {
        "Ada Brandt": (["garrison/ada", "garrison/ada-still"], True),
        "Ben Castor": (["garrison/ben"], True),
    }
    without = {"Ada Brandt": (["garrison/ada"], False), "Ben Castor": (["garrison/ben"], False)}
    assert commanders(garrison, catalogue, without_sources=["herald-2018"]) == without
    assert commanders(garrison, catalogue, without_claims=["garrison/ada-still"]) == without


def test_a_speaker_is_a_source(garrison: Graph, catalogue: Catalogue) -> None:
    assert answered(garrison, catalogue, "killed", without_sources=["cora-dahl"]) == []
    [row] = answered(garrison, catalogue, "killed", without_sources=["council"])
    assert row["disputed_by"] == []


@pytest.fixture
def shared(garrison: Graph) -> Iterator[Graph]:
    """The garrison, with a claim that both of its documents carry."""
    garrison.write(
        "MATCH (c:Claim {id: 'garrison/ben'}), (p:Passage {document: 'herald-2018', index: 0}) "
        "SET c.kept = c.end_earliest, c.end_earliest = date('2018-03-31') "
        "CREATE (c)-[:EVIDENCED_BY {start: 0, end: 5, digest: 'x'}]->(p)"
    )
    yield garrison
    garrison.write(
        "MATCH (c:Claim {id: 'garrison/ben'})-[e:EVIDENCED_BY]->(:Passage {document: 'herald-2018'}) "
        "SET c.end_earliest = c.kept REMOVE c.kept DELETE e"
    )


def test_a_claim_of_two_documents_stands_on_the_other_as_far_as_it_goes(shared: Graph, catalogue: Catalogue) -> None:
    def ben(**contract: Any) -> tuple[Any, ...] | None:
        rows = answered(shared, catalogue, "commanders-of", **contract)
        return next(((row["said_by"], row["holds"]) for row in rows if row["commander"] == "Ben Castor"), None)

    assert ben(as_of="2017") == (["The Gazette", "The Herald"], "certain")
    # The Gazette came out in 2016 and vouches for nothing after that.
    assert ben(as_of="2017", without_sources=["herald"]) == (["The Gazette"], "possible")
    assert ben(as_of="2017", without_sources=["gazette"]) == (["The Herald"], "certain")
    assert ben(known_by="2017", without_sources=["gazette"]) is None
    assert ben(min_grade="B", without_sources=["gazette"]) is None
    assert ben(min_grade="D", without_sources=["gazette"]) == (["The Herald"], None)


def test_the_evidence_of_a_document_that_is_left_out_is_not_shown(shared: Graph, catalogue: Catalogue) -> None:
    query, contract = catalogue.get("evidence"), Contract.parse(without_sources=["gazette"])
    rows = run(shared, query, {"entity": CHOSEN["entity"]}, contract=contract).rows
    assert {row["document"] for row in rows} == {"What became of the Guard"}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("gazette-2016", "gazette-2016"),
        ("The Guard and its commanders", "gazette-2016"),
        ("herald", "herald"),
        ("The Herald", "herald"),
        ("cora-dahl", "cora-dahl"),
        ("Kora Dahl", "cora-dahl"),
    ],
)
def test_a_source_is_known_by_id_and_by_name(garrison: Graph, given: str, found: str) -> None:
    assert exclusion.sources(garrison, [given]) == (found,)


@pytest.mark.parametrize("given", ["gazete", "ada-brandt", ""])
def test_a_source_that_is_none_is_a_wrong_call(garrison: Graph, given: str) -> None:
    with pytest.raises(CallError, match="there is no document, publisher or speaker"):
        exclusion.sources(garrison, [given])


def test_a_claim_that_is_none_is_a_wrong_call(garrison: Graph) -> None:
    assert exclusion.claims(garrison, ["garrison/ada", "garrison/ada"]) == ("garrison/ada",)
    with pytest.raises(CallError, match="there is no claim “garrison/nobody”"):
        exclusion.claims(garrison, ["garrison/nobody"])


def test_differences_pair_rows_that_say_the_same_of_others() -> None:
    before = [{"a": 1, "b": 2, "claims": ["x"]}, {"a": 3, "b": 4, "claims": []}, {"a": 5, "b": 6, "claims": []}]
    now = [{"a": 1, "b": 2, "claims": ["y"]}, {"a": 3, "b": 9, "claims": []}, {"a": 7, "b": 8, "claims": []}]
    found = between(before, now, ["a", "b", "claims"])
    assert ([row["a"] for row in found.gone], [row["a"] for row in found.added]) == ([5], [7])
    assert [(change.before["a"], change.columns) for change in found.changed] == [(1, ("claims",)), (3, ("b",))]
    assert not between(before, before[::-1], ["a", "b", "claims"])
