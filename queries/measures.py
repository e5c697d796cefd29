"""Measures of a whole network: who stands between the others, who is near the middle, who keeps to whom.

A query file that declares ``measure: betweenness`` has Cypher that answers ties, not rows: ``source`` and ``target``,
two entities, and ``claims``, the ids of those that tie them. igraph measures the network that they make; what it finds
are the rows, and ``queries.measuring`` asks what those rest on. Its parameter ``limit`` bounds the rows, not the ties.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from schema.errors import WorkError

if TYPE_CHECKING:
    from igraph import Graph as Graphed

TIE: Final = ("source", "target", "claims")
"""The columns that the Cypher of a measured query returns."""

LIMIT: Final = "limit"
"""The parameter that bounds the rows of a measure, and that its Cypher need not use."""

WHOLE: Final = 2000
"""Members of a network of which every way is looked at; a larger one would take hours."""

SAMPLE: Final = 500
"""Members whose ways stand for those of all, in a larger network."""

AT_ONCE: Final = 25
"""Members whose ways are looked at between two looks at the clock: half a second for half a million ties."""

ROUNDS: Final = 10
"""Of looking for better groups: small networks need fewer, and in a large one later rounds change next to nothing."""

_SEED: Final = 20200103
_DIGITS: Final = 6

Row = dict[str, Any]


class Network:
    """Who is tied to whom, by which claims.

    Args:
        ties: Two members, by their ids, and the ids of claims that tie them; what ties the same two is taken together,
            whichever comes first.
    """

    def __init__(self, ties: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        found: dict[tuple[str, str], set[str]] = {}
        for source, target, claims in ties:
            if source != target:
                found.setdefault((source, target) if source < target else (target, source), set()).update(claims)
        # What is found depends on the order, and the order in which a server answers on its plan.
        pairs = sorted(found)
        place: dict[str, int] = {}
        self.edges: list[tuple[int, int]] = [
            (place.setdefault(one, len(place)), place.setdefault(other, len(place))) for one, other in pairs
        ]
        self.ids: list[str] = list(place)
        self.claims: list[set[str]] = [found[pair] for pair in pairs]

    def graphed(self) -> "Graphed":
        """Give it to igraph: members and ties by their places, a tie with as many claims as it rests on for a weight.

        Raises:
            WorkError: igraph is not installed.
        """
        try:
            import igraph
        except ModuleNotFoundError as error:  # somebody may have installed dots without its dependencies
            raise WorkError("Measuring a network needs igraph.", remedy="Run `pip install igraph`.") from error
        return igraph.Graph(
            n=len(self.ids), edges=self.edges, edge_attrs={"weight": [float(len(claims)) for claims in self.claims]}
        )


@dataclass(frozen=True, slots=True)
class Member:
    """Who is a member of a network."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a measure finds.

    Args:
        row: The columns of the measure.
        ties: The ties that it rests on, by their places in the network.
    """

    row: Row
    ties: Sequence[int]


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to measure a network.

    Args:
        columns: What a row of it holds, before the closing columns.
        findings: What it finds in a network of these members, in order; the callable is called now and then, and raises
            where there is no time left.
    """

    columns: tuple[str, ...]
    findings: "Callable[[Graphed, Sequence[Member], Callable[[], None]], list[Finding]]"


def findings(name: str, network: Network, members: Mapping[str, Member], tick: Callable[[], None]) -> list[Finding]:
    """Measure a network.

    Args:
        name: The measure, one of ``MEASURES``.
        network: The network; the same ties measure alike.
        members: Who its members are, by their ids.
        tick: Called now and then, and raises where there is no time left.

    Returns:
        What it finds, the weightiest first; nothing in a network without ties.

    Raises:
        WorkError: igraph is not installed.
    """
    if not network.ids:
        return []
    return MEASURES[name].findings(network.graphed(), [members[one] for one in network.ids], tick)


def _ranked(
    scores: "Callable[[Graphed, Callable[[], None]], Sequence[float]]",
) -> "Callable[[Graphed, Sequence[Member], Callable[[], None]], list[Finding]]":
    """Find members, each with a score of its own; those that score nothing are left out."""

    def found(network: "Graphed", members: Sequence[Member], tick: Callable[[], None]) -> list[Finding]:
        rounded = [round(score, _DIGITS) for score in scores(network, tick)]
        places = sorted(
            range(len(members)), key=lambda place: (-rounded[place], members[place].name, members[place].id)
        )
        return [
            Finding(
                {
                    "entity": members[place].name,
                    "type": members[place].type,
                    "score": rounded[place],
                    "neighbours": network.degree(place),
                },
                network.incident(place),
            )
            for place in places
            if rounded[place] > 0
        ]

    return found


def _between(network: "Graphed", tick: Callable[[], None]) -> list[float]:
    """Give the share of shortest ways that lead over each member.

    In a large network the ways from some members, drawn at random, stand for those from all (Brandes and Pich,
    "Centrality estimation in large networks", 2007). The same draw each time gives the same answer. A score is the mean
    of what the ways from each of those drawn give, between 0 and 1: by Hoeffding's inequality it is off by less than
    sqrt(ln(2 / 0.05) / (2 * SAMPLE)) = 0.061 in 95 of 100 draws.
    """
    count = network.vcount()
    pairs = (count - 1) * (count - 2) / 2
    if not pairs:
        return [0.0] * count
    if count <= WHOLE:
        return [score / pairs for score in network.betweenness(directed=False)]
    import random

    drawn = sorted(random.Random(_SEED).sample(range(count), SAMPLE))  # noqa: S311  (nothing is kept secret by it)
    found = [0.0] * count
    for first in range(0, SAMPLE, AT_ONCE):
        tick()
        own = network.betweenness(directed=False, sources=drawn[first : first + AT_ONCE])
        found = [before + more for before, more in zip(found, own, strict=True)]
    return [score * count / SAMPLE / pairs for score in found]


def _pagerank(network: "Graphed", tick: Callable[[], None]) -> list[float]:
    tick()
    ranks: list[float] = network.pagerank(directed=False, weights="weight")
    return ranks


def _communities(network: "Graphed", members: Sequence[Member], tick: Callable[[], None]) -> list[Finding]:
    """Find groups whose members are tied among themselves more than to others (the Leiden algorithm)."""
    import random

    import igraph

    tick()
    # Leiden visits members in an order that it draws: the same draw each time gives the same groups.
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  (nothing is kept secret by it)
    try:
        groups = network.community_leiden(objective_function="modularity", weights="weight", n_iterations=ROUNDS)
    finally:
        igraph.set_random_number_generator(random)
    group_of = groups.membership
    inside: list[list[int]] = [[] for _ in range(len(groups))]
    for tie, (one, other) in enumerate(network.get_edgelist()):
        if group_of[one] == group_of[other]:
            inside[group_of[one]].append(tie)
    strength = network.strength(weights="weight")
    found = []
    for group, ties in zip(groups, inside, strict=True):
        places = sorted(group, key=lambda place: (-strength[place], members[place].name, members[place].id))
        row = {"members": [members[place].name for place in places], "size": len(group), "ties": len(ties)}
        found.append((-len(group), [members[place].id for place in places], Finding(row, ties)))
    ordered = sorted(found, key=lambda one: one[:2])
    return [Finding({"community": number, **one.row}, one.ties) for number, (*_, one) in enumerate(ordered, 1)]


_MEMBER: Final = ("entity", "type", "score", "neighbours")

MEASURES: Final[Mapping[str, Measure]] = {
    "betweenness": Measure(_MEMBER, _ranked(_between)),
    "pagerank": Measure(_MEMBER, _ranked(_pagerank)),
    "communities": Measure(("community", "members", "size", "ties"), _communities),
}
"""The measures: the share of shortest ways between two others that lead over a member (ways count steps); where a
walker along weighted ties spends its time; groups by modularity of weighted ties."""
