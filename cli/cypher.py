"""The Cypher of a saved query, with what was asked in it, as Neo4j Browser and cypher-shell run it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cli import call, screen
from cli.call import Call
from cli.summary import read_as
from schema.errors import CallError, NoDatabase

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.saved_query import SavedQuery


def text(query: "SavedQuery", words: Sequence[str]) -> str:
    """Write a query with its parameters and its contract set.

    Args:
        query: The query.
        words: The options of a call, as `dots query run` takes them; examples stand in for what is not given.

    Returns:
        Lines that set the parameters, then the Cypher.

    Raises:
        CallError: An option is wrong, or has no meaning where nothing is run; a name means nobody, or several.
    """
    from queries.arguments import refuse_unknown
    from queries.contract import Contract

    asked = call.read(query, words)
    if asked != Call(query, asked.arguments, asked.contract, without=asked.without):
        raise CallError(
            "--cypher prints a query and runs nothing.", remedy="Give it parameters, --as-of and the like, no more."
        )
    refuse_unknown(query.name, query.parameters, asked.arguments)
    contract = Contract.parse(**asked.contract)
    named = [name for name in asked.arguments if query.parameters[name].is_entity]
    if not named and not asked.without:
        return query.for_browser(_values(None, asked), contract)
    from cli import session
    from queries import exclusion

    try:
        with session.graph() as graph:
            contract = replace(
                contract,
                without_sources=exclusion.sources(graph, asked.without.get("without_source", ())),
                without_claims=exclusion.claims(graph, asked.without.get("without_claim", ())),
            )
            return query.for_browser(_values(graph, asked), contract)
    except NoDatabase as error:
        if asked.without:
            raise
        # An id needs no database; only what a name means is left open without one.
        screen.say(f"Names are taken for ids: {error.message}")
        return query.for_browser(_values(None, asked), contract)


def _values(graph: "Graph | None", asked: Call) -> dict[str, Any]:
    from queries.arguments import read
    from queries.values import read_plain

    values: dict[str, Any] = {}
    for name, given in asked.arguments.items():
        parameter = asked.query.parameters[name]
        if not parameter.is_entity:
            values[name] = read_plain(name, parameter, given)
        elif graph is None:
            values[name] = given
        else:
            argument = read(graph, name, parameter, given)
            values[name] = argument.value
            if told := read_as(given, argument.entity):
                screen.say(f"{told}.")
    return values
