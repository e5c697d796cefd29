"""Checks of query files: what a file says of itself against what its Cypher does, without running it.

``inspect`` needs no server; ``explain`` asks one for the plan, and so finds what only a planner knows.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from queries import contract, measures
from queries.parameters import PLAIN
from queries.running import refused
from queries.safety import dangers, silenced
from queries.saved_query import SavedQuery
from schema.errors import Problem, WorkError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, ResultSummary

    from database.graph import Graph
    from schema.vocabulary import Vocabulary

COLUMN_TYPES: Final = ("text", "integer", "number", "date", "boolean")

IGNORED: Final = ("01N50", "01N51", "01N52")
"""GQL status codes of remarks that tell of a graph without some label, type or property, and not of the query."""

_PARAMETER: Final = re.compile(r"\$(\w+)")
_ASKED: Final = re.compile(rf"\${contract.NAME}\.(\w+)")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


def inspect(query: SavedQuery, vocabulary: "Vocabulary") -> list[Problem]:
    """Check a query file by itself.

    Args:
        query: The query.
        vocabulary: The types that parameters and columns may name.

    Returns:
        What is wrong, in the order of the checks; empty where nothing is.
    """
    return [Problem(str(query.path), line, field, message) for line, field, message in _findings(query, vocabulary)]


def explain(query: SavedQuery, graph: "Graph") -> list[Problem]:
    """Check a query against a server: that it plans, only reads, and returns the columns that it declares.

    Args:
        query: The query.
        graph: The server; opened with ``notifications=True``, or it keeps its remarks to itself.

    Returns:
        What is wrong; empty where nothing is.
    """

    def work(transaction: "ManagedTransaction") -> "tuple[list[str], ResultSummary]":
        result = transaction.run("EXPLAIN " + query.cypher, stand_ins(query))
        return list(result.keys()), result.consume()

    file = str(query.path)
    try:
        keys, summary = graph.transact(work)
    except WorkError as error:
        return [Problem(file, query.body_line, "", error.message)]
    except Exception as error:
        if not (refusal := refused(query, error)):
            raise
        return [Problem(file, refusal.line, "", refusal.message.removeprefix(f"{file}:{refusal.line}: "))]
    found = []
    if summary.query_type != "r":
        found.append(Problem(file, query.body_line, "", "it writes; saved queries only read."))
    # Of what a measured query returns beside its ties, nothing is read.
    if [key for key in keys if not query.metadata.measure or key in query.returned] != list(query.returned):
        declared, returned = ", ".join(query.returned), ", ".join(keys)
        found.append(Problem(file, query.body_line, "columns", f"declares {declared}; returns {returned}."))
    for status in summary.gql_status_objects:
        if status.is_notification and status.gql_status not in IGNORED:
            found.append(Problem(file, query.body_line, "", f"{status.status_description}."))
    for where in () if query.metadata.slow else _scans(summary.plan or {}):
        found.append(Problem(file, query.body_line, "", f"it looks at every node ({where}); start it from an index."))
    return found


def _scans(plan: dict[str, Any]) -> Iterator[str]:
    """Yield what a plan reads whole: every node, or every claim."""
    operator, details = plan.get("operatorType", ""), plan.get("args", {}).get("Details", "")
    if operator.startswith("AllNodesScan") or ("Scan" in operator and ":Claim" in details):
        yield details
    for child in plan.get("children", ()):
        yield from _scans(child)


def stand_ins(query: SavedQuery) -> dict[str, Any]:
    """Give a value for each parameter of a query, so that it can be planned: examples and defaults, else nothing.

    Args:
        query: The query.

    Returns:
        Its parameters, and the contract's.
    """
    own = {name: _first(parameter.example, parameter.default) for name, parameter in query.parameters.items()}
    return {**own, **contract.Contract().parameters()}


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _findings(query: SavedQuery, vocabulary: "Vocabulary") -> Iterator[tuple[int, str, str]]:
    code = silenced(query.cypher)
    used = set(_PARAMETER.findall(code))
    declared = {*query.parameters, *((contract.NAME,) if query.over_claims else ())}
    for name in sorted(used - declared):
        hint = _hint(name, over_claims=query.over_claims)
        yield query.body_line, "params", f"${name} is used and not declared{hint}."
    for name in sorted(set(_ASKED.findall(code)).difference(contract.PARAMETERS)):
        there_are = ", ".join(contract.PARAMETERS)
        yield query.body_line, "params", f"${contract.NAME}.{name} is nothing that is asked; there are {there_are}."
    for name in query.parameters:
        if name not in used and not (query.metadata.measure and name == measures.LIMIT):
            yield 1, f"params.{name}", "is declared and not used."
    known = {"Entity", *vocabulary.entity_types}
    for name, parameter in query.parameters.items():
        for kind in parameter.type:
            if kind not in known and kind not in PLAIN:
                yield 1, f"params.{name}.type", f"“{kind}” is no type; there are {', '.join((*PLAIN, *sorted(known)))}."
    for name, column in query.columns.items():
        if column.type not in known and column.type not in COLUMN_TYPES:
            there_are = ", ".join((*COLUMN_TYPES, *sorted(known)))
            yield 1, f"columns.{name}.type", f"“{column.type}” is no type; there are {there_are}."
    if not query.metadata.asks:
        yield 1, "asks", "is empty; say in which words somebody would ask it."
    for wording in query.metadata.asks:
        for name in _PLACEHOLDER.findall(wording):
            if name not in query.parameters and name not in contract.PARAMETERS:
                yield 1, "asks", f"“{wording}” names {{{name}}}, which is no parameter."
    # The measure orders the rows of a measured query.
    if not query.metadata.measure and not re.search(
        r"\bORDER\s+BY\b(?![\s\S]*\bRETURN\b)", _without_subqueries(code), re.I
    ):
        yield query.body_line, "", "its rows have no order; end it with ORDER BY."
    yield from ((line, "", message) for line, message in dangers(query))


def _hint(name: str, *, over_claims: bool) -> str:
    if name not in (contract.NAME, *contract.PARAMETERS):
        return ""
    if over_claims:
        return f"; it is ${contract.NAME}.{name}"
    return "; mark where the contract applies: // @claims c"


def _without_subqueries(code: str) -> str:
    """Leave out what stands in braces: an ORDER BY in a subquery orders no rows."""
    kept, depth = [], 0
    for character in code:
        depth += (character == "{") - (character == "}")
        if depth == 0:
            kept.append(character)
    return "".join(kept)
