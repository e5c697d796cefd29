"""Plans: how the server looks for the rows of a saved query, and what each step costs."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.contract import Contract
from queries.patience import TIMEOUT
from queries.running import read_arguments, refused
from queries.safety import refuse
from queries.saved_query import SavedQuery
from schema.errors import WorkError

if TYPE_CHECKING:
    from database.graph import Graph


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan.

    Args:
        depth: How many steps it feeds, one through the other.
        operator: What the server calls it.
        details: On what it works.
        estimated: How many rows the planner expects of it.
        rows: How many it gave; None where the query was not carried out.
        hits: How often it reached into the store; None where the query was not carried out.
    """

    depth: int
    operator: str
    details: str
    estimated: float | None
    rows: int | None
    hits: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How the server looks for the rows.

    Args:
        steps: The steps, the last first, each followed by those that feed it.
        seconds: How long it took; None where the query was not carried out.
    """

    steps: tuple[Step, ...]
    seconds: float | None


def plan(
    graph: "Graph",
    query: SavedQuery,
    arguments: Mapping[str, str],
    *,
    contract: Contract | None = None,
    profile: bool = False,
    timeout: float | None = TIMEOUT,
) -> Plan:
    """Ask the server how it looks for the rows of a query.

    Args:
        graph: Whom to ask.
        query: The query.
        arguments: What its parameters get, as it was written.
        contract: Which claims it may rest on; any, where it is left out.
        profile: Whether to carry it out, and count.
        timeout: Seconds after which the server gives up; None for the server's own limit.

    Returns:
        The plan.

    Raises:
        CallError: An argument is unknown, missing or mistyped, or names nobody or several.
        QueryInvalid: The server refuses the query.
        WorkError: The query took longer than it may.
    """
    if not query.is_shipped:
        refuse(query)
    asked = contract or Contract()
    values = {name: argument.value for name, argument in read_arguments(graph, query, arguments).items()}
    if query.over_claims:
        values |= asked.parameters()
    began = time.monotonic()
    try:
        root = graph.plan(f"{'PROFILE' if profile else 'EXPLAIN'} {query.cypher_for(asked)}", timeout=timeout, **values)
    except WorkError:
        raise
    except Exception as error:
        if refusal := refused(query, error, asked):
            raise refusal from error
        raise
    return Plan(tuple(_steps(root)), time.monotonic() - began if profile else None)


def _steps(root: Mapping[str, Any]) -> list[Step]:
    # A plan can be deeper than Python lets functions call themselves.
    steps, waiting = [], [(0, root)] if root else []
    while waiting:
        depth, node = waiting.pop()
        told = node.get("args", {})
        steps.append(
            Step(
                depth=depth,
                operator=str(node.get("operatorType", "")).partition("@")[0],
                details=" ".join(str(told.get("Details", "")).split()),
                estimated=told.get("EstimatedRows"),
                rows=node.get("rows"),
                hits=node.get("dbHits"),
            )
        )
        children = node.get("children", ())
        # The main line goes on at the same depth; what joins it is set in.
        waiting += [(depth + number, child) for number, child in enumerate(children)][::-1]
    return steps
