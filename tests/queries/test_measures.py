"""A measure turns the ties that a query answers into rows: who is between, who is near, who keeps to whom."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from database.graph import Graph
from queries import measures
from queries.checking import inspect
from queries.contract import Contract
from queries.measures import AT_ONCE, MEASURES, SAMPLE, WHOLE, Finding, Member, Network, findings
from queries.running import run
from queries.saved_query import CLOSING, SavedQuery
from schema.errors import QueryInvalid, WorkError
from schema.vocabulary import Vocabulary

QUERY = """\
// Who stands between the others
// ---
// asks: [Who stands between the others?]
// params:
//   limit: {{type: integer, description: how many rows at most, default: 10}}
// columns:
//   entity: {{type: Entity, description: who}}
//   type: {{type: text, description: what they are}}
//   score: {{type: number, description: the share of ways}}
{column}// measure: {measure}
// slow: it measures the whole network
// ---
MATCH (source:Person|Organization)-[r:{types}]->(target:Entity)
// @carried r
RETURN {source} AS source, target, r_claims AS claims
"""
NEIGHBOURS = "//   neighbours: {type: integer, description: to how many they are tied}\n"
COMMAND = "COMMANDED|SUCCEEDED|DEPUTY_OF|SUBORDINATE_TO|PART_OF"

Tie = tuple[str, str, Sequence[str]]


def query(
    folder: Path,
    measure: str = "betweenness",
    column: str = NEIGHBOURS,
    types: str = COMMAND,
    source: str = "source",
) -> SavedQuery:
    path = folder / "between.cypher"
    path.write_text(QUERY.format(measure=measure, column=column, types=types, source=source), encoding="utf-8")
    return SavedQuery.read(path, "mine/between")


def tie(source: str, target: str, weight: int = 1) -> Tie:
    return source, target, [f"{source}-{target}{'+' * more}" for more in range(weight)]


def found(name: str, ties: Iterable[Tie], **names: str) -> list[Finding]:
    network = Network(ties)
    members = {one: Member(one, names.get(one, one.title()), "Person") for one in network.ids}
    return findings(name, network, members, lambda: None)


def two_cliques() -> list[Tie]:
    """Two circles of four, all tied within, with one tie between d and e."""
    ties: Iterable[tuple[str, str]] = [*combinations("abcd", 2), *combinations("efgh", 2), ("d", "e")]
    return [tie(*pair) for pair in ties]


def test_who_ties_two_circles_together_stands_between_them() -> None:
    rows = found("betweenness", two_cliques())
    # 3 of one circle with 4 of the other go over d; as many over e: 12 of the 21 pairs of others.
    assert [one.row for one in rows] == [
        {"entity": "D", "type": "Person", "score": round(12 / 21, 6), "neighbours": 4},
        {"entity": "E", "type": "Person", "score": round(12 / 21, 6), "neighbours": 4},
    ]
    network = Network(two_cliques())
    assert [network.claims[tie] for tie in rows[0].ties] == [{"a-d"}, {"b-d"}, {"c-d"}, {"d-e"}]


def test_a_walker_spends_most_time_with_whom_the_ties_lead_to() -> None:
    rows = found("pagerank", [tie("hub", "rim1"), tie("hub", "rim2"), tie("hub", "rim3", weight=4)])
    assert [one.row["entity"] for one in rows] == ["Hub", "Rim3", "Rim1", "Rim2"]
    assert sum(one.row["score"] for one in rows) == pytest.approx(1, abs=1e-5)


def test_communities_are_the_circles_and_rest_on_the_ties_within() -> None:
    rows = found("communities", two_cliques())
    assert [one.row for one in rows] == [
        {"community": 1, "members": ["D", "A", "B", "C"], "size": 4, "ties": 6},
        {"community": 2, "members": ["E", "F", "G", "H"], "size": 4, "ties": 6},
    ]
    network = Network(two_cliques())
    assert {"d-e"} not in [network.claims[tie] for one in rows for tie in one.ties]


@pytest.mark.parametrize("name", MEASURES)
def test_the_same_ties_measure_alike_in_whatever_order(name: str) -> None:
    turned = [(target, source, claims) for source, target, claims in reversed(two_cliques())]
    assert found(name, two_cliques()) == found(name, turned)


@pytest.mark.parametrize("name", MEASURES)
def test_a_finding_has_the_columns_of_its_measure(name: str) -> None:
    assert {tuple(one.row) for one in found(name, two_cliques())} == {MEASURES[name].columns}


@pytest.mark.parametrize("name", MEASURES)
def test_a_network_without_ties_has_no_rows(name: str) -> None:
    assert found(name, []) == []


def test_what_ties_the_same_two_is_one_tie_and_a_claim_counts_once() -> None:
    network = Network([("b", "a", ["1", "2"]), ("a", "b", ["2", "3"]), ("a", "a", ["4"])])
    assert (network.ids, network.edges, network.claims) == (["a", "b"], [(0, 1)], [{"1", "2", "3"}])
    assert network.graphed().es["weight"] == [3.0]


def test_two_of_one_name_stay_two() -> None:
    namesakes = [tie("a", "x1"), tie("x1", "b"), tie("a", "x2"), tie("x2", "b")]
    rows = found("betweenness", namesakes, x1="X", x2="X")
    assert [one.row["entity"] for one in rows] == ["A", "B", "X", "X"]


def test_whoever_shares_score_and_name_comes_by_id() -> None:
    # z is met first, tied to a.
    ties = [tie("a", "z"), tie("a", "b"), tie("b", "z")]
    rows = found("pagerank", ties, a="X", b="X", z="X")
    network = Network(ties)
    assert [sorted(network.edges[tie] for tie in one.ties) for one in rows] == [
        [(place, other) for place, other in sorted(network.edges) if own in (place, other)]
        for own in map(network.ids.index, "abz")
    ]


def test_a_query_file_declares_its_measure_and_is_run_and_checked_like_any_other(
    tmp_path: Path, garrison: Graph, vocabulary: Vocabulary
) -> None:
    asked = query(tmp_path)
    assert inspect(asked, vocabulary) == []
    [row] = run(garrison, asked, {"limit": "1"}).rows
    assert list(row) == [*MEASURES["betweenness"].columns, *CLOSING]
    assert (row["entity"], row["neighbours"]) == ("Northern Guard", 3)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # Its tie to the army is undated, and that to Ada Brandt certain: no better than the weakest.
        ({}, (None, "reported", True, ["The Gazette", "The Herald"], ["The Gazette", "The Herald"])),
        ({"as_of": "2012"}, ("unknown", "reported", False, ["The Gazette"], [])),
        ({"without_sources": ("herald-2018",)}, (None, "reported", False, ["The Gazette"], [])),
    ],
)
def test_a_row_holds_no_better_than_its_weakest_tie_and_says_who_says_otherwise(
    tmp_path: Path, garrison: Graph, asked: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    contract = Contract.parse(**asked)
    rows = run(garrison, query(tmp_path), {}, contract=contract).rows
    row = next(row for row in rows if row["entity"] == "Northern Guard")
    assert tuple(row[name] for name in ("holds", "modality", "disputed", "said_by", "disputed_by")) == expected


def test_the_speaker_says_it_and_not_the_paper(tmp_path: Path, garrison: Graph) -> None:
    rows = run(garrison, query(tmp_path, measure="pagerank", types="KILLED"), {}).rows
    assert {(*row["said_by"], row["modality"], *row["disputed_by"]) for row in rows} == {
        ("Cora Dahl", "alleged", "The Council")
    }


def test_a_file_that_answers_more_than_ties_is_read_for_its_ties(
    tmp_path: Path, garrison: Graph, vocabulary: Vocabulary
) -> None:
    asked = query(tmp_path, source="source {.id, .name, .type} AS source, 1 AS weight, source.name")
    asked.path.write_text(
        asked.path.read_text(encoding="utf-8").replace("source.name AS source", "source.name AS name"), encoding="utf-8"
    )
    fuller = SavedQuery.read(asked.path, "mine/between")
    assert inspect(fuller, vocabulary) == []
    assert list(run(garrison, fuller, {}).rows) == list(run(garrison, query(tmp_path), {}).rows)


def test_an_end_of_a_tie_that_is_no_entity_is_refused(tmp_path: Path, garrison: Graph) -> None:
    with pytest.raises(QueryInvalid, match="source and target are two entities; “nobody” is none"):
        list(run(garrison, query(tmp_path, source="{id: 'nobody'}"), {}).rows)


def test_a_measure_that_is_none_is_refused_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(QueryInvalid, match="measure “fame” is none of betweenness, pagerank, communities"):
        query(tmp_path, measure="fame")


def test_columns_that_a_measure_does_not_give_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryInvalid, match="the columns of the measure betweenness are entity, type, score, neighbou"):
        query(tmp_path, column="")


def star() -> list[Tie]:
    return [tie("hub", f"leaf-{number:04}") for number in range(WHOLE)]


def test_in_a_large_network_the_ways_from_some_stand_for_those_from_all() -> None:
    [one] = found("betweenness", star())
    assert (one.row["entity"], one.row["neighbours"]) == ("Hub", WHOLE)
    assert one.row["score"] == pytest.approx(1, abs=0.01)
    assert found("betweenness", star()) == [one]


def test_a_large_network_is_given_up_where_no_time_is_left() -> None:
    network = Network(star())
    looks: list[int] = []

    def tick() -> None:
        looks.append(len(looks))
        if len(looks) == 3:
            raise WorkError("enough")

    with pytest.raises(WorkError, match="enough"):
        findings("betweenness", network, {one: Member(one, one, "Person") for one in network.ids}, tick)
    assert looks == [0, 1, 2]
    assert SAMPLE // AT_ONCE > 3


def test_the_time_limit_holds_for_what_dots_does_itself(
    tmp_path: Path, garrison: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*arguments: Any) -> list[float]:
        import time

        _, tick = arguments
        while True:
            time.sleep(0.05)
            tick()

    slow = measures.Measure(MEASURES["betweenness"].columns, measures._ranked(slowly))
    monkeypatch.setattr(measures, "MEASURES", {"betweenness": slow})
    with pytest.raises(WorkError, match="mine/between took longer than 2 s"):
        list(run(garrison, query(tmp_path), {}, timeout=2).rows)
