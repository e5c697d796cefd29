"""What is given for a parameter is read by its type; what cannot be read is answered with what can."""

from datetime import date
from typing import Any

import pytest

from database.graph import Graph
from queries.arguments import read, read_all
from queries.parameters import Parameter
from schema.errors import AmbiguousName, CallError

PARAMETERS = {
    "person": Parameter(type=("Person",), description="who"),
    "entity": Parameter(type=("Entity",), description="what", required=False),
    "limit": Parameter(type=("integer",), description="how many", default=10, minimum=1, maximum=100),
    "share": Parameter(type=("number",), description="how much", default=0.5, minimum=0, maximum=1),
    "from": Parameter(type=("date",), description="since when", required=False),
    "text": Parameter(type=("text",), description="in which words", required=False),
    "deep": Parameter(type=("boolean",), description="whether all of it", default=False),
    "order": Parameter(type=("choice",), description="by what", choices=("name", "since"), default="name"),
    "noun": Parameter(type=("noun",), description="of what", required=False),
}


def given(graph: Graph, **arguments: str) -> dict[str, Any]:
    named = {name.rstrip("_"): text for name, text in arguments.items()}
    return {name: argument.value for name, argument in read_all(graph, "q", PARAMETERS, named).items()}


def test_defaults_stand_in_for_what_nobody_gave(garrison: Graph) -> None:
    assert given(garrison, person="ada-brandt") == {
        "person": "ada-brandt",
        "entity": None,
        "limit": 10,
        "share": 0.5,
        "from": None,
        "text": None,
        "deep": False,
        "order": "name",
        "noun": None,
    }


@pytest.mark.parametrize("spelling", ["ada-brandt", "Ada Brandt", "ada brandt", "Brandt, Ada", "Brandt"])
def test_an_entity_is_given_by_its_id_or_by_any_spelling(garrison: Graph, spelling: str) -> None:
    argument = read(garrison, "person", PARAMETERS["person"], spelling)
    assert argument.value == "ada-brandt"
    assert argument.given == spelling
    assert argument.entity is not None
    assert argument.entity.name == "Ada Brandt"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("limit", "100", 100),
        ("share", "0.25", 0.25),
        ("from", "2016-02", {"from": date(2016, 2, 1), "to": date(2016, 2, 29)}),
        ("from", "2012/2013", {"from": date(2012, 1, 1), "to": date(2013, 12, 31)}),
        ("text", "'; MATCH (n) DETACH DELETE n //", "'; MATCH (n) DETACH DELETE n //"),
        ("deep", "Yes", True),
        ("noun", "sniper rifles", "sniper rifl"),
        ("noun", "U.S. {limit} of oil", "u.s limit of oil"),
        ("order", "since", "since"),
    ],
)
def test_the_others_are_read_by_their_type(garrison: Graph, name: str, text: str, value: Any) -> None:
    assert read(garrison, name, PARAMETERS[name], text).value == value


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("limit", "many", "--limit is not “many”. It is a whole number from 1 to 100."),
        ("limit", "0", "--limit is not “0”. It is a whole number from 1 to 100."),
        ("limit", "1.5", "--limit is not “1.5”. It is a whole number from 1 to 100."),
        ("limit", "9" * 20, "--limit is too large a number. Give a whole number from 1 to 100."),
        ("share", "nan", "--share is not “nan”. It is a number from 0 to 1."),
        ("deep", "maybe", "--deep is not “maybe”. It is yes or no."),
        ("order", "sinse", "--order is not “sinse”. Did you mean since? It is one of name, since."),
        (
            "from",
            "soon",
            "--from: “soon” is no date; write it as EDTF, for instance 2016-05, 2012~ or 1998/2020-01-03.",
        ),
        ("person", "  ", "--person is empty. Give the id or a name of a Person."),
    ],
)
def test_a_mistyped_argument_is_answered_with_what_is_expected(
    garrison: Graph, name: str, text: str, message: str
) -> None:
    with pytest.raises(CallError) as raised:
        read(garrison, name, PARAMETERS[name], text)
    assert str(raised.value) == message


def test_a_type_that_is_asked_for_restricts_who_is_meant(garrison: Graph) -> None:
    organization = Parameter(type=("Organization",), description="which")
    with pytest.raises(CallError):
        read(garrison, "organization", organization, "Ada Brandt")
    assert read(garrison, "organization", organization, "guard").value == "northern-guard"


def test_an_unknown_argument_is_answered_with_its_neighbours(garrison: Graph) -> None:
    with pytest.raises(CallError) as raised:
        given(garrison, person="ada-brandt", limt="5")
    assert str(raised.value).startswith("q has no parameter “limt”. Did you mean --limit?")


def test_a_missing_argument_is_named_with_what_it_takes(garrison: Graph) -> None:
    with pytest.raises(CallError) as raised:
        given(garrison)
    assert str(raised.value) == "q needs --person. Give --person: who (the id or a name of a Person)."


def test_a_number_that_has_no_bounds_of_its_own_has_those_of_json(garrison: Graph) -> None:
    number = Parameter(type=("integer",), description="how many")
    assert read(garrison, "n", number, str(2**53)).value == 2**53
    with pytest.raises(CallError) as raised:
        read(garrison, "n", number, str(2**53 + 1))
    assert str(raised.value) == (
        "--n is too large a number. Give a whole number, no larger than 9,007,199,254,740,992."
    )


def test_a_number_that_is_too_small_is_told_how_small_it_may_be(garrison: Graph) -> None:
    number = Parameter(type=("integer",), description="how many")
    with pytest.raises(CallError, match=r"^--n is too small a number\. .* no smaller than -9,007,199,254,740,992\.$"):
        read(garrison, "n", number, str(-(2**53) - 1))


def test_what_is_called_from_and_to_and_is_no_date_may_be_in_any_order(garrison: Graph) -> None:
    parameters = {name: Parameter(type=("text",), description="where", required=False) for name in ("from", "to")}
    assert [each.value for each in read_all(garrison, "q", parameters, {"from": "b", "to": "a"}).values()] == ["b", "a"]


def test_a_time_that_ends_before_it_begins_is_a_wrong_call(garrison: Graph) -> None:
    parameters = {name: Parameter(type=("date",), description="when", required=False) for name in ("from", "to")}
    with pytest.raises(CallError, match=r"^--from 2012 is later than --to 2011-05\. Give"):
        read_all(garrison, "q", parameters, {"from": "2012", "to": "2011-05"})
    assert read_all(garrison, "q", parameters, {"from": "2012", "to": "2012-05"})["to"].given == "2012-05"


def test_the_two_ends_of_something_are_not_one(garrison: Graph) -> None:
    def parameters(*, required: bool) -> dict[str, Parameter]:
        return {
            name: Parameter(type=("Entity",), description="an end", required=required) for name in ("source", "target")
        }

    given = {"source": "ada-brandt", "target": "Ada Brandt"}
    with pytest.raises(CallError, match=r"^--source and --target are one: Ada Brandt\. Give two that differ\.$"):
        read_all(garrison, "q", parameters(required=True), given)
    assert read_all(garrison, "q", parameters(required=False), given)["target"].value == "ada-brandt"


def test_dashes_and_underscores_in_names_are_one(garrison: Graph) -> None:
    parameters = {"max_length": Parameter(type=("integer",), description="how long")}
    assert read_all(garrison, "q", parameters, {"max-length": "3"})["max_length"].value == 3


def test_nobody_and_several_are_errors_that_name_the_parameter(garrison: Graph) -> None:
    with pytest.raises(CallError, match="person"):
        read(garrison, "person", PARAMETERS["person"], "Zebulon Quux")
    with pytest.raises(AmbiguousName) as raised:
        read(garrison, "entity", PARAMETERS["entity"], "Holt")
    assert raised.value.parameter == "--entity"
