"""A measure turns the ties that a query answers into rows: who is between, who is near, who keeps to whom."""

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from database.graph import Graph
from queries.checking import inspect
from queries.measures import MEASURES, WHOLE, measured
from queries.running import run
from queries.saved_query import CLOSING, SavedQuery
from schema.errors import QueryInvalid
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
MATCH (source:Person|Organization)-[r:COMMANDED|SUCCEEDED|DEPUTY_OF|SUBORDINATE_TO|PART_OF]->(target:Entity)
UNWIND r.claims AS id
MATCH (c:Claim {{id: id}})
// @claims c
// @rows c by source, target
RETURN source {{.id, .name, .type}} AS source, target {{.id, .name, .type}} AS target, size(claims) AS weight,
  holds, modality, disputed, said_by, disputed_by, claims
ORDER BY source.id, target.id
"""
NEIGHBOURS = "//   neighbours: {type: integer, description: to how many they are tied}\n"


def query(folder: Path, measure: str = "betweenness", column: str = NEIGHBOURS) -> SavedQuery:
    path = folder / "between.cypher"
    path.write_text(QUERY.format(measure=measure, column=column), encoding="utf-8")
    return SavedQuery.read(path, "mine/between")


def tie(source: str, target: str, **more: Any) -> dict[str, Any]:
    ends = {
        side: {"id": name, "name": name.title(), "type": "Person"}
        for side, name in (("source", source), ("target", target))
    }
    claim = {"holds": None, "modality": "reported", "disputed": False, "said_by": ["us"], "disputed_by": []}
    return {**ends, "weight": 1, **claim, "claims": [f"{source}-{target}"], **more}


def two_cliques() -> list[dict[str, Any]]:
    """Two circles of four, all tied within, with one tie between d and e."""
    ties: Iterable[tuple[str, str]] = [*combinations("abcd", 2), *combinations("efgh", 2), ("d", "e")]
    return [tie(*pair) for pair in ties]


def test_who_ties_two_circles_together_stands_between_them() -> None:
    rows = list(measured("betweenness", two_cliques()))
    # 3 of one circle with 4 of the other go over d; as many over e: 12 of the 21 pairs of others.
    assert [(row["entity"], row["score"], row["neighbours"]) for row in rows] == [
        ("D", round(12 / 21, 6), 4),
        ("E", round(12 / 21, 6), 4),
    ]
    assert rows[0]["claims"] == ["a-d", "b-d", "c-d", "d-e"]


def test_a_walker_spends_most_time_with_whom_the_ties_lead_to() -> None:
    rows = list(measured("pagerank", [tie("hub", "rim1"), tie("hub", "rim2"), tie("hub", "rim3", weight=4)]))
    assert [row["entity"] for row in rows] == ["Hub", "Rim3", "Rim1", "Rim2"]
    assert sum(row["score"] for row in rows) == pytest.approx(1, abs=1e-5)


def test_communities_are_the_circles_and_rest_on_the_ties_within() -> None:
    rows = list(measured("communities", two_cliques()))
    assert [(row["community"], sorted(row["members"]), row["size"], row["ties"]) for row in rows] == [
        (1, ["A", "B", "C", "D"], 4, 6),
        (2, ["E", "F", "G", "H"], 4, 6),
    ]
    assert "d-e" not in rows[0]["claims"] + rows[1]["claims"]


@pytest.mark.parametrize("name", MEASURES)
def test_the_same_ties_measure_alike(name: str) -> None:
    assert list(measured(name, two_cliques())) == list(measured(name, two_cliques()))


@pytest.mark.parametrize("name", MEASURES)
def test_a_row_has_the_columns_of_its_measure_and_the_closing_ones(name: str) -> None:
    assert [list(row) for row in measured(name, two_cliques(), 1)] == [[*MEASURES[name].columns, *CLOSING]]


@pytest.mark.parametrize("name", MEASURES)
def test_a_network_without_ties_has_no_rows(name: str) -> None:
    assert list(measured(name, [])) == []


def test_a_row_holds_no_better_than_its_weakest_tie_and_says_who_disputes() -> None:
    weak = tie("m", "n", holds="possible", disputed=True, disputed_by=["them"])
    rows = list(measured("betweenness", [tie("l", "m", holds="certain"), weak]))
    assert [(row["entity"], row["holds"], row["disputed"], row["disputed_by"]) for row in rows] == [
        ("M", "possible", True, ["them"])
    ]


def test_two_of_one_name_stay_two() -> None:
    namesakes = [tie("a", "x1"), tie("x1", "b"), tie("a", "x2"), tie("x2", "b")]
    for one in namesakes:
        for side in ("source", "target"):
            if one[side]["id"].startswith("x"):
                one[side]["name"] = "X"
    assert [row["entity"] for row in measured("betweenness", namesakes)] == ["A", "B", "X", "X"]


def test_a_query_file_declares_its_measure_and_is_run_and_checked_like_any_other(
    tmp_path: Path, garrison: Graph, vocabulary: Vocabulary
) -> None:
    asked = query(tmp_path)
    assert inspect(asked, vocabulary) == []
    rows = list(run(garrison, asked, {"limit": "1"}).rows)
    assert [(row["entity"], row["neighbours"]) for row in rows] == [("Northern Guard", 3)]


def test_a_measure_that_is_none_is_refused_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(QueryInvalid, match="measure “fame” is none of betweenness, pagerank, communities"):
        query(tmp_path, measure="fame")


def test_columns_that_a_measure_does_not_give_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryInvalid, match="the columns of the measure betweenness are entity, type, score, neighbou"):
        query(tmp_path, column="")


def test_in_a_large_network_the_ways_from_some_stand_for_those_from_all() -> None:
    leaves = [f"leaf-{number:04}" for number in range(WHOLE)]
    ties = [tie("hub", leaf) for leaf in leaves]
    [row] = measured("betweenness", ties)
    assert (row["entity"], row["neighbours"]) == ("Hub", WHOLE)
    assert row["score"] == pytest.approx(1, abs=0.01)
    assert list(measured("betweenness", ties)) == [row]
