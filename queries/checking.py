"""Checks of query files: what a file says of itself against what its Cypher does.

``inspect`` needs no server; ``explain`` asks one for the plan, and so finds what only a planner knows; ``try_out`` asks
the query once.
"""

import re
from collections.abc import Iterator
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Any, Final

from queries import contract, measures
from queries.parameters import PLAIN, Parameter
from queries.running import refused, run
from queries.safety import ONLY_READ, dangers, silenced
from queries.saved_query import SavedQuery
from queries.values import read_plain
from schema.errors import CallError, Problem, QueryInvalid, TimedOut, WorkError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, ResultSummary

    from database.graph import Graph
    from schema.vocabulary import Vocabulary

COLUMN_TYPES: Final = ("text", "integer", "number", "date", "boolean")

IGNORED: Final = ("01N50", "01N51", "01N52", "01N60", "03N90")
"""GQL status codes of remarks that are none here: a graph without some label, type or property; a parameter that is not
given, which is found in the text; a cartesian product, which is found in the plan, of several clauses, too."""

MOST_COUNTED: Final = 1_000_000
"""Numbers that a query may make of its ranges, or rows of several."""

TRIED: Final = 100
"""Rows that are looked at where a query is tried out."""

PATIENCE: Final = 5.0
"""Seconds to wait for each of them."""

_PARAMETER: Final = re.compile(r"\$(\w+)")
_ASKED: Final = re.compile(rf"\${contract.NAME}\.(\w+)")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_RANGE: Final = re.compile(r"(\bUNWIND\s+)?\brange\(\s*(-?\d+)\s*,\s*(-?\d+)\s*(?:,\s*(-?\d+)\s*)?\)", re.I)
_MANY: Final = re.compile(r"Scan|Expand|(?<!Unique)IndexSeek|Unwind|Repeat|ShortestPath|ProcedureCall|Union")
_KEYLESS: Final = re.compile(r"(?:collect|count|sum|min|max|avg|stDev|stDevP|percentileCont|percentileDisc)\(", re.I)
_LABELLED: Final = re.compile(r"\b\w+:[\w|]+")
_LEVEL: Final = re.compile(r"\A\w+: [^.]*\. ")


def inspect(query: SavedQuery, vocabulary: "Vocabulary") -> list[Problem]:
    """Check a query file by itself.

    Args:
        query: The query.
        vocabulary: The types that parameters and columns may name.

    Returns:
        What is wrong, in the order of the checks; empty where nothing is.
    """
    return [
        Problem(str(query.path), line or query.line_of(*field.split(".")), field, message)
        for line, field, message in _findings(query, vocabulary)
    ]


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
        # A server has a type of its own for what is done to itself, such as asking for its settings.
        does = "it writes" if summary.query_type in ("w", "rw") else "it works on the server"
        found.append(Problem(file, query.body_line, "", f"{does}; {ONLY_READ}"))
    # Of what a measured query returns beside its ties, nothing is read.
    if [key for key in keys if not query.metadata.measure or key in query.returned] != list(query.returned):
        declared, returned = ", ".join(query.returned), ", ".join(keys)
        found.append(Problem(file, query.body_line, "columns", f"declares {declared}; returns {returned}."))
    for status in summary.gql_status_objects:
        if status.is_notification and status.gql_status not in IGNORED:
            remark = _LEVEL.sub("", status.status_description or "").rstrip(". ")
            found.append(Problem(file, query.body_line, "", f"the server warns: {remark}."))
    for message in () if query.metadata.slow else _costs(summary.plan or {}):
        found.append(Problem(file, query.body_line, "", message))
    return found


def try_out(query: SavedQuery, graph: "Graph") -> list[Problem]:
    """Ask a query once, with its examples and defaults, and hold its first rows against the columns that it declares.

    Args:
        query: A query with which nothing is wrong otherwise.
        graph: The server.

    Returns:
        What is wrong; empty where nothing is, or where it cannot be asked so.
    """
    given = {
        name: str(value)
        for name, parameter in query.parameters.items()
        if (value := _first(parameter.example, parameter.default)) is not None
    }
    try:
        for _ in islice(run(graph, query, given, timeout=PATIENCE).rows, TRIED):
            pass
    except QueryInvalid as error:
        return [Problem(error.file, error.line, "", error.message.removeprefix(f"{error.file}:{error.line}: "))]
    except (CallError, TimedOut):
        # Its examples are of another graph, or it takes its time: then nothing is known of its cells.
        return []
    except WorkError as error:
        return [Problem(str(query.path), query.body_line, "", error.message)]
    return []


def _costs(plan: dict[str, Any]) -> Iterator[str]:
    """Say what of a plan grows with the graph and need not."""
    operator, details = plan.get("operatorType", ""), plan.get("args", {}).get("Details", "")
    children = plan.get("children", ())
    if operator.startswith("AllNodesScan") or ("Scan" in operator and ":Claim" in details):
        yield f"it looks at every node ({details}); start it from an index."
    if len(children) == 2 and _multiplies(operator, *children):
        left, right = map(_named, children)
        yield (
            f"it puts each of {left} beside each of {right}, a cartesian product; tie the two by a relationship or a "
            "condition."
        )
    for child in children:
        yield from _costs(child)


def _multiplies(operator: str, left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Say whether a step puts many rows beside many others that have nothing to do with them."""
    if operator.startswith("CartesianProduct"):
        return not (_is_one(left) or _is_one(right))
    # What is scanned for each row does not depend on it.
    begins = operator.partition("@")[0] == "Apply" and "Scan" in _source(right).get("operatorType", "")
    return begins and not _is_one(left)


def _is_one(plan: dict[str, Any]) -> bool:
    """Say whether a part of a plan gives one row at the most."""
    operator, details = plan.get("operatorType", ""), plan.get("args", {}).get("Details", "")
    if "Aggregation" in operator and _KEYLESS.match(details):
        return True
    return not _MANY.search(operator) and all(map(_is_one, plan.get("children", ())))


def _named(plan: dict[str, Any]) -> str:
    """Name what the rows of a part of a plan come from: a variable with its label, where it is one."""
    details = str(_source(plan).get("args", {}).get("Details", ""))
    found = _LABELLED.search(details)
    return found[0] if found else details


def _source(plan: dict[str, Any]) -> dict[str, Any]:
    """Give the step that the rows of a part of a plan come from."""
    while children := plan.get("children"):
        plan = children[0]
    return plan


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
    """Yield the line, the field and what is wrong; the line is 0 where it is that of the field."""
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
            yield 0, f"params.{name}", "is declared and not used."
    known = {"Entity", *vocabulary.entity_types}
    for name, parameter in query.parameters.items():
        for kind in parameter.type:
            if kind not in known and kind not in PLAIN:
                yield 0, f"params.{name}.type", f"“{kind}” is no type; there are {', '.join((*PLAIN, *sorted(known)))}."
        for field in ("default", "example"):
            value = getattr(parameter, field)
            if value is not None and parameter.type[0] in PLAIN and not _reads(name, parameter, str(value)):
                yield 0, f"params.{name}.{field}", f"“{value}” is not {parameter.expected}."
    for name, column in query.columns.items():
        if column.type not in known and column.type not in COLUMN_TYPES:
            there_are = ", ".join((*COLUMN_TYPES, *sorted(known)))
            yield 0, f"columns.{name}.type", f"“{column.type}” is no type; there are {there_are}."
    if not query.metadata.asks:
        yield 0, "asks", "is empty; say in which words somebody would ask it."
    for wording in query.metadata.asks:
        for name in _PLACEHOLDER.findall(wording):
            if name not in query.parameters and name not in contract.PARAMETERS:
                yield 0, "asks", f"“{wording}” names {{{name}}}, which is no parameter."
    # The measure orders the rows of a measured query.
    if not query.metadata.measure and not re.search(
        r"\bORDER\s+BY\b(?![\s\S]*\bRETURN\b)", _without_subqueries(code), re.I
    ):
        yield query.body_line, "", "its rows have no order; end it with ORDER BY."
    ranges = [(bool(unwound), _length(*bounds)) for unwound, *bounds in _RANGE.findall(code)]
    # Those that are unwound make as many rows as all of them multiplied; any other is gone through alone.
    counted = max([prod(length for unwound, length in ranges if unwound), *(length for _, length in ranges)])
    if counted > MOST_COUNTED:
        yield query.body_line, "", f"its ranges make {counted:,} numbers; {MOST_COUNTED:,} are the most."
    yield from ((line, "", message) for line, message in dangers(query))


def _reads(name: str, parameter: Parameter, text: str) -> bool:
    """Say whether a text is what a parameter takes."""
    try:
        read_plain(name, parameter, text)
    except CallError:
        return False
    return True


def _length(first: str, last: str, step: str) -> int:
    """Say how many numbers a range of Cypher has, whose last number belongs to it."""
    by = int(step or 1)
    return max(0, (int(last) - int(first)) // by + 1) if by else 0


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
