"""Favourites of Neo4j Browser: every query once, in the folder of its topic, set to something that answers."""

import zipfile
from io import BytesIO

import pytest

from database.graph import Graph
from queries.browser import statement
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.favourites import Favourite, archive, favourites, script, stored
from queries.running import readable, run

# What looks for something wrong finds nothing in the samples.
SILENT = "fitness/"


def test_every_query_is_a_favourite_and_those_that_draw_come_first(catalogue: Catalogue) -> None:
    found = favourites(catalogue)
    assert sorted(favourite.name for favourite in found) == list(catalogue.names)
    assert found[0].topic == "explore"
    kept = stored(found)
    folders = {folder["id"]: folder["name"] for folder in kept["folders"]}
    assert {folders[entry["folder"]] for entry in kept["favourites"]} == set(folders.values())
    assert all(entry["id"].startswith("dots:") for entry in [*kept["folders"], *kept["favourites"]])


@pytest.mark.parametrize("favourite", favourites(Catalogue.read()), ids=lambda favourite: favourite.name)
def test_a_favourite_is_one_statement_that_answers(samples: Graph, favourite: Favourite) -> None:
    text = favourite.text
    assert ":param" not in text
    rows = samples.read(text.removesuffix(";"))
    assert bool(rows) is not favourite.name.startswith(SILENT)


@pytest.mark.parametrize("name", ["commanders-of", "killed", "evidence", "connects"])
def test_a_statement_answers_what_the_query_answers_under_a_contract(
    samples: Graph, catalogue: Catalogue, name: str
) -> None:
    query = catalogue.get(name)
    asked = Contract.parse(as_of="2000/2020", known_by="2020-12", min_grade="4", disputes="include")
    values = {parameter: declared.default for parameter, declared in query.parameters.items()}
    given = {name: declared.example for name, declared in query.parameters.items() if declared.example is not None}
    expected = list(run(samples, query, {key: str(value) for key, value in given.items()}, contract=asked).rows)
    assert expected
    text = statement(query, values | given, asked).removesuffix(";")
    assert [readable(row) for row in samples.read(text)] == expected


def test_an_archive_holds_a_file_of_cypher_for_each_query(catalogue: Catalogue) -> None:
    found = favourites(catalogue)
    with zipfile.ZipFile(BytesIO(archive(found))) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert texts == {f"{favourite.name}.cypher": f"{favourite.text}\n" for favourite in found}
    assert archive(found) == archive(found)


def test_a_script_holds_them_one_after_the_other(catalogue: Catalogue) -> None:
    found = favourites(catalogue)
    assert script(found).count(";\n") >= len(found)
    assert script(found).startswith(f"// {found[0].question}\n")
