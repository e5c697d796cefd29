"""What a query prints for Neo4j Browser runs as it is, and answers what the query answers."""

import re
from datetime import date
from typing import Any

import pytest

from database.graph import Graph
from queries.browser import literal
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.running import readable, run

PARAMETER = re.compile(r":param (\w+) => (.*);")


def as_browser_runs_it(graph: Graph, script: str) -> list[dict[str, Any]]:
    """Do what Browser does with the text: evaluate each parameter on the server, then send the Cypher."""
    lines = script.split("\n")
    parameters: dict[str, Any] = {}
    while found := PARAMETER.fullmatch(lines[0]):
        [row] = graph.read(f"RETURN {found[2]} AS value")
        parameters[found[1]] = row["value"]
        del lines[0]
    cypher = "\n".join(lines)
    assert ":param" not in cypher
    assert cypher.endswith(";")
    return [readable(row) for row in graph.read(cypher.removesuffix(";"), **parameters)]


# A measure is taken of the rows that the Cypher answers, which is what Browser shows.
@pytest.mark.parametrize("name", [query.name for query in Catalogue.read() if not query.metadata.measure])
def test_the_text_answers_what_the_query_answers(garrison: Graph, catalogue: Catalogue, name: str) -> None:
    query = catalogue.get(name)
    chosen = {
        "organization": "northern-guard",
        "person": "evan-falk",
        "victim": "evan-falk",
        "event": "burial-of-falk",
        "source": "northern-guard",
        "target": "river-band",
        "entity": "ben-castor",
        "claim": "garrison/falk",
        "document": "gazette-2016",
        "predicate": "COMMANDED",
        "noun": "soldier",
    }
    if "target" in query.parameters and query.parameters["target"].type == ("Person",):
        chosen["target"] = "ada-brandt"
    given = {parameter: chosen[parameter] for parameter in query.parameters if parameter in chosen}
    values = {parameter: given.get(parameter, declared.default) for parameter, declared in query.parameters.items()}
    asked = Contract.parse(as_of="2000/2020", min_grade="E") if query.over_claims else Contract()
    expected = list(run(garrison, query, given, contract=asked).rows)
    assert as_browser_runs_it(garrison, query.for_browser(values, asked)) == expected


@pytest.mark.parametrize("name", Catalogue.read().names)
def test_without_arguments_examples_stand_in(garrison: Graph, catalogue: Catalogue, name: str) -> None:
    query = catalogue.get(name)
    as_browser_runs_it(garrison, query.for_browser())
    required = [parameter for parameter in query.parameters.values() if parameter.required]
    assert all(parameter.example is not None for parameter in required)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -3,
        2.5,
        "plain",
        "it's; // :param x => 1\n\u2028\"`\\ 'quoted'",
        "سلیمانی",
        date(2020, 1, 3),
        {"from": date(1, 1, 1), "to": date(9999, 12, 31)},
        [1, "two", None],
    ],
)
def test_a_value_survives_as_cypher_on_one_line(garrison: Graph, value: object) -> None:
    text = literal(value)
    assert len(text.splitlines()) == 1
    [row] = garrison.read(f"RETURN {text} AS value, $value AS same", value=value)
    assert row["value"] == row["same"]


def test_what_no_parameter_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="a parameter holds no object"):
        literal(object())
