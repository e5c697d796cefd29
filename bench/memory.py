"""Memory: how much the client holds while it loads 200,000 claims from JSONL."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.generation import write_dossier
from bench.measurement import Measurement
from bench.server import empty, serving
from database.connection import Connection
from database.graph import Graph
from schema.vocabulary import Vocabulary

SIZES = (50_000, 100_000, 200_000)
MOST = 400
"""MB of resident memory."""
STEEPEST = 1.5
"""How many times as much four times as many claims may take."""


def compare() -> Iterator[Measurement]:
    """Yield the peak of the client's resident memory for dossiers of growing size."""
    peaks = []
    with serving() as (graph, folder):
        for claims in SIZES:
            path = folder / f"{claims}.jsonl"
            write_dossier(path, claims)
            empty(graph)
            peaks.append(_peak(graph.connection, path))
            path.unlink()
            yield Measurement(
                f"peak client memory, {claims:,} claims from JSONL",
                f"{peaks[-1]:.0f} MB",
                bound=f"under {MOST} MB",
                holds=peaks[-1] < MOST,
            )
    yield Measurement(
        f"memory of {SIZES[-1]:,} claims over that of {SIZES[0]:,}",
        f"{peaks[-1]:.0f} MB",
        "",
        f"{peaks[0]:.0f} MB",
        f"{peaks[-1] / peaks[0]:.2f}×",
        f"at most {STEEPEST}×",
        peaks[-1] / peaks[0] <= STEEPEST,
    )


def _peak(connection: Connection, path: Path) -> float:
    # A process of its own: what was held for another size must not count.
    command = [sys.executable, "-m", "bench.memory", connection.uri, str(path)]
    done = subprocess.run(command, input=connection.password, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _load(uri: str, password: str, path: Path) -> None:
    from ingest.loading import load

    connection = Connection(uri, "neo4j", password)
    with Graph.open(connection) as graph:
        load(graph, [path], vocabulary=Vocabulary.load())


if __name__ == "__main__":
    _load(sys.argv[1], sys.stdin.read(), Path(sys.argv[2]))
    # Kibibytes on Linux, bytes on macOS.
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024))
