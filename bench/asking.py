"""Asking: every query of the library on a million made-up claims, beside the same Cypher through the bare driver.

Each is asked twenty times, about entities that it has something to say of, and about the well-known more often, as
people do: an entity with twice as many claims is drawn twice as often. The best-known one comes first.
``DOTS_BENCH_QUERIES`` picks some of them, by their names or the beginnings of those.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from statistics import median
from typing import Any, Final

from neo4j import Driver, GraphDatabase

from bench.measurement import Measurement
from bench.server import serving_generated
from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.parameters import ANY_ENTITY, Parameter
from queries.plans import plan
from queries.running import read_arguments, run
from queries.saved_query import SavedQuery
from schema.vocabulary import Vocabulary

CLAIMS: Final = int(os.environ.get("DOTS_BENCH_CLAIMS", "1000000"))
DRAWS: Final = 20
TRIES: Final = 200
"""How many are drawn until twenty answer."""
WARMING: Final = 3
PATIENCE: Final = 600.0
"""Seconds until a query is given up: those that measure the whole network are told, however long they take."""
SLOWEST: Final = 1.0
"""Seconds that a query may take that does not say why it takes longer."""
MOST: Final = 1.3
"""How many times as long as the bare driver a query may take."""

WELL_KNOWN: Final = """
MATCH (e:Entity)
RETURN e.id AS id, e.type AS type, COUNT { (e)<-[:SUBJECT|OBJECT]-() } AS claims
ORDER BY claims DESC, id
"""
SPANS: Final = "MATCH (d:Document) RETURN d.id AS id ORDER BY id"
NOUNS: Final = "MATCH (c:Claim {predicate: 'COUNT'}) RETURN DISTINCT c.of AS noun ORDER BY noun"
SCANS: Final = ("NodeByLabelScan", "PartitionedNodeByLabelScan")
EVERYTHING: Final = ("AllNodesScan", "UndirectedAllRelationshipsScan", "DirectedAllRelationshipsScan")

Arguments = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what it is asked about.

    Args:
        query: The query.
        given: The parameters that are given; none where it is asked about nobody.
        arguments: What they get, one time after the other.
    """

    query: SavedQuery
    given: tuple[str, ...]
    arguments: tuple[Arguments, ...]

    @property
    def name(self) -> str:
        """What it is called in the table."""
        name = self.query.name.rpartition("/")[2]
        return f"{name} --{' --'.join(self.given)}" if self.given else name

    @property
    def excused(self) -> bool:
        """Whether the file says why it may take long, and this is how: asked about nobody, where it can be."""
        if self.query.metadata.slow is None:
            return False
        about = any(self.query.parameters[name].is_entity for name in self.given)
        return not about or bool(_required(self.query))


def compare() -> Iterator[Measurement]:
    """Yield how long each query takes, and how the server looks for its rows."""
    with serving_generated(CLAIMS) as graph:
        connection = graph.connection
        with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
            draws = Draws(graph)
            for query in filter(_is_wanted, Catalogue.read()):
                for question in draws.questions(query):
                    yield _timed(graph, driver, question)
                yield from _scans(graph, query, draws)


class Draws:
    """What queries are asked about.

    Args:
        graph: Where it is drawn from.
    """

    def __init__(self, graph: Graph) -> None:
        self._known = [(row["id"], row["type"], row["claims"]) for row in graph.read(WELL_KNOWN)]
        self._documents = [row["id"] for row in graph.read(SPANS)]
        self._nouns = [row["noun"] for row in graph.read(NOUNS)]
        self._predicates = sorted(Vocabulary.load().predicates)

    def questions(self, query: SavedQuery) -> Iterator[Question]:
        """Yield the ways in which a query can be asked: with what it must be given, by each that will do, with none."""
        required = _required(query)
        if required:
            yield self._question(query, required)
        for name in query.metadata.needs:
            yield self._question(query, (*required, name))
        if required or query.metadata.needs:
            return
        if first := next((name for name, parameter in query.parameters.items() if parameter.is_entity), None):
            yield self._question(query, (first,))
        yield Question(query, (), ({},) * (WARMING if query.metadata.measure else DRAWS))

    def _question(self, query: SavedQuery, names: tuple[str, ...]) -> Question:
        chance = random.Random(query.name)
        drawn = {name: self._drawn(name, query.parameters[name], chance) for name in names}
        return Question(
            query, names, tuple({name: values[place] for name, values in drawn.items()} for place in range(TRIES))
        )

    def _drawn(self, name: str, parameter: Parameter, chance: random.Random) -> list[str]:
        if parameter.is_entity:
            fitting = [
                (key, claims)
                for key, kind, claims in self._known
                if {ANY_ENTITY, kind} & set(parameter.type) and claims
            ]
            weights = list(accumulate(claims for _, claims in fitting))
            return [fitting[0][0], *(key for key, _ in chance.choices(fitting, cum_weights=weights, k=TRIES - 1))]
        if parameter.type == ("date",):
            return [f"{chance.randrange(1985, 2019)}-{chance.randrange(1, 13):02}" for _ in range(TRIES)]
        if parameter.type == ("predicate",):
            return chance.choices(self._predicates, k=TRIES)
        if parameter.type == ("noun",):
            return chance.choices(self._nouns, k=TRIES)
        if name == "document":
            return chance.choices(self._documents, k=TRIES)
        return [f"generated/c{chance.randrange(CLAIMS)}" for _ in range(TRIES)]


def _is_wanted(query: SavedQuery) -> bool:
    wanted = os.environ.get("DOTS_BENCH_QUERIES", "").replace(",", " ").split()
    short = query.name.rpartition("/")[2]
    return not wanted or any(query.name.startswith(name) or short.startswith(name) for name in wanted)


def _required(query: SavedQuery) -> tuple[str, ...]:
    return tuple(name for name, parameter in query.parameters.items() if parameter.required)


def _timed(graph: Graph, driver: Driver, question: Question) -> Measurement:
    cypher = question.query.cypher_for(Contract())
    ours: list[float] = []
    theirs: list[float] = []
    for place, (arguments, values) in enumerate(_answered(graph, question)):

        def ask(arguments: Arguments = arguments) -> object:
            return list(run(graph, question.query, arguments, timeout=PATIENCE).rows)

        def ask_barely(values: Mapping[str, Any] = values) -> object:
            with driver.session() as session:
                return session.execute_read(lambda work: list(work.run(cypher, dict(values))))

        for ours_now in (True, False) if place % 2 else (False, True):
            (ours if ours_now else theirs).append(_clocked(ask if ours_now else ask_barely))
    if not ours:
        return Measurement(question.name, "", bound="answers", holds=False)
    worst, ratio = _percentile(ours), median(ours) / median(theirs)
    quick = worst <= SLOWEST or question.excused
    close = ratio <= MOST or question.query.metadata.measure is not None
    return Measurement(
        f"{question.name} ({len(ours)})",
        f"{1000 * median(ours):,.0f} / {1000 * worst:,.0f} ms",
        "bare driver: median / 95th percentile",
        f"{1000 * median(theirs):,.0f} / {1000 * _percentile(theirs):,.0f} ms",
        f"{ratio:.2f}×",
        f"{MOST}×" if question.excused else f"{SLOWEST:g} s, {MOST}×",
        quick and close,
    )


def _answered(graph: Graph, question: Question) -> list[tuple[Arguments, dict[str, Any]]]:
    """Give what the query has an answer to, as it is given and as the server gets it; asking warms the server up."""
    found: list[tuple[Arguments, dict[str, Any]]] = []
    for arguments in question.arguments:
        rows = run(graph, question.query, arguments, timeout=PATIENCE).rows
        # Asked about nobody, it answers the same each time: nothing, where it looks for what cannot be loaded.
        if next(rows, None) is not None or not question.given:
            read = read_arguments(graph, question.query, arguments)
            values = {name: argument.value for name, argument in read.items()}
            found.append((arguments, values | (Contract().parameters() if question.query.over_claims else {})))
        if len(found) == len(question.arguments) or len(found) == DRAWS:
            break
    return found


def _scans(graph: Graph, query: SavedQuery, draws: Draws) -> Iterator[Measurement]:
    """Yield a line for a query whose plan reads all claims; none for the others."""
    question = next(draws.questions(query))
    steps = plan(graph, query, question.arguments[0]).steps
    found = [
        step
        for step in steps
        if step.operator in EVERYTHING or (step.operator in SCANS and step.details.endswith(":Claim"))
    ]
    for step in found:
        yield Measurement(f"{query.name} reads all claims", step.operator, step.details, holds=False)


def _clocked(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _percentile(seconds: list[float]) -> float:
    """Give the 95th percentile: of twenty, the second slowest."""
    return sorted(seconds)[max(0, -(-95 * len(seconds) // 100) - 1)]
