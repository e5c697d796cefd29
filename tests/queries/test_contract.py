"""One contract for every query over claims: when it was so, by when it was known, how good, disputed or not."""

import re
from datetime import date
from typing import Any

import pytest

from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract, applies_to, expand
from queries.running import run
from schema.errors import CallError

Rows = list[dict[str, Any]]


def commanders(graph: Graph, catalogue: Catalogue, **contract: Any) -> Rows:
    query = catalogue.get("commanders-of")
    asked = Contract.parse(**contract)
    return list(run(graph, query, {"organization": "northern-guard"}, contract=asked).rows)


def claims(rows: Rows) -> dict[str, list[str]]:
    return {row["commander"]: row["claims"] for row in rows}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2009", {}),
        ("2010", {"Ada Brandt": "certain"}),
        ("2014-07", {"Ada Brandt": "certain"}),
        ("2015-04", {"Ada Brandt": "possible"}),  # her command ended on some day of 2015
        ("2015-05", {"Ada Brandt": "possible", "Ben Castor": "possible"}),  # and his began about June
        ("2015", {"Ada Brandt": "certain", "Ben Castor": "certain"}),
        ("2016-06-10", {"Ada Brandt": "possible", "Ben Castor": "certain"}),  # the day his source came out
        ("2016-06-11", {"Ada Brandt": "possible", "Ben Castor": "possible"}),  # it cannot vouch for the day after
        ("2016", {"Ada Brandt": "certain", "Ben Castor": "certain"}),
        ("2017", {"Ben Castor": "possible"}),
    ],
)
def test_as_of_answers_in_three_values(
    garrison: Graph, catalogue: Catalogue, as_of: str, expected: dict[str, str]
) -> None:
    rows = commanders(garrison, catalogue, as_of=as_of)
    assert {row["commander"]: row["holds"] for row in rows} == expected


def test_what_bears_no_date_is_unknown_at_any_time(garrison: Graph, catalogue: Catalogue) -> None:
    asked = Contract.parse(as_of="1850")
    rows = list(run(garrison, catalogue.get("armed"), {"source": "northern-guard"}, contract=asked).rows)
    assert [(row["receiver"], row["holds"]) for row in rows] == [("River Band", "unknown")]


def test_without_as_of_nothing_is_said_of_when_it_held(garrison: Graph, catalogue: Catalogue) -> None:
    assert {row["holds"] for row in commanders(garrison, catalogue)} == {None}


def test_a_row_rests_on_the_claims_that_pass_and_on_no_other(garrison: Graph, catalogue: Catalogue) -> None:
    everything = {"Ada Brandt": ["garrison/ada", "garrison/ada-still"], "Ben Castor": ["garrison/ben"]}
    assert claims(commanders(garrison, catalogue)) == everything
    assert claims(commanders(garrison, catalogue, as_of="2012")) == {"Ada Brandt": ["garrison/ada"]}


def test_known_by_leaves_out_what_was_published_later_and_the_dispute_with_it(
    garrison: Graph, catalogue: Catalogue
) -> None:
    assert commanders(garrison, catalogue, known_by="2016-06-09") == []
    before = commanders(garrison, catalogue, known_by="2018-02")
    assert claims(before) == {"Ada Brandt": ["garrison/ada"], "Ben Castor": ["garrison/ben"]}
    assert [(row["disputed"], row["disputed_by"]) for row in before] == [(False, []), (False, [])]
    # The second document came out on some day of March 2018: it was known for sure on the last.
    assert commanders(garrison, catalogue, known_by="2018-03-30") == before
    after = commanders(garrison, catalogue, known_by="2018-03")
    assert [(row["disputed"], row["disputed_by"]) for row in after] == [(True, ["The Gazette"]), (True, ["The Herald"])]


@pytest.mark.parametrize(
    ("min_grade", "expected"),
    [
        ("A", []),
        ("B", ["garrison/ada", "garrison/ben"]),
        ("D", ["garrison/ada", "garrison/ada-still", "garrison/ben"]),
        ("1", []),
        ("2", ["garrison/ada", "garrison/ben"]),  # the third bears no credibility, which never satisfies
        ("D5", ["garrison/ada", "garrison/ben"]),
        ("b2", ["garrison/ada", "garrison/ben"]),
        ("A2", []),
    ],
)
def test_min_grade_asks_for_both_grades_apart(
    garrison: Graph, catalogue: Catalogue, min_grade: str, expected: list[str]
) -> None:
    rows = commanders(garrison, catalogue, min_grade=min_grade)
    assert sorted(claim for row in rows for claim in row["claims"]) == expected


@pytest.mark.parametrize(
    ("disputes", "expected"),
    [
        ("include", {"Ada Brandt": ["garrison/ada", "garrison/ada-still"], "Ben Castor": ["garrison/ben"]}),
        ("exclude", {"Ada Brandt": ["garrison/ada"]}),
        ("only", {"Ada Brandt": ["garrison/ada-still"], "Ben Castor": ["garrison/ben"]}),
    ],
)
def test_disputed_claims_count_or_do_not_or_nothing_else_does(
    garrison: Graph, catalogue: Catalogue, disputes: str, expected: dict[str, list[str]]
) -> None:
    assert claims(commanders(garrison, catalogue, disputes=disputes)) == expected


def test_a_dispute_says_who_says_what(garrison: Graph, catalogue: Catalogue) -> None:
    rows = list(run(garrison, catalogue.get("killed"), {"victim": "evan-falk"}).rows)
    assert [(row["said_by"], row["disputed"], row["disputed_by"]) for row in rows] == [
        (["Cora Dahl"], True, ["The Council"])
    ]


def test_retracted_claims_answer_nothing(garrison: Graph, catalogue: Catalogue) -> None:
    query = catalogue.get("commanded")
    assert list(run(garrison, query, {"entity": "ian-just"}).rows) == []
    everything = catalogue.get("evidence")
    assert list(run(garrison, everything, {"entity": "ian-just"}).rows) == []


def test_since_and_until_are_as_written_and_never_more_exact(garrison: Graph, catalogue: Catalogue) -> None:
    rows = commanders(garrison, catalogue)
    assert [(row["commander"], row["since"], row["until"]) for row in rows] == [
        ("Ada Brandt", "2010", "2016"),
        ("Ben Castor", "2015-06~", None),
    ]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"as_of": "last year"}, "--as-of: “last year” is no date"),
        ({"known_by": "2020-13"}, "--known-by: “2020-13” names month 13"),
        ({"min_grade": "F"}, "--min-grade: “F” is no grade"),
        ({"min_grade": "6"}, "--min-grade: “6” is no grade"),
        ({"disputes": "hide"}, "--disputes is include, exclude or only, not “hide”"),
    ],
)
def test_a_contract_that_cannot_be_read_is_a_wrong_call(given: dict[str, str], named: str) -> None:
    with pytest.raises(CallError) as raised:
        Contract.parse(**given)
    assert str(raised.value).startswith(named)


def test_a_contract_gives_its_parameters() -> None:
    contract = Contract.parse(as_of="2020-02", known_by="2019", min_grade="b2", disputes="only")
    assert contract.parameters() == {
        "contract": {
            "as_of": {"from": date(2020, 2, 1), "to": date(2020, 2, 29)},
            "known_by": date(2019, 12, 31),
            "min_grade": {"reliability": "B", "credibility": 2},
            "disputes": "only",
            "without_sources": [],
            "without_claims": [],
        }
    }
    open_ = {"disputes": "include", "without_sources": [], "without_claims": []}
    assert Contract().parameters() == {"contract": dict.fromkeys(("as_of", "known_by", "min_grade")) | open_}


def plans_cleared(graph: Graph) -> int:
    """Have the server forget the plans that it made, and say how many there were."""
    told = graph.transact(lambda transaction: transaction.run("CALL db.clearQueryCaches()").single(strict=True)[0])
    return int(re.sub(r"\D", "", told) or 0)


def test_a_plan_of_one_contract_serves_every_other(garrison: Graph, catalogue: Catalogue) -> None:
    given: list[dict[str, Any]] = [
        {"as_of": "2010"},
        {"known_by": "2019"},
        {"min_grade": "E"},
        {"without_claims": ["a"]},
        {"without_sources": ["a", "b"]},
        {"as_of": "2010", "without_sources": list("abcdefghijklmnop")},
    ]
    plans_cleared(garrison)
    commanders(garrison, catalogue, **given[0])
    made = plans_cleared(garrison)
    for each in given:
        commanders(garrison, catalogue, **each)
    assert plans_cleared(garrison) == made > 0


def test_what_was_asked_is_given_as_the_words_of_a_command_line() -> None:
    given = Contract.parse(as_of="2016", min_grade="B2", disputes="only", without_sources=["x", "y"])
    assert given.options() == [
        "--as-of", "2016", "--min-grade", "B2", "--disputes", "only", "--without-source", "x", "--without-source", "y",
    ]  # fmt: skip
    assert Contract().options() == []


def test_what_was_asked_can_be_written_again() -> None:
    given: dict[str, Any] = {"as_of": "2020-02", "known_by": "2019-12-31", "min_grade": "B2", "disputes": "only"}
    given |= {"without_sources": ["gazette-2016"], "without_claims": ["garrison/ada"]}
    assert Contract.parse(**Contract.parse(**given).given()) == Contract.parse(**given)
    assert Contract().given() == {}


def test_a_mark_becomes_the_contract_with_the_variable_in_place() -> None:
    cypher = expand("MATCH (claim:Claim)\n// @claims claim\nRETURN claim")
    assert "claim.polarity = 'asserts'" in cypher
    assert "AS claim_holds" in cypher
    assert "// @" not in cypher
    assert cypher.startswith("MATCH (claim:Claim)\n")
    assert cypher.endswith("\nRETURN claim")


@pytest.mark.parametrize(
    ("mark", "named"),
    [
        ("// @claim c", "@claim is no mark"),
        ("// @claims", "@claims is written so: // @claims c"),
        ("// @rows c", "@rows is written so"),
        ("// @claims c by giver", "@claims is written so"),
        ("// @kept c", "@kept is written so: // @kept c by giver, receiver"),
    ],
)
def test_a_mark_that_is_written_otherwise_is_an_error(mark: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        expand(mark)


def test_a_step_of_a_path_asks_for_a_claim_only_where_something_is_asked_of_claims() -> None:
    path = "MATCH ((left)-[tie]-(right) WHERE tie.derived\n// @step tie\n){1,3}"
    assert "UNWIND tie.claims" in expand(path)
    assert "tie_claim.status <> 'retracted'" in expand(path)
    assert expand(path, is_open=True) == "MATCH ((left)-[tie]-(right) WHERE tie.derived\n\n){1,3}"


def test_a_step_may_name_the_end_that_it_leads_from() -> None:
    path = "((holder)-[post]->() WHERE post.derived\n// @step post{}\n){{1,3}}"
    assert "WHERE left IS NOT NULL" in expand(path.format(""))
    assert "WHERE holder IS NOT NULL" in expand(path.format(" from holder"))
    assert "left IS" not in expand(path.format(" from holder"))


def test_a_query_without_marks_stays_as_it_is() -> None:
    cypher = "MATCH (n) // what @claims says\nRETURN n"
    assert expand(cypher) == cypher
    assert not applies_to(cypher)
