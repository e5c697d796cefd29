"""Measuring: a query's ties come from the server, igraph measures them, and the server is asked what the rows rest on.

Of the ties only ids travel, for they are many; names are asked for once, and who says what of the rows alone.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from queries import contract
from queries.contract import Contract
from queries.measures import LIMIT, Member, Network, findings
from queries.saved_query import CLOSING, SavedQuery
from schema.errors import QueryInvalid

MEMBERS: Final = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN collect([e.id, e.name, e.type]) AS members
"""

Row = dict[str, Any]
Ask = Callable[[str, Mapping[str, Any]], Generator[Row, None, None]]


def measured(
    query: SavedQuery,
    values: Mapping[str, Any],
    asked: Contract,
    ask: Ask,
    tick: Callable[[], None],
) -> Generator[Row, None, None]:
    """Measure the network that the ties of a query make.

    Args:
        query: A query with a measure.
        values: What its parameters get.
        asked: Which claims count.
        ask: Asks a server: takes Cypher and its parameters, yields rows.
        tick: Called now and then, and raises where there is no time left.

    Yields:
        The rows of the measure, the weightiest first; none for a network without ties.

    Raises:
        QueryInvalid: An end of a tie is no entity.
        WorkError: igraph is not installed.
    """
    # A row of its own for each tie would take the driver ten times as long as all that a source is tied to.
    cypher = (
        f"CALL () {{ {query.cypher_for(asked)}\n}}\nRETURN source.id AS source, collect([target.id, claims]) AS ties"
    )
    network = Network((row["source"], *tie) for row in ask(cypher, values) for tie in row["ties"])
    [known] = ask(MEMBERS, {"ids": network.ids})
    members = {one[0]: Member(*one) for one in known["members"]}
    if missing := next((one for one in network.ids if one not in members), None):
        raise QueryInvalid(query.path, query.body_line, f"source and target are two entities; “{missing}” is none.")
    found = findings(query.metadata.measure or "", network, members, tick)
    for finding in found[: values.get(LIMIT)]:
        tick()
        yield {**finding.row, **_resting_on([sorted(network.claims[tie]) for tie in finding.ties], asked, ask)}


def _resting_on(ties: Sequence[Sequence[str]], asked: Contract, ask: Ask) -> Row:
    """Give the closing columns of a row that rests on several ties."""
    [row] = ask(_resting(asked.is_open), {**asked.parameters(), "rested": {"ties": ties}})
    closing = {**row, "claims": sorted({claim for tie in ties for claim in tie})}
    return {name: closing[name] for name in CLOSING}


@cache
def _resting(is_open: bool) -> str:
    return contract.expand((Path(__file__).parent / "resting.cypher").read_text(encoding="utf-8"), is_open=is_open)
