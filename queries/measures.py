"""Measures of a whole network: who stands between the others, who is near the middle, who keeps to whom.

A query file that declares ``measure: betweenness`` has Cypher that answers ties, not rows: ``source`` and ``target``
(maps with ``id``, ``name`` and ``type``), ``weight``, and the closing columns of the contract. igraph measures the
network that they make, and what it finds are the rows. Its parameter ``limit`` bounds those rows, never the ties.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from schema.errors import WorkError

if TYPE_CHECKING:
    from igraph import Graph as Network

TIE: Final = ("source", "target", "weight")
"""The columns that the Cypher of a measured query returns, before the closing ones."""

LIMIT: Final = "limit"
"""The parameter that bounds the rows of a measure, and that its Cypher need not use."""

WHOLE: Final = 2000
"""Members of a network of which every way is looked at; a larger one would take hours."""

SAMPLE: Final = 500
"""Members whose ways stand for those of all, in a larger network."""

ROUNDS: Final = 10
"""Of looking for better groups: small networks need fewer, and in a large one later rounds change next to nothing."""

_SEED: Final = 20200103
_DIGITS: Final = 6

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to measure a network.

    Args:
        columns: What a row of it holds, before the closing columns.
        rows: How the rows come of the network and of its ties, in order.
    """

    columns: tuple[str, ...]
    rows: "Callable[[Network, Sequence[Row]], list[Row]]"


def measured(name: str, ties: Iterable[Row], limit: int | None = None) -> Iterator[Row]:
    """Measure the network that ties make.

    Args:
        name: The measure, one of ``MEASURES``.
        ties: The ties, as the Cypher of a measured query answers them; the same ties in the same order measure alike.
        limit: How many rows at most; None for all.

    Yields:
        The rows of the measure, the weightiest first; none for a network without ties.

    Raises:
        WorkError: igraph is not installed.
    """
    try:
        import igraph
    except ModuleNotFoundError as error:  # somebody may have installed dots without its dependencies
        raise WorkError("Measuring a network needs igraph.", remedy="Run `pip install igraph`.") from error
    known = list(ties)
    members: dict[str, Mapping[str, Any]] = {}
    for tie in known:
        members.setdefault(tie["source"]["id"], tie["source"])
        members.setdefault(tie["target"]["id"], tie["target"])
    if not members:
        return
    place = {identifier: number for number, identifier in enumerate(members)}
    network = igraph.Graph(
        n=len(members),
        edges=[(place[tie["source"]["id"]], place[tie["target"]["id"]]) for tie in known],
        vertex_attrs={"member": list(members.values())},
        edge_attrs={"weight": [float(tie["weight"]) for tie in known]},
    )
    yield from MEASURES[name].rows(network, known)[:limit]


def _ranked(scores: Callable[["Network"], Sequence[float]]) -> "Callable[[Network, Sequence[Row]], list[Row]]":
    """Make rows of members, each with a score of its own; those that score nothing are left out."""

    def rows(network: "Network", ties: Sequence[Row]) -> list[Row]:
        scored = []
        for number, (member, score) in enumerate(zip(network.vs["member"], scores(network), strict=True)):
            if (rounded := round(score, _DIGITS)) > 0:
                own = network.incident(number)
                row = {
                    "entity": member["name"],
                    "type": member["type"],
                    "score": rounded,
                    "neighbours": len(set(network.neighbors(number))),
                    **_resting_on(ties[tie] for tie in own),
                }
                scored.append((-rounded, member["name"], member["id"], row))
        return [row for *_, row in sorted(scored, key=lambda found: found[:3])]

    return rows


def _between(network: "Network") -> list[float]:
    """Give the share of shortest ways that lead over each member.

    In a large network the ways from some members, drawn at random, stand for those from all (Brandes and Pich,
    "Centrality estimation in large networks", 2007). The same draw each time gives the same answer.
    """
    count = network.vcount()
    pairs = (count - 1) * (count - 2) / 2
    if not pairs:
        return [0.0] * count
    if count <= WHOLE:
        return [score / pairs for score in network.betweenness(directed=False)]
    import random

    drawn = sorted(random.Random(_SEED).sample(range(count), SAMPLE))  # noqa: S311  (nothing is kept secret by it)
    found = network.betweenness(directed=False, sources=drawn, targets=range(count))
    return [score * count / SAMPLE / pairs for score in found]


def _pagerank(network: "Network") -> list[float]:
    ranks: list[float] = network.pagerank(directed=False, weights="weight")
    return ranks


def _communities(network: "Network", ties: Sequence[Row]) -> list[Row]:
    """Make rows of groups whose members are tied among themselves more than to others (the Leiden algorithm)."""
    import random

    import igraph

    # Leiden visits members in an order that it draws: the same draw each time gives the same groups.
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  (nothing is kept secret by it)
    try:
        groups = network.community_leiden(objective_function="modularity", weights="weight", n_iterations=ROUNDS)
    finally:
        igraph.set_random_number_generator(random)
    group_of = groups.membership
    inside: list[list[Row]] = [[] for _ in range(len(groups))]
    for edge, tie in zip(network.es, ties, strict=True):
        if group_of[edge.source] == group_of[edge.target]:
            inside[group_of[edge.source]].append(tie)
    found = []
    for group, own in zip(groups, inside, strict=True):
        strength = network.strength(group, weights="weight")
        named = sorted(
            (-weight, member["name"], member["id"])
            for weight, member in zip(strength, network.vs[group]["member"], strict=True)
        )
        row = {"members": [name for _, name, _ in named], "size": len(group), "ties": len(own), **_resting_on(own)}
        found.append((-len(group), [identifier for *_, identifier in named], row))
    return [{"community": number, **row} for number, (*_, row) in enumerate(sorted(found, key=lambda one: one[:2]), 1)]


def _resting_on(ties: Iterable[Row]) -> Row:
    """Give the closing columns of a row that rests on several ties: it holds no better than the weakest of them."""
    own = list(ties)
    return {
        "holds": max((tie["holds"] for tie in own if tie["holds"]), default=None),
        # Of what is said to have happened, the letters have the order of firmness: alleged, assessed, reported.
        "modality": min((tie["modality"] for tie in own), default=None),
        "disputed": any(tie["disputed"] for tie in own),
        **{name: sorted({one for tie in own for one in tie[name]}) for name in ("said_by", "disputed_by", "claims")},
    }


_MEMBER: Final = ("entity", "type", "score", "neighbours")

MEASURES: Final[Mapping[str, Measure]] = {
    "betweenness": Measure(_MEMBER, _ranked(_between)),
    "pagerank": Measure(_MEMBER, _ranked(_pagerank)),
    "communities": Measure(("community", "members", "size", "ties"), _communities),
}
"""The measures: the share of shortest ways between two others that lead over a member (ways count steps); where a
walker along weighted ties spends its time; groups by modularity of weighted ties."""
