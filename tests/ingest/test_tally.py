"""The tally of a small graph, which is passed over, and that of a large one, whose counts the server keeps."""

import subprocess
import sys
from pathlib import Path

import pytest

from database.graph import Graph
from database.transaction import within
from ingest import tally as tallies
from ingest.tally import tally
from schema.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]


def both(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Give the tally of a graph as of a small one, and as of a large one."""
    small = tally(graph)
    with monkeypatch.context() as patch:
        patch.setattr(tallies, "LARGE", 0)
        return small, tally(graph)


def test_a_large_graph_is_counted_as_a_small_one_is(harbour: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = both(harbour, monkeypatch)
    assert small == large


def test_what_nobody_has_committed_counts_too(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    empty, _ = both(graph, monkeypatch)
    with within(graph, kept=False) as inside:
        inside.write("CREATE (:Seldom:`Back``tick`)-[:`NEVER ``before`]->(:Seldom)")
        small, large = both(inside, monkeypatch)
        assert small == large != empty
        inside.write("MATCH (s:Seldom) DETACH DELETE s")
        assert both(inside, monkeypatch) == (empty, empty)
    assert both(graph, monkeypatch) == (empty, empty)


def test_each_thing_that_is_lost_changes_it(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.write("CREATE (:Entity:Person)-[:KILLED]->(:Entity:Person), (:Entity:Place)")
    seen = {both(graph, monkeypatch)}
    for loss in ("MATCH (p:Place) REMOVE p:Place", "MATCH ()-[r:KILLED]->() DELETE r", "MATCH (e:Entity) DELETE e"):
        graph.write(loss)
        seen.add(both(graph, monkeypatch))
    assert len(seen) == 4
    assert all(small == large for small, large in seen)
    graph.write("CREATE (:Load {number: 1})")
    assert both(graph, monkeypatch) in seen  # what is kept of loads is no part of what was loaded


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_digest_of_the_types_is_the_same_in_every_process(seed: str) -> None:
    # Or no other process ever finds that a dossier is as it was loaded.
    from ingest.stored_dossiers import vocabulary_digest

    asked = (
        "from ingest.stored_dossiers import vocabulary_digest\n"
        "from schema.vocabulary import Vocabulary\n"
        "print(vocabulary_digest(Vocabulary()))"
    )
    command = [sys.executable, "-c", asked]
    found = subprocess.run(command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == vocabulary_digest(Vocabulary())
