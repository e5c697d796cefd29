"""A load that is killed has written nothing; of a large one, the next load completes what it left, and all are told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

Load = Callable[..., "Report"]
ROOT = Path(__file__).parent.parent.parent

# Loads in batches of two rows, at once up to as many records, and kills itself after as many batches as it is told.
LOADER = """
import os, signal, sys
from pathlib import Path
from database.location import locate
from database.graph import Graph
from ingest import loading, pouring
from schema.vocabulary import Vocabulary

pouring.BATCH = 2
left, loading.AT_ONCE = int(sys.argv[1]), int(sys.argv[2])

def progress(stage, done, total):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

with Graph.open(locate()) as graph:
    loading.load(graph, [Path(name) for name in sys.argv[3:]], vocabulary=Vocabulary.load(), progress=progress)
print(left)
"""


def killed(batches: int, *names: str, at_once: int = 0) -> int | None:
    """Load in a process that is killed after some batches; None if it was, else how many batches were left."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", LOADER, str(batches), str(at_once), *names],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == -signal.SIGKILL:
        return None
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.fixture
def undisturbed(graph: Graph, load: Load) -> str:
    """The fingerprint of a graph into which both dossiers were loaded in peace; the graph is empty again."""
    from ingest.integrity import fingerprint

    load("harbour.yaml", "ledger.yaml")
    found = fingerprint(graph)
    graph.write("MATCH (n) DETACH DELETE n")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("batches", [1, 4, 12, 24, 34])
def test_a_first_load_that_was_killed_has_written_nothing(
    graph: Graph, load: Load, undisturbed: str, in_environment: Connection, batches: int
) -> None:
    from ingest.integrity import fingerprint

    assert killed(batches, "harbour.yaml", "ledger.yaml", at_once=1000) is None
    assert graph.read("MATCH (n) WHERE NOT n:Migration RETURN count(n) AS n") == [{"n": 0}]
    load("harbour.yaml", "ledger.yaml")
    assert fingerprint(graph) == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("batches", [1, 5, 8])
def test_a_change_that_was_killed_has_changed_nothing(
    graph: Graph,
    vocabulary: Vocabulary,
    load: Load,
    editing: Callable[..., None],
    in_environment: Connection,
    batches: int,
) -> None:
    from ingest.integrity import check, fingerprint

    load("harbour.yaml", "ledger.yaml")
    before = fingerprint(graph)
    editing(
        "harbour.yaml", ("when: 2009/2014", "when: 2011/2014"), ("value: Reyl, kind: weak", "value: Rehl, kind: weak")
    )
    assert killed(batches, "harbour.yaml", at_once=1000) is None
    assert fingerprint(graph) == before
    assert check(graph, vocabulary) == []


def test_whoever_reads_beside_a_part_of_a_load_is_told_so(
    load: Load, folder: Path, in_environment: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    from cli.main import run

    assert killed(12, "harbour.yaml", "ledger.yaml") is None
    said = "Only a part of what harbour, ledger says is in the graph"
    assert run(["entity", "find", "Voss"]) == 0
    assert said in capsys.readouterr().err
    assert run(["load", "harbour.yaml", "ledger.yaml"]) == 0
    assert said not in capsys.readouterr().err
    assert run(["entity", "find", "Voss"]) == 0
    assert said not in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("batches", [1, 3, 6, 10, 14, 18, 22, 26, 30, 34, 38, 42, 46])
def test_the_next_load_completes_what_was_killed(
    graph: Graph,
    vocabulary: Vocabulary,
    load: Load,
    undisturbed: str,
    in_environment: Connection,
    batches: int,
) -> None:
    from ingest.integrity import check, fingerprint

    interrupted = killed(batches, "harbour.yaml", "ledger.yaml") is None
    if interrupted:
        rows = graph.read("MATCH (d:Dossier) RETURN d.complete AS complete")
        assert not any(row["complete"] for row in rows)
    report = load("harbour.yaml", "ledger.yaml")
    assert report.is_unchanged is not interrupted
    assert fingerprint(graph) == undisturbed
    assert check(graph, vocabulary) == []
    assert load("harbour.yaml", "ledger.yaml").is_unchanged


@pytest.mark.slow
@pytest.mark.parametrize("batches", [1, 2, 4, 6, 8, 10, 12])
def test_a_change_that_was_killed_is_completed_too(
    graph: Graph,
    vocabulary: Vocabulary,
    load: Load,
    editing: Callable[..., None],
    in_environment: Connection,
    batches: int,
) -> None:
    from ingest.integrity import check, fingerprint

    load("harbour.yaml", "ledger.yaml")
    editing(
        "harbour.yaml",
        ("when: 2009/2014", "when: 2011/2014"),
        ("    predicate: CAPTURED\n", "    predicate: ATTACKED\n"),
        ("names: [{value: Reyl, kind: weak}]", "names: [{value: Rehl, kind: weak}]"),
        ("statement: Voss gave a speech.", "statement: Voss spoke."),
    )
    killed(batches, "harbour.yaml")
    load("harbour.yaml")
    assert check(graph, vocabulary) == []
    completed = fingerprint(graph)
    graph.write("MATCH (n) DETACH DELETE n")
    load("harbour.yaml", "ledger.yaml")
    assert fingerprint(graph) == completed


def test_a_claim_that_was_made_but_not_yet_linked_is_completed(
    graph: Graph, vocabulary: Vocabulary, load: Load, undisturbed: str
) -> None:
    from ingest.integrity import check, fingerprint

    load("harbour.yaml", "ledger.yaml")
    graph.write("MATCH (d:Dossier) SET d.complete = false REMOVE d.sha256")
    graph.write("MATCH (c:Claim)-[r]->() DELETE r")
    graph.write("MATCH (:Entity)-[r]->(:Entity) DELETE r")
    assert not load("harbour.yaml", "ledger.yaml").is_unchanged
    assert fingerprint(graph) == undisturbed
    assert check(graph, vocabulary) == []
