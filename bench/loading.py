"""Loading: 20,000 made-up claims from JSONL, against a hand-written script, and against loading them once more."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from neo4j import GraphDatabase

from bench.generation import write_dossier
from bench.measurement import Measurement
from bench.peer import Peer
from bench.server import empty, serving
from database.graph import Graph
from ingest.integrity import fingerprint
from ingest.loading import load
from schema.errors import WorkError
from schema.vocabulary import Vocabulary

CLAIMS = 20_000
WARMING = 2
TIMES = 6
LEAST_RATE = 0.8
LEAST_SPEED_UP = 5.0


def compare() -> Iterator[Measurement]:
    """Yield how quick a first load and an unchanged one are."""
    vocabulary = Vocabulary.load()
    with serving() as (graph, folder):
        path = folder / "generated.jsonl"
        write_dossier(path, CLAIMS, vocabulary=vocabulary)
        connection = graph.connection
        with GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
            yield from _in_turns(
                graph,
                vocabulary,
                path,
                lambda peer: peer.write(driver, connection.database),
            )


def _in_turns(graph: Graph, vocabulary: Vocabulary, path: Path, write: Callable[[Peer], None]) -> Iterator[Measurement]:
    # Once for the server to warm up, and for what the peer is to write.
    load(graph, [path], vocabulary=vocabulary)
    expected, peer = fingerprint(graph), Peer.of(graph)
    first, again, theirs = [], [], []
    for number in range(WARMING + TIMES):
        # Ours before theirs and theirs before ours: the server gets quicker all the while.
        for ours_now in (True, False) if number % 2 else (False, True):
            empty(graph)
            if ours_now:
                first.append(_timed(lambda: load(graph, [path], vocabulary=vocabulary)))
                again.append(_timed(lambda: load(graph, [path], vocabulary=vocabulary)))
            else:
                theirs.append(_timed(lambda: write(peer)))
            if not number and fingerprint(graph) != expected:
                raise WorkError("The peer does not write what a load writes, or two loads differ.")
    ours, reload, script = median(first[WARMING:]), median(again[WARMING:]), median(theirs[WARMING:])
    yield Measurement(
        f"first load of {CLAIMS:,} claims ({peer.elements:,} elements)",
        f"{peer.elements / ours:,.0f} /s",
        "hand-written script, rows ready in memory",
        f"{peer.elements / script:,.0f} /s",
        f"{script / ours:.2f}×",
        f"at least {LEAST_RATE}×",
        script / ours >= LEAST_RATE,
    )
    yield Measurement(
        "the same load again, nothing changed",
        f"{reload:.3f} s",
        "the first load",
        f"{ours:.3f} s",
        f"{ours / reload:.1f}×",
        f"at least {LEAST_SPEED_UP:.0f}×",
        ours / reload >= LEAST_SPEED_UP,
    )


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
